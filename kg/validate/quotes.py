"""Whether every quotation is exactly the words of its document, in the graph and before there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal

from kg.graph.terms import string
from kg.model import Claim, Event, Evidence, Extraction, Role, Span
from kg.validate.facts import Facts, Node, plain
from kg.validate.problems import Problem
from kg.vocabulary import NIF, abbreviated

_QUOTE, _BEGIN, _END, _CONTEXT = map(str, (NIF.anchorOf, NIF.beginIndex, NIF.endIndex, NIF.referenceContext))


def text_problems(facts: Facts, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Compare each span that the facts are about with the characters it points to; `texts`: of documents by id."""
    for node in facts.nodes:
        if type(node) is not str or _QUOTE not in facts.about[node]:
            continue
        found = _found(facts, node, texts)
        if found is None:
            continue
        for quote in facts.values(node, _QUOTE):
            if type(quote) is Literal and found != quote.value and string(found) != str(quote):
                yield Problem(abbreviated(node), f"the document has “{found[:60]}” there", quote.value)


def _found(facts: Facts, span: Node, texts: Mapping[str, str]) -> str | None:
    """Return what the text has where a span points to; None if the span says that badly, which the shapes tell."""
    begin, end, context = (facts.sorted(span, predicate) for predicate in (_BEGIN, _END, _CONTEXT))
    text = texts.get(plain(context[0]).rsplit("/", 1)[-1]) if context else None
    if text is None or not begin or not end:
        return None
    try:
        return text[int(plain(begin[0])) : int(plain(end[0]))]
    except ValueError:
        return None


def verify_quotes(extractions: Iterable[Extraction]) -> tuple[Problem, ...]:
    """Check that every span lies in its document and every quotation is exactly the words there."""
    problems: list[Problem] = []
    for extraction in extractions:
        text, document_id = extraction.document.text, extraction.document.id
        for mention in extraction.mentions:
            problems.extend(_quote_problems(f"mention {mention.span.start}", mention.span, mention.text, text))
        statements: list[Role | Event | Claim] = [*extraction.roles, *extraction.events, *extraction.claims]
        for statement in statements:
            here = [e for e in statement.evidence if e.document_id == document_id]
            for each in here:
                for span in (each.span, *each.source, *each.cue, *each.content, *(s for _, s in each.topics)):
                    problems.extend(_quote_problems(statement.id, span, None, text))
            if isinstance(statement, Claim):
                problems.extend(_claim_problems(statement, here, text))
                shown = [span for p in statement.positions if p.document_id == document_id for span in p.why]
                problems.extend(each for span in shown for each in _quote_problems(statement.id, span, None, text))
    return tuple(sorted(set(problems)))


def _quote_problems(node: str, span: Span, quote: str | None, text: str) -> Iterator[Problem]:
    if not 0 <= span.start < span.end <= len(text):
        yield Problem(node, f"the span {span.start}–{span.end} does not lie in the document", quote or "")
    elif quote is not None and quote != span.of(text):
        yield Problem(node, f"the document has “{span.of(text)[:60]}” there", quote)


def _claim_problems(claim: Claim, evidence: Sequence[Evidence], text: str) -> Iterator[Problem]:
    """The words of a claim are those of the content of one of its pieces of evidence."""
    contents = [" … ".join(span.of(text) for span in each.content) for each in evidence if each.content]
    if contents and claim.text not in contents:
        yield Problem(claim.id, f"the document has “{contents[0][:60]}” there", claim.text)
