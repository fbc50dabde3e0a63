"""A cue with its parts in a clause: who, the cue words, what. The parts are those the cue tables name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.cues import Cue, CueIndex
from kg.extract.lexicon import is_document, is_examiner
from kg.syntax import Clause, is_predicate, phrase, prepositions, subtree

LIGHT = frozenset({"make", "have", "give", "issue", "express", "voice", "repeat", "raise", "offer", "deliver", "hold", "share",
                   "reject", "face", "draw", "take", "put", "send", "launch", "renew", "add", "announce", "file", "sound"})  # fmt: skip
TIMES = frozenset({"DATE", "TIME"})
PERSONAL = frozenset({"him", "her", "me", "us", "them", "you"})
PLACED = frozenset({"in", "of", "between", "within", "among", "across", "into", "over", "about", "throughout"})
"""Prepositions of a phrase that belongs to the object although the parser hangs it on the verb."""

LEMMAS = {"hop": "hope", "accord": "according", "impassione": "impassioned"}
WEIGHTS = {"clause": 8, "predicate": 3, "infinitive": 4, "gerund": 2, "rest": 4}


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue found in a parse. `source` is the head of the speaker's phrase; `parts` the heads of what is said.

    `tail` are words of the content that hang on nothing in it, because the parser went astray.
    """

    cue: Cue
    head: Token
    cue_tokens: tuple[Token, ...]
    source: Token | None
    content: tuple[Token, ...]
    parts: Mapping[str, tuple[Token, ...]]
    clause: Clause | None
    inherited: bool = False
    tail: tuple[Token, ...] = ()

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
    for clause in clauses:
        frame = _verb_frame(clause, index)
        if frame is not None:
            yield frame
    for token in doc:
        if token.pos_ == "NOUN":
            frame = _noun_frame(token, index, by_head)
        elif token.pos_ == "ADJ" or (token.tag_ in ("VBN", "VBD") and token.dep_ in ("acomp", "ROOT", "ccomp")):
            frame = _adjective_frame(token, index, by_head)
        else:
            continue
        if frame is not None:
            yield frame


# --- verbs --------------------------------------------------------------------------------------------------


def lemma_of(token: Token) -> str:
    """Return the dictionary form, with slips of the lemmatizer mended (hoped → hop)."""
    lemma: str = token.lemma_.lower()
    if lemma in LEMMAS and token.lower_.startswith(LEMMAS[lemma][: len(lemma) + 1]):
        return LEMMAS[lemma]
    return lemma


def _verb_frame(clause: Clause, index: CueIndex) -> Frame | None:
    best: tuple[int, Frame] | None = None
    for cue, rest in index.look_up("VERB", lemma_of(clause.head)):
        extra = _beside(clause, rest)
        if extra is None or (cue.passive is not None and cue.passive != clause.passive):
            continue
        parts = verb_parts(clause)
        heads = tuple(dict.fromkeys(h for name in cue.content for h in parts.get(name, ()) if h not in extra))
        tail = _that_clause(clause.head) if "clause" in cue.content and "clause" not in parts else ()
        if not (heads or tail) or (cue.requires and not any(parts.get(name) for name in cue.requires)):
            continue
        if not _allowed(cue, clause.subject, parts):
            continue
        fit = sum(WEIGHTS.get(name, 1) for name in cue.content if parts.get(name)) + 3 * bool(cue.requires) + 2 * len(rest)
        if best is None or fit > best[0]:
            tokens = (*_verb_group(clause.head), *extra)
            source = clause.subject
            best = (fit + 4 * bool(tail), Frame(cue, clause.head, tokens, source, heads, parts, clause, clause.inherited, tail))
    return best[1] if best else None


def _allowed(cue: Cue, source: Token | None, parts: Mapping[str, tuple[Token, ...]]) -> bool:
    """Check what a cue demands of its speaker (`sources`) and of its object (`objects`)."""
    if cue.sources == "speaking" and not (source is not None and (is_document(source) or is_examiner(source))):
        return False
    thing = parts.get("object", ())
    return not (cue.objects == "things" and any(t.ent_type_ == "PERSON" or t.lower_ in PERSONAL for t in thing))


def _that_clause(head: Token) -> tuple[Token, ...]:
    """“has warned time and again that …”: the words from “that” on, where the parser lost the clause."""
    for token in head.doc[head.i + 1 : min(head.i + 7, head.sent.end)]:
        if token.lower_ == "that" and token.tag_ == "IN":
            return tuple(t for t in head.doc[token.i : head.sent.end] if not t.is_space)
        if token.pos_ not in ("ADV", "NOUN", "CCONJ", "ADP", "DET") and token.text != ",":
            return ()
    return ()


def _beside(clause: Clause, rest: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Find the further words of a cue (“point out”, “make clear”, “lay blame”) beside the verb; None if missing."""
    found: list[Token] = []
    for word in rest:
        match = next((c for c in _near(clause.head) if lemma_of(c) == word or c.lower_ == word), None)
        if match is None:
            return None
        found.append(match)
    return tuple(found)


def _near(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ("prt", "advmod", "prep", "dobj", "ccomp", "xcomp", "acomp", "oprd"):
            yield child
            yield from (c for c in child.children if c.dep_ in ("prep", "acomp"))


def verb_parts(clause: Clause) -> dict[str, tuple[Token, ...]]:
    """Return the heads of the named parts of a clause: what the slots of a cue table refer to."""
    parts: dict[str, list[Token]] = {}
    objects = [t for t in clause.objects if (t.dep_ == "dobj" or t.head != clause.head) and t.ent_type_ not in TIMES]
    predicates = [t for t in clause.objects if t.dep_ in ("attr", "oprd") and t.head == clause.head]
    if clause.passive and clause.undergoer is not None:
        objects.insert(0, clause.undergoer)
    for extra in objects[1:]:
        predicates.append(extra)
    for complement in clause.complements:
        parts.setdefault(_kind_of(complement), []).append(complement)
        below = [c for c in complement.children if c.dep_ in ("ccomp", "advcl")] if complement.pos_ == "ADJ" else []
        parts.setdefault("clause", []).extend(below)
    parts.setdefault("predicate", []).extend(predicates)
    parts["predicate"].extend(c for c in clause.head.children if c.dep_ == "acomp")
    parts["object"] = objects[:1] or [
        s for c in parts.get("infinitive", []) for s in c.children if s.dep_ in ("nsubj", "nsubjpass")
    ]
    for name, head in clause.obliques:
        if not (clause.passive and name == "by") and head.ent_type_ not in TIMES:
            parts.setdefault(name, []).append(head)
            if is_predicate(head) and head.dep_ == "pcomp":
                parts.setdefault("gerund", []).append(head)
    if clause.recipient is not None:
        parts["recipient"] = [clause.recipient]
    host = _host(clause)
    if host is not None and not parts.get("clause"):
        parts["clause"] = [host]
    parts["rest"] = [c for c in clause.head.children if c.i > clause.head.i and c.dep_ in ("dobj", "prep", "advmod")]
    return {name: tuple(sorted(heads, key=lambda t: t.i)) for name, heads in parts.items() if heads}


def _kind_of(complement: Token) -> str:
    children = list(complement.children)
    if any(c.tag_ == "TO" for c in children) and complement.tag_ in ("VB", "VBN", "VBG"):
        return "infinitive"
    if complement.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj", "mark") for c in children):
        return "gerund"
    if complement.dep_ == "xcomp" and complement.pos_ in ("ADJ", "NOUN", "PROPN") and complement.tag_ != "VBD":
        return "predicate"
    if complement.dep_ == "ccomp" and complement.pos_ in ("ADJ", "NOUN") and not any(c.dep_ == "cop" for c in children):
        return "clause" if any(is_predicate(c) or c.dep_ == "nsubj" for c in children) else "predicate"
    return "clause"


def _host(clause: Clause) -> Token | None:
    """“The move, X said, will fail”; “as X warned, …”: the clause the cue hangs on is what is said."""
    head = clause.head
    own = any(c.dep_ == "nsubj" for c in head.children)
    if not own or head.head == head:
        return None
    as_clause = head.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in head.children)
    if head.dep_ == "parataxis" or as_clause:
        return head.head
    return None


def _verb_group(head: Token) -> tuple[Token, ...]:
    """Return the verb with its auxiliaries, negation and the adverbs among them."""
    tokens = [c for c in head.children if c.i < head.i and c.dep_ in ("aux", "auxpass", "neg")]
    if tokens:
        first = min(t.i for t in tokens)
        tokens.extend(c for c in head.children if c.dep_ == "advmod" and first < c.i < head.i)
    return (*sorted(tokens, key=lambda t: t.i), head)


# --- nouns and adjectives ---------------------------------------------------------------------------------------


def _noun_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    best: tuple[int, Frame] | None = None
    for cue, _ in index.look_up("NOUN", token.lemma_.lower()):
        parts = _noun_parts(token)
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


def _noun_parts(token: Token) -> dict[str, tuple[Token, ...]]:
    parts: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > token.i:
            kinds = [c for c in child.children if c.dep_ == "mark" and c.lower_ in ("that", "whether")]
            if any(c.tag_ == "TO" for c in child.children) and child.tag_ == "VB":
                parts.setdefault("infinitive", []).append(child)
            elif kinds:
                parts.setdefault("clause", []).append(child)
    for name, head in prepositions(token):
        parts.setdefault(name, []).append(head)
    verb = token.head
    if token.dep_ in ("dobj", "nsubjpass") and "clause" not in parts:
        late = [c for c in verb.children if c.dep_ == "ccomp" and c.i > token.i and _marked_that(c)]
        if late:
            parts["clause"] = late
    return {name: tuple(heads) for name, heads in parts.items()}


def _marked_that(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)


def _noun_source(
    token: Token, cue: Cue, parts: Mapping[str, tuple[Token, ...]], by_head: Mapping[int, Clause]
) -> tuple[Token | None, tuple[Token, ...]]:
    """Return the speaker of a nominal cue and the words of a light verb that belong to the cue."""
    for place in cue.source:
        if place == "possessor":
            owner = next((c for c in token.children if c.dep_ == "poss"), None)
            if owner is not None:
                return owner, ()
        elif place == "subject":
            clause = by_head.get(token.head.i)
            if token.dep_ == "dobj" and clause is not None and clause.lemma in LIGHT and clause.subject is not None:
                return clause.subject, _verb_group(clause.head)
        elif parts.get(place) and place not in cue.content:
            return parts[place][0], ()
    return None, ()


def _adjective_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    entries = index.look_up("ADJ", token.lower_) or index.look_up("ADJ", token.lemma_.lower())
    if not entries:
        return None
    verb = token.head if token.dep_ in ("acomp", "oprd") else token
    clause = by_head.get(verb.i)
    if clause is None or clause.lemma not in ("be", "feel", "seem", "remain", "sound", "become", "appear", token.lemma_.lower()):
        return None
    parts: dict[str, tuple[Token, ...]] = {}
    for child in (*token.children, *(verb.children if verb != token else ())):
        if child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > token.i:
            kind = _kind_of(child)
            if kind in ("clause", "infinitive") and (kind != "clause" or child.dep_ == "ccomp"):
                parts.setdefault(kind, (child,))
    for name, head in prepositions(token):
        parts.setdefault(name, (head,))
    subject = clause.undergoer or clause.subject
    for cue, _ in entries:
        heads = tuple(h for name in cue.content for h in parts.get(name, ()))
        if heads and subject is not None and any(parts.get(name) for name in cue.requires):
            tokens = (*_verb_group(verb), token) if verb != token else _verb_group(token)
            return Frame(cue, token, tokens, subject, heads, parts, clause)
    return None


# --- what belongs to the content --------------------------------------------------------------------------------


def content_tokens(frame: Frame, index: CueIndex) -> list[Token]:
    """Return the words of what is said, as an annotator would draw them.

    A complement ends where another speaker's clause coordinates with it; a cue in its middle is cut out.
    """
    own = {t.i for t in cue_words(frame)}
    host = frame.clause.head if frame.clause is not None else frame.head

    def leave_out(child: Token) -> bool:
        if child.i in own or child == host or child == frame.head:
            return True
        return _starts_another(child, index)

    chosen: set[int] = {t.i for t in frame.tail}
    for head in sorted(frame.content, key=lambda t: t.i):
        if _other_speaker_before(head, frame, index):
            continue
        if _after_preposition(head) and any(i > host.i for i in chosen):
            chosen.update(_preposition_of(head))
        chosen.update(t.i for t in subtree(head, leave_out))
        if head.dep_ == "dobj":
            chosen.update(_placed_after(head, chosen))
    chosen -= own
    tokens = [frame.head.doc[i] for i in sorted(chosen)]
    while tokens and (tokens[-1].is_space or tokens[-1].text in ",;:-–—." or (tokens[-1].dep_ == "cc")):
        tokens.pop()
    while tokens and (tokens[0].is_space or tokens[0].text in ",;:-–—."):
        tokens.pop(0)
    return tokens


def _placed_after(head: Token, chosen: set[int]) -> set[int]:
    """“found [weaknesses] [in the team]”: phrases right after the object that the parser hangs on the verb."""
    added: set[int] = set()
    for child in head.head.children:
        if child.dep_ == "prep" and child.lower_ in PLACED and child.i == max(chosen | added) + 1:
            if not any(c.ent_type_ in TIMES for c in child.children):
                added.update(t.i for t in subtree(child))
    return added


def _after_preposition(head: Token) -> bool:
    return head.dep_ in ("pobj", "pcomp") or (head.head.dep_ == "prep" and head.head.lower_ == "as")


def _preposition_of(head: Token) -> list[int]:
    """Return the places of the preposition(s) before an object: “[of] misleading”, “[on behalf of] …”."""
    found = [head.head.i]
    if head.head.head.dep_ == "prep" and head.head.dep_ == "prep":
        found.append(head.head.head.i)
    return found


def _starts_another(child: Token, index: CueIndex) -> bool:
    """Tell whether a branch of the content is another speaker's: “… but the union has slammed it”, “…, adding that”."""
    if child.dep_ == "prep" and child.lower_ == "according":
        return True
    if not is_predicate(child):
        return False
    subject = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    speaks = bool(index.look_up("VERB", lemma_of(child)))
    if child.dep_ == "conj" and subject is not None and speaks:
        return subject.pos_ in ("NOUN", "PROPN") and not any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
    if child.dep_ == "parataxis" and subject is not None and speaks:
        return True
    if child.dep_ == "advcl" and child.tag_ == "VBG" and subject is None and speaks and child.i > child.head.i:
        before = child.doc[child.i - 1] if child.i else None
        return before is not None and before.text in (",", "-", "–", "—")
    return False


def _other_speaker_before(head: Token, frame: Frame, index: CueIndex) -> bool:
    """A comma splice: “80% said A, 70% believed B” hangs the first clause on the second cue."""
    if head.i > frame.head.i or len(frame.content) < 2 or not is_predicate(head):
        return False
    later = any(h.i > frame.head.i for h in frame.content)
    return later and bool(index.look_up("VERB", lemma_of(head))) and any(c.dep_ in ("nsubj", "ccomp") for c in head.children)


def cue_words(frame: Frame) -> list[Token]:
    """Return the words of the cue; a preposition that leads what is said belongs to it: “called for”, “spoke about”."""
    first = min(frame.content, key=lambda t: t.i, default=None)
    words = list(frame.cue_tokens)
    if first is not None and _after_preposition(first) and first.i > frame.head.i and not frame.tail:
        words.extend(frame.head.doc[i] for i in _preposition_of(first))
    return words


def source_tokens(frame: Frame) -> list[Token]:
    """Return the words of the speaker's phrase, with apposition and coordination, without the cue."""
    if frame.source is None:
        return []
    own = {t.i for t in frame.cue_tokens} | {frame.head.i}
    return [t for t in phrase(frame.source, full=True) if t.i not in own]
