"""“in the words of X”, “in the view of X”, “in its view”: what is said is the clause it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.according import host_clause, trimmed
from kg.claims.finders.finder import Finder
from kg.lang.tables import words
from kg.page import Paragraph
from kg.syntax import begin, cover, phrase, prepositions, sentence, subtree
from kg.syntax.relations import DETERMINER, OWNER, PREPOSITION, PREPOSITION_OBJECT, first_dependent, has, stands_as
from kg.syntax.wording import sentence_has

RULE = "in-the-words-of"
VOICED, WITHIN, OF = (words("speaking", key) for key in ("voiced", "within", "of"))


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield the claims marked by “in the words of X” and its like."""
    for paragraph in material.paragraphs:
        if not any(word in paragraph.span.of(material.text).lower() for word in VOICED):
            continue
        for token in paragraph.doc:
            if token.lower_ in VOICED and (draft := _draft(token, paragraph)) is not None:
                yield draft


def _draft(noun: Token, paragraph: Paragraph) -> Draft | None:
    opening = noun.head
    asked = sentence_has(noun, "?")  # “Does it, in his view, amount to a breach?” tells no view
    owner = first_dependent(noun, OWNER) if not asked else None  # “in its view, …”
    named = next((head for name, head in prepositions(noun) if name in OF), owner)
    placed = stands_as(noun, PREPOSITION_OBJECT) and stands_as(opening, PREPOSITION) and opening.lower_ in WITHIN
    host = host_clause(opening) if placed and named is not None and has(noun, DETERMINER, OWNER) else None
    if host is None or named is None:
        return None
    # the parser may hang on the name what is said after it
    first, last = opening.i, noun.i if named == owner else phrase(named)[-1].i
    aside = range(first - 1 if first and opening.nbor(-1).text == "," else first, last + 1)
    said = [t for t in subtree(host) if t.i not in aside and not (t.i == last + 1 and t.text == ",")]
    content = cover(trimmed(said))
    if not content:
        return None
    cue = cover(t for t in phrase(noun) if t.i <= noun.i)
    return Draft(
        mark=Speech(Kind.ACCORDING, RULE, None, host, named),
        at=begin(noun),
        source=cover(phrase(named, full=True)),
        cue_spans=cue,
        content=content,
        sentence=sentence(noun),
        paragraph=paragraph,
        inside=paragraph.speech_at(cue[0].start) is not None,
    )


FINDER = Finder("in-the-words-of", find, (RULE,))
