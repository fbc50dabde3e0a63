"""A cue with its parts in a clause: who, the cue words, what. The parts are those the cue tables name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.lexicon import is_document, is_examiner, is_share, lemma_of
from kg.rules.cue import Cue, CueIndex
from kg.syntax import Clause, prepositions
from kg.syntax.arguments import SAYING, arguments_of_noun, for_to, kind_of
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    NOUN_CLAUSE,
    OBJECT,
    OBJECT_PREDICATE,
    OWNER,
    PARTICLE,
    PASSIVE_HELPER,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    ROOT,
    UNCLEAR,
    dependents,
    first_dependent,
    stands_as,
)
from kg.syntax.verb import verb_group

LIGHT = frozenset(
    {
        "make",
        "have",
        "give",
        "issue",
        "express",
        "voice",
        "repeat",
        "raise",
        "offer",
        "deliver",
        "hold",
        "share",
    }
    | {"face", "draw", "take", "put", "send", "launch", "renew", "add", "announce", "file", "sound"}
)
"""Verbs that only carry a noun: “expressed concern”, “made the claim”."""

SPEAKING = frozenset({"PERSON", "ORG", "NORP"})
FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
PERSONAL = frozenset({"him", "her", "me", "us", "them", "you"})

WEIGHTS = {"judgement": 9, "clause": 8, "predicate": 3, "infinitive": 4, "gerund": 2, "rest": 4}


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue found in a parse. `source` is the head of the speaker's phrase; `parts` the heads of what is said."""

    cue: Cue
    head: Token
    cue_tokens: tuple[Token, ...]
    source: Token | None
    content: tuple[Token, ...]
    parts: Mapping[str, tuple[Token, ...]]
    clause: Clause | None
    inherited: bool = False

    def part(self, names: Iterable[str]) -> Token | None:
        """Return the head of the first of these parts that is there."""
        for name in names:
            heads = self.parts.get(name, ())
            if heads:
                return heads[0]
        return None


def find_frames(doc: Doc, clauses: tuple[Clause, ...], index: CueIndex) -> Iterator[Frame]:
    """Yield the cues of a paragraph with their parts; verbs first, then nouns and adjectives."""
    by_head = {clause.head.i: clause for clause in clauses}
    found: set[int] = set()
    for clause in clauses:
        frame = _verb_frame(clause, index, _participle_source(clause, by_head))
        if frame is not None and frame.source is None and frame.head.tag_ == "VBN":
            frame = _adjective_frame(frame.head, index, by_head) or frame  # “are opposed to”
        if frame is not None:
            found.add(frame.head.i)
            yield frame
    for token in doc:
        if token.pos_ == "NOUN":
            frame = _noun_frame(token, index, by_head)
        elif token.pos_ == "ADJ" or (
            token.tag_ in ("VBN", "VBD")
            and stands_as(token, ROOT, PREDICATE_ADJECTIVE, CLAUSE_COMPLEMENT)
            and token.i not in found
        ):
            frame = _adjective_frame(token, index, by_head)
        else:
            continue
        if frame is not None:
            yield frame


# --- verbs --------------------------------------------------------------------------------------------------


def _verb_frame(clause: Clause, index: CueIndex, subject: Token | None) -> Frame | None:
    best: tuple[int, Frame] | None = None
    for cue, rest in index.look_up("VERB", lemma_of(clause.head)):
        extra = _beside(clause, rest)
        if extra is None or (cue.passive is not None and cue.passive != clause.passive):
            continue
        parts = clause.arguments
        heads = tuple(dict.fromkeys(h for name in cue.content for h in parts.get(name, ()) if h not in extra))
        if not heads or (cue.requires and not any(parts.get(name) for name in cue.requires)):
            continue
        if not _allowed(cue, subject, parts):
            continue
        fit = (
            sum(WEIGHTS.get(name, 1) for name in cue.content if parts.get(name))
            + 3 * bool(cue.requires)
            + (cue.sources != "any")
            + 2 * len(rest)
        )
        if best is None or fit > best[0]:
            tokens = (*verb_group(clause.head), *extra)
            if "rest" in cue.content:
                heads = (*heads, *(c for e in extra for c in dependents(e, PREPOSITION)))
            best = (fit, Frame(cue, clause.head, tokens, subject, heads, parts, clause, clause.inherited))
    return best[1] if best else None


def _participle_source(clause: Clause, by_head: Mapping[int, Clause]) -> Token | None:
    """“X sent a letter, calling him …”, “X said that Y had failed, pointing to …”: X calls, X points."""
    head, subject = clause.head, clause.subject
    if subject is None and stands_as(head, UNCLEAR) and head.tag_ in ("VBD", "VBP", "VBZ") and head.head.i in by_head:
        return by_head[head.head.i].undergoer or by_head[head.head.i].subject  # “members keen to act say …”
    first = head.left_edge
    after_comma = first.i > 0 and head.doc[first.i - 1].text in (",", "-", "–", "—")
    if not clause.inherited or clause.passive or head.tag_ != "VBG" or subject is None:
        return subject
    if not after_comma and not (
        stands_as(head, NOUN_CLAUSE) and subject.ent_type_ == "ORG" and stands_as(subject, OBJECT)
    ):
        return subject
    left = lemma_of(head) in SAYING and subject.ent_type_ == "ORG" and stands_as(subject, OBJECT)
    if stands_as(head, NOUN_CLAUSE) and (left or (subject.ent_type_ not in SPEAKING and subject.pos_ != "PRON")):
        above = subject.head
        while above.i not in by_head and above.head != above:
            above = above.head
        governor = by_head.get(above.i)
        if governor is not None and governor.subject is not None and governor.head.i < head.i:
            return governor.undergoer or governor.subject
    if stands_as(head, ADVERBIAL_CLAUSE) and stands_as(head.head, CLAUSE_COMPLEMENT) and head.head.head.i < head.head.i:
        outer = by_head.get(head.head.head.i)
        speaks = outer is not None and (lemma_of(outer.head) in SAYING or lemma_of(head) in SAYING)
        if outer is not None and outer.subject is not None and speaks:
            return outer.subject
    return subject


def _allowed(cue: Cue, source: Token | None, parts: Mapping[str, tuple[Token, ...]]) -> bool:
    """Check what a cue demands of its speaker (`sources`) and of its object (`objects`)."""
    if cue.sources == "speaking" and not (source is not None and (is_document(source) or is_examiner(source))):
        return False
    if cue.sources == "shares" and not is_share(source):
        return False
    thing = parts.get("object", ())
    if cue.objects == "none" and thing:
        return False
    if cue.objects == "figures" and not any(w.ent_type_ in FIGURES for t in thing for w in t.subtree):
        return False
    return not (
        cue.objects == "things"
        and not parts.get("clause")
        and any(t.ent_type_ == "PERSON" or t.lower_ in PERSONAL for t in thing)
    )


def _beside(clause: Clause, rest: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Find the further words of a cue (“point out”, “make clear”, “lay blame”) beside the verb; None if missing."""
    found: list[Token] = []
    said = min((c.left_edge.i for c in clause.complements if c.i > clause.head.i), default=len(clause.head.doc))
    for word in rest:
        match = next((c for c in _near(clause.head) if lemma_of(c) == word or c.lower_ == word), None)
        if match is None or (stands_as(match, PREPOSITION) and not clause.head.i < match.i < said):
            return None  # “argued that it had changed for the better”
        found.append(match)
    return tuple(found)


def _near(head: Token) -> Iterator[Token]:
    for child in head.children:
        if stands_as(child, COMPLEMENT, ADVERBIAL_CLAUSE) and (word := for_to(child)) is not None:
            yield word
        if stands_as(child, COMPLEMENT, PREDICATE_ADJECTIVE, ADVERB, OBJECT, OBJECT_PREDICATE, PREPOSITION, PARTICLE):
            if not any(c.lower_ in ("example", "instance") for c in child.children):  # “argued, for example, …”
                yield child
            yield from (c for c in dependents(child, PREDICATE_ADJECTIVE, PREPOSITION))


# --- nouns and adjectives ---------------------------------------------------------------------------------------


def _noun_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    best: tuple[int, Frame] | None = None
    for cue, _ in index.look_up("NOUN", token.lemma_.lower()):
        parts = arguments_of_noun(token)
        heads = tuple(h for name in cue.content for h in parts.get(name, ()))
        if not heads or (cue.requires and not any(parts.get(name) for name in cue.requires)):
            continue
        source, extra = _noun_source(token, cue, parts, by_head)
        if source is None or source in heads:
            continue
        fit = sum(WEIGHTS.get(name, 1) for name in cue.content if parts.get(name))
        if best is None or fit > best[0]:
            best = (fit, Frame(cue, token, (*extra, token), source, heads, parts, by_head.get(token.head.i)))
    return best[1] if best else None


def _noun_source(
    token: Token, cue: Cue, parts: Mapping[str, tuple[Token, ...]], by_head: Mapping[int, Clause]
) -> tuple[Token | None, tuple[Token, ...]]:
    """Return the speaker of a nominal cue and the words of a light verb that belong to the cue."""
    for place in cue.source:
        if place == "possessor":
            owner = first_dependent(token, OWNER)
            clause = by_head.get(token.head.i)
            if owner is None:
                continue
            if owner.pos_ == "PRON" and stands_as(token, OBJECT) and clause is not None and clause.subject is not None:
                return clause.subject, (*verb_group(clause.head), owner)  # “she repeated her call for …”
            return owner, ()
        elif place == "subject":
            clause = by_head.get(token.head.i)
            if stands_as(token, OBJECT) and clause is not None and clause.lemma in LIGHT and clause.subject is not None:
                return clause.subject, verb_group(clause.head)
        elif parts.get(place) and place not in cue.content:
            return parts[place][0], ()
    return None, ()


def _adjective_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    entries = index.look_up("ADJ", token.lower_) or index.look_up("ADJ", token.lemma_.lower())
    if not entries:
        return None
    verb = token.head if stands_as(token, PREDICATE_ADJECTIVE, OBJECT_PREDICATE) else token
    clause = by_head.get(verb.i)
    if clause is None or clause.lemma not in (
        "be",
        "feel",
        "seem",
        "remain",
        "sound",
        "become",
        "appear",
        token.lemma_.lower(),
    ):
        return None
    parts: dict[str, tuple[Token, ...]] = {}
    for child in (*token.children, *(verb.children if verb != token else ())):
        if stands_as(child, COMPLEMENT, ADVERBIAL_CLAUSE) and child.i > token.i:
            kind = kind_of(child)
            if kind in ("clause", "infinitive") and (kind != "clause" or stands_as(child, CLAUSE_COMPLEMENT)):
                parts.setdefault(kind, (child,))
    for name, head in prepositions(token):
        parts.setdefault(name, (head,))
    torn = (s for c in dependents(verb, PASSIVE_HELPER) for s in dependents(c, ACTIVE_SUBJECT))
    subject = clause.undergoer or clause.subject or next(torn, None)  # “Most of us are opposed”
    for cue, _ in entries:
        heads = tuple(h for name in cue.content for h in parts.get(name, ()))
        if heads and subject is not None and any(parts.get(name) for name in cue.requires):
            tokens = (*verb_group(verb), token) if verb != token else verb_group(token)
            return Frame(cue, token, tokens, subject, heads, parts, clause)
    return None
