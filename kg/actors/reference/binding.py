"""What the structure of a sentence says of a pronoun: whom it must mean, whom it cannot mean, whose clause it is in."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.pronouns import HE, IT, PERSONAL, REFLEXIVES, THEY, gender_of_pronoun
from kg.actors.words import gender_of, is_person, singular_of
from kg.lang.tables import words
from kg.model import ActorKind
from kg.syntax.noun import appositions_of
from kg.syntax.relations import (
    ADVERBIAL_CLAUSE,
    AGENT_BY,
    ANY_SUBJECT,
    APPOSITION,
    ATTRIBUTE,
    COMPLEMENT,
    CONJUNCT,
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
from kg.syntax.verb import is_helped_by
from kg.syntax.wording import children

Names = Mapping[int, Found]
"""The mentions of a paragraph by their head word."""

_ALTERNATIVE = words("reference", "alternative")
_INFINITIVE_MARKER = words("reference", "infinitive_marker")
_SUBJECT_CONTROL = words("reference", "subject_control")
_CALLING = words("reference", "calling")
_CALLING_PREPOSITIONS = words("reference", "calling_prepositions")
_BLAMING_PREPOSITIONS = words("reference", "blaming_prepositions")
_JUDGING = words("reference", "judging")
_JUDGING_PREPOSITIONS = words("reference", "judging_prepositions")
_CLIMB = 4
"""How many words up from a pronoun its verb may stand."""


def is_half_of_pair(token: Token) -> bool:
    """Tell whether the pronoun is half of “his or her mother”, “he or she”: nobody in particular."""
    doc, i = token.doc, token.i
    if i + 2 < len(doc) and doc[i + 1].lower_ in _ALTERNATIVE and doc[i + 2].lower_ in PERSONAL:
        return True
    return i > 1 and doc[i - 1].lower_ in _ALTERNATIVE and doc[i - 2].lower_ in PERSONAL


def governing_subject(token: Token) -> Token | None:
    """Return the subject of the innermost clause around a word that is before it and not the word's own phrase."""
    below, above = token, token.head
    while True:
        told = _told_to(below, above)
        if told is not None and told.i < token.i:
            return told
        for child in dependents(above, ANY_SUBJECT):
            if child != below and child.i < token.i:
                return child
        if above.head == above:
            return None
        below, above = above, above.head


def _told_to(below: Token, above: Token) -> Token | None:
    """Return who is to do it in “urged the minister to keep his word”, “called on her to resign”."""
    if below.i < above.i or not stands_as(below, COMPLEMENT, ADVERBIAL_CLAUSE):
        return None
    verb = above.lemma_.lower()
    if not is_helped_by(below, _INFINITIVE_MARKER) or has(below, ANY_SUBJECT) or verb in _SUBJECT_CONTROL:
        return None
    if verb in _CALLING:
        on = next((c for c in dependents(above, PREPOSITION) if c.lower_ in _CALLING_PREPOSITIONS), None)
        return first_dependent(on, PREPOSITION_OBJECT) if on is not None else None
    return next((c for c in dependents(above, OBJECT) if c.i < below.i), None)


def named_by(subject: Token, names: Names) -> Found | None:
    """Return the mention that a subject is, or the name that explains it: “its top dealer, Ann Lee, left”."""
    if subject.i in names and names[subject.i].actor is not None:
        return names[subject.i]
    beside = [names[c.i] for c in appositions_of(subject) if c.i in names]
    return beside[0] if beside and beside[0].named and not is_joined(beside[0].token) else names.get(subject.i)


def is_joined(subject: Token) -> bool:
    """Tell whether a subject is two who are no one actor: “Labour and the Lib Dems say …”."""
    return any(c.pos_ in ("NOUN", "PROPN") for c in dependents(subject, CONJUNCT))


def is_of_kin(token: Token) -> bool:
    """Tell whether the pronoun means a relative just told of, who has no name: “Ann’s mother and her boyfriend”."""
    if not stands_as(token, OWNER) or not stands_as(token.head, APPOSITION, CONJUNCT):
        return False
    first = token.head.head
    return first.pos_ == "NOUN" and gender_of(singular_of(first.lower_)) == ("m" if token.lower_ in HE else "f")


def bound(token: Token, names: Names) -> Found | None:
    """Return whom the structure leaves: “Mr Obama and his wife”, “liberals looking down their nose”."""
    if stands_as(token, OWNER) and stands_as(token.head, CONJUNCT):
        first = names.get(token.head.head.i)
        if first is not None and first.named and fits(token, first):
            return first
    holder = _doer(token) or _judged(token)
    found = names.get(holder.i) if holder is not None and holder.i < token.i else None
    return found if found is not None and fits(token, found) else None


def _doer(token: Token) -> Token | None:
    """“[liberals] looking down their nose”, “blamed [him] for losing his job”: who does what the pronoun stands in."""
    verb = token.head
    for _ in range(_CLIMB):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    if stands_as(verb, NOUN_CLAUSE) and verb.tag_ == "VBG":
        return verb.head
    reason = verb.head
    if not stands_as(verb, PREPOSITION_CLAUSE) or reason.lower_ not in _BLAMING_PREPOSITIONS:
        return None
    return first_dependent(reason.head, OBJECT) if reason.head.pos_ == "VERB" else None


def _judged(token: Token) -> Token | None:
    """“praised the [chancellor] for his role”"""
    if not stands_as(token, OWNER) or not stands_as(token.head, PREPOSITION_OBJECT):
        return None
    reason = token.head.head
    if reason.lower_ not in _JUDGING_PREPOSITIONS:
        return None
    judge = reason.head.head if stands_as(reason, CONJUNCT) else reason.head
    return first_dependent(judge, OBJECT) if judge.lemma_.lower() in _JUDGING else None


def fits(token: Token, name: Found) -> bool:
    """Tell whether the kind and gender of a mention suit a pronoun."""
    lower = token.lower_
    if lower in THEY:
        return name.kind is ActorKind.GROUP
    if lower in IT:
        return name.kind is ActorKind.ORGANIZATION
    return name.kind is ActorKind.PERSON and name.gender in ("", "m" if lower in HE else "f")


def subject_ahead(found: Found, names: Names) -> Found | None:
    """Return the name of “In its report, the FBI lists …”, “Outlining his plans, Mr Lee said …”."""
    token = found.token
    if not stands_as(token, OWNER) or not _opens_a_clause(token.head):
        return None
    verb = token.head.head.head
    subject = first_dependent(verb, ANY_SUBJECT)
    if verb.pos_ not in ("VERB", "AUX") or subject is None or subject.i < token.i:
        return None
    name = names.get(subject.i)
    if name is None or not name.named or name.actor is None:
        return None
    if gender_of_pronoun(found.name):
        return name if fits(token, name) else None
    return name if name.kind is ActorKind.ORGANIZATION else None


def _opens_a_clause(noun: Token) -> bool:
    """“In its [report], …”, “Outlining his [plans], …”"""
    opening = noun.head
    if stands_as(noun, PREPOSITION_OBJECT):
        return stands_as(opening, PREPOSITION)
    return stands_as(noun, OBJECT) and stands_as(opening, ADVERBIAL_CLAUSE) and opening.tag_ == "VBG"


def barred(token: Token) -> frozenset[int]:
    """Return the words of its own clause that a pronoun cannot mean: “She met her” are two."""
    if stands_as(token, OWNER) or token.tag_ == "PRP$":
        return _judges(token)
    if token.lower_ in REFLEXIVES:
        return frozenset()
    head, others = _clause_of(token)
    others += [c for c in dependents(head, ANY_SUBJECT, ATTRIBUTE, RECIPIENT, OBJECT) if c.i != token.i]
    others += [below for c in dependents(head, AGENT_BY, RECIPIENT, PREPOSITION) for below in children(c)]
    while head.head != head and _goes_on(head) and not stands_as(token, ANY_SUBJECT):
        if has(head, ANY_SUBJECT):
            break
        head = head.head  # “Sanders called Trump divisive and accused him”, “Rubio declined to assail him”
        others += dependents(head, ANY_SUBJECT)
    return frozenset(c.i for c in others)


def _clause_of(token: Token) -> tuple[Token, list[Token]]:
    """Return the verb over a pronoun, and who owns the nouns between: “[Trump]'s attacks on him”."""
    head = token.head
    owners: list[Token] = []
    while head.pos_ in ("ADP", "NOUN") and head.head != head:
        owners += dependents(head, OWNER)
        if stands_as(head, ANY_SUBJECT):
            break
        head = head.head
    return head, owners


def _goes_on(head: Token) -> bool:
    """Whether a word without a subject of its own hangs on one that has: “and accused him”, “working with him”."""
    if stands_as(head, CONJUNCT, PREPOSITION_CLAUSE, OPEN_COMPLEMENT) or head.pos_ == "ADP":
        return True
    return stands_as(head, ADVERBIAL_CLAUSE) and head.tag_ == "VBG"


def _judges(token: Token) -> frozenset[int]:
    """“Mr Davis welcomed his apology”: not the one who judges; but “Mr Blair praised his chancellor”."""
    noun = token.head
    if not stands_as(noun, OBJECT) or noun.head.lemma_.lower() not in _JUDGING or is_person(noun.lemma_.lower()):
        return frozenset()
    verb = noun.head
    while stands_as(verb, CONJUNCT) and not has(verb, ANY_SUBJECT):
        verb = verb.head
    return frozenset(c.i for c in dependents(verb, ANY_SUBJECT))
