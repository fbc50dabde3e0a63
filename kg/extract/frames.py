"""A cue with its parts in a clause: who, the cue words, what. The parts are those the cue tables name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.cues import Cue, CueIndex
from kg.extract.lexicon import is_document, is_examiner, is_share
from kg.extract.parts import SAYING, for_to, kind_of, noun_parts, verb_group, verb_parts
from kg.syntax import SUBJECTS, Clause, is_predicate, prepositions

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
NAME_WORDS = 20
"""How many words after the verb a name in quotation marks may end."""

FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
PERSONAL = frozenset({"him", "her", "me", "us", "them", "you"})

LEMMAS = {"accord": "according", "impassione": "impassioned"}
WEIGHTS = {"judgement": 9, "clause": 8, "predicate": 3, "infinitive": 4, "gerund": 2, "rest": 4}


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
    found: set[int] = set()
    for clause in clauses:
        frame = _verb_frame(clause, index, _participle_source(clause, by_head))
        if frame is not None:
            found.add(frame.head.i)
            yield frame
    for token in doc:
        if token.pos_ == "NOUN":
            frame = _noun_frame(token, index, by_head)
        elif token.pos_ == "ADJ" or (
            token.tag_ in ("VBN", "VBD") and token.dep_ in ("acomp", "ROOT", "ccomp") and token.i not in found
        ):
            frame = _adjective_frame(token, index, by_head)
        else:
            continue
        if frame is not None:
            yield frame


# --- verbs --------------------------------------------------------------------------------------------------


def lemma_of(token: Token) -> str:
    """Return the dictionary form, with slips of the lemmatizer mended (hoped → hop)."""
    lemma: str = token.lemma_.lower()
    if lemma == "hop" and token.lower_ in ("hoped", "hoping", "hopes", "hope"):
        return "hope"
    if lemma == "rat" and token.lower_ in ("rate", "rates", "rated", "rating"):
        return "rate"
    if lemma in LEMMAS and token.lower_.startswith(LEMMAS[lemma][: len(lemma) + 1]):
        return LEMMAS[lemma]
    return lemma


def _verb_frame(clause: Clause, index: CueIndex, subject: Token | None) -> Frame | None:
    best: tuple[int, Frame] | None = None
    for cue, rest in index.look_up("VERB", lemma_of(clause.head)):
        extra = _beside(clause, rest)
        if extra is None or (cue.passive is not None and cue.passive != clause.passive):
            continue
        parts = verb_parts(clause)
        if "object" in cue.addressee and not parts.get("clause"):
            parts |= _told_that(parts)
        if rest and "infinitive" in cue.requires and not parts.get("infinitive"):
            parts |= _to_act(clause)
        heads = tuple(dict.fromkeys(h for name in cue.content for h in parts.get(name, ()) if h not in extra))
        speaker = subject
        tail = _that_clause(clause.head) if "clause" in cue.content and "clause" not in parts else ()
        if "predicate" in cue.requires and not any(parts.get(name) for name in cue.requires):
            tail = _named_in_marks(clause.head, parts)
        if subject is not None and "clause" in cue.content:
            turned = _turned_round(clause.head, subject, parts)
            if turned is not None:
                heads, speaker = (subject, *heads), turned
        if clause.head.dep_ == "relcl":
            heads = tuple(h for h in heads if not _main_verb_after(h))
        if not (heads or tail) or (cue.requires and not tail and not any(parts.get(name) for name in cue.requires)):
            continue
        if not _allowed(cue, speaker, parts):
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
                heads = (*heads, *(c for e in extra for c in e.children if c.dep_ == "prep"))
            best = (
                fit + 4 * bool(tail),
                Frame(cue, clause.head, tokens, speaker, heads, parts, clause, clause.inherited, tail),
            )
    return best[1] if best else None


def _participle_source(clause: Clause, by_head: Mapping[int, Clause]) -> Token | None:
    """“X sent a letter, calling him …”, “X said that Y had failed, pointing to …”: X calls, X points."""
    head, subject = clause.head, clause.subject
    if subject is None and head.dep_ == "dep" and head.tag_ in ("VBD", "VBP", "VBZ") and head.head.i in by_head:
        return by_head[head.head.i].undergoer or by_head[head.head.i].subject  # “members keen to act say …”
    if subject is None and clause.complements and lemma_of(head) in SAYING:
        return _named_at_end(head)
    first = head.left_edge
    after_comma = first.i > 0 and head.doc[first.i - 1].text in (",", "-", "–", "—")
    if not clause.inherited or clause.passive or head.tag_ != "VBG" or subject is None:
        return subject
    if not after_comma and not (head.dep_ == "acl" and subject.ent_type_ == "ORG" and subject.dep_ == "dobj"):
        return subject
    left = lemma_of(head) in SAYING and subject.ent_type_ == "ORG" and subject.dep_ == "dobj"
    if head.dep_ == "acl" and (left or (subject.ent_type_ not in SPEAKING and subject.pos_ != "PRON")):
        above = subject.head
        while above.i not in by_head and above.head != above:
            above = above.head
        governor = by_head.get(above.i)
        if governor is not None and governor.subject is not None and governor.head.i < head.i:
            return governor.undergoer or governor.subject
    if head.dep_ == "advcl" and head.head.dep_ == "ccomp" and head.head.head.i < head.head.i:
        outer = by_head.get(head.head.head.i)
        speaks = outer is not None and (lemma_of(outer.head) in SAYING or lemma_of(head) in SAYING)
        if outer is not None and outer.subject is not None and speaks:
            return outer.subject
    return subject


def _named_at_end(head: Token) -> Token | None:
    """“It is a sign of hope, President Lee has said”: a name taken for an apposition of the word before it."""
    first = min((c.i for c in head.children if c.dep_ in ("aux", "auxpass", "neg")), default=head.i)
    name = head.doc[first - 1] if first > head.sent.start else head
    while name.dep_ in ("pobj", "prep", "compound") and name.head.i < first:
        name = name.head
    comma = name.left_edge.i - 1
    introduced = comma >= head.sent.start and head.doc[comma].text == ","
    return name if name.dep_ == "appos" and name.pos_ == "PROPN" and introduced else None


def _turned_round(head: Token, subject: Token, parts: Mapping[str, tuple[Token, ...]]) -> Token | None:
    """“The plan, said Mrs Smith, who runs it, will fail”: the name after the verb speaks, not the subject before it."""
    clause = next(iter(parts.get("clause", ())), None)
    if clause is None or subject.i > head.i or head.doc[head.i - 1].text != "," or lemma_of(head) not in SAYING:
        return None
    speaker = next((c for c in clause.children if c.dep_ == "nsubj" and c.left_edge.i == head.i + 1), None)
    if speaker is None or not any(t.text == "," for t in head.doc[speaker.i + 1 : clause.i]):
        return None
    return speaker


def _told_that(parts: Mapping[str, tuple[Token, ...]]) -> dict[str, tuple[Token, ...]]:
    """“told the programme [that the plan was dead]”: the parser hangs the clause on who is told."""
    told = (c for one in parts.get("object", ()) for c in one.children if c.dep_ in ("acl", "relcl"))
    clauses = tuple(
        c for c in told if {"mark", "nsubj"} <= {x.dep_ for x in c.children} and c.left_edge.lower_ in ("that", "how")
    )
    return {"clause": clauses} if clauses else {}


def _to_act(clause: Clause) -> dict[str, tuple[Token, ...]]:
    """“called on the minister [to resign]”, where the parser takes it for a purpose."""
    aims = [c for c in clause.head.children if c.dep_ == "advcl" and c.tag_ == "VB" and c.i > clause.head.i]
    aims = [c for c in aims if any(x.tag_ == "TO" for x in c.children) and c.nbor(c.left_edge.i - c.i - 1).text != ","]
    return {"infinitive": tuple(aims[:1])} if aims else {}


def _named_in_marks(head: Token, parts: Mapping[str, tuple[Token, ...]]) -> tuple[Token, ...]:
    """“called the attack “an outrage””: object and name, where the parser takes them for one phrase."""
    if not parts.get("object"):
        return ()
    words = list(head.doc[head.i + 1 : min(head.i + NAME_WORDS, head.sent.end + NAME_WORDS)])
    marks = [n for n, t in enumerate(words) if t.text in ('"', "''", "``")]
    if len(marks) < 2 or any(is_predicate(t) and t.dep_ not in ("relcl", "acl") for t in words[: marks[0]]):
        return ()
    return tuple(t for t in words[: marks[1] + 1] if not t.is_space)


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


def _main_verb_after(token: Token) -> bool:
    """“every word he said [was heard]”: the verb of the clause around, which the parser takes for what is said."""
    children = list(token.children)
    subject = any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in children)
    if token.dep_ != "ccomp" or not is_predicate(token) or subject:
        return False
    return token.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in children)


def _that_clause(head: Token) -> tuple[Token, ...]:
    """“has warned time and again that …”: the words from “that” on, where the parser lost the clause.

    After “said” they are all that follow the verb, if a verb is among them.
    """
    if head.dep_ == "advcl" and (before := _said_at_end(head)):
        return before
    if lemma_of(head) == "say" and head.dep_ in ("ROOT", "conj") and _before_clause(head):
        return tuple(t for t in head.doc[head.i + 1 : head.sent.end] if not t.is_space)
    for token in head.doc[head.i + 1 : min(head.i + 7, head.sent.end)]:
        if token.lower_ == "that" and token.tag_ == "IN":
            return tuple(t for t in head.doc[token.i : head.sent.end] if not t.is_space)
        if token.pos_ not in ("ADV", "NOUN", "CCONJ", "ADP", "DET") and token.text != ",":
            return ()
    return ()


def _said_at_end(head: Token) -> tuple[Token, ...]:
    """“The courts may act if orders are defied, the minister said.”: all before it, which the parser hangs on “if”."""
    subject = next((c for c in head.children if c.dep_ == "nsubj" and c.i < head.i), None)
    comma = subject.left_edge.i - 1 if subject is not None else 0
    if lemma_of(head) not in SAYING or comma <= head.sent.start or head.doc[comma].text != ",":
        return ()
    if any(not t.is_punct and t.dep_ not in ("npadvmod", "advmod") for t in head.doc[head.i + 1 : head.sent.end]):
        return ()
    return tuple(t for t in head.doc[head.sent.start : comma] if not t.is_space)


def _before_clause(head: Token) -> bool:
    """Tell whether a speaker stands before the verb, and a clause the parser did not make out after it."""
    after = [t for t in head.doc[head.i + 1 : head.sent.end] if not t.is_space]
    if not after or after[0].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return False
    if any(t.dep_ == "conj" and t.head == head for t in after):
        return False
    speaker = any(c.dep_ == "nsubj" and c.i < head.i for c in head.children)
    quoted = any(t.text in ('"', "''", "``") and t.i < head.i for t in head.sent)
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN") for t in after)
    return speaker and finite and not quoted


def _beside(clause: Clause, rest: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Find the further words of a cue (“point out”, “make clear”, “lay blame”) beside the verb; None if missing."""
    found: list[Token] = []
    said = min((c.left_edge.i for c in clause.complements if c.i > clause.head.i), default=len(clause.head.doc))
    for word in rest:
        match = next((c for c in _near(clause.head) if lemma_of(c) == word or c.lower_ == word), None)
        if match is None or (match.dep_ == "prep" and not clause.head.i < match.i < said):
            return None  # “argued that it had changed for the better”
        found.append(match)
    return tuple(found)


def _near(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ("advcl", "ccomp", "xcomp") and (word := for_to(child)) is not None:
            yield word
        if child.dep_ in ("prt", "advmod", "prep", "dobj", "ccomp", "xcomp", "acomp", "oprd"):
            if not any(c.lower_ in ("example", "instance") for c in child.children):  # “argued, for example, …”
                yield child
            yield from (c for c in child.children if c.dep_ in ("prep", "acomp"))


# --- nouns and adjectives ---------------------------------------------------------------------------------------


def _noun_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    best: tuple[int, Frame] | None = None
    for cue, _ in index.look_up("NOUN", token.lemma_.lower()):
        parts = noun_parts(token)
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
            owner = next((c for c in token.children if c.dep_ == "poss"), None)
            clause = by_head.get(token.head.i)
            if owner is None:
                continue
            if owner.pos_ == "PRON" and token.dep_ == "dobj" and clause is not None and clause.subject is not None:
                return clause.subject, (*verb_group(clause.head), owner)  # “she repeated her call for …”
            return owner, ()
        elif place == "subject":
            clause = by_head.get(token.head.i)
            if token.dep_ == "dobj" and clause is not None and clause.lemma in LIGHT and clause.subject is not None:
                return clause.subject, verb_group(clause.head)
        elif parts.get(place) and place not in cue.content:
            return parts[place][0], ()
    return None, ()


def _adjective_frame(token: Token, index: CueIndex, by_head: Mapping[int, Clause]) -> Frame | None:
    entries = index.look_up("ADJ", token.lower_) or index.look_up("ADJ", token.lemma_.lower())
    if not entries:
        return None
    verb = token.head if token.dep_ in ("acomp", "oprd") else token
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
        if child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > token.i:
            kind = kind_of(child)
            if kind in ("clause", "infinitive") and (kind != "clause" or child.dep_ == "ccomp"):
                parts.setdefault(kind, (child,))
    for name, head in prepositions(token):
        parts.setdefault(name, (head,))
    subject = clause.undergoer or clause.subject
    for cue, _ in entries:
        heads = tuple(h for name in cue.content for h in parts.get(name, ()))
        if heads and subject is not None and any(parts.get(name) for name in cue.requires):
            tokens = (*verb_group(verb), token) if verb != token else verb_group(token)
            return Frame(cue, token, tokens, subject, heads, parts, clause)
    return None
