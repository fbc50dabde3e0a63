"""The text half: files → texts → documents → what is found in each, on as many processes as wanted, kept for next time.

read_sources    files → texts                        (here)
extract_text    a text → Document → parse → Extraction   (anywhere: plain values in, plain values out)
settle, apply   the issues of all of them; decisions (here)
assemble        → Knowledge
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

import msgspec

from kg.actors import Gazetteer, find_actors
from kg.assemble import assemble, in_text_order, pool, taking_part
from kg.cache import Cache, key_of
from kg.claims.find import find_claims
from kg.claims.topics import TopicIndex
from kg.cluster import cluster
from kg.decisions import apply, read_decisions
from kg.errors import InputError, ModelError, RuleError
from kg.events.find import find_events
from kg.issues import beside, read_issues, settle
from kg.issues.given import GivenIssues
from kg.issues.leanings import find_leanings
from kg.model import Document, Extraction, Issue, Knowledge, KnownActor, Topic
from kg.ontology import event_roles, known_actors
from kg.ontology import topics as read_topics
from kg.page import Page, pages
from kg.parsing.installed import LanguageModel, find_model
from kg.parsing.kept import Parses
from kg.parsing.load import Parser, load_parser, one_thread
from kg.reading import SourceText, digest_of, document_of, read_sources
from kg.reading.carry_back import as_it_came, as_meant
from kg.rule_set import rule_set
from kg.rules.event import load_event_rules
from kg.running import TRIES, executor_of, run
from kg.settings import Settings

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is, or 0 if nobody knows."""

DEFAULTS = Settings()
MOST = 0.5
"""Share of the sides taken from which on the issues of a file do not fit the documents."""
BATCH = 16
"""Documents parsed and extracted at a time."""
IN_FLIGHT = 4
"""Batches handed out at a time for each worker: one long document holds up no other worker."""

EXTRACTION, PARSE = "statements", "parses"
"""The kinds of values that are kept from one run to the next."""


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

    def digest(self) -> bytes:
        """Return the hash of all that decides what is found in a text."""
        told = (self.model, self.actors, self.topics, self.issues, self.settings.author_claims)
        return key_of(rule_set(), msgspec.msgpack.encode(told))


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


def extract(
    paths: Sequence[Path | str],
    settings: Settings = DEFAULTS,
    *,
    progress: Progress = silent,
    executor: Executor | None = None,
) -> tuple[Knowledge, Plan]:
    """Read files and folders and return everything found in them; raises InputError if nothing can be read.

    The order of the paths makes no difference. The work is done in as many processes as the settings say, on their
    cluster, or by the executor given; this process loads no model where others work. What an earlier run kept in the
    cache of the settings is not computed again.
    """
    decisions = read_decisions(Path(settings.decisions)) if settings.decisions else ()
    progress("reading", 0, 1)
    sources, warnings = read_sources(sorted(set(map(str, paths))), follow_links=settings.follow_links)
    progress("reading", 1, 1)
    plan = Plan.of(settings)
    cache = Cache(Path(settings.cache) if settings.cache else None, most_mb=settings.cache_mb)
    try:
        found = _found(plan, sources, cache, progress, executor)
    finally:
        cache.close()
    warnings += [found[id_].problem for id_ in sorted(found) if found[id_].problem]
    warnings += [cache.problem] if cache.problem else []
    extractions = [one for id_ in sorted(found) if (one := found[id_].extraction) is not None]
    if not extractions:
        raise InputError(warnings[0])
    settled = settle(extractions, plan.issues)
    warnings = [*warnings, *_unfitting(settled, settings)]
    placed = [replace(extraction, phrases=(), leanings=()) for extraction in settled]  # their work is done
    decided, odd = apply(placed, decisions, plan.issues or ())
    return assemble(decided, (*warnings, *odd)), plan


def _found(
    plan: Plan, sources: Iterable[SourceText], cache: Cache, progress: Progress, executor: Executor | None
) -> dict[str, Found]:
    """Return what is found in each text, by the ids of the documents; keep what was not kept yet."""
    texts = {digest_of(source.text): source for source in sources}
    rules = plan.digest() if cache.folder else b""
    keys = {id_: key_of(rules, _ENCODER.encode(texts[id_])) for id_ in sorted(texts)} if cache.folder else {}
    found = dict(_kept(keys, cache))
    progress("extracting", len(found), len(texts))
    missing = [id_ for id_ in sorted(texts) if id_ not in found]
    words = sum(_words(texts[id_]) for id_ in missing)
    read = claims = 0
    ids = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
    with _workers(plan, executor, len(ids), progress) as (workers, in_flight):
        batches = (_with_parses([texts[id_] for id_ in some], plan, cache) for some in ids)
        done = run(partial(extract_planned, plan), batches, workers, in_flight=in_flight, lost=_lost)
        for some, batch in zip(ids, done, strict=True):
            found |= dict(zip(some, batch, strict=True))
            _keep(some, found, keys, texts, plan, cache)
            read += sum(_words(texts[id_]) for id_ in some)
            claims += sum(len(one.extraction.claims) for one in batch if one.extraction is not None)
            progress("words", read, words)
            progress("claims", claims, 0)
            progress("extracting", len(found), len(texts))
    return found


def _words(source: SourceText) -> int:
    return len(source.text.split())


@contextmanager
def _workers(plan: Plan, executor: Executor | None, batches: int, progress: Progress) -> Iterator[tuple[Executor, int]]:
    """Yield what does the work, and how many batches to hand out at a time."""
    settings = plan.settings
    one_thread()
    if executor is not None:
        yield executor, IN_FLIGHT * settings.workers
    elif settings.cluster and batches:
        with cluster(settings.cluster, settings.workers, partial(_alike, plan.model.name)) as there:
            progress(f"Dask {there.dashboard}", there.workers, 0)
            yield there.executor, IN_FLIGHT * there.workers
    else:
        with executor_of(min(settings.workers, batches)) as here:
            yield here, IN_FLIGHT * settings.workers


def _alike(model: str) -> str:
    """Say what must be the same on all machines that work together."""
    found = find_model(model)
    return f"{found.name} {found.version} ({found.weights[:12]}) and rules {rule_set()[:12]}"


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Extraction)


def _kept(keys: Mapping[str, bytes], cache: Cache) -> Iterator[tuple[str, Found]]:
    """Yield what an earlier run found in these texts by the same rules."""
    ids = {key: id_ for id_, key in keys.items()}
    for key, value in cache.get(EXTRACTION, ids):
        try:
            yield ids[key], Found(_DECODER.decode(value))
        except msgspec.MsgspecError:
            continue  # of another version of this program


def _with_parses(sources: Sequence[SourceText], plan: Plan, cache: Cache) -> list[Task]:
    keys = {_parse_key(source, plan): source for source in sources} if cache.folder else {}
    parses = {keys[key].text: value for key, value in cache.get(PARSE, keys)}
    return [Task(source, parses.get(source.text)) for source in sources]


def _parse_key(source: SourceText, plan: Plan) -> bytes:
    return key_of(msgspec.msgpack.encode(plan.model), _ENCODER.encode(source))


def _keep(
    ids: Iterable[str],
    found: dict[str, Found],
    keys: Mapping[str, bytes],
    texts: Mapping[str, SourceText],
    plan: Plan,
    cache: Cache,
) -> None:
    """Keep what was found in some texts, and let go of their parses."""
    new = {id_: found[id_] for id_ in ids}
    if cache.folder:
        parsed = {_parse_key(texts[id_], plan): one.parse for id_, one in new.items() if one.parse is not None}
        cache.put(PARSE, parsed)
        extracted = {id_: one.extraction for id_, one in new.items() if one.extraction is not None}
        cache.put(EXTRACTION, {keys[id_]: _ENCODER.encode(one) for id_, one in extracted.items()})
    found |= {id_: replace(one, parse=None) for id_, one in new.items()}


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


def _lost(task: Task) -> Found:
    told = f"left out, {TRIES} processes were killed while they read it (too little memory?); split it into several"
    return Found(None, f"{task.source.name}: {told}")


def _unfitting(settled: Sequence[Extraction], settings: Settings) -> Iterator[str]:
    """Warn where the issues that the settings name are not those of the documents."""
    outside, number = beside(settled) if settings.issues else (0, 0)
    if outside > MOST * number:
        told = f"{outside} of {number} sides that claims take are on other issues"
        yield f"{settings.issues}: {told}; add wordings, or see with kg issues which the documents have"


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
