"""What the structure of a sentence says of a pronoun: whom it must mean, whom it cannot mean, whose clause it is in."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.descriptions import HE, IT, SHE, THEY
from kg.actors.words import Words
from kg.model import ActorKind
from kg.syntax.relations import (
    ADVERBIAL_CLAUSE,
    AGENT_BY,
    ANY_SUBJECT,
    APPOSITION,
    ATTRIBUTE,
    COMPLEMENT,
    CONJUNCT,
    HELPER,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    OWNER,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    RECIPIENT,
    dependents,
    first_dependent,
    has,
    stands_as,
)


def either(token: Token) -> bool:
    """Tell whether the pronoun is half of “his or her mother”, “he or she”: nobody in particular."""
    doc, i = token.doc, token.i
    after = i + 2 < len(doc) and doc[i + 1].text in ("or", "/") and doc[i + 2].lower_ in HE | SHE
    return after or (i > 1 and doc[i - 1].text in ("or", "/") and doc[i - 2].lower_ in HE | SHE)


def governing_subject(token: Token) -> Token | None:
    """Return the subject of the innermost clause around a word that is before it and not the word's own phrase."""
    below, above = token, token.head
    while True:
        told = _told_to(below, above)
        if told is not None and told.i < token.i:
            return told
        for child in above.children:
            if stands_as(child, ANY_SUBJECT) and child != below and child.i < token.i:
                return child
        if above.head == above:
            return None
        below, above = above, above.head


def _told_to(below: Token, above: Token) -> Token | None:
    """Return who is to do it in “urged the minister to keep his word”, “called on her to resign”."""
    infinitive = any(stands_as(c, HELPER) and c.lower_ == "to" for c in below.children)
    if not stands_as(below, COMPLEMENT, ADVERBIAL_CLAUSE) or not infinitive or below.i < above.i:
        return None
    if has(below, ANY_SUBJECT) or above.lemma_.lower() in ("promise", "use"):
        return None
    if above.lemma_.lower() == "call":
        on = next((c for c in dependents(above, PREPOSITION) if c.lower_ in ("on", "upon", "for")), None)
        return first_dependent(on, PREPOSITION_OBJECT) if on is not None else None
    return next((c for c in dependents(above, OBJECT) if c.i < below.i), None)


def named_by(subject: Token, names: Mapping[int, Found]) -> Found | None:
    """Return the mention that a subject is, or the name that explains it: “its top dealer, Ann Lee, left”."""
    if subject.i in names and names[subject.i].actor is not None:
        return names[subject.i]
    beside = [names[c.i] for c in dependents(subject, APPOSITION) if c.i in names]
    return beside[0] if beside and beside[0].named and not joined(beside[0].token) else names.get(subject.i)


def joined(subject: Token) -> bool:
    """Tell whether a subject is two who are no one actor: “Labour and the Lib Dems say …”."""
    return any(stands_as(c, CONJUNCT) and c.pos_ in ("NOUN", "PROPN") for c in subject.children)


def of_kin(token: Token, words: Words) -> bool:
    """Tell whether the pronoun means a relative just told of, who has no name: “Ann’s mother and her boyfriend”."""
    if not stands_as(token, OWNER) or not stands_as(token.head, APPOSITION, CONJUNCT):
        return False
    first = token.head.head
    return first.pos_ == "NOUN" and words.gender(words.singular(first.lower_)) == ("m" if token.lower_ in HE else "f")


def bound(token: Token, names: Mapping[int, Found], words: Words) -> Found | None:
    """Return whom the structure leaves: “Mr Obama and his wife”, “liberals looking down their nose”."""
    if stands_as(token, OWNER) and stands_as(token.head, CONJUNCT):
        first = names.get(token.head.head.i)
        if first is not None and first.named and fits(token, first):
            return first
    verb = token.head
    for _ in range(4):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    holder: Token | None = None
    if stands_as(verb, NOUN_CLAUSE) and verb.tag_ == "VBG":
        holder = verb.head
    elif stands_as(verb, PREPOSITION_CLAUSE) and verb.head.lower_ in ("for", "of") and verb.head.head.pos_ == "VERB":
        holder = first_dependent(verb.head.head, OBJECT)
    elif (
        stands_as(token, OWNER)
        and stands_as(token.head, PREPOSITION_OBJECT)
        and token.head.head.lower_ in ("for", "over")
    ):
        reason = token.head.head  # “praised the chancellor for his role”
        judge = reason.head.head if stands_as(reason, CONJUNCT) else reason.head
        if judge.lemma_.lower() in words.judging:
            holder = first_dependent(judge, OBJECT)
    found = names.get(holder.i) if holder is not None and holder.i < token.i else None
    return found if found is not None and fits(token, found) else None


def fits(token: Token, name: Found) -> bool:
    """Tell whether the kind and gender of a mention suit a pronoun."""
    lower = token.lower_
    if lower in THEY:
        return name.kind is ActorKind.GROUP
    if lower in IT:
        return name.kind is ActorKind.ORGANIZATION
    return name.kind is ActorKind.PERSON and name.gender in ("", "m" if lower in HE else "f")


def subject_ahead(found: Found, names: Mapping[int, Found]) -> Found | None:
    """Return the name of “In its report, the FBI lists …”, “Outlining his plans, Mr Lee said …”."""
    token = found.token
    if not stands_as(token, OWNER) or not stands_as(token.head, OBJECT, PREPOSITION_OBJECT):
        return None
    opening = token.head.head
    verb = opening.head
    subject = first_dependent(verb, ANY_SUBJECT)
    if not (
        stands_as(opening, PREPOSITION)
        if stands_as(token.head, PREPOSITION_OBJECT)
        else stands_as(opening, ADVERBIAL_CLAUSE) and opening.tag_ == "VBG"
    ):
        return None
    if verb.pos_ not in ("VERB", "AUX") or subject is None or subject.i < token.i:
        return None
    name = names.get(subject.i)
    if name is None or not name.named or name.actor is None:
        return None
    person = found.name in HE or found.name in SHE
    right = name.kind is (ActorKind.PERSON if person else ActorKind.ORGANIZATION)
    return name if right and (not person or name.gender in ("", found.gender)) else None


def barred(token: Token, words: Words) -> frozenset[int]:
    """Return the words of its own clause that a pronoun cannot mean: “She met her” are two."""
    if stands_as(token, OWNER) or token.tag_ == "PRP$":
        return _judge(token, words)
    if token.lower_.endswith(("self", "selves")):
        return frozenset()
    head = token.head
    owners: list[Token] = []  # “Trump's attacks on him”
    while head.pos_ in ("ADP", "NOUN") and head.head != head:
        owners += dependents(head, OWNER)
        if stands_as(head, ANY_SUBJECT):
            break
        head = head.head
    others = owners + [
        c for c in head.children if c.i != token.i and stands_as(c, ANY_SUBJECT, ATTRIBUTE, RECIPIENT, OBJECT)
    ]
    others += [below for c in dependents(head, AGENT_BY, RECIPIENT, PREPOSITION) for below in c.children]
    while head.head != head and _goes_on(head) and not stands_as(token, ANY_SUBJECT):
        if has(head, ANY_SUBJECT):
            break
        head = head.head  # “Sanders called Trump divisive and accused him”, “Rubio declined to assail him”
        others += dependents(head, ANY_SUBJECT)
    return frozenset(c.i for c in others)


def _goes_on(head: Token) -> bool:
    """Whether a word without a subject of its own hangs on one that has: “and accused him”, “working with him”."""
    return (
        stands_as(head, CONJUNCT, PREPOSITION_CLAUSE, OPEN_COMPLEMENT)
        or (stands_as(head, ADVERBIAL_CLAUSE) and head.tag_ == "VBG")
        or head.pos_ == "ADP"
    )


def _judge(token: Token, words: Words) -> frozenset[int]:
    """“Mr Davis welcomed his apology”: not the one who judges; but “Mr Blair praised his chancellor”."""
    noun = token.head
    if (
        not stands_as(noun, OBJECT)
        or noun.head.lemma_.lower() not in words.judging
        or words.person(noun.lemma_.lower())
    ):
        return frozenset()
    verb = noun.head
    while stands_as(verb, CONJUNCT) and not has(verb, ANY_SUBJECT):
        verb = verb.head
    return frozenset(c.i for c in dependents(verb, ANY_SUBJECT))
