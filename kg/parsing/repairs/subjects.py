"""Repairs of subjects: which of the names beside a verb acts."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang
from kg.parsing.repairs.verbs import claiming, is_finite, lacks_subject, lemma, reporting
from kg.syntax.arguments import SAYING
from kg.syntax.relations import (
    ACTIVE_CLAUSAL_SUBJECT,
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    NEGATION,
    NOUN_CLAUSE,
    NUMBER,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITION_OBJECT,
    ROOT,
    TIME_NOUN,
    UNCLEAR,
    dependents,
    first_dependent,
    has,
    stands_as,
)

BEFORE_TITLE = words("repairs", "before_title")
AS = words("grammar", "as")
BEFORE_FIELD = words("repairs", "before_field")
CALLINGS = words("roles", "roles") | words("people", "persons")
BEFORE_BODY = words("repairs", "before_body")
BEFORE_NUMBER = words("repairs", "before_number")
HAS, GIVING, SEEKING = words("repairs", "has"), words("repairs", "giving"), words("repairs", "seeking")


def name_after_title(person: Token) -> bool:
    """“general secretary of the NUT [Kevin Courtney] said”: the person speaks, not the role."""
    body, before = person.head.head, _before_name(person)
    if body.tag_ != "NN" or before is None or not (before.ent_type_ == "ORG" or _is_field(before, person.head)):
        return False
    _give_to_person(person, body, inner=before, nearer=person)
    return True


def _is_field(word: Token, preposition: Token) -> bool:
    """“cabinet member for [housing] Ann Lee”, not “friend of actor Ann Lee”."""
    return preposition.lower_ in BEFORE_FIELD and word.tag_ in ("NN", "NNS") and word.lower_ not in CALLINGS


def name_after_body(person: Token) -> bool:
    """“Commission for Racial Equality chairman [Trevor Phillips] said”: the person speaks, not the body."""
    preposition, before = person.head, _before_name(person)
    body = preposition.head
    if before is None or before.pos_ != "NOUN" or not before.text.islower() or preposition.lower_ not in BEFORE_BODY:
        return False
    named = next((t for t in reversed(person.doc[preposition.i + 1 : before.i]) if t.pos_ == "PROPN"), None)
    if named is None or not (body.tag_ == "NNP" or body.ent_type_ == "ORG"):
        return False
    _give_to_person(person, body, inner=named, nearer=before)
    return True


def _before_name(person: Token) -> Token | None:
    """Return the word before a person's name that the parser took for the object of “of”, “for” or “at”."""
    doc, first = person.doc, person.i
    if person.ent_type_ != "PERSON" or person.head.lower_ not in BEFORE_TITLE:
        return None
    while first > 0 and doc[first - 1].ent_type_ == "PERSON" and doc[first].ent_iob_ == "I":
        first -= 1
    before = doc[first - 1]
    return before if before.head == person and person.head.head.i < person.head.i else None


def _give_to_person(person: Token, body: Token, *, inner: Token, nearer: Token) -> None:
    """Let the person stand where the body stood; the body belongs to `nearer`, and `inner` follows its preposition."""
    preposition = person.head
    hang(person, body.head if body.head != body else person, body.dep_)
    hang(body, nearer, "nmod")
    hang(inner, preposition, "pobj")


def name_of_two_subjects(person: Token) -> bool:
    """“Guild of Pilots (GP) general secretary [Ann Lee] said”, “UNISON head of health [Ann Lee] said”: she speaks."""
    verb = person.head
    before = [c for c in dependents(verb, ACTIVE_SUBJECT) if c.i < person.i]
    if not before or person.ent_type_ != "PERSON" or has(person, CONJUNCTION):
        return False
    body = before[-1]
    between = person.doc[body.i + 1 : person.i]
    called = any(t.lower_ in CALLINGS and (t.is_lower or t.head == person) for t in between)
    if not called or any(t.text in (",", ";", ":") for t in between):
        return False
    if not (body.pos_ == "PROPN" or body.ent_type_ == "ORG") or any(t.pos_ in ("VERB", "AUX") for t in between):
        return False
    hang(body, person, "nmod")
    return True


def commented_on(verb: Token) -> bool:
    """“Commenting on a speech by Ann Lee, [Jim Bell], the union's leader, said”: the second name speaks."""
    first = verb.left_edge
    if first.tag_ != "VBG" or not stands_as(first, ADVERBIAL_CLAUSE) or first.head != verb:
        return False
    if not has(verb, ACTIVE_SUBJECT):
        return _free_from_aside(verb, first)
    subjects = [c for c in dependents(verb, ACTIVE_SUBJECT) if c.ent_type_ == "PERSON" and c.i < verb.i]
    if len(subjects) != 1 or has(subjects[0], CONJUNCTION):
        return False
    second = [c for c in dependents(subjects[0], CONJUNCT) if c.ent_type_ == "PERSON" and c.i < verb.i]
    if not second:
        return False
    hang(second[-1], verb, "nsubj")
    hang(subjects[0], first, "npadvmod")
    return True


def _free_from_aside(verb: Token, aside: Token) -> bool:
    """“Commenting on a letter to the minister, [Jim Bell], their leader, said”: who stands last between commas."""
    inside = (t for t in aside.subtree if stands_as(t, APPOSITION) and t.ent_type_ == "PERSON" and t.i < verb.i)
    named = [t for t in inside if t.left_edge.i > 0 and t.doc[t.left_edge.i - 1].text == ","]
    if not named or lemma(verb) not in SAYING:
        return False
    hang(named[-1], verb, "nsubj")
    return True


def opening_participle(opens: Token) -> bool:
    """“Opening the fair on Monday, [the mayor], Ann Lee, condemned it”: she condemned it, not the opening."""
    verb = opens.head
    if opens.tag_ != "VBG" or not opens.is_sent_start or not is_finite(verb) or has(verb, ACTIVE_SUBJECT):
        return False
    after = [c for c in dependents(opens, TIME_NOUN) if opens.i < c.i < verb.i and not c.ent_type_]
    if not after or after[-1].nbor(after[-1].left_edge.i - after[-1].i - 1).text != ",":
        return False
    if not has(after[-1], APPOSITION) or lemma(verb) not in claiming():
        return False
    hang(after[-1], verb, "nsubj")
    hang(opens, verb, "advcl")
    return True


def first_of_list(subject: Token) -> bool:
    """“[Ofsted], the commission and the police found …”: the first of three, torn off from the others."""
    edge, verb = subject.left_edge.i, subject.head
    if not has(subject, CONJUNCT) or edge < 2 or subject.doc[edge - 1].text != ",":
        return False
    name = subject.doc[edge - 2]
    if name.pos_ != "PROPN" or name.head != verb or name.ent_type_ in ("DATE", "TIME"):
        return False
    hang(name, verb, subject.dep_)
    hang(subject, name, "conj")
    return True


def share_after_preposition(preposition: Token) -> bool:
    """“Over [two thirds] of tenants said”: a number, taken for a phrase with “over”."""
    verb = preposition.head
    if preposition.lower_ not in BEFORE_NUMBER or not is_finite(verb) or not lacks_subject(verb):
        return False
    first = min((c.i for c in dependents(verb, AUXILIARY, NEGATION)), default=verb.i)
    noun = first_dependent(preposition, PREPOSITION_OBJECT)
    number = first_dependent(noun, NUMBER) if noun is not None and noun.right_edge.i == first - 1 else None
    if noun is None or number is None:
        return False
    hang(noun, verb, "nsubj")
    hang(preposition, number, "quantmod")
    return True


def name_at_end(name: Token) -> bool:
    """“It is a sign of hope, [President Lee] has said”: a name, taken for an apposition of the word before it."""
    after = name.right_edge.i + 1
    if name.pos_ != "PROPN" or after >= len(name.doc) or name.doc[name.left_edge.i - 1].text != ",":
        return False
    word = name.doc[after]
    verb = word.head if stands_as(word, AUXILIARY) else word
    said = any(c.i < name.i for c in dependents(verb, CLAUSE_COMPLEMENT))
    if lemma(verb) not in SAYING or not said or not lacks_subject(verb):
        return False
    hang(name, verb, "nsubj")
    return True


def said_before_name(verb: Token) -> bool:
    """“The plan, said [Mrs Smith], who runs it, will fail”: the name after the verb speaks."""
    failed = first_dependent(verb, CLAUSE_COMPLEMENT)
    thing = first_dependent(verb, ACTIVE_SUBJECT)
    if lemma(verb) not in SAYING or thing is None or thing.i > verb.i or verb.doc[verb.i - 1].text != ",":
        return False
    speaker = first_dependent(failed, ACTIVE_SUBJECT) if failed is not None and failed.i > verb.i else None
    if failed is None or speaker is None or speaker.left_edge.i != verb.i + 1:
        return False
    if not any(t.text == "," for t in verb.doc[speaker.i + 1 : failed.i]):
        return False
    failed.head = failed if stands_as(verb, ROOT) else verb.head
    failed.dep_ = verb.dep_
    hang(verb, failed, "parataxis")
    hang(thing, failed, "nsubj")
    hang(speaker, verb, "nsubj")
    return True


def those_who_say(verb: Token) -> bool:
    """“[Members] keen to act say …”: the parser takes “keen” for the verb."""
    adjective = verb.head
    if adjective.pos_ != "ADJ" or adjective.i > verb.i or lemma(verb) not in reporting() or not lacks_subject(verb):
        return False
    who = first_dependent(adjective, ACTIVE_SUBJECT)
    if who is None or has(adjective, AUXILIARY):
        return False
    verb.head, verb.dep_ = (verb, "ROOT") if stands_as(adjective, ROOT) else (adjective.head, adjective.dep_)
    hang(who, verb, "nsubj")
    hang(adjective, who, "amod")
    return True


def speaker_after_verb(name: Token) -> bool:
    """“That is false, answered [the mayor]”: who speaks, taken for the object."""
    verb = name.head
    if verb.tag_ not in ("VBD", "VBZ") or lemma(verb) not in reporting() | SAYING or not lacks_subject(verb):
        return False
    said = dependents(verb, CLAUSE_COMPLEMENT)
    if not said or said[-1].i > verb.i or verb.doc[verb.i - 1].text != "," or name.left_edge.i != verb.i + 1:
        return False
    hang(name, verb, "nsubj")
    return True


def acts_meanwhile(name: Token) -> bool:
    """“Parents cheered as [Ann Lee], the head, condemned the plan”: she condemned it, not they."""
    as_, after = name.head, name.right_edge.i + 1
    if as_.lower_ not in AS or name.pos_ != "PROPN" or not has(name, APPOSITION) or after >= len(name.doc):
        return False
    word = name.doc[after] if name.doc[after].text != "," else name.doc[min(after + 1, len(name.doc) - 1)]
    verb, above = word.head if stands_as(word, AUXILIARY) else word, as_.head
    if name.doc[verb.i - 1].text != "," or not is_finite(verb):
        return False
    if not (stands_as(verb, ADVERBIAL_CLAUSE) and verb.head == above and lacks_subject(verb)):
        they = above.head
        if not (stands_as(above, NOUN_CLAUSE) and stands_as(they, ACTIVE_SUBJECT) and they.head == verb):
            return False
        they.dep_ = "dep"
    hang(name, verb, "nsubj")
    return True


def subject_of_helper(helper: Token) -> bool:
    """“[Mr Lee] is convinced”: the subject, hung on the auxiliary."""
    subject, verb = first_dependent(helper, ACTIVE_SUBJECT), helper.head
    if subject is None or helper.i > verb.i or not lacks_subject(verb):
        return False
    for child in list(helper.children):
        hang(child, verb, "nsubjpass" if child == subject else child.dep_)
    return True


def has_done(helper: Token) -> bool:
    """“She[’s] called for a strike”: “has”, taken for “is”."""
    verb, subject = helper.head, first_dependent(helper.head, PASSIVE_SUBJECT)
    if helper.lower_ not in HAS or verb.tag_ not in ("VBN", "VBD") or subject is None or not _does(verb):
        return False
    hang(helper, verb, "aux")
    hang(subject, verb, "nsubj")
    helper.lemma_ = "have"
    return True


def _does(verb: Token) -> bool:
    """Tell whether what stands behind a participle is there only if somebody does it: “called [for a strike]”."""
    said = lemma(verb) in SAYING and has(verb, CLAUSE_COMPLEMENT)
    thing = has(verb, OBJECT) and lemma(verb) not in GIVING
    asked = any(f"{lemma(verb)} {p.lower_}" in claiming() for p in dependents(verb, PREPOSITION))
    return said or thing or asked or (lemma(verb) in SEEKING and has(verb, OPEN_COMPLEMENT))


REPAIRS = (
    Repair(
        "name-after-title", PREPOSITION_OBJECT, name_after_title,
        "general/JJ/amod>secretary secretary/NN/nsubj>said of/IN/prep>secretary the/DT/det>NUT "
        "NUT@ORG/NNP/compound>Courtney Kevin@PERSON/NNP/compound>Courtney Courtney@PERSON/NNP/pobj>of "
        "said=say/VBD/ROOT so/RB/advmod>said",
        "Courtney/nsubj>said secretary/nmod>Courtney NUT/pobj>of",
        "Deputy general secretary of the NUT Kevin Courtney said staff were tired.",
    ),
    Repair(
        "name-after-body", PREPOSITION_OBJECT, name_after_body,
        "Commission/NNP/nsubj>said for/IN/prep>Commission Equality/NNP/compound>chairman "
        "chairman/NN/compound>Phillips Trevor@PERSON/NNP/compound>Phillips Phillips@PERSON/NNP/pobj>for "
        "said=say/VBD/ROOT",
        "Phillips/nsubj>said Commission/nmod>chairman Equality/pobj>for",
        "Commission for Racial Equality chairman Trevor Phillips said the plan was wrong.",
    ),
    Repair(
        "name-of-two-subjects", ACTIVE_SUBJECT, name_of_two_subjects,
        "UNISON/NNP/nsubj>said head/NN/appos>UNISON of/IN/prep>head health/NN/pobj>of "
        "Sara@PERSON/NNP/compound>Gorton Gorton@PERSON/NNP/nsubj>said said=say/VBD/ROOT so/RB/advmod>said",
        "UNISON/nmod>Gorton",
        "UNISON head of health Sara Gorton said: “Nurses need more pay.”",
    ),
    Repair(
        "commented-on", ROOT, commented_on,
        "Commenting=comment/VBG/advcl>said on/IN/prep>Commenting Gove@PERSON/NNP/nsubj>said ,/,/punct>Gove "
        "Keates@PERSON/NNP/conj>Gove ,/,/punct>Keates said=say/VBD/ROOT so/RB/advmod>said",
        "Keates/nsubj>said Gove/npadvmod>Commenting",
        "Commenting on the statement made today by the Secretary of State for Education, Michael Gove, Chris Keates, "
        "General Secretary of the NASUWT, the largest teachers' union, said: “It is wrong.”",
    ),
    Repair(
        "opening-participle", ACTIVE_CLAUSAL_SUBJECT, opening_participle,
        "Opening=open/VBG/csubj>condemned it/PRP/dobj>Opening ,/,/punct>Opening the/DT/det>mayor "
        "mayor/NN/npadvmod>Opening ,/,/punct>mayor Lee/NNP/appos>mayor ,/,/punct>mayor "
        "condemned=condemn/VBD/ROOT cuts=cut/NNS/dobj>condemned",
        "mayor/nsubj>condemned Opening/advcl>condemned",
    ),
    Repair(
        "first-of-list", ACTIVE_SUBJECT, first_of_list,
        "Ofsted/NNP/npadvmod>found ,/,/punct>found the/DT/det>commission commission/NN/nsubj>found "
        "and/CC/cc>commission police/NN/conj>commission found=find/VBD/ROOT failures=failure/NNS/dobj>found",
        "Ofsted/nsubj>found commission/conj>Ofsted",
        "Ofsted, the health commission and the police inspectorate found a string of failures.",
    ),
    Repair(
        "share-after-preposition", PREPOSITION, share_after_preposition,
        "Over/IN/prep>said two/CD/nummod>thirds thirds=third/NNS/pobj>Over of/IN/prep>thirds "
        "tenants=tenant/NNS/pobj>of said=say/VBD/ROOT so/RB/advmod>said",
        "thirds/nsubj>said Over/quantmod>two",
        "Over two thirds of tenants said the lifts were broken.",
    ),
    Repair(
        "name-at-end", APPOSITION, name_at_end,
        "Hiding/VBG/csubj>is is=be/VBZ/ccomp>said a/DT/det>view view/NN/attr>is of/IN/prep>view duty/NN/pobj>of "
        ",/,/punct>duty President/NNP/compound>Lee Lee/NNP/appos>duty has=have/VBZ/aux>said said=say/VBN/ROOT",
        "Lee/nsubj>said",
    ),
    Repair(
        "said-before-name", ROOT | CLAUSE_COMPLEMENT, said_before_name,
        "plans=plan/NNS/nsubj>said ,/,/punct>said said=say/VBD/ROOT Smith/NNP/nsubj>fail ,/,/punct>Smith "
        "who/WP/nsubj>lied lied=lie/VBD/relcl>Smith ,/,/punct>Smith will/MD/aux>fail fail/VB/ccomp>said",
        "plans/nsubj>fail said/parataxis>fail Smith/nsubj>said fail/ROOT",
        "The plan, said Mrs Smith, who runs it, will fail.",
    ),
    Repair(
        "speaker-after-verb", OBJECT, speaker_after_verb,
        "That/DT/nsubj>is is=be/VBZ/ccomp>answered false/JJ/acomp>is ,/,/punct>answered answered=answer/VBD/ROOT "
        "the/DT/det>mayor mayor/NN/dobj>answered",
        "mayor/nsubj>answered",
        "That is false, answered the mayor, Tom Keane.",
    ),
    Repair(
        "acts-meanwhile", PREPOSITION_OBJECT, acts_meanwhile,
        "Parents=parent/NNS/nsubj>branded sat=sit/VBN/acl>Parents as/IN/prep>sat Lee/NNP/pobj>as ,/,/punct>Lee "
        "chief/NN/appos>Lee ,/,/punct>Lee branded=brand/VBD/ROOT it/PRP/dobj>branded wrong/JJ/oprd>branded",
        "Parents/dep>branded Lee/nsubj>branded",
        "At least 100 residents watched on as David Miles, a spokesman for the group, branded the council a disgrace.",
    ),
    Repair(
        "subject-of-helper", PASSIVE_HELPER, subject_of_helper,
        "Lee/NNP/nsubj>is is=be/VBZ/auxpass>convinced convinced=convince/VBN/ROOT of/IN/prep>convinced it/PRP/pobj>of",
        "Lee/nsubjpass>convinced",
        "Most tenants are opposed to the merger.",
    ),
    Repair(
        "those-who-say", UNCLEAR, those_who_say,
        "Members=member/NNS/nsubj>keen keen/JJ/ROOT to/TO/aux>act act/VB/xcomp>keen say/VBP/dep>keen "
        "they/PRP/nsubj>strike will/MD/aux>strike strike/VB/ccomp>say",
        "Members/nsubj>say keen/amod>Members say/ROOT",
        "Members keen to act say they will strike.",
    ),
    Repair(
        "has-done", PASSIVE_HELPER, has_done,
        "She/PRP/nsubjpass>called 's=be/VBZ/auxpass>called called=call/VBN/ROOT for/IN/prep>called it/PRP/pobj>for",
        "She/nsubj>called 's/aux>called 's=have",
        "He's sought to protect breaks important to real estate.",
    ),
)  # fmt: skip
