"""Repairs of clauses: verbs and participles that hang on the wrong word."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, hang_conjunct, take_place
from kg.parsing.repairs.verbs import affecting, claiming, is_finite, lacks_subject, lemma, reporting
from kg.syntax.arguments import SAYING
from kg.syntax.phrase import is_predicate
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    DETERMINER,
    EXPLETIVE,
    MARKER,
    NUMBER,
    OBJECT,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    ROOT,
    TIME_NOUN,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive

GETTING, RID = words("repairs", "getting"), words("repairs", "rid")

DOCUMENTS = words("documents", "documents")
WITH = words("repairs", "absolute")
WHO = words("reference", "relative_persons")
DASHES = ("-", "–", "—")
END = (".", "!", "?")
QUOTES = ('"', "''", "``")


def who_does_so(participle: Token) -> bool:
    """“…, with [more than 40 councils] urging ministers to pause, saying …”: who acts, hung beside the participle."""
    main = participle.head
    if participle.tag_ != "VBG" or has(participle, ANY_SUBJECT):
        return False
    for phrase in dependents(main, PREPOSITION):
        opens = phrase.lower_ in WITH and phrase.i > 0 and phrase.doc[phrase.i - 1].text == ","
        actor = first_dependent(phrase, PREPOSITION_OBJECT) if opens and phrase.i < participle.i else None
        if actor is not None and _only_when(actor, participle):
            after = [c for c in dependents(main, ADVERBIAL_CLAUSE) if c.tag_ == "VBG" and c.i > participle.i]
            hang(participle, phrase, "pcomp")
            hang(actor, participle, "nsubj")
            for second in after:
                if participle.doc[second.left_edge.i - 1].text == "," and not has(second, ANY_SUBJECT):
                    hang(second, participle, "advcl")
            return True
    return False


def _only_when(actor: Token, participle: Token) -> bool:
    """“councils [earlier this month] urging”"""
    return all(
        stands_as(t, ADVERB, ADJECTIVE, DETERMINER, TIME_NOUN, NUMBER)
        for t in actor.doc[actor.right_edge.i + 1 : participle.left_edge.i]
    )


def participle_after_dash(participle: Token) -> bool:
    """“Asked of a report – [warning] that jobs would go – he laughed”: the report warns, not who is named after it."""
    first, main = participle.left_edge, participle.head
    later = any(c.i > participle.i for c in dependents(main, ACTIVE_SUBJECT))
    if participle.tag_ != "VBG" or not later or first.i <= main.left_edge.i:
        return False
    if first.text not in DASHES and first.nbor(-1).text not in DASHES:
        return False
    for word in reversed(participle.doc[main.left_edge.i : first.i]):
        if lemma(word) in DOCUMENTS:
            hang(participle, word, "acl")
            return True
    return False


def beside_infinitive(verb: Token) -> bool:
    """“rejected the plans to reform it and [have named] others”: a finite verb, set beside an infinitive."""
    infinitive = verb.head
    if infinitive.tag_ != "VB" or not is_infinitive(infinitive) or has(verb, ANY_SUBJECT, EXPLETIVE):
        return False
    if not any(c.tag_ in ("VBP", "VBZ", "VBD") for c in dependents(verb, AUXILIARY)):
        return False
    above = infinitive
    while above.head != above:
        above = above.head
        if is_predicate(above) and above.tag_ != "VB":
            hang_conjunct(verb, above)
            return True
    return False


def lead_in(word: Token) -> bool:
    """“[Commenting on the review published today], X said …”: a lead-in, taken for what is said."""
    verb, first = word.head, word.left_edge
    speaker = first_dependent(verb, ACTIVE_SUBJECT)
    if speaker is None or not word.i < speaker.i < verb.i or word.tag_ not in ("VBG", "VBN", "VBD"):
        return False
    if has(word, ANY_SUBJECT, AUXILIARY, EXPLETIVE) or first.tag_ != "VBG" or not first.is_title:
        return False
    if first == word:
        hang(word, verb, "advcl")
        return True
    if not stands_as(first, ADVERBIAL_CLAUSE):
        return False
    nouns = [t for t in first.subtree if t.pos_ in ("NOUN", "PROPN") and t.i < word.i]
    hang(first, verb, "advcl")
    hang(word, nouns[-1] if nouns else first, "acl")
    return True


def main_verb(verb: Token) -> bool:
    """“Every word he said [was heard]”: the verb of the sentence, taken for what is said."""
    said, noun = verb.head, verb.head.head
    if not stands_as(said, RELATIVE_CLAUSE) or not stands_as(noun, ROOT) or verb.i < said.i:
        return False
    if noun.pos_ not in ("NOUN", "PROPN", "PRON") or not is_finite(verb) or has(verb, ANY_SUBJECT, EXPLETIVE):
        return False
    take_place(noun, verb, "nsubjpass" if has(verb, PASSIVE_HELPER) else "nsubj")
    return True


def spliced_on(verb: Token) -> bool:
    """“The pay is poor, he [told] reporters”: the parser takes the speaker's words for a second main clause."""
    subject, main = first_dependent(verb, ACTIVE_SUBJECT), verb.head
    if subject is None or lemma(verb) not in SAYING or subject.left_edge.i == 0:
        return False
    before = verb.doc[subject.left_edge.i - 1]
    joined = any(c.i > main.i for c in dependents(main, CONJUNCTION))
    said = any(c.i > verb.i for c in dependents(verb, COMPLEMENT, CONJUNCT))
    if before.text not in (",", *QUOTES) or joined or said:
        return False
    hang(verb, main, "parataxis")
    return True


def next_speaker(verb: Token) -> bool:
    """“80% said it failed, 70% [believed] it was safe”: two sentences, of which the parser hangs one in the other."""
    said, subject = verb.head, first_dependent(verb, ACTIVE_SUBJECT)
    if subject is None or subject.ent_type_ != "PERCENT" or lemma(verb) not in reporting():
        return False
    contents = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i < subject.i < verb.i]
    if not contents or lemma(said) not in reporting() or not said.i < contents[-1].i:
        return False
    hang(contents[-1], said, "ccomp")
    hang(verb, said, "conj")
    return True


def second_clause(name: Token) -> bool:
    """“Mencap supports the bill and [Scope] opposes it”: the subject of a second clause, taken for an object."""
    thing, doc = name.head, name.doc
    first = thing.head
    joins = [c for c in dependents(thing, CONJUNCTION) if c.i == name.left_edge.i - 1]
    after = name.right_edge.i + 1
    if not joins or not stands_as(thing, OBJECT) or not is_predicate(first) or after >= len(doc):
        return False
    verb = doc[after].head if stands_as(doc[after], AUXILIARY) else doc[after]
    above = (first, thing, name)
    if verb.i < after or verb.head not in above or not is_finite(verb) or not lacks_subject(verb):
        return False
    hang(joins[0], first, "cc")
    hang(name, verb, "nsubj")
    hang(verb, first, "conj")
    return True


def acting_name(verb: Token) -> bool:
    """“UNICEF [accused] ministers of neglect”: a verb behind a name, taken for a participle before its object."""
    thing, before = verb.head, verb.doc[verb.i - 1] if verb.i else verb
    named = before.ent_type_ in ("ORG", "PERSON") and before.head in (verb, thing)
    if verb.tag_ not in ("VBN", "VBD") or not named or lemma(verb) not in claiming() or thing.left_edge.i > before.i:
        return False
    whole = stands_as(thing, ROOT)
    joined = stands_as(thing, CONJUNCT) and stands_as(thing.head, OBJECT) and is_predicate(thing.head.head)
    plural = thing.tag_ in ("NNS", "NNP", "NNPS")  # “the BBC backed inquiry”
    if thing.i < verb.i or not plural or not (whole or joined):
        return False
    for word in [c for c in thing.children if c.i < before.i and not stands_as(c, CONJUNCTION)]:
        hang(word, before, word.dep_)
    verb.tag_ = "VBD"
    take_place(thing, verb, "dobj")
    hang(before, verb, "nsubj")
    for child in [c for c in thing.children if stands_as(c, PREPOSITION) or c.text in END]:
        hang(child, verb, child.dep_)
    if joined:
        hang_conjunct(verb, verb.head.head)
    return True


def relative_torn(verb: Token) -> bool:
    """“Ann Lee, who – with others – [left], said so”: the verb of an aside, taken for what is said."""
    said, subject = verb.head, first_dependent(verb, ACTIVE_SUBJECT)
    if subject is None or verb.i > said.i or not lacks_subject(said) or said.doc[said.i - 1].text != ",":
        return False
    who = next((c for c in subject.children if c.lower_ in WHO and subject.i < c.i < verb.i), None)
    if who is None or has(who, ANY_SUBJECT):
        return False
    hang(subject, said, "nsubj")
    hang(verb, subject, "relcl")
    hang(who, verb, "nsubj")
    return True


def second_passive(verb: Token) -> bool:
    """“Two nurses were arrested and [charged]”: a participle, taken for an active verb."""
    if verb.tag_ != "VBD" or lemma(verb) not in affecting() or not has(verb.head, PASSIVE_HELPER):
        return False
    if has(verb, ANY_SUBJECT, EXPLETIVE, AUXILIARY, MARKER, OBJECT):
        return False
    verb.tag_ = "VBN"
    return True


def get_rid_of(get: Token) -> bool:
    """“must [get] rid of it”: taken for a helper of the passive, “they are rid of it”."""
    rid = get.head
    if lemma(get) not in GETTING or rid.lower_ not in RID or not stands_as(get, PASSIVE_HELPER) or get.i > rid.i:
        return False
    take_place(rid, get, "prt")
    get.pos_ = "VERB"
    for child in list(rid.children):
        hang(child, get, "nsubj" if stands_as(child, PASSIVE_SUBJECT) else child.dep_)
    return True


REPAIRS = (
    Repair(
        "get-rid-of", PASSIVE_HELPER, get_rid_of,
        "They/PRP/nsubjpass>rid must/MD/aux>rid get/VB/auxpass>rid rid/VBN/ROOT of/IN/prep>rid it/PRP/pobj>of",
        "They/nsubj>get must/aux>get get/ROOT rid/prt>get of/prep>get",
        "They must get rid of the levy.",
    ),
    Repair(
        "who-does-so", ADVERBIAL_CLAUSE, who_does_so,
        "It/PRP/nsubj>is is=be/VBZ/ROOT late/JJ/acomp>is ,/,/punct>is with/IN/prep>is tenants=tenant/NNS/pobj>with "
        "urging=urge/VBG/advcl>is her/PRP/dobj>urging to/TO/aux>stop stop/VB/xcomp>urging ,/,/punct>is "
        "saying=say/VBG/advcl>is so/RB/advmod>saying",
        "tenants/nsubj>urging urging/pcomp>with saying/advcl>urging",
        "The vote is late, with more than 40 councils earlier this month urging ministers to pause, saying they "
        "cannot cope.",
    ),
    Repair(
        "participle-after-dash", ADVERBIAL_CLAUSE, participle_after_dash,
        "Asked=ask/VBN/advcl>left of/IN/prep>Asked a/DT/det>report report/NN/pobj>of –/:/punct>warning "
        "warning=warn/VBG/advcl>left about/IN/prep>warning cuts=cut/NNS/pobj>about she/PRP/nsubj>left "
        "left=leave/VBD/ROOT",
        "warning/acl>report",
    ),
    Repair(
        "beside-infinitive", CONJUNCT, beside_infinitive,
        "Lee/NNP/nsubj>rejected rejected=reject/VBD/ROOT plans=plan/NNS/dobj>rejected to/TO/aux>cut cut/VB/acl>plans "
        "pay/NN/dobj>cut and/CC/cc>cut has=have/VBZ/aux>warned warned=warn/VBN/conj>cut us/PRP/dobj>warned",
        "and/cc>rejected warned/conj>rejected",
        "Teachers have rejected the plan to reform the exams and have highlighted the cost.",
    ),
    Repair(
        "lead-in", COMPLEMENT, lead_in,
        "Commenting=comment/VBG/advcl>published on/IN/prep>Commenting rent/NN/pobj>on "
        "published=publish/VBD/ccomp>said today/NN/npadvmod>published ,/,/punct>said Lee/NNP/nsubj>said "
        "said=say/VBD/ROOT",
        "Commenting/advcl>said published/acl>rent",
    ),
    Repair(
        "main-verb", CLAUSE_COMPLEMENT, main_verb,
        "Every/DT/det>word word/NN/ROOT he/PRP/nsubj>said said=say/VBD/relcl>word was=be/VBD/auxpass>heard "
        "heard=hear/VBN/ccomp>said",
        "word/nsubjpass>heard heard/ROOT",
        "Every word Maria Okafor said was written down.",
    ),
    Repair(
        "spliced-on", CONJUNCT, spliced_on,
        "Pay/NN/nsubj>is is=be/VBZ/ROOT poor/JJ/acomp>is ,/,/punct>is he/PRP/nsubj>told told=tell/VBD/conj>is "
        "us/PRP/dobj>told",
        "told/parataxis>is",
    ),
    Repair(
        "next-speaker", CLAUSE_COMPLEMENT, next_speaker,
        "Some/DT/nsubj>said said=say/VBD/ROOT it/PRP/nsubj>failed failed=fail/VBD/ccomp>believed ,/,/punct>believed "
        "70%@PERCENT/NN/nsubj>believed believed=believe/VBD/ccomp>said we/PRP/nsubj>lied lied=lie/VBD/ccomp>believed",
        "failed/ccomp>said believed/conj>said",
        "When we last surveyed you, 80% of you said austerity measures in your authority had left children at "
        "increased risk, 80% of you believed child protection thresholds had increased in your area over the past "
        "year and 73% of you admitted you lacked the support and resources.",
    ),
    Repair(
        "second-clause", CONJUNCT, second_clause,
        "Mencap/NNP/nsubj>supports supports=support/VBZ/ROOT the/DT/det>bill bill/NN/dobj>supports and/CC/cc>bill "
        "Scope/NNP/conj>bill opposes=oppose/VBZ/ccomp>supports it/PRP/dobj>opposes",
        "and/cc>supports Scope/nsubj>opposes opposes/conj>supports",
        "Mencap supports the bill and Scope opposes it.",
    ),
    Repair(
        "acting-name", ADJECTIVE, acting_name,
        "UNICEF@ORG/NNP/npadvmod>accused accused=accuse/VBN/amod>ministers ministers=minister/NNS/ROOT "
        "of/IN/prep>ministers neglect/NN/pobj>of",
        "UNICEF/nsubj>accused accused/ROOT accused/VBD ministers/dobj>accused of/prep>accused",
        "UNICEF accused ministers of neglect.",
    ),
    Repair(
        "relative-torn", CLAUSE_COMPLEMENT, relative_torn,
        "Lee/NNP/nsubj>filed ,/,/punct>Lee who/WP/appos>Lee along/IN/prep>who with/IN/prep>along us/PRP/pobj>with "
        "filed=file/VBD/ccomp>said amendments=amendment/NNS/dobj>filed ,/,/punct>said said=say/VBD/ROOT",
        "Lee/nsubj>said who/nsubj>filed filed/relcl>Lee",
        "Councillor Imogen Carrick, who – along with her colleagues in the Independent group – submitted eighteen "
        "amendments, said: “The budget forgets the villages.”",
    ),
    Repair(
        "second-passive", CONJUNCT, second_passive,
        "Nurses=nurse/NNS/nsubjpass>arrested were=be/VBD/auxpass>arrested arrested=arrest/VBN/ROOT and/CC/cc>arrested "
        "charged=charge/VBD/conj>arrested today/NN/npadvmod>charged",
        "charged/VBN",
        "She was elected in the 2006 Canadian federal election and reelected in 2008 and 2011.",
    ),
)  # fmt: skip
