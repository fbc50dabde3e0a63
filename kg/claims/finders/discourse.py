"""Who goes on speaking: what is said before a quotation that no cue stands beside, here or a paragraph above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.claims.draft import Draft, Kind
from kg.claims.finders.speech import STOPS, words_before
from kg.claims.spans import WHITE
from kg.model import Act
from kg.page import Paragraph
from kg.quotations import Quotation
from kg.syntax import Clause, sentence
from kg.syntax.relations import CLAUSE_COMPLEMENT, CONJUNCT, PARATAXIS, ROOT, stands_as

MARKS = " \t\n\u00a0“”\"'‘’`"
_STOP = re.compile(r"[.!?](?=[\s\"”’']|$)")


def speaks_on(
    quotation: Quotation, paragraph: Paragraph, above: Paragraph, earlier: Sequence[Draft], text: str
) -> Draft | None:
    """Return the draft of the paragraph above whose speaker the quotation goes on with."""
    speakers = just_spoken(above, earlier, above.span.end)
    signed = any(d.kind is Kind.SIGNED for d in speakers)
    heard = speakers and (speakers[-1].quoted or speakers[-1].cue is None or speakers[-1].cue.act is not Act.FINDING)
    if len({d.source for d in speakers}) == 1 and heard and not signed:
        return speakers[-1]
    alone = not text[quotation.span.end : paragraph.span.end].strip()
    speaking = [d for d in earlier if d.source and (d.quoted or (d.cue is not None and d.cue.act is Act.STATEMENT))]
    if alone and speaking:
        return max(speaking, key=lambda d: d.place.end)
    quoted = [d for d in earlier if d.quoted]
    if quoted and above.speech and above.speech[-1].span.end >= above.span.end - 1:
        starts = above.speech[-1]
        if starts.span.start == above.span.start and text[starts.chain] == text[quotation.span.start]:
            return quoted[-1]
    return None


def last_speaking(paragraph: Paragraph) -> Clause | None:
    """Return the last clause of a paragraph that may introduce what follows."""
    heads = (ROOT, CLAUSE_COMPLEMENT, CONJUNCT, PARATAXIS)
    speaking = [c for c in paragraph.clauses if c.subject is not None and stands_as(c.head, *heads)]
    return speaking[-1] if speaking else None


def between_claims(last: Draft, quotation: Quotation, text: str) -> str:
    """Return what stands between a claim and a quotation after it, without the rest of the cue's own sentence."""
    edge = max(s.end for s in (*last.content, *last.cue_spans, *last.source) if s.end <= quotation.span.start)
    gap = text[edge : quotation.span.start]
    last_mark = _before(text, edge)
    if last_mark < 0 or text[last_mark] not in STOPS:
        stop = _STOP.search(gap)
        gap = gap[stop.end() :] if stop is not None else ""
    return gap.strip(WHITE)


def starts_sentence(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation begins a sentence or a line."""
    last = _before(text, quotation.span.start)
    return last < 0 or text[last] in ".!?:…" or "\n" in text[last + 1 : quotation.span.start]


def _before(text: str, place: int) -> int:
    """Return where the last character stands before a place, white space and quotation marks aside; -1 for none."""
    place -= 1
    while place >= 0 and text[place] in MARKS:
        place -= 1
    return place


def just_spoken(paragraph: Paragraph, drafts: Sequence[Draft], edge: int) -> list[Draft]:
    """“She said the ward was full. “…””: who says something in the sentence that ends here, first its main clause."""
    last = next(words_before(paragraph, edge), None)
    if last is None:
        return []
    place = sentence(last)
    said = [d for d in drafts if d.source and d.cue_spans and place.covers(d.cue_spans[0]) and _utters(d)]
    outer = [d for d in said if not any(s.covers(d.cue_spans[0]) for o in said for s in o.content if o is not d)]
    main = [d for d in outer if d.head is not None and stands_as(d.head, ROOT)]
    return main or outer


def _utters(draft: Draft) -> bool:
    return draft.quoted or (draft.cue is not None and draft.cue.act not in (Act.INTENTION, Act.PREDICTION))
