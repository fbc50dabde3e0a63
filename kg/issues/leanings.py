"""The sides of the claims of a page, before it is known which issues the collection has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.actors import Cast
from kg.issues.given import GivenIssues
from kg.issues.holders import is_own
from kg.issues.mentions import IssueMention, PageMentions
from kg.model import Act, BlockKind, Claim, Leaning, Naming, Phrase, Position, Side, Spans
from kg.page import Page
from kg.sides import GUESSES, Ground, Judgement, side_of_phrase
from kg.sides.reasons import core
from kg.syntax import cover
from kg.syntax.place import start_of

HEARD, PASSING = 1.0, 0.3
"""What a phrase weighs in a headline, lead or with a side on it, and elsewhere."""
ACTS = frozenset({Act.DEMAND, Act.PROMISE, Act.INTENTION, Act.REFUSAL})
"""Acts whose content is what the speaker wants or does not want."""
CLEAR = frozenset({Ground.ATTITUDE, Ground.DEMAND, Ground.LICENCE, Ground.ACTION})
"""Grounds that only something one can be for or against has; anything may be well or ill, or do good or harm."""
LEAD = 2
"""Paragraphs that are the lead."""


def find_leanings(
    page: Page, cast: Cast, claims: Sequence[Claim], given: GivenIssues
) -> tuple[tuple[Phrase, ...], tuple[Leaning, ...]]:
    """Return the phrases of a page that may name issues, and the sides that its claims take towards them."""
    text = page.document.text
    mentions = PageMentions(page, cast, given)
    phrases = list(_headlines(page, mentions))
    leanings: list[Leaning] = []
    for claim in claims:
        for start, own in _own_words(page, claim, claims).items():
            paragraph = page.at(start)
            for mention in mentions.of(paragraph) if paragraph is not None else ():
                if not all(t.i in own for t in mention.tokens):
                    continue
                said = side_of_phrase(mention.tokens, own)
                shown = said is not None and _is_shown(said, claim) and is_own(mention.head.doc, said, claim, cast)
                if mention.naming in (Naming.NAMED, Naming.SHORT):
                    phrases.append(_phrase(mention, text, HEARD if shown else PASSING, claim))
                if said is not None and shown:
                    leanings.append(_leaning(claim, mention, text, said))
    return tuple(phrases), tuple(leanings)


def _is_shown(said: Judgement, claim: Claim) -> bool:
    """What somebody does is no side, unless doing it is what they promise, demand or refuse."""
    return said.ground not in GUESSES or (said.ground is Ground.ACTION and claim.act in ACTS)


def _headlines(page: Page, mentions: PageMentions) -> Iterator[Phrase]:
    lead = [p for p in page.paragraphs if p.kind is BlockKind.BODY][:LEAD]
    for paragraph in (*(p for p in page.paragraphs if p.kind is BlockKind.TITLE), *lead):
        yield from (_phrase(m, page.document.text, HEARD) for m in mentions.of(paragraph) if m.naming is Naming.NAMED)


def _phrase(mention: IssueMention, text: str, weight: float, claim: Claim | None = None) -> Phrase:
    form = mention.forms[0]
    said, speaker = (claim.id, claim.claimant) if claim is not None else (None, None)
    verbal = mention.head.pos_ == "VERB"
    return Phrase(form, _words(mention, text), mention.span, weight, said, speaker, verbal)


def _own_words(page: Page, claim: Claim, claims: Sequence[Claim]) -> dict[int, set[int]]:
    """Return the places of the words of a claim and its cue by the start of their paragraph.

    What others say inside it is left out.
    """
    evidence = claim.evidence[0]
    inside = [s for c in claims if c.within == claim.id for s in c.evidence[0].content]
    others = {(id(t.doc), t.i) for t in page.tokens_in(inside)}
    found: dict[int, set[int]] = defaultdict(set)
    for token in page.tokens_in((*evidence.content, *evidence.cue)):
        if (id(token.doc), token.i) not in others:
            found[start_of(token.doc)].add(token.i)
    return dict(found)


def _words(mention: IssueMention, text: str) -> str:
    return " ".join(mention.span.of(text).split())


def _leaning(claim: Claim, mention: IssueMention, text: str, said: Judgement) -> Leaning:
    position = Position(
        side=Side.FOR if said.side > 0 else Side.AGAINST,
        issue=None,
        actor=None,
        wording=_words(mention, text),
        document_id=claim.evidence[0].document_id,
        why=_why(mention, said),
        steps=said.steps,
        naming=mention.naming,
    )
    return Leaning(claim.id, mention.forms, position, said.strength, said.ground in CLEAR)


def _why(mention: IssueMention, said: Judgement) -> Spans:
    """Return the words that show a side: what it is on, and the clause that judges it."""
    judging = core(mention.head.doc[said.at]) if said.at >= 0 else []
    return cover({*mention.tokens, *judging})
