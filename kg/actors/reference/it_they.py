"""Whom “it”, “its”, “they”, “their” mean: the subject of the clause around them, else that of the sentence before.

These words mean things and sayings far more often than actors, so nothing else counts, and another noun that stands
nearer and may be meant leaves them open.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.actors.link_reasons import Link
from kg.actors.mention import Found
from kg.actors.reference.binding import Names, bound, governing_subject, is_half_of_pair, is_joined
from kg.actors.reference.discourse import Discourse, Seen
from kg.actors.reference.pronouns import REFLEXIVES, THEY
from kg.actors.reference.ways import Finds, Stops, Ways, first_link
from kg.actors.registry import Entry
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax.noun import is_main_subject
from kg.syntax.relations import (
    ANY_SUBJECT,
    ATTRIBUTE,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    EXPLETIVE,
    OBJECT,
    OWNER,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    ROOT,
    SUBJECT,
    dependents,
    stands_as,
)
from kg.syntax.wording import sentence_around

_MANY = words("reference", "many")
_EMPTY = words("reference", "empty_subjects")
_BEFORE_SMALL_CLAUSE = words("reference", "before_small_clause")
_RELATIVES = words("reference", "relative_bodies")
_BE = words("reference", "be")
_MINDS = words("reference", "minds")
_DONE_TO_BODIES = words("reference", "done_to_bodies")
_OF_THINGS = words("reference", "of_things")


@dataclass(frozen=True, slots=True)
class Collective:
    """An “it” or “they”: who says it, whom the structure leaves, and the subject around it that may be meant."""

    found: Found
    speakers: frozenset[str]
    bound: Found | None
    subject: Token | None
    meant: Found | None

    @property
    def token(self) -> Token:
        """The pronoun."""
        return self.found.token

    @property
    def many(self) -> bool:
        """Whether it is “they”."""
        return self.found.name in THEY


def it_or_they(discourse: Discourse, found: Found, speakers: frozenset[str]) -> Link:
    """Return the organization or group that a pronoun stands for, open where that is not plain.

    `speakers`: who says the words in which it stands, and so does not mean himself.
    """
    token, here = found.token, discourse.here
    holder = bound(token, here) if not is_half_of_pair(token) else None
    subject = governing_subject(token)
    while subject is not None and _is_passed_over(subject, here, many=found.name in THEY):
        subject = governing_subject(subject)
    item = Collective(found, speakers, holder, subject, _meant(subject, here))
    link = first_link(BY_SUBJECT, discourse, item, FoundBy.PRONOUN)
    return link if link is not None else _by_sentence_before(discourse, item)


# --- by the clause around it --------------------------------------------------------------------------------------


def _is_passed_over(subject: Token, here: Names, *, many: bool) -> bool:
    """Whether a subject in between cannot be meant: “Labour says prices mean it …”."""
    if stands_as(subject, EXPLETIVE) or (subject.lower_ in _EMPTY and subject.i not in here):
        return True
    if subject.i in here or subject.pos_ != "NOUN":
        return False
    return (subject.tag_ == "NNS") != many


def _meant(subject: Token | None, here: Names) -> Found | None:
    """Return the mention that a subject is; “which” is the noun before it."""
    if subject is None:
        return None
    if subject.lower_ in _RELATIVES and stands_as(subject.head, RELATIVE_CLAUSE):
        return here.get(subject.head.head.i)
    return here.get(subject.i)


def _is_bound_to_speaker(_: Discourse, item: Collective) -> bool:
    return item.bound is not None and item.bound.actor in item.speakers


def _is_object(_: Discourse, item: Collective) -> bool:
    """“published them”, “want it replaced”"""
    token = item.token
    owns = stands_as(token, OWNER) or token.tag_ == "PRP$"
    return not owns and item.found.name not in REFLEXIVES and not _is_finite_subject(token)


def _is_finite_subject(token: Token) -> bool:
    if not stands_as(token, SUBJECT):
        return False
    verb = token.head
    small = stands_as(verb, CLAUSE_COMPLEMENT) and verb.tag_ in ("VBN", "VBD") and token.i == verb.head.i + 1
    if small and verb.head.lemma_.lower() in _BEFORE_SMALL_CLAUSE:
        return False
    finite = any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in dependents(verb, AUXILIARY))
    return finite or verb.tag_ in ("VBD", "VBZ", "VBP")


def _is_first(_: Discourse, item: Collective) -> bool:
    """Whether a pronoun is the subject of its sentence, or owns it: “Its leader said …”."""
    subject = item.token.head if stands_as(item.token, OWNER) else item.token
    return _leads(subject)


def _is_thing(_: Discourse, item: Collective) -> bool:
    """Whether what “it” is or does is rather said of plans and things: “it was misdirected”, “it went too far”."""
    token, verb = item.token, item.token.head
    if item.many or not stands_as(token, ANY_SUBJECT):
        return False
    if stands_as(token, PASSIVE_SUBJECT):
        return verb.lemma_.lower() not in _DONE_TO_BODIES
    if verb.lemma_ in _BE:
        said = [c for c in dependents(verb, PREDICATE_ADJECTIVE, ATTRIBUTE, PREPOSITION) if c.i > verb.i]
        return not any(c.lower_ in _MINDS for c in said)
    return verb.lemma_.lower() in _OF_THINGS


def _is_joined(_: Discourse, item: Collective) -> bool:
    return item.subject is not None and is_joined(item.subject)


def _is_unknown(_: Discourse, item: Collective) -> bool:
    """Whether the subject around is no actor that is known."""
    return item.subject is not None and (item.meant is None or item.meant.actor is None)


def _is_speaking(_: Discourse, item: Collective) -> bool:
    return item.meant is not None and item.meant.actor in item.speakers


def _is_of_another_kind(discourse: Discourse, item: Collective) -> bool:
    entry = discourse.entry(item.meant)
    return entry is not None and not _suits(entry, many=item.many)


def _suits(entry: Entry, *, many: bool) -> bool:
    return entry.kind is ActorKind.ORGANIZATION or (many and entry.kind is ActorKind.GROUP)


def _has_rival(discourse: Discourse, item: Collective) -> bool:
    """Whether between the subject and the pronoun others stand that may be meant: “Tory claims they could …”."""
    token, subject, here = item.token, item.subject, discourse.here
    if subject is None:
        return False
    between = [token.doc[i] for i in range(subject.i + 1, token.i)]
    if not item.many:
        return stands_as(token, ANY_SUBJECT) and _may_be_thing(token) and any(_is_thing_done(t, here) for t in between)
    return any(_is_several(word, here) for word in between)


def _is_several(word: Token, here: Names) -> bool:
    if not stands_as(word, ANY_SUBJECT, ATTRIBUTE, CONJUNCT, OBJECT, PREPOSITION_OBJECT):
        return False
    found = here.get(word.i)
    is_group = found is not None and found.kind is ActorKind.GROUP
    return is_group or word.tag_ in ("NNS", "NNPS") or word.lower_ in _MANY


def _may_be_thing(token: Token) -> bool:
    """Whether something may be said of what was done to: “refused to back the bill, saying it was …”."""
    if stands_as(token.head, RELATIVE_CLAUSE):
        return False
    return stands_as(token, PASSIVE_SUBJECT) or token.head.lemma_ in _BE


def _is_thing_done(word: Token, here: Names) -> bool:
    return stands_as(word, OBJECT) and word.tag_ in ("NN", "NNP") and word.i not in here


BY_SUBJECT: Ways[Collective] = (
    Stops("pronoun-speaker", _is_bound_to_speaker),
    Finds("pronoun-bound", lambda discourse, item: discourse.entry(item.bound)),
    Stops("pronoun-bound-open", lambda _, item: item.bound is not None),
    Stops("pronoun-object", _is_object),
    Stops("pronoun-not-first", lambda discourse, item: item.subject is None and not _is_first(discourse, item)),
    Stops("pronoun-subject-open", _is_unknown),
    Stops("pronoun-joined", _is_joined),
    Stops("pronoun-thing", _is_thing),
    Stops("pronoun-subject-kind", _is_of_another_kind),
    Stops("pronoun-speaker", _is_speaking),
    Stops("pronoun-two-fit", _has_rival),
    Finds("pronoun-subject", lambda discourse, item: discourse.entry(item.meant)),
)
"""What the subject of the clause around tells, in order."""


# --- by the sentence before ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentence before a pronoun holds: who may be meant, and of these who are its subject."""

    found: Found
    quoted: bool
    many: bool
    suiting: tuple[Seen, ...]
    leading: tuple[Seen, ...]


def _by_sentence_before(discourse: Discourse, item: Collective) -> Link:
    """Return the subject of the sentence before, if nobody else there may be meant."""
    found, many = item.found, item.many
    quoted = found.begin in discourse.layout.quoted
    last = discourse.in_sentence(discourse.layout.where(found) - 1)
    suiting = tuple(s for s in last if _suits(s.entry, many=many))
    leading = tuple(s for s in suiting if _leads(s.found.token, quoted=quoted))
    link = first_link(BY_SENTENCE_BEFORE, discourse, Before(found, quoted, many, suiting, leading), FoundBy.PRONOUN)
    return link if link is not None else Link(None, FoundBy.PRONOUN, "pronoun-nobody-near")


def _leads(token: Token, *, quoted: bool = True) -> bool:
    """Whether a word is the subject of its sentence; in a quotation, of what is said."""
    if is_main_subject(token):
        return True
    verb = token.head
    return quoted and stands_as(token, SUBJECT) and stands_as(verb, CLAUSE_COMPLEMENT) and stands_as(verb.head, ROOT)


def _is_across_quotation(discourse: Discourse, before: Before) -> bool:
    return any((s.found.begin in discourse.layout.quoted) != before.quoted for s in before.leading)


def _has_another_subject(_: Discourse, before: Before) -> bool:
    """Whether another there may be meant: “Labour said the Tories …”, “UNISON told members that prices …”."""
    if not before.leading:
        return False
    one = before.leading[0]
    if any(s.entry.id != one.entry.id and stands_as(s.found.token, ANY_SUBJECT) for s in before.suiting):
        return True
    doc, end = one.found.doc, sentence_around(one.found.token)[1]
    behind = (doc[i] for i in range(one.found.last + 1, end)) if before.many else ()
    return any(t.tag_ == "NNS" and stands_as(t, ANY_SUBJECT) for t in behind)


BY_SENTENCE_BEFORE: Ways[Before] = (
    Stops("pronoun-joined", lambda _, before: any(is_joined(s.found.token) for s in before.leading)),
    Stops("pronoun-across-quotation", _is_across_quotation),
    Stops("pronoun-two-fit", _has_another_subject),
    Finds("pronoun-sentence-before", lambda _, before: before.leading[0].entry if before.leading else None),
)
"""What the subject of the sentence before tells, in order."""
