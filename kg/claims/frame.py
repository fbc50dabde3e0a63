"""A cue with its parts in a clause: who, the cue words, what. The parts are those the cue tables name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.lexicon import is_document, is_examiner, is_share, lemma_of
from kg.lang.tables import words
from kg.model import Stance
from kg.rules.cue import Cue, CueIndex
from kg.syntax import Clause
from kg.syntax.arguments import SAYING, Arguments, arguments_of_adjective, arguments_of_carried, for_to
from kg.syntax.phrase import prepositions
from kg.syntax.relations import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    NOUN_CLAUSE,
    OBJECT,
    OBJECT_PREDICATE,
    OWNER,
    PARTICLE,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PREPOSITION_OBJECT,
    ROOT,
    dependents,
    first_dependent,
    stands_as,
)
from kg.syntax.verb import verb_group
from kg.syntax.wording import children

LIGHT = words("frames", "light")
RECEIVING, GIVER = words("frames", "receiving"), words("frames", "giver")
COPULAS = words("frames", "copulas")
SPEAKING = frozenset({"PERSON", "ORG", "NORP"})
FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
PERSONAL = words("grammar", "personal_objects")
INSTANCES = words("frames", "instances")
OF = words("speaking", "of")
PUBLISHING = words("documents", "publishing")
BE, TOWARDS, WRITING = (words("frames", name) for name in ("be", "towards", "writing"))
GIVERS = words("frames", "givers")
"""Prepositions of who gives what another receives: “drew praise [from] nurses”."""

BESIDE = COMPLEMENT | PREDICATE_ADJECTIVE | ADVERB | OBJECT | OBJECT_PREDICATE | PREPOSITION | PARTICLE
"""What the further words of a cue may be to its verb: “make [clear]”, “point [out]”."""

WEIGHTS = {"judgement": 9, "clause": 8, "predicate": 3, "infinitive": 4, "gerund": 2, "rest": 4}


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue found in a parse. `source` is the head of the speaker's phrase; `parts` the heads of what is said."""

    cue: Cue
    head: Token
    cue_tokens: tuple[Token, ...]
    source: Token | None
    content: tuple[Token, ...]
    parts: Arguments
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
        frame = _verb_frame(clause, index, _speaker(clause, by_head))
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


def _verb_frame(clause: Clause, index: CueIndex, speaker: Token | None) -> Frame | None:
    """“[Unions] hit out at [the plan]”: of the cues that a verb may be, the one with the weightiest parts."""
    best: tuple[int, Cue, tuple[Token, ...], tuple[Token, ...], Arguments] | None = None
    cues = index.look_up("VERB", lemma_of(clause.head))
    near = _near(clause.head) if any(rest for _, rest in cues) else {}
    for cue, rest in cues:
        extra = _beside(clause, rest, near)
        if extra is None or (cue.passive is not None and cue.passive != clause.passive):
            continue
        parts = _with_phrases(clause.arguments, extra)
        heads = tuple(dict.fromkeys(h for name in cue.content for h in parts.get(name, ()) if h not in extra))
        if not heads or not _has_required(cue, parts) or not _allowed(cue, speaker, parts):
            continue
        fit = _weight(cue, parts) + 3 * bool(cue.requires) + (cue.sources != "any") + 2 * len(rest)
        if best is None or fit > best[0]:
            best = (fit, cue, extra, heads, parts)
    if best is None:
        return None
    _, cue, extra, heads, parts = best
    if "subject" not in cue.source:  # “came under fire from [doctors]”
        speaker = next((h for name in cue.source for h in parts.get(name, ()) if h not in extra), None)
        if speaker is None:
            return None
    if "rest" in cue.content:
        heads = (*heads, *(c for e in extra for c in dependents(e, PREPOSITION)))
    tokens = (*verb_group(clause.head), *extra)
    return Frame(cue, clause.head, tokens, speaker, heads, parts, clause, clause.inherited)


def _with_phrases(parts: Arguments, extra: Iterable[Token]) -> Arguments:
    """The parts, with the phrases of further words of the cue: “is in favour [of a ban]”."""
    nouns = [word for word in extra if word.pos_ == "NOUN"]
    further = {name: (head,) for noun in nouns for name, head in prepositions(noun) if name not in parts}
    return {**parts, **further} if further else parts


def _weight(cue: Cue, parts: Arguments) -> int:
    return sum(WEIGHTS.get(name, 1) for name in cue.content if parts.get(name))


def _has_required(cue: Cue, parts: Arguments) -> bool:
    return not cue.requires or any(parts.get(name) for name in cue.requires)


def _speaker(clause: Clause, by_head: Mapping[int, Clause]) -> Token | None:
    """Return who says what a verb marks: its subject, but for participles that belong to who acts further up."""
    head, subject = clause.head, clause.subject
    if subject is None or head.tag_ != "VBG" or not clause.inherited or clause.passive:
        return subject
    first = head.left_edge
    after_comma = first.i > 0 and head.doc[first.i - 1].text in (",", "-", "–", "—")
    told = subject.ent_type_ == "ORG" and stands_as(subject, OBJECT)
    if stands_as(head, NOUN_CLAUSE) and (uttered := _who_uttered(subject, by_head)) is not None:
        return uttered
    if stands_as(head, NOUN_CLAUSE) and (writer := _who_wrote_to(subject, by_head)) is not None:
        return writer
    if not after_comma and not (told and stands_as(head, NOUN_CLAUSE)):
        return subject
    if stands_as(head, NOUN_CLAUSE):
        return _who_sent(clause, subject, by_head, told=told) or subject
    return _who_said(head, by_head) or subject


def _who_uttered(noun: Token, by_head: Mapping[int, Clause]) -> Token | None:
    """“[X] issued a statement condemning …”, “[X] posted a series of tweets attacking …”: X condemns, X attacks."""
    whole = noun.head.head if stands_as(noun, PREPOSITION_OBJECT) and noun.head.lower_ in OF else noun
    governor = by_head.get(whole.head.i)
    if not is_document(noun) or not stands_as(whole, OBJECT) or governor is None or governor.passive:
        return None
    return governor.subject if governor.lemma in LIGHT | PUBLISHING else None


def _who_wrote_to(noun: Token, by_head: Mapping[int, Clause]) -> Token | None:
    """“[X] wrote to the minister opposing it”: X opposes."""
    to = noun.head
    if not stands_as(noun, PREPOSITION_OBJECT) or to.lower_ not in TOWARDS:
        return None
    governor = by_head.get(to.head.i)
    return governor.subject if governor is not None and governor.lemma in WRITING and not governor.passive else None


def _who_sent(clause: Clause, noun: Token, by_head: Mapping[int, Clause], *, told: bool) -> Token | None:
    """“[X] sent a letter, calling him …”, “[X] denied it, telling Unison …”: X calls, X tells."""
    about = noun.ent_type_ not in SPEAKING and noun.pos_ != "PRON"
    if not about and not (told and lemma_of(clause.head) in SAYING):
        return None
    above = noun.head
    while above.i not in by_head and above.head != above:
        above = above.head
    governor = by_head.get(above.i)
    if governor is None or governor.subject is None or governor.head.i > clause.head.i:
        return None
    return governor.undergoer or governor.subject


def _who_said(participle: Token, by_head: Mapping[int, Clause]) -> Token | None:
    """“[X] said that Y had failed, pointing to …”: X points."""
    inner = participle.head
    outer = by_head.get(inner.head.i) if inner.head.i < inner.i else None
    if not stands_as(participle, ADVERBIAL_CLAUSE) or not stands_as(inner, CLAUSE_COMPLEMENT) or outer is None:
        return None
    return outer.subject if lemma_of(outer.head) in SAYING or lemma_of(participle) in SAYING else None


def _allowed(cue: Cue, source: Token | None, parts: Arguments) -> bool:
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


def _beside(clause: Clause, rest: tuple[str, ...], near: Mapping[str, Token]) -> tuple[Token, ...] | None:
    """Find the further words of a cue (“point out”, “make clear”, “lay blame”) beside the verb; None if missing."""
    if not all(word in near for word in rest):
        return None
    found = tuple(near[word] for word in rest)
    if not any(stands_as(match, PREPOSITION) for match in found):
        return found
    said = min((c.left_edge.i for c in clause.complements if c.i > clause.head.i), default=len(clause.head.doc))
    astray = any(stands_as(match, PREPOSITION) and not clause.head.i < match.i < said for match in found)
    return None if astray else found  # “argued that it had changed for the better”


def _near(head: Token) -> dict[str, Token]:
    """Return the words beside a verb that a cue may need, by their dictionary form and as they are written."""
    found: dict[str, Token] = {}
    for word in _words_near(head):
        if word.i < head.i and stands_as(word, PREPOSITION):
            continue  # “[on] Monday called on him”
        found.setdefault(lemma_of(word), word)
        found.setdefault(word.lower_, word)
    return found


def _words_near(head: Token) -> Iterator[Token]:
    for child in children(head):
        if stands_as(child, COMPLEMENT, ADVERBIAL_CLAUSE) and (word := for_to(child)) is not None:
            yield word
        if stands_as(child, BESIDE):
            if not any(c.lower_ in INSTANCES for c in children(child)):  # “argued, for example, …”
                yield child
            yield from dependents(child, PREDICATE_ADJECTIVE, PREPOSITION, PREPOSITION_OBJECT)


# --- nouns and adjectives ---------------------------------------------------------------------------------------


def _noun_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    best: tuple[int, Frame] | None = None
    for cue, _ in index.look_up("NOUN", token.lemma_.lower()):
        parts = arguments_of_carried(token)
        heads = tuple(h for name in cue.content for h in parts.get(name, ()) if name not in GIVERS)
        received = _received(token, cue, by_head)
        if received is not None and any(parts.get(name) for name in GIVERS):
            parts = {**parts, "receiver": (received,)}
            heads = heads or ((received,) if cue.stance is not Stance.NEUTRAL else ())
        elif not _has_required(cue, parts):
            continue
        if not heads:
            continue
        source, extra = _noun_source(token, cue, parts, by_head)
        if source is None or source in heads:
            continue
        fit = _weight(cue, parts)
        if best is None or fit > best[0]:
            best = (fit, Frame(cue, token, (*extra, token), source, heads, parts, by_head.get(token.head.i)))
    return best[1] if best else None


def _received(token: Token, cue: Cue, by_head: Mapping[int, Clause]) -> Token | None:
    """“[the plan] drew criticism from doctors”: who hears what others say"""
    clause = by_head.get(token.head.i)
    if clause is None or not stands_as(token, OBJECT) or clause.lemma not in RECEIVING or clause.passive:
        return None
    return clause.subject if GIVER & set(cue.source) else None


def _noun_source(
    token: Token, cue: Cue, parts: Arguments, by_head: Mapping[int, Clause]
) -> tuple[Token | None, tuple[Token, ...]]:
    """Return the speaker of a nominal cue and the words of a light verb that belong to the cue."""
    if "receiver" in parts:
        giver = next(parts[name][0] for name in GIVERS if parts.get(name))
        return giver, verb_group(token.head)
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
            if (holder := _who_is_of(token, by_head)) is not None:
                return holder.subject, (*verb_group(holder.head), token.head)
        elif parts.get(place) and place not in cue.content:
            return parts[place][0], ()
    return None, ()


def _who_is_of(noun: Token, by_head: Mapping[int, Clause]) -> Clause | None:
    """“[The panel] was of the view that …”"""
    of = noun.head
    if not stands_as(noun, PREPOSITION_OBJECT) or of.lower_ not in OF or not stands_as(of, PREPOSITION):
        return None
    clause = by_head.get(of.head.i)
    return clause if clause is not None and clause.lemma in BE and clause.subject is not None else None


def _adjective_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    entries = index.look_up("ADJ", token.lower_) or index.look_up("ADJ", token.lemma_.lower())
    if not entries:
        return None
    verb = token.head if stands_as(token, PREDICATE_ADJECTIVE, OBJECT_PREDICATE) else token
    clause = by_head.get(verb.i)
    if clause is None or clause.lemma not in (*COPULAS, token.lemma_.lower()):
        return None
    parts = arguments_of_adjective(token, verb)
    subject = clause.undergoer or clause.subject
    for cue, _ in entries:
        heads = tuple(h for name in cue.content for h in parts.get(name, ()))
        if heads and subject is not None and any(parts.get(name) for name in cue.requires):
            tokens = (*verb_group(verb), token) if verb != token else verb_group(token)
            return Frame(cue, token, tokens, subject, heads, parts, clause)
    return None
