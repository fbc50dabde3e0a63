"""Whom a third-person pronoun means: agreement first, then nearness, subjects before others, the main person before
somebody mentioned in passing. Where two fit nearly equally well the pronoun stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from spacy.tokens import Token

from kg.actors.descriptions import HE, SHE, THEY
from kg.actors.found import Found
from kg.actors.walk import Seen
from kg.model import ActorKind, FoundBy
from kg.syntax import SUBJECTS, begin

_MANY = frozenset(
    {"many", "some", "most", "others", "everyone", "everybody", "anyone", "someone", "few", "those", "both", "nobody"}
)
REACH = 5
"""How many sentences back the antecedent may stand."""

_FAR, _SUBJECT, _FREQUENT, _SAME_GENDER, _CONTINUED, _MARGIN, _NEAREST = 3.0, 4.0, 1.0, 3.0, 1.0, 1.5, 2.0
_SAME_PARAGRAPH = 1.0


def antecedent(
    found: Found, seen: Sequence[Seen], sentence: int, counts: Mapping[str, int], speakers: frozenset[str]
) -> str | None:
    """Return the id of the actor a pronoun stands for, None where nothing or too much fits.

    `counts`: how often each actor was mentioned so far; `speakers`: who says the words in which it stands, and so
    does not mean himself by “he”.
    """
    lower = found.name
    wanted = "m" if lower in HE else "f" if lower in SHE else ""
    if _either(found.token):
        return None
    here = {item.found.head: item for item in seen if item.found.doc is found.doc}
    bound = _bound(found.token, here, lower, wanted)
    if bound is not None:
        return bound if bound not in speakers else None
    if lower in THEY and (
        _rival(found.token, here) or (found.token.head.dep_ == "relcl" and found.token.dep_ != "poss")
    ):
        return None
    barred, above = _barred(found.token), _subjects_above(found.token)
    others = {here[i].entry.id for i in barred if i in here}
    scores: dict[str, float] = {}
    for item in reversed(seen):
        distance = sentence - item.sentence
        if distance > REACH:
            break
        if not _agrees(lower, wanted, item, distance):
            continue
        if item.entry.id in others or (wanted and item.entry.id in speakers):
            continue
        score = _score(found, item, distance, wanted) + _FREQUENT * log2(1 + counts.get(item.entry.id, 1))
        if item.found.doc is found.doc and item.found.head == above:
            score += _NEAREST
        scores[item.entry.id] = max(score, scores.get(item.entry.id, -99.0))
    if lower in THEY:
        many = [s for s in here.values() if s.sentence == sentence and s.entry.kind is ActorKind.GROUP]
        latest = max(many, key=lambda s: s.found.head, default=None)
        scores = {key: value for key, value in scores.items() if latest is None or key == latest.entry.id}
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return None
    return ranked[0]


def _either(token: Token) -> bool:
    """“his or her mother”, “he or she”: nobody in particular."""
    doc, i = token.doc, token.i
    after = i + 2 < len(doc) and doc[i + 1].text in ("or", "/") and doc[i + 2].lower_ in HE | SHE
    return after or (i > 1 and doc[i - 1].text in ("or", "/") and doc[i - 2].lower_ in HE | SHE)


def _bound(token: Token, here: Mapping[int, Seen], lower: str, wanted: str) -> str | None:
    """Return whom the structure of the sentence leaves: “Mr Obama and his wife”, “liberals looking down their nose”."""
    if token.dep_ == "poss" and token.head.dep_ == "conj":
        first = here.get(token.head.head.i)
        if first is not None and first.found.named and _is_kind(lower, wanted, first):
            return first.entry.id
    verb = token.head
    for _ in range(4):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    holder: Token | None = None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        holder = verb.head
    elif verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "of") and verb.head.head.pos_ == "VERB":
        holder = next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
    found = here.get(holder.i) if holder is not None and holder.i < token.i else None
    return found.entry.id if found is not None and _is_kind(lower, wanted, found) else None


def _rival(token: Token, here: Mapping[int, Seen]) -> bool:
    """Whether the last subject before “they” in its sentence is many who are no actor: “brands”, “everybody”."""
    for i in range(token.i - 1, token.sent.start - 1, -1):
        word = token.doc[i]
        if word.dep_ in SUBJECTS and word.i not in here and word.pos_ != "VERB":
            return word.tag_ in ("NNS", "NNPS") or word.lower_ in _MANY
        if word.dep_ in SUBJECTS and word.i in here:
            return False
    return False


def _is_kind(lower: str, wanted: str, item: Seen) -> bool:
    kind = item.entry.kind
    if wanted:
        return kind is ActorKind.PERSON and item.entry.gender in ("", wanted)
    return kind is (ActorKind.GROUP if lower in THEY else ActorKind.ORGANIZATION)


def _subjects_above(token: Token) -> int:
    """Return the place of the subject of the innermost clause around a pronoun that is not its own subject; else -1."""
    above = token
    while above.head != above:
        below, above = above, above.head
        for child in above.children:
            if child.dep_ in SUBJECTS and child != below and child.i < token.i and child.pos_ != "PRON":
                return child.i
    return -1


def subject_ahead(found: Found, names: Mapping[int, Found]) -> Found | None:
    """Return the name of “In its report, the FBI lists …”: a possessive before the subject of its own clause."""
    token = found.token
    if token.dep_ != "poss" or token.head.dep_ != "pobj":
        return None
    preposition = token.head.head
    verb = preposition.head
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if preposition.dep_ != "prep" or verb.pos_ not in ("VERB", "AUX") or subject is None or subject.i < token.i:
        return None
    name = names.get(subject.i)
    if name is None or name.doc is not found.doc or not name.named or name.actor is None:
        return None
    person = found.name in HE or found.name in SHE
    fits = name.kind is (ActorKind.PERSON if person else ActorKind.ORGANIZATION)
    return name if fits and (not person or name.gender in ("", found.gender)) else None


def speakers(
    found: Found, seen: Sequence[Seen], names: Mapping[int, Found], quoted: frozenset[int], speaking: frozenset[str]
) -> frozenset[str]:
    """Return who says the quotation in which a pronoun stands: those named in its paragraph, else the last before."""
    if begin(found.token) not in quoted:
        return frozenset()

    def says(token: Token) -> bool:
        spoken = token.dep_ == "nsubj" and token.head.lemma_.lower() in speaking
        return spoken and begin(token.head) not in quoted

    own = {f.actor for f in names.values() if f.actor is not None and f.doc is found.doc and says(f.token)}
    if own:
        return frozenset(own)
    last = next(
        (item for item in reversed(seen) if item.entry.kind is ActorKind.PERSON and says(item.found.token)), None
    )
    return frozenset() if last is None else frozenset({last.entry.id})


def _score(found: Found, item: Seen, distance: int, wanted: str) -> float:
    score = -_FAR * distance
    dep = item.found.token.dep_
    if item.found.doc is found.doc:
        score += _SAME_PARAGRAPH
    if dep in SUBJECTS:
        score += _SUBJECT
    elif dep in ("pobj", "compound", "poss"):
        score -= 1.0
    if item.found.how is FoundBy.PRONOUN:
        score += _CONTINUED
    if wanted and item.entry.gender == wanted:
        score += _SAME_GENDER
    return score


def _barred(token: Token) -> frozenset[int]:
    """Return the words of its own clause that a pronoun cannot mean: “She met her” are two."""
    if token.dep_ == "poss" or token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")):
        return frozenset()
    head = token.head
    owners: list[Token] = []  # “Trump's attacks on him”
    while head.pos_ in ("ADP", "NOUN") and head.head != head:
        owners += [c for c in head.children if c.dep_ == "poss"]
        if head.dep_ in SUBJECTS:
            break
        head = head.head
    others = owners + [c for c in head.children if c.i != token.i and c.dep_ in (*SUBJECTS, "dobj", "dative", "attr")]
    others += [below for c in head.children if c.dep_ in ("prep", "agent", "dative") for below in c.children]
    while (
        head.dep_ in ("conj", "xcomp")
        and token.dep_ not in SUBJECTS
        and not any(c.dep_ in SUBJECTS for c in head.children)
    ):
        head = head.head  # “Sanders called Trump divisive and accused him”, “Rubio declined to assail him”
        others += [c for c in head.children if c.dep_ in SUBJECTS]
    return frozenset(c.i for c in others)


def _agrees(lower: str, wanted: str, item: Seen, distance: int) -> bool:
    kind = item.entry.kind
    if wanted:
        return kind is ActorKind.PERSON and item.entry.gender in ("", wanted)
    subject = item.found.token.dep_ in SUBJECTS
    if lower in THEY:
        if kind is ActorKind.GROUP:
            return subject and distance <= 1
        return kind is ActorKind.ORGANIZATION and subject and distance <= 1
    return kind is ActorKind.ORGANIZATION and subject and distance <= 1
