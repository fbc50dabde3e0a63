"""The whole flow on one page: files → documents → statements → graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rdflib import Dataset

from kg.actors import Gazetteer, find_actors
from kg.assemble import assemble, in_text_order, pool, taking_part
from kg.claims.find import find_claims
from kg.claims.topics import TopicIndex
from kg.decisions import apply, read_decisions
from kg.errors import ConformanceError, ModelError, RuleError
from kg.events.find import find_events
from kg.graph import Run, build_graph
from kg.issues import beside, read_issues, settle
from kg.issues.given import GivenIssues
from kg.issues.leanings import find_leanings
from kg.model import Document, Extraction, Issue, Knowledge, KnownActor, Topic
from kg.ontology import event_roles, known_actors
from kg.ontology import topics as read_topics
from kg.page import Page, pages
from kg.parsing.installed import LanguageModel, find_model
from kg.parsing.load import Parser, load_parser, one_thread
from kg.reading import read_all
from kg.reading.carry_back import as_it_came, as_meant
from kg.report import report
from kg.rule_set import rule_set
from kg.rules.event import load_event_rules
from kg.running import executor_of, run
from kg.settings import Settings
from kg.validate import validate, verify_quotes

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

DEFAULTS = Settings()
MOST = 0.5
"""Share of the sides taken from which on the issues of a file do not fit the documents."""
BATCH = 16
"""Documents parsed and extracted at a time."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: statements, graph, and what the report says of them."""

    knowledge: Knowledge
    dataset: Dataset = field(repr=False)
    run: Run = field(repr=False)
    report: dict[str, Any] = field(repr=False)
    topics: Mapping[str, str] = field(repr=False)
    """The labels of the topics, for the page."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before reading: actors and topics, arranged for look-up."""

    gazetteer: Gazetteer
    topics: TopicIndex
    issues: GivenIssues = field(default_factory=GivenIssues)

    @classmethod
    def of(cls, settings: Settings) -> Known:
        """Read the gazetteer, the topic scheme and the issues that the settings name."""
        return cls(Gazetteer(_actors(settings)), TopicIndex(_topics(settings)), GivenIssues(_issues(settings) or ()))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a worker is told before it reads: plain values, so that they can be sent to it, and compared."""

    settings: Settings
    model: LanguageModel
    actors: tuple[KnownActor, ...] = field(repr=False)
    topics: tuple[Topic, ...] = field(repr=False)
    issues: tuple[Issue, ...] | None = field(repr=False, default=None)
    """None where they are to be found."""

    @classmethod
    def of(cls, settings: Settings) -> Plan:
        """Find the model, and read the gazetteer, the topic scheme and the issues that the settings name."""
        _check_roles()
        return cls(settings, find_model(settings.model), _actors(settings), _topics(settings), _issues(settings))


def _check_roles() -> None:
    """Raise RuleError if a rule fills a role of events that the ontology does not have: it would be lost."""
    known = [role.id for role in event_roles()]
    for rule in load_event_rules().rules:
        for role in rule.roles:
            if role not in known:
                raise RuleError(f'events.toml, rule "{rule.id}": {role!r} is no role; use one of {", ".join(known)}')


def _actors(settings: Settings) -> tuple[KnownActor, ...]:
    return known_actors([Path(p) for p in settings.actors])


def _topics(settings: Settings) -> tuple[Topic, ...]:
    return read_topics(Path(settings.topics)) if settings.topics else ()


def _issues(settings: Settings) -> tuple[Issue, ...] | None:
    return read_issues(Path(settings.issues)) if settings.issues else None


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def unchanged(knowledge: Knowledge) -> Knowledge:
    """Share everything that was found."""
    return knowledge


# --- the text half ------------------------------------------------------------------------------------------


def extract(
    paths: Sequence[Path | str],
    settings: Settings = DEFAULTS,
    *,
    progress: Progress = silent,
    executor: Executor | None = None,
) -> tuple[Knowledge, Plan]:
    """Read files and folders and return everything found in them; raises InputError if nothing can be read.

    The order of the paths makes no difference. The work is done in as many processes as the settings say, or by the
    executor given, with two batches a worker handed out at a time; this process loads no model where others work.
    """
    decisions = read_decisions(Path(settings.decisions)) if settings.decisions else ()
    progress("reading", 0, 1)
    documents, warnings = read_all(sorted(set(map(str, paths))))
    documents.sort(key=lambda document: document.id)
    progress("reading", 1, 1)
    plan = Plan.of(settings)
    batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
    extractions: list[Extraction] = []
    progress("extracting", 0, len(documents))
    one_thread()
    with nullcontext(executor) if executor is not None else executor_of(min(settings.workers, len(batches))) as workers:
        for found in run(partial(extract_planned, plan), batches, workers, in_flight=2 * settings.workers):
            extractions.extend(found)
            progress("extracting", len(extractions), len(documents))
    settled = settle(extractions, plan.issues)
    warnings = [*warnings, *_unfitting(settled, settings)]
    placed = [replace(extraction, phrases=(), leanings=()) for extraction in settled]  # their work is done
    decided, odd = apply(placed, decisions, plan.issues or ())
    return assemble(decided, (*warnings, *odd)), plan


def _unfitting(settled: Sequence[Extraction], settings: Settings) -> Iterator[str]:
    """Warn where the issues that the settings name are not those of the documents."""
    outside, number = beside(settled) if settings.issues else (0, 0)
    if outside > MOST * number:
        told = f"{outside} of {number} sides that claims take are on other issues"
        yield f"{settings.issues}: {told}; add wordings, or see with kg issues which the documents have"


def extract_planned(plan: Plan, documents: Iterable[Document]) -> list[Extraction]:
    """Parse and extract documents in whatever process this is called."""
    parser, known = _prepared(plan)
    return extract_batch(documents, parser, known, plan.settings)


@lru_cache(maxsize=1)
def _prepared(plan: Plan) -> tuple[Parser, Known]:
    """Load what a plan needs, once for all batches; raises ModelError if another model is installed here."""
    parser = load_parser(plan.model.name)
    if parser.model != plan.model:
        raise ModelError(f"a worker has another language model {plan.model.name!r}; install the same everywhere")
    issues = GivenIssues(plan.issues or (), parser.phrase)
    return parser, Known(Gazetteer(plan.actors), TopicIndex(plan.topics), issues)


def extract_batch(documents: Iterable[Document], parser: Parser, known: Known, settings: Settings) -> list[Extraction]:
    """Parse and extract documents; stateless, plain values in, plain values out."""
    documents = list(documents)
    read = [as_meant(document) for document in documents]
    found = (extract_page(page, known, settings) for page in pages((meant for meant, _ in read), parser))
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


# --- the graph half -----------------------------------------------------------------------------------------


def build(
    paths: Sequence[Path | str],
    settings: Settings = DEFAULTS,
    *,
    progress: Progress = silent,
    share: Callable[[Knowledge], Knowledge] = unchanged,
    executor: Executor | None = None,
) -> Build:
    """Build the graph of files and folders, checked against the shapes and the documents.

    `share` changes what was found before anything is made of it (see kg.withhold); `executor` is that of `extract`.
    Raises ConformanceError, naming the statement, if the graph does not conform or a quotation is not in its document.
    """
    knowledge, plan = extract(paths, settings, progress=progress, executor=executor)
    knowledge = share(knowledge)
    wrong = verify_quotes(knowledge.extractions)
    if wrong:
        raise ConformanceError(f"a quotation is not exactly in its document: {wrong[0]} ({len(wrong)} in all)")
    made_by = run_of(plan.model)
    progress("building the graph", 0, 2)
    dataset = build_graph(knowledge, settings=settings, run=made_by, topics=plan.topics)
    progress("building the graph", 1, 2)
    validate(dataset, documents=[e.document for e in knowledge.extractions]).demand()
    progress("building the graph", 2, 2)
    labels = {topic.id: topic.label for topic in plan.topics}
    return Build(knowledge, dataset, made_by, report(knowledge, dataset, made_by, settings), labels)


def run_of(model: LanguageModel) -> Run:
    """Return the provenance of a run: program, model and rules."""
    return Run("kg", tool_version(), model.name, model.version, model.weights, rule_set())


def tool_version() -> str:
    """Return the version of this package as installed."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"
