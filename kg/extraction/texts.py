"""A text → Document → parse → Extraction, in whatever process: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

from kg.actors import Gazetteer, find_actors
from kg.assemble import in_text_order, pool, taking_part
from kg.claims.find import find_claims
from kg.claims.topics import TopicIndex
from kg.errors import ModelError
from kg.events.find import find_events
from kg.extraction.plan import Known, Plan
from kg.issues.given import GivenIssues
from kg.issues.leanings import find_leanings
from kg.model import Document, Extraction
from kg.page import Page, pages
from kg.parsing.kept import Parses
from kg.parsing.load import Parser, load_parser
from kg.reading import SourceText, document_of
from kg.reading.carry_back import as_it_came, as_meant
from kg.running import TRIES
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """A text to be read, with its parse if an earlier run kept it."""

    source: SourceText
    parse: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """What is found in a text, or why nothing was; and its parse, if it was parsed anew."""

    extraction: Extraction | None
    problem: str = ""
    parse: bytes | None = field(default=None, repr=False)


def extract_planned(plan: Plan, tasks: Sequence[Task]) -> list[Found]:
    """Read texts and return what is found in each, in whatever process this is called.

    A text that the rules fail on costs no other: it comes back with what is said of it.
    """
    with _ONE_THREAD:
        prepared = _prepared(plan)
        try:
            return _extracted(tasks, *prepared, plan.settings)
        except Exception:  # which text it was is found one by one
            return [_extracted_alone(task, *prepared, plan.settings) for task in tasks]


_ONE_THREAD = Lock()
"""A parser is not made for several threads, which the workers of a cluster may have."""


def _extracted(tasks: Sequence[Task], parser: Parser, known: Known, settings: Settings) -> list[Found]:
    documents = [document_of(task.source) for task in tasks]
    parses = Parses({d.id: task.parse for d, task in zip(documents, tasks, strict=True) if task.parse is not None})
    made = extract_batch(documents, parser, known, settings, parses=parses if settings.cache else None)
    return [Found(e, parse=parses.new.get(d.id)) for d, e in zip(documents, made, strict=True)]


def _extracted_alone(task: Task, parser: Parser, known: Known, settings: Settings) -> Found:
    try:
        return _extracted([task], parser, known, settings)[0]
    except Exception as error:
        told = f"{type(error).__name__}: {error}".rstrip(": ")
        return Found(None, f"{task.source.name}: left out, the program fails on it ({told}); please report this text")


def lost(task: Task) -> Found:
    """Return what stands for a text that ended every process that read it."""
    told = f"left out, {TRIES} processes were killed while they read it (too little memory?); split it into several"
    return Found(None, f"{task.source.name}: {told}")


@lru_cache(maxsize=1)
def _prepared(plan: Plan) -> tuple[Parser, Known]:
    """Load what a plan needs, once for all batches; raises ModelError if another model is installed here."""
    parser = load_parser(plan.model.name)
    if parser.model != plan.model:
        raise ModelError(f"a worker has another language model {plan.model.name!r}; install the same everywhere")
    issues = GivenIssues(plan.issues or (), parser.phrase)
    return parser, Known(Gazetteer(plan.actors), TopicIndex(plan.topics), issues)


def extract_batch(
    documents: Iterable[Document], parser: Parser, known: Known, settings: Settings, *, parses: Parses | None = None
) -> list[Extraction]:
    """Parse and extract documents; stateless, plain values in, plain values out.

    `parses` has the parses of some of them, and takes those of the others.
    """
    documents = list(documents)
    read = [as_meant(document) for document in documents]
    found = (extract_page(page, known, settings) for page in pages((meant for meant, _ in read), parser, parses))
    return [
        extraction if torn is None else as_it_came(extraction, document, torn)
        for extraction, document, (_, torn) in zip(found, documents, read, strict=True)
    ]


def extract_page(page: Page, known: Known, settings: Settings) -> Extraction:
    """Return everything found in a parsed document, in text order."""
    document = page.document
    cast = find_actors(page, known.gazetteer)
    events = in_text_order(pool(find_events(page, cast)))
    signed = settings.author_claims == "signed" and (document.author is not None or cast.body is not None)
    found = find_claims(
        page,
        cast,
        events=events,
        topics=known.topics,
        author_claims=signed or settings.author_claims == "always",
    )
    claims, roles = in_text_order(pool(found.claims)), in_text_order(pool(cast.roles))
    phrases, leanings = find_leanings(page, cast, claims, known.issues)
    return Extraction(
        document=document,
        actors=taking_part(
            (*cast.actors.values(), *found.actors),
            cast.mentions,
            claims,
            events,
            roles,
            (cast.author_id, cast.publisher_id, *(leaning.position.actor for leaning in leanings)),
        ),
        mentions=cast.mentions,
        roles=roles,
        events=events,
        claims=claims,
        author_id=cast.author_id,
        publisher_id=cast.publisher_id,
        unresolved=in_text_order(pool(found.unresolved)),
        gaps=found.gaps,
        phrases=phrases,
        leanings=leanings,
    )
