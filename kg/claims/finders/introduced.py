"""A paragraph without quotation marks that the one before introduces: “The minister told the House:”"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.claims.finders.quoting import is_quoting, quoted_by
from kg.claims.lexicon import lemma_of
from kg.model import BlockKind
from kg.page import Paragraph
from kg.rules.cue import CueIndex
from kg.syntax import Clause, between, cover, phrase
from kg.syntax.relations import CONJUNCT, ROOT, SUBJECT, has, stands_as
from kg.syntax.wording import sentence_around

RULE = "colon-paragraph"


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield a claim for each paragraph that a colon introduces and no quotation marks surround."""
    comments = {draft.at for draft in earlier if draft.kind is Kind.COMMENT}
    for paragraph, following in pairwise(material.paragraphs):
        if following.span.start not in comments:
            draft = introduced(paragraph, following, material)
            if draft is not None:
                yield draft


def introduced(paragraph: Paragraph, following: Paragraph, material: Material) -> Draft | None:
    """Return the claim that a paragraph is by the colon of the one before, if it is one."""
    text = material.text
    if not paragraph.span.of(text).rstrip().endswith(":") or following.speech:
        return None
    if following.kind is not BlockKind.BODY or following.span.of(text).rstrip().endswith(":"):
        return None
    clause = _speaking(paragraph, material.cues)
    speaker = quoted_by(clause.head) if clause is not None and is_quoting(clause.head) else None
    speaker = clause.subject if clause is not None and speaker is None else speaker
    if clause is None or speaker is None:
        return None
    return Draft(
        mark=Speech(Kind.QUOTATION, RULE, None, clause.head, speaker),
        at=following.span.start,
        source=cover(phrase(speaker, full=True)),
        cue_spans=(between(clause.head, clause.head),),
        content=(following.span,),
        sentence=following.span,
        paragraph=following,
        quoted=True,
    )


def _speaking(paragraph: Paragraph, cues: CueIndex) -> Clause | None:
    """Return the last main clause of the last sentence if it is one of saying, with nothing said in it yet."""
    begins = sentence_around(paragraph.doc[-1])[0]
    main = [c for c in paragraph.clauses if stands_as(c.head, ROOT, CONJUNCT) and not _says_something(c)]
    if not main or main[-1].head.i < begins:
        return None
    found = cues.look_up("VERB", lemma_of(main[-1].head))
    return main[-1] if any("clause" in cue.content and not rest for cue, rest in found) else None


def _says_something(clause: Clause) -> bool:
    """“said it was late:”; not “said in a note to those [looking] at it:”"""
    return any(has(c, SUBJECT) or c.tag_ != "VBG" for c in clause.complements)


FINDER = Finder("introduced", find, (RULE,))
