"""The words beside a quotation: the verb, colon or dash that introduces it, and who stands at it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.claims.draft import Kind, Speech
from kg.claims.finders.quoting import is_quoting, quoted_by
from kg.claims.frame import LIGHT
from kg.claims.lexicon import lemma_of
from kg.lang.tables import words
from kg.page import Paragraph
from kg.quotations import Quotation
from kg.rules.cue import Cue, CueIndex
from kg.syntax import begin, end, is_predicate
from kg.syntax.arguments import TIMES
from kg.syntax.relations import (
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    MODIFYING_CLAUSE,
    OBJECT,
    OWNER,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    ROOT,
    SUBJECT,
    stands_as,
)
from kg.syntax.wording import children

THAT_AS = words("speaking", "that_as")

SIGNATURE = "quote-signature"

NEAR = 30
"""How many words beside a quotation are searched for its cue."""

CUE_WITHIN = 12
"""Among how many of them the cue or a signature stands, punctuation not counted."""

CUE_AFTER_STOP = 4
"""After a full stop inside the quotation a cue farther off begins a sentence of its own."""

SPEAKER_WITHIN = 6
"""How many words after the cue are searched for who speaks."""

SHORT_PRONOUNS = words("speaking", "third_person")
STOPS = (".", "!", "?")

NAMES = frozenset({"PROPN", "NOUN", "PRON"})
DASHES = frozenset({"-", "--", "–", "—", "―"})


GIVING = LIGHT - words("speaking", "not_giving")
"""Verbs with which somebody utters a warning, a message, a concern."""


def speech_after(quotation: Quotation, paragraph: Paragraph, cues: CueIndex, text: str) -> Speech | None:
    """“…,” said X. / “…” X said, / “…” – X"""
    tokens = _sentence_of(words_after(paragraph, quotation.span.end), paragraph, ending=True)
    near = [t for t in tokens if not t.is_punct]
    if not near:
        return None
    ended = quotation.inner.of(text).rstrip().endswith(".")
    if ended and near[0].is_title and near[0].pos_ not in ("PROPN", "PRON"):
        return None
    if tokens[0].text in DASHES and _is_signature(near):
        return Speech(Kind.SIGNED, SIGNATURE, None, tokens[0], _signer(near))
    verb = next((t for t in near[:CUE_WITHIN] if _quotes(t, cues)), None)
    placed = _by_place(tokens) or _named_by_place(tokens, quotation, paragraph, text) if verb is None else None
    if placed is not None and not ended:
        return Speech(Kind.QUOTATION, "quote-before-cue", None, *placed)
    if verb is None or (ended and (_says_more(verb) or verb.i - near[0].i > CUE_AFTER_STOP)):
        return None
    return Speech(
        Kind.QUOTATION, "quote-before-cue", _cue(verb, cues), verb, _subject(verb, near, paragraph, ahead=True)
    )


def speech_before(quotation: Quotation, paragraph: Paragraph, cues: CueIndex) -> Speech | None:
    """X said: “…” / X said, “…” / X: “…”"""
    tokens = _sentence_of(words_before(paragraph, quotation.span.start), paragraph, ending=False)[::-1]
    near = [t for t in tokens if not t.is_punct]
    if not near or tokens[-1].text in STOPS:
        return None
    verb = next((t for t in reversed(near) if _quotes(t, cues)), None)
    quoting = next((t for t in reversed(near) if is_quoting(t) and (verb is None or t.i > verb.i)), None)
    named = verb is None or (quoting is not None and quoted_by(quoting) is not None)  # “said, quoting the mayor: “…””
    if quoting is not None and named and tokens[-1].text in (":", ","):
        return Speech(Kind.QUOTATION, "cue-before-quote", None, quoting, quoted_by(quoting))
    if verb is None and tokens[-1].text == ":" and (speaker := _does_so(near, paragraph)) is not None:
        return Speech(Kind.QUOTATION, "speaker-colon", None, tokens[-1], speaker)
    leads_in = tokens[-1].text in (",", ":") or near[-1] == verb or near[-1].lower_ in THAT_AS
    if verb is not None and leads_in:
        return Speech(Kind.QUOTATION, "cue-before-quote", _cue(verb, cues), verb, _subject(verb, near, paragraph))
    name = near[-1].pos_ in NAMES or near[-1].ent_type_ == "ORG"
    if tokens[-1].text != ":" or not name or len(near) > CUE_WITHIN:
        return None
    speaker = _before_colon(near, paragraph, cues)
    return Speech(Kind.QUOTATION, "speaker-colon", None, tokens[-1], speaker) if speaker is not None else None


def _by_place(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """““…,” huffed [the Sun].”, ““…,” [it] purred.”: a verb and who speaks, whatever the verb is."""
    first, after = tokens[0], tokens[1] if len(tokens) > 1 else None
    if after is None:
        return None
    if first.tag_ in ("VBD", "VBZ") and first.pos_ == "VERB":
        named = [t for t in tokens[1 : 1 + SPEAKER_WITHIN] if t.pos_ in NAMES and not stands_as(t, COMPOUND, OWNER)]
        opens = after.pos_ in ("DET", "PROPN", "NOUN") or after.lower_ in SHORT_PRONOUNS
        return (first, named[0]) if opens and named and named[0].ent_type_ not in TIMES else None
    alone = len(tokens) == 2 or tokens[2].is_punct
    if alone and first.lower_ in SHORT_PRONOUNS and after.tag_ in ("VBD", "VBZ") and after.pos_ == "VERB":
        return after, first
    return None


def _named_by_place(
    tokens: Sequence[Token], quotation: Quotation, paragraph: Paragraph, text: str
) -> tuple[Token, Token] | None:
    """““…,” [Ann Lee] raged in parliament.”: a name and a verb without object behind a quotation with a comma."""
    before = next(words_before(paragraph, quotation.span.start), None)
    opens = before is None or before.text in STOPS
    if not opens or not quotation.inner.of(text).rstrip().endswith(","):
        return None
    verb = next((t for t in tokens[1 : 2 + SPEAKER_WITHIN] if t.tag_ in ("VBD", "VBZ") and t.pos_ == "VERB"), None)
    named = [t for t in tokens if verb is not None and t.i < verb.i and t.head == verb and stands_as(t, SUBJECT)]
    if verb is None or not named or named[0].pos_ not in NAMES or named[0].ent_type_ in TIMES:
        return None
    bare = not any(stands_as(c, OBJECT, COMPLEMENT, ATTRIBUTE) for c in verb.children if c.i > verb.i)
    return (verb, named[0]) if bare else None


def _does_so(near: Sequence[Token], paragraph: Paragraph) -> Token | None:
    """“[Ann Lee] shrugged: “…””, “[The Echo] was kinder: “…””: a name or pronoun with a verb that has no object."""
    inside = {t.i for t in near}
    first = bisect_left(paragraph.clauses, min(inside, default=0), key=lambda c: c.head.i)
    last = bisect_right(paragraph.clauses, max(inside, default=-1), key=lambda c: c.head.i)
    clauses = [
        c
        for c in paragraph.clauses[first:last]
        if c.head.i in inside and stands_as(c.head, ROOT, CLAUSE_COMPLEMENT, CONJUNCT)
    ]
    if not clauses or clauses[-1].passive or clauses[-1].subject is None:
        return None
    clause, subject = clauses[-1], clauses[-1].subject
    named = subject.pos_ == "PROPN" or subject.lower_ in SHORT_PRONOUNS
    bare = not any(stands_as(c, OBJECT, COMPLEMENT, ATTRIBUTE) and c.i in inside for c in children(clause.head))
    return subject if named and bare and subject.ent_type_ not in (*TIMES, "GPE", "LOC") else None


def words_after(paragraph: Paragraph, place: int) -> Iterator[Token]:
    """Yield the words of a paragraph that begin after a place."""
    tokens = paragraph.wording.tokens
    first = bisect_left(tokens, place, key=begin)
    return (tokens[at] for at in range(first, len(tokens)) if not tokens[at].is_space)


def words_before(paragraph: Paragraph, place: int) -> Iterator[Token]:
    """Yield the words of a paragraph that end before a place, the nearest first."""
    tokens = paragraph.wording.tokens
    last = bisect_right(tokens, place, key=end)
    return (tokens[at] for at in reversed(range(last)) if not tokens[at].is_space)


def _sentence_of(tokens: Iterable[Token], paragraph: Paragraph, *, ending: bool) -> list[Token]:
    """Return the words up to the next quotation or the limit of the sentence; `ending`: with the mark that ends it."""
    found: list[Token] = []
    for token in tokens:
        place = begin(token)
        if len(found) >= NEAR or next(paragraph.speech.over(place, place + 1), None) is not None:
            break
        stops = token.text in STOPS
        if stops and found and not ending:
            break
        found.append(token)
        if stops and ending:
            break
    return found


def _before_colon(near: Sequence[Token], paragraph: Paragraph, cues: CueIndex) -> Token | None:
    """“[Ann Lee]: “…””, “[Ann Lee] had a warning for ministers: “…””"""
    if all(t.text[:1].isupper() for t in near):
        return near[-1]  # “[UNISON]: “…””, whatever the parser takes it for
    if any(is_predicate(t) and not stands_as(t, MODIFYING_CLAUSE, ADVERBIAL_CLAUSE) for t in near):
        return _giver(near, paragraph, cues)
    inside = {t.i for t in near}
    return next((t for t in reversed(near) if t.pos_ in NAMES and t.head.i not in inside), near[-1])


def _giver(near: Sequence[Token], paragraph: Paragraph, cues: CueIndex) -> Token | None:
    """“[Ann Lee] had a warning for ministers: “…””: who utters what the object names."""
    inside = {t.i for t in near}
    for clause in paragraph.clauses:
        if clause.head.i in inside and clause.subject is not None and clause.lemma in GIVING:
            nouns = (t for t in clause.objects if stands_as(t, OBJECT) and cues.look_up("NOUN", t.lemma_.lower()))
            if any(nouns) and not clause.passive:
                return clause.subject
    return None


def _is_signature(near: Sequence[Token]) -> bool:
    return (
        len(near) <= CUE_WITHIN
        and near[0].text[:1].isupper()
        and any(t.pos_ == "PROPN" for t in near)
        and not any(t.pos_ in ("VERB", "AUX") for t in near)
    )


def _says_more(verb: Token) -> bool:
    """“….” He added that …: a sentence of its own, not the cue of the quotation before it."""
    return any(stands_as(c, COMPLEMENT) or c.text == ":" for c in children(verb) if c.i > verb.i)


def _signer(near: Sequence[Token]) -> Token:
    """The name that the rest hangs on: “[Ruth Lindqvist], landlord, Hull”."""
    inside = {w.i for w in near}
    return next((t for t in near if t.pos_ == "PROPN" and (t.head == t or t.head.i not in inside)), near[0])


def _quotes(token: Token, cues: CueIndex) -> bool:
    """Tell whether a verb may introduce a quotation."""
    return token.pos_ == "VERB" and _cue(token, cues) is not None


def _cue(token: Token, cues: CueIndex) -> Cue | None:
    entries = cues.look_up("VERB", lemma_of(token))
    return next((cue for cue, rest in entries if not rest and "clause" in cue.content), None)


def _subject(verb: Token, near: Sequence[Token], paragraph: Paragraph, *, ahead: bool = False) -> Token | None:
    """The subject by the parse if it stands beside the quotation, else the nearest noun after or before the verb."""
    clause = next((c for c in paragraph.clauses if c.head.i == verb.i), None)
    subject = clause.subject if clause is not None else None
    if subject is not None and subject.ent_type_ not in TIMES and paragraph.speech_at(begin(subject)) is None:
        return subject
    after = [t for t in near if t.i > verb.i][:SPEAKER_WITHIN]
    before = [t for t in near if t.i < verb.i]
    heads = [t for t in before if _may_speak(t)]
    straight = next((i for i, t in enumerate(after) if t.pos_ in ("ADP", "SCONJ", "VERB", "PUNCT")), len(after))
    following = [t for t in after[:straight] if _may_speak(t)]
    if following:
        return following[0]  # “…,” said the minister
    if heads:
        return heads[0] if ahead else heads[-1]
    return next((t for t in before if t.pos_ in NAMES or t.ent_type_ == "PERSON"), None) if ahead else None


def _may_speak(token: Token) -> bool:
    if token.pos_ not in NAMES or stands_as(token, COMPOUND, PREPOSITION_OBJECT, OWNER) or token.ent_type_ in TIMES:
        return False
    in_relative = stands_as(token, OBJECT) and stands_as(token.head, RELATIVE_CLAUSE)
    return not in_relative  # “Ann Lee, who chairs the committee, says”
