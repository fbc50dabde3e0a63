"""Whom “it”, “its”, “they”, “their” mean: the subject of the clause around them, else that of the sentence before.

These words mean things and sayings far more often than actors, so nothing else counts, and another noun that stands
nearer and may be meant leaves them open.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.binding import bound, either, governing_subject, joined
from kg.actors.reference.descriptions import THEY
from kg.actors.reference.discourse import Seen, Walk
from kg.actors.words import Words
from kg.model import ActorKind
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

_OWN = ("itself", "themselves", "themself")
_MANY = frozenset(
    {"many", "some", "most", "others", "everyone", "everybody", "anyone", "someone", "few", "those", "both", "nobody"}
)
_EMPTY = frozenset({"it", "there"})


def collective(walk: Walk, found: Found, speakers: frozenset[str]) -> str | None:
    """Return the id of the organization or group that a pronoun stands for, None where that is not plain.

    `speakers`: who says the words in which it stands, and so does not mean himself.
    """
    token = found.token
    names = {i: f for i, f in walk.by_token.items() if f.doc is found.doc}
    held = bound(token, names, walk.words)
    if held is not None and not either(token):
        return held.actor if held.actor not in speakers else None
    many = found.name in THEY
    owned = stands_as(token, OWNER) or token.tag_ == "PRP$"
    if not owned and found.name not in _OWN and not _finite_subject(token):
        return None  # “published them”, “want it replaced”
    above = governing_subject(token)
    while above is not None and _passed_over(above, names, many=many):
        above = governing_subject(above)
    if above is None:
        thing = not many and stands_as(token, ANY_SUBJECT) and _thinglike(token, walk.words)
        return _before(walk, found, many=many) if _opens(token) and not thing else None
    named = _meant(above, names)
    if named is None or named.actor is None or joined(above):
        return None
    if not many and stands_as(token, ANY_SUBJECT) and _thinglike(token, walk.words):
        return None
    kind = walk.roster.entries[named.actor].kind
    if kind is ActorKind.ORGANIZATION or (many and kind is ActorKind.GROUP):
        return named.actor if named.actor not in speakers and not _rival(token, above, names, many=many) else None
    return None


def _finite_subject(token: Token) -> bool:
    if not stands_as(token, SUBJECT):
        return False
    verb = token.head
    small = (
        stands_as(verb, CLAUSE_COMPLEMENT) and token.i and token.nbor(-1) == verb.head and verb.tag_ in ("VBN", "VBD")
    )
    if small and verb.head.lemma_.lower() in ("want", "need", "like", "see", "get", "have", "keep", "leave"):
        return False
    finite = any(stands_as(c, AUXILIARY) and c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in verb.children)
    return finite or verb.tag_ in ("VBD", "VBZ", "VBP")


def _passed_over(subject: Token, names: dict[int, Found], *, many: bool) -> bool:
    """Whether a subject in between cannot be meant: “Labour says prices mean it …”."""
    if stands_as(subject, EXPLETIVE) or (subject.lower_ in _EMPTY and subject.i not in names):
        return True
    if subject.i in names or subject.pos_ != "NOUN":
        return False
    return (subject.tag_ == "NNS") != many


def _meant(subject: Token, names: dict[int, Found]) -> Found | None:
    """Return the mention that a subject is; “which” is the noun before it."""
    if subject.lower_ in ("which", "that") and stands_as(subject.head, RELATIVE_CLAUSE):
        return names.get(subject.head.head.i)
    return names.get(subject.i)


def _rival(token: Token, subject: Token, names: dict[int, Found], *, many: bool) -> bool:
    """Whether between the subject and “they” others stand that may be meant: “Tory claims they could …”."""
    if not many:
        return stands_as(token, ANY_SUBJECT) and _thing_between(token, subject, names)
    for word in token.doc[subject.i + 1 : token.i]:
        found = names.get(word.i)
        plural = word.tag_ in ("NNS", "NNPS") or (found is not None and found.kind is ActorKind.GROUP)
        if (plural or word.lower_ in _MANY) and stands_as(
            word, ANY_SUBJECT, ATTRIBUTE, CONJUNCT, OBJECT, PREPOSITION_OBJECT
        ):
            return True
    return False


def _thinglike(token: Token, words: Words) -> bool:
    """Whether what “it” is or does is rather said of plans and things: “it was misdirected”, “it went too far”."""
    verb = token.head
    if stands_as(token, PASSIVE_SUBJECT):
        return verb.lemma_.lower() not in words.done_to_bodies
    if verb.lemma_ == "be":
        said = [c for c in dependents(verb, PREDICATE_ADJECTIVE, ATTRIBUTE, PREPOSITION) if c.i > verb.i]
        return not any(c.lower_ in words.minds for c in said)
    return verb.lemma_.lower() in words.of_things


def _thing_between(token: Token, subject: Token, names: dict[int, Found]) -> bool:
    """Whether what the subject does something to may be meant: “refused to back the bill, saying it was …”."""
    if stands_as(token.head, RELATIVE_CLAUSE) or not (stands_as(token, PASSIVE_SUBJECT) or token.head.lemma_ == "be"):
        return False
    between = token.doc[subject.i + 1 : token.i]
    return any(stands_as(t, OBJECT) and t.tag_ in ("NN", "NNP") and t.i not in names for t in between)


def _opens(token: Token) -> bool:
    """Whether a pronoun is the subject of its sentence, or owns it: “Its leader said …”."""
    subject = token.head if stands_as(token, OWNER) else token
    return _leads(subject) and stands_as(subject, SUBJECT)


def _leads(token: Token, *, quoted: bool = True) -> bool:
    """Whether a word is the subject of its sentence; in a quotation, of what is said."""
    if not stands_as(token, SUBJECT):
        return False
    verb = token.head
    return stands_as(verb, ROOT) or (quoted and stands_as(verb, CLAUSE_COMPLEMENT) and stands_as(verb.head, ROOT))


def _before(walk: Walk, found: Found, *, many: bool) -> str | None:
    """Return the subject of the sentence before, if nobody else there may be meant."""
    here, quoted = walk.where(found), found.begin in walk.quoted
    last = [s for s in walk.seen if s.sentence == here - 1]
    leading = [s for s in last if _leads(s.found.token, quoted=quoted) and _suits(s, many=many)]
    if len(leading) != 1 or joined(leading[0].found.token):
        return None
    one = leading[0]
    if (one.found.begin in walk.quoted) != quoted:
        return None
    rivals = {s.entry.id for s in last if _suits(s, many=many) and stands_as(s.found.token, ANY_SUBJECT)} - {
        one.entry.id
    }
    doc = one.found.doc
    end = one.found.token.sent.end
    plural = many and any(t.tag_ == "NNS" and stands_as(t, ANY_SUBJECT) for t in doc[one.found.last + 1 : end])
    return None if rivals or plural else one.entry.id


def _suits(item: Seen, *, many: bool) -> bool:
    kind = item.entry.kind
    return kind is ActorKind.ORGANIZATION or (many and kind is ActorKind.GROUP)
