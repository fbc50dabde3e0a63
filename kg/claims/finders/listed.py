"""Lists after a colon: “The panel recommends that:” over its items, or “(a) …; (b) …” in one sentence.

Every item is a claim of who speaks before the colon, meant as the words there mean it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.claims.lexicon import is_document, is_examiner, lemma_of
from kg.lang.tables import words
from kg.model import Act, Polarity, Span
from kg.page import Paragraph
from kg.rules.cue import Cue, CueIndex
from kg.syntax import Clause, between, cover, phrase
from kg.syntax.relations import OBJECT, stands_as

RULE = "listed"

OPENING = words("lists", "opening")
ANNOUNCING = words("lists", "announcing")
ANNOUNCED = words("lists", "announced")
ENDING = words("lists", "ending")
MENTAL = frozenset({Act.INTENTION, Act.QUESTION, Act.PROMISE})

LEFT_OUT = 3
"""How many characters of an item may stand outside its quotation."""

LOOSE = " \t\n\u00a0;,."
_NUMBER = re.compile(r"(?<![\w(])\(?(?P<sign>[a-h]|[ivx]{1,4}|\d{1,2})\)\s+(?=\w)")
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s+[A-Z“])")
_FIRST = frozenset({"a", "i", "1"})


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield a claim for each item of a list that somebody's words introduce, on lines of their own or in one."""
    leads: dict[int, Speech | None] = {}
    for paragraph in material.paragraphs:
        yield from _split(paragraph, earlier, material.text)
        above = paragraph.lead
        if above is not None and (not paragraph.speech or _is_quotation(paragraph)):
            start = above.span.start
            lead = leads[start] if start in leads else leads.setdefault(start, _lead(above, material.cues))
            if lead is not None:
                yield _draft(paragraph, lead, material.text)


# --- items on lines of their own --------------------------------------------------------------------------------


def _lead(paragraph: Paragraph, cues: CueIndex) -> Speech | None:
    """Return who says how what stands below: of the last clause before the colon that has a cue."""
    colon = next((t for t in reversed(paragraph.doc) if t.text == ":"), None)
    if colon is None or paragraph.speech_at(between(colon, colon).start) is not None or paragraph.turn is not None:
        return None
    verbal = (_by_verb(c, colon, cues) for c in reversed(paragraph.clauses) if c.head.i < colon.i)
    return next((lead for lead in verbal if lead is not None), None)


def _by_verb(clause: Clause, colon: Token, cues: CueIndex) -> Speech | None:
    """“[The panel] [recommends] that:”, “[Ofsted] [called] for:”, “[The union] [made] three demands:”"""
    head, doc = clause.head, clause.head.doc
    between_them = [t for t in doc[head.i + 1 : colon.i] if not t.is_space]
    if clause.subject is None or clause.polarity is Polarity.DENIED or any(t.pos_ == "VERB" for t in between_them):
        return None
    last = between_them[-1].lower_ if between_them else ""
    noun = next((t for t in between_them if stands_as(t, OBJECT)), None)
    for cue, rest in cues.look_up("VERB", lemma_of(head)):
        if _introduces(cue, rest, clause, between_them) and (last in OPENING or _lists(cue, noun)):
            return Speech(Kind.LISTED, RULE, cue, head, clause.subject)
    if noun is not None and noun.lemma_.lower() in ANNOUNCED:
        named = next((cue for cue, _ in cues.look_up("NOUN", noun.lemma_.lower())), None)
        return Speech(Kind.LISTED, RULE, named, head, clause.subject) if named is not None else None
    return None


def _introduces(cue: Cue, rest: Sequence[str], clause: Clause, between_them: Sequence[Token]) -> bool:
    """Tell whether a cue fits the words between its verb and the colon."""
    beside = {t.lower_ for t in between_them} | {t.lemma_.lower() for t in between_them}
    source = clause.subject
    speaking = source is not None and (is_document(source) or is_examiner(source))
    fits = "clause" in cue.content or "infinitive" in cue.content or bool(rest)
    return (
        fits
        and all(word in beside for word in rest)
        and cue.act not in MENTAL
        and cue.passive in (None, clause.passive)
        and (cue.sources == "any" or speaking)
        and (not cue.requires or "clause" in cue.requires)
    )


def _lists(cue: Cue, noun: Token | None) -> bool:
    """“said:”, “said the following:”, “found three problems:”; a thing that is only named announces no list."""
    if noun is None:
        return True
    return noun.lemma_.lower() in ANNOUNCING or (cue.act is Act.DEMAND and noun.tag_ == "NNS")


def _draft(item: Paragraph, lead: Speech, text: str) -> Draft:
    return Draft(
        mark=lead,
        at=item.span.start,
        source=cover(phrase(lead.source, full=True)) if lead.source is not None else (),
        cue_spans=cover([lead.head]) if lead.head is not None else (),
        content=(item.speech[0].span if item.speech else _without_end(item.span, text),),
        sentence=item.span,
        paragraph=item,
        quoted=bool(item.speech),
    )


def _is_quotation(item: Paragraph) -> bool:
    """Tell whether an item is one quotation from end to end."""
    return (
        len(item.speech) == 1
        and item.span.end - item.span.start - LEFT_OUT <= item.speech[0].span.end - item.speech[0].span.start
    )


def _without_end(said: Span, text: str) -> Span:
    """Return an item without “; and” and the like at its end."""
    line = said.of(text).rstrip(LOOSE)
    before, _, last = line.rpartition(" ")
    if last.lower() in ENDING and before.rstrip().endswith((";", ",", ".")):
        line = before.rstrip(LOOSE)
    return Span(said.start, said.start + len(line))


# --- items in one sentence --------------------------------------------------------------------------------------


def _split(paragraph: Paragraph, earlier: Drafts, text: str) -> Iterator[Draft]:
    """“recommends that: (a) fares be capped; and (b) …”: cut what is said at its numbers."""
    line = paragraph.span.of(text)
    numbers = _run(list(_NUMBER.finditer(line)))
    if len(numbers) < 2:
        return
    start = paragraph.span.start
    stop = _STOP.search(line, numbers[-1].end())
    edges = [start + m.start() for m in numbers] + [start + stop.start() if stop else paragraph.span.end]
    for draft in earlier.outside(paragraph):
        first = draft.content[0]
        if draft.cue_place.start < edges[0] and first.start <= edges[0] < draft.content[-1].end and not draft.quoted:
            for number, (m, (_, end)) in enumerate(zip(numbers, pairwise(edges), strict=True)):
                item = (_without_end(Span(start + m.end(), end), text),)
                grown = replace(draft, content=item)
                yield grown if number == 0 else _part(grown)
            return


def _run(numbers: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the numbers of one list, from its first on."""
    first = next((i for i, m in enumerate(numbers) if m["sign"] in _FIRST), None)
    return list(numbers[first:]) if first is not None else []


def _part(draft: Draft) -> Draft:
    """Return a further item: a claim of its own, by the same words."""
    mark = Speech(Kind.LISTED, RULE, draft.cue, draft.head, draft.speaker)
    return replace(draft, mark=mark, at=draft.content[0].start)


FINDER = Finder("listed", find, (RULE,))
