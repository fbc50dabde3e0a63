"""Speech without quotation marks: comment threads (“jane92 says:”) and paragraphs that a colon introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.claims.draft import Draft, Passage
from kg.claims.lexicon import lemma_of
from kg.model import BlockKind, Span
from kg.rules.cue import CueIndex
from kg.syntax import Clause, between, cover, phrase
from kg.syntax.relations import CONJUNCT, ROOT, stands_as

_HEADER = re.compile(
    r"(?P<name>@?[\w.'’-]+(?: [\w.'’-]+){0,3}),? (?P<cue>says|said|writes|wrote|commented|comments|replied|posted)"
    r"(?: (?:on|at) [^:]{4,40})?\s*:"
)
"""A comment's heading: a name of up to four words, a verb, perhaps when, a colon, and nothing else."""


def draft_threads(passages: Sequence[Passage], index: CueIndex, text: str) -> None:
    """Add the drafts of comments, and of paragraphs that the one before introduces with a colon."""
    headers = [_is_header(p.span.of(text).strip()) for p in passages]
    headers = headers if headers.count(True) > 1 else [False] * len(headers)
    for at, passage in enumerate(passages):
        if headers[at]:
            said = list(_until_header(passages[at + 1 :], headers[at + 1 :]))
            if said:
                said[0].drafts.append(_comment(passage, said, text))
        elif at + 1 < len(passages):
            draft = _introduced(passage, passages[at + 1], index, text)
            if draft is not None:
                passages[at + 1].drafts.append(draft)


def _is_header(words: str) -> bool:
    """Tell whether a paragraph heads a comment; “Children’s Minister Ann Lee said:” is a press release."""
    match = _HEADER.fullmatch(words)
    return match is not None and (match["cue"] != "said" or " " not in match["name"])


def _until_header(passages: Sequence[Passage], headers: Sequence[bool]) -> Iterator[Passage]:
    for passage, header in zip(passages, headers, strict=True):
        if header or passage.paragraph.kind is BlockKind.TITLE:
            return
        yield passage


def _comment(header: Passage, said: Sequence[Passage], text: str) -> Draft:
    match = _HEADER.fullmatch(header.span.of(text).strip())
    start = header.span.start
    name, cue = (
        (Span(start + match.start(g), start + match.end(g)) for g in ("name", "cue")) if match else (header.span,) * 2
    )
    head = header.doc.char_span(name.start - start, name.end - start, alignment_mode="expand")
    content = tuple(p.span for p in said)
    place = Span(content[0].start, content[-1].end)
    return Draft(
        "comment", None, None, head.root if head is not None else None, (name,), (cue,), content, place, quoted=True
    )


def _introduced(passage: Passage, following: Passage, index: CueIndex, text: str) -> Draft | None:
    """“The minister told the House:” and the paragraph after it, in no quotation marks."""
    if not passage.span.of(text).rstrip().endswith(":") or following.quotations:
        return None
    if following.paragraph.kind is not BlockKind.BODY or following.span.of(text).rstrip().endswith(":"):
        return None
    clause = _speaking(passage, index)
    if clause is None or clause.subject is None:
        return None
    words = cover(phrase(clause.subject, full=True))
    cue, said = (between(clause.head, clause.head),), (following.span,)
    return Draft("colon-paragraph", None, clause.head, clause.subject, words, cue, said, following.span, quoted=True)


def _speaking(passage: Passage, index: CueIndex) -> Clause | None:
    """Return the last main clause of the paragraph if it is one of saying, with nothing said in it yet."""
    main = [c for c in passage.clauses if stands_as(c.head, ROOT, CONJUNCT) and not c.complements]
    if not main:
        return None
    cues = index.look_up("VERB", lemma_of(main[-1].head))
    return main[-1] if any("clause" in cue.content and not rest for cue, rest in cues) else None
