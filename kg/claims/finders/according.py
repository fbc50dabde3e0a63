"""“according to X”: what is said is the clause it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.lang.tables import words
from kg.page import Paragraph
from kg.syntax import begin, cover, has_finite_verb, phrase, sentence, subtree
from kg.syntax.relations import (
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    PARATAXIS,
    PREPOSITION_COMPLEMENT,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.wording import children

RULE = "according-to"
BUT = words("frames", "but")
_BEHIND_RELATIVE = 2
"""Words from a relative pronoun on in which the phrase belongs to its clause: “which, in …”."""
ACCORDING, TO = words("speaking", "according"), words("speaking", "to")


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield the claims marked by “according to X”."""
    for paragraph in material.paragraphs:
        if not any(word in paragraph.span.of(material.text).lower() for word in ACCORDING):
            continue  # most paragraphs: spares a look at every word
        for token in paragraph.doc:
            if token.lower_ in ACCORDING and (draft := _draft(token, paragraph)) is not None:
                yield draft


def _draft(token: Token, paragraph: Paragraph) -> Draft | None:
    to = next((c for c in children(token) if c.lower_ in TO), None)
    source = first_dependent(to, PREPOSITION_COMPLEMENT) if to is not None else None
    host = host_clause(token)
    if to is None or source is None or host is None:
        return None
    said = trimmed(_without(host, token))
    if len(said) > 1 and said[-1].is_punct and said[-2].i < said[-1].i - 1:
        said.pop()  # “it failed, according to Lee.””: the mark behind her name
    content = cover(said)
    if not content:
        return None
    cue = cover((token, to))
    inside = paragraph.speech_at(cue[0].start) is not None
    opens = next((begin(t) for t in said if not t.is_punct), content[0].start)
    spoken = paragraph.speech_at(opens) if not inside else None
    quoted = spoken is not None and content[-1].end <= spoken.span.end
    if spoken is not None and quoted:  # “According to Lee, “[it failed. Nobody paid.]””, of two sentences
        content = (spoken.span,)
    return Draft(
        mark=Speech(Kind.ACCORDING, RULE, None, host, source),
        at=begin(token),
        source=cover(phrase(source, full=True)),
        cue_spans=cue,
        content=content,
        sentence=sentence(token),
        paragraph=paragraph,
        quoted=quoted,
        inside=inside,
    )


def host_clause(token: Token) -> Token | None:
    """Climb from “according” to the clause, through clauses that share its subject."""
    host = token.head
    if host == token:
        return None
    while host.head != host:
        # “X said …, according to Y”
        follows = token.i > 0 and token.nbor(-1).text == "," and host.head.i < host.i
        but = any(c.lower_ in BUT for c in dependents(host.head, CONJUNCTION))  # “it is rich, [but he is poor]”
        told = follows and (stands_as(host, CLAUSE_COMPLEMENT) or (stands_as(host, CONJUNCT) and not but))
        if stands_as(host, CLAUSE_COMPLEMENT, CONJUNCT, PARATAXIS) and has(host, SUBJECT) and not told:
            break
        if host.left_edge.tag_ == "WDT" and 0 < token.i - host.left_edge.i <= _BEHIND_RELATIVE:
            break  # “a levy which, in his view, is unfair”
        host = host.head
    return host


def _without(host: Token, token: Token) -> list[Token]:
    """Return the clause without “according to X”, which `token` heads, and the marks about it."""
    said = subtree(host, lambda child: child.i == token.i)
    opened = [t.i for t in said if t.i < token.i and t.text == "("]
    if opened and not any(t.text == ")" for t in token.doc[opened[-1] : token.i]):
        close = next((t.i for t in token.doc[token.i :] if t.text == ")"), len(token.doc))
        said = [t for t in said if opened[-1] < t.i < close]  # “states like Iowa (93 %, according to X)”
    colon = max((t.i for t in said if t.i < token.i and t.text in (":", ";")), default=-1)
    if colon >= 0 and has_finite_verb(t for t in said if colon < t.i < token.i):
        said = [t for t in said if t.i > colon]
    phrase_end = max(t.i for t in subtree(token))
    return [t for t in said if not (t.is_punct and token.i - 2 < t.i <= phrase_end + 1)]


def trimmed(tokens: Sequence[Token]) -> list[Token]:
    """Return the words without the marks at their ends that quote nothing."""
    said = list(tokens)
    while said and (said[-1].is_punct or said[-1].is_space) and said[-1].text not in ("”", '"', "’", "'", ")"):
        said.pop()
    while said and (said[0].is_punct or said[0].is_space) and said[0].text not in ("“", '"', "‘", "'", "("):
        said.pop(0)
    return said


FINDER = Finder("according", find, (RULE,))
