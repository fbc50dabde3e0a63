"""What distinguishes two builds: documents, actors, issues, events and claims gained, lost, changed, said by another.

Statements are compared by what they say, not by their ids: an edited document gives all its statements new ids, and is
taken for the same document where its file has the same name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.errors import InputError
from kg.graph.dataset import inner
from kg.model import Actor, Claim, Document, Event, Issue, Knowledge, bare_words
from kg.ontology import event_roles
from kg.records import read_statements
from kg.store import read
from kg.whole_files import belonging

Fields = tuple[tuple[str, str], ...]

KINDS = ("document", "actor", "issue", "event", "claim")
"""What is compared, in the order of the result."""

_DOCUMENT_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Change:
    """“A claim is now attributed to another: ‘staff freezes are toxic’, Ofsted → UNISON.”

    `what` is document, actor, issue, event or claim; `how` gained, lost, changed or re-attributed; `was` and `now` are
    the fields that differ. `id` is that of the later build, or of the earlier one where it is lost.
    """

    what: str
    how: str
    label: str
    where: str
    id: str
    was: Fields = ()
    now: Fields = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """Something in one build: `content` makes it the same in the other, `who` said it, `fields` may change."""

    content: tuple[str, ...]
    who: str
    fields: Fields
    label: str
    where: str
    id: str


def difference(before: Knowledge, after: Knowledge) -> tuple[Change, ...]:
    """Return what changed from one build to the other: documents, actors, issues, events, claims, each sorted."""
    old, new = ({e.document.id: e.document for e in k.extractions} for k in (before, after))
    same = _same_files(old, new)
    views = tuple(_View(knowledge, same) for knowledge in (before, after))
    return tuple(
        change for what in KINDS for change in sorted(_compare(what, *(view.seen(what) for view in views)), key=_order)
    )


def _order(change: Change) -> tuple[str, int, str, str, str]:
    """Sort by file, character, then what is changed."""
    file, _, start = change.where.rpartition(":")
    return file, int(start) if start.isdigit() else 0, change.label, change.id, change.how


def read_build(path: Path) -> Knowledge:
    """Return what a build found: `path` is the folder it wrote, or its statements.jsonl.

    Raises InputError for what cannot be read.
    """
    file = path / "statements.jsonl" if path.is_dir() else path
    try:
        text = belonging(file).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); name a folder that kg build wrote") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; run kg build again") from error
    return read_statements(text, name=str(file))


def patch(before: Path, after: Path) -> Iterator[str]:
    """Yield the lines of an RDF patch from one graph to the other: what to delete (D), then what to add (A).

    Both are RDF files, or folders with a graph.nq. Raises InputError for what cannot be read.
    """
    old, new = (_quads(path / "graph.nq" if path.is_dir() else path) for path in (before, after))
    yield "TX ."
    for sign, lines in (("D", old - new), ("A", new - old)):
        for line in sorted(lines):
            yield f"{sign} {line} ."
    yield "TC ."


def _quads(path: Path) -> set[str]:
    return {str(quad) for quad in inner(read(path))}


def _same_files(old: Mapping[str, Document], new: Mapping[str, Document]) -> dict[str, str]:
    """Return, by document id, the file name of documents whose text differs between the builds."""
    lost, gained = _by_file(old[i] for i in old if i not in new), _by_file(new[i] for i in new if i not in old)
    return {i: name for name in sorted(lost.keys() & gained.keys()) for i in (lost[name], gained[name])}


def _by_file(documents: Iterable[Document]) -> dict[str, str]:
    """Return ids by file name, without names that two documents share."""
    found: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        found[PurePath(document.path).name].append(document.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1 and name}


class _View:
    """One build in names that hold for both."""

    def __init__(self, knowledge: Knowledge, same_files: Mapping[str, str]) -> None:
        self._knowledge = knowledge
        self._same = same_files
        self._documents = {e.document.id: e.document for e in knowledge.extractions}
        self._labels = {actor.id: actor.label for actor in knowledge.actors}
        self._issues = {issue.id: issue.label for issue in knowledge.issues}

    def seen(self, what: str) -> list[_Seen]:
        """Return everything of a kind."""
        if what == "document":
            return [self._document(document) for document in self._documents.values()]
        if what == "actor":
            return [self._actor(actor) for actor in self._knowledge.actors]
        if what == "issue":
            return [self._issue(issue) for issue in self._knowledge.issues]
        if what == "event":
            return [self._event(event) for event in self._knowledge.events]
        unresolved = (claim for e in self._knowledge.extractions for claim in e.unresolved)
        return [self._claim(claim) for claim in (*self._knowledge.claims, *unresolved)]

    def _document(self, document: Document) -> _Seen:
        name = PurePath(document.path).name
        facts = ("title", "date", "author", "publisher", "url")
        fields = (("text", document.id), *((fact, getattr(document, fact) or "") for fact in facts))
        return _Seen((self._name(document.id),), "", fields, document.title or name, name, f"doc/{document.id}")

    def _actor(self, actor: Actor) -> _Seen:
        fields = (("label", actor.label), ("kind", actor.kind), ("aliases", "; ".join(sorted(actor.aliases))))
        return _Seen((self._name(actor.id),), "", fields, actor.label, "", actor.id)

    def _issue(self, issue: Issue) -> _Seen:
        wordings = (("wordings", issue.aliases), ("opposites", issue.opposites))
        single = (("label", issue.label), ("for means", issue.for_means), ("part of", issue.broader or ""))
        fields = (*single, *((name, "; ".join(sorted(texts))) for name, texts in wordings))
        return _Seen((issue.id,), "", fields, issue.label, "", issue.id)

    def _event(self, event: Event) -> _Seen:
        actors = tuple((role.id, event.of(role.id)) for role in event_roles())
        single = (("date", event.date), ("place", event.place), ("factuality", event.factuality))
        content = (event.type, event.label.casefold(), self._name(event.scope))
        fields = (*self._actors(actors), *((name, value or "") for name, value in single), self._where_else(event))
        return _Seen(content, "", fields, event.label, self._where(event), event.id)

    def _claim(self, claim: Claim) -> _Seen:
        names = ("act", "stance", "polarity", "modality", "date")
        lists = (("target", claim.target), ("addressee", claim.addressee), ("reported by", claim.reported_by))
        topics = ("topics", "; ".join(sorted(claim.topics)))
        sides = sorted({f"{p.side} {(self._labels | self._issues).get(p.towards, p.towards)}" for p in claim.positions})
        more = (("sides", "; ".join(sides)), topics, self._where_else(claim))
        fields = (*((n, getattr(claim, n) or "") for n in names), *self._actors(lists), *more)
        content = (bare_words(claim.text), claim.share or "", self._name(claim.scope))
        who = self._called(claim.claimant) if claim.claimant else "nobody known"
        return _Seen(content, who, fields, claim.text, self._where(claim), claim.id)

    def _name(self, local: str) -> str:
        """Return an id without what an edit of a document changes in it."""
        return _DOCUMENT_ID.sub(lambda m: self._same.get(m[0], m[0]), local)

    def _called(self, actor: str) -> str:
        return f"{self._labels.get(actor, actor)} ({self._name(actor)})"

    def _actors(self, lists: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
        return ((name, "; ".join(sorted(map(self._called, actors)))) for name, actors in lists)

    def _where(self, statement: Claim | Event) -> str:
        """Return file and character of a statement's first evidence."""
        places = sorted((self._file(e.document_id), e.span.start) for e in statement.evidence)
        return f"{places[0][0]}:{places[0][1]}" if places else ""

    def _where_else(self, statement: Claim | Event) -> tuple[str, str]:
        return "documents", "; ".join(sorted({self._file(e.document_id) for e in statement.evidence}))

    def _file(self, document_id: str) -> str:
        document = self._documents.get(document_id)
        return PurePath(document.path).name if document else document_id


def _compare(what: str, old: Iterable[_Seen], new: Iterable[_Seen]) -> Iterator[Change]:
    """Pair what has the same content: first what is the same, then what the same actor says, then the rest in order."""
    pairs: dict[tuple[str, ...], tuple[list[_Seen], list[_Seen]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((old, new)):
        for item in sorted(items, key=lambda s: (s.content, s.who, s.fields, s.where, s.id)):
            pairs[item.content][side].append(item)
    for was, now in pairs.values():
        _pair(was, now, lambda s: (s.who, s.fields))
        for one, other in _pair(was, now, lambda s: s.who):
            yield _change(what, "changed", one, other)
        for one, other in _pair(was, now, lambda s: ""):
            yield _change(what, "re-attributed", one, other)
        yield from (Change(what, "lost", s.label, s.where, s.id) for s in was)
        yield from (Change(what, "gained", s.label, s.where, s.id) for s in now)


def _pair(was: list[_Seen], now: list[_Seen], key: Callable[[_Seen], object]) -> list[tuple[_Seen, _Seen]]:
    """Take the pairs of equal key out of both lists."""
    found = []
    for one in tuple(was):
        other = next((s for s in now if key(s) == key(one)), None)
        if other is not None:
            found.append((one, other))
            was.remove(one)
            now.remove(other)
    return found


def _change(what: str, how: str, one: _Seen, other: _Seen) -> Change:
    said = ((("claimant", one.who), ("claimant", other.who)),) if one.who != other.who else ()
    differ = (*said, *((a, b) for a, b in zip(one.fields, other.fields, strict=True) if a != b))
    was, now = tuple(a for a, _ in differ), tuple(b for _, b in differ)
    return Change(what, how, other.label, other.where, other.id, was, now)
