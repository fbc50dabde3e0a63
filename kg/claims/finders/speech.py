"""The words beside a quotation: the verb, colon or dash that introduces it, and who stands at it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.claims.draft import Speech
from kg.claims.frame import LIGHT
from kg.claims.lexicon import lemma_of
from kg.lang.tables import words as listed
from kg.page import Paragraph
from kg.quotations import Quotation
from kg.rules.cue import Cue, CueIndex
from kg.syntax import begin, end, is_predicate
from kg.syntax.arguments import TIMES
from kg.syntax.relations import (
    ADVERBIAL_CLAUSE,
    COMPLEMENT,
    COMPOUND,
    MODIFYING_CLAUSE,
    OBJECT,
    OWNER,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    stands_as,
)

THAT_AS = listed("speaking", "that_as")

NEAR = 30
"""How many words beside a quotation are searched for its cue."""

NAMES = frozenset({"PROPN", "NOUN", "PRON"})
DASHES = frozenset({"-", "--", "–", "—", "―"})


GIVING = LIGHT - {"face", "draw", "take", "hold"}
"""Verbs with which somebody utters a warning, a message, a concern."""


def speech_after(quotation: Quotation, paragraph: Paragraph, index: CueIndex, text: str) -> Speech | None:
    """“…,” said X. / “…” X said, / “…” – X"""
    tokens: list[Token] = []
    for token in paragraph.doc:
        if begin(token) < quotation.span.end or token.is_space:
            continue
        if len(tokens) >= NEAR or any(q.span.start <= begin(token) < q.span.end for q in paragraph.speech):
            break
        tokens.append(token)
        if token.text in (".", "!", "?"):
            break
    words = [t for t in tokens if not t.is_punct]
    if not words:
        return None
    inner_end = quotation.inner.of(text).rstrip()[-1:]
    if inner_end == "." and words[0].is_title and words[0].pos_ != "PROPN" and words[0].pos_ != "PRON":
        return None
    if tokens[0].text in DASHES and _is_signature(words):
        return Speech("quote-signature", None, tokens[0], _signer(words))
    verb = next((t for t in words[:12] if _quotes(t, index)), None)
    if verb is None or (inner_end == "." and (_says_more(verb) or verb.i - words[0].i > 4)):
        return None
    return Speech("quote-before-cue", _cue(verb, index), verb, _subject(verb, words, paragraph, ahead=True))


def speech_before(quotation: Quotation, paragraph: Paragraph, index: CueIndex) -> Speech | None:
    """X said: “…” / X said, “…” / X: “…”"""
    tokens: list[Token] = []
    for token in reversed([t for t in paragraph.doc if end(t) <= quotation.span.start and not t.is_space]):
        if len(tokens) >= NEAR or any(q.span.start <= begin(token) < q.span.end for q in paragraph.speech):
            break
        if token.text in (".", "!", "?") and tokens:
            break
        tokens.insert(0, token)
    words = [t for t in tokens if not t.is_punct]
    if not words or tokens[-1].text in (".", "!", "?"):
        return None
    verb = next((t for t in reversed(words) if _quotes(t, index)), None)
    if verb is not None and (tokens[-1].text in (",", ":") or verb.i == words[-1].i or words[-1].lower_ in THAT_AS):
        return Speech("cue-before-quote", _cue(verb, index), verb, _subject(verb, words, paragraph))
    if tokens[-1].text == ":" and words[-1].pos_ in NAMES and len(words) <= 12:
        if any(is_predicate(t) and not stands_as(t, MODIFYING_CLAUSE, ADVERBIAL_CLAUSE) for t in words):
            giver = _gives(words, paragraph, index)
            return Speech("speaker-colon", None, tokens[-1], giver) if giver is not None else None
        head = next((t for t in reversed(words) if t.pos_ in NAMES and t.head.i not in {w.i for w in words}), words[-1])
        return Speech("speaker-colon", None, tokens[-1], head)
    return None


def _gives(words: Sequence[Token], paragraph: Paragraph, index: CueIndex) -> Token | None:
    """“[Ann Lee] had a warning for ministers: “…””: who utters what the object names."""
    inside = {t.i for t in words}
    for clause in paragraph.clauses:
        if clause.head.i in inside and clause.subject is not None and clause.lemma in GIVING:
            nouns = (t for t in clause.objects if stands_as(t, OBJECT) and index.look_up("NOUN", t.lemma_.lower()))
            if any(nouns) and not clause.passive:
                return clause.subject
    return None


def signed_below(quotation: Quotation, paragraph: Paragraph, below: Doc | None, text: str) -> Token | None:
    """Return the head of the name that is all of the line below a quotation that is all of its paragraph."""
    if below is None or text[paragraph.span.start : quotation.span.start].strip():
        return None
    words = [t for t in below if not t.is_space]
    name = next(iter(below.ents), None)
    if text[quotation.span.end : paragraph.span.end].strip() or name is None or name.label_ != "PERSON":
        return None
    return name.root if len(name) == len(words) > 1 else None


def _is_signature(words: Sequence[Token]) -> bool:
    return (
        len(words) <= 12
        and words[0].text[:1].isupper()
        and any(t.pos_ == "PROPN" for t in words)
        and not any(t.pos_ in ("VERB", "AUX") for t in words)
    )


def _says_more(verb: Token) -> bool:
    """“….” He added that …: a sentence of its own, not the cue of the quotation before it."""
    return any(stands_as(c, COMPLEMENT) or c.text == ":" for c in verb.children if c.i > verb.i)


def _signer(words: Sequence[Token]) -> Token:
    """The name that the rest hangs on: “[Ruth Lindqvist], landlord, Hull”."""
    inside = {w.i for w in words}
    return next((t for t in words if t.pos_ == "PROPN" and (t.head == t or t.head.i not in inside)), words[0])


def _quotes(token: Token, index: CueIndex) -> bool:
    """Tell whether a verb may introduce a quotation."""
    return token.pos_ == "VERB" and _cue(token, index) is not None


def _cue(token: Token, index: CueIndex) -> Cue | None:
    entries = index.look_up("VERB", lemma_of(token))
    return next((cue for cue, rest in entries if not rest and "clause" in cue.content), None)


def _subject(verb: Token, words: Sequence[Token], paragraph: Paragraph, *, ahead: bool = False) -> Token | None:
    """The subject by the parse if it stands beside the quotation, else the nearest noun after or before the verb."""
    clause = next((c for c in paragraph.clauses if c.head.i == verb.i), None)
    subject = clause.subject if clause is not None else None
    if subject is not None and subject.ent_type_ not in TIMES and paragraph.speech_at(begin(subject)) is None:
        return subject
    after = [t for t in words if t.i > verb.i]
    before = [t for t in words if t.i < verb.i]
    heads = [t for t in before if _may_speak(t)]
    straight = next((i for i, t in enumerate(after[:6]) if t.pos_ in ("ADP", "SCONJ", "VERB", "PUNCT")), 6)
    following = [t for t in after[:straight] if _may_speak(t)]
    if following:
        return following[0]  # “…,” said the minister
    if heads:
        return heads[0] if ahead else heads[-1]
    return next((t for t in before if t.pos_ in NAMES or t.ent_type_ == "PERSON"), None) if ahead else None


def _may_speak(token: Token) -> bool:
    if token.pos_ not in NAMES or stands_as(token, COMPOUND, PREPOSITION_OBJECT, OWNER) or token.ent_type_ in TIMES:
        return False
    return not stands_as(token, OBJECT) or not stands_as(
        token.head, RELATIVE_CLAUSE
    )  # “Ann Lee, who chairs the committee, says”
