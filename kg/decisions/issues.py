"""What decisions about issues come to: which are one, which are two, what they are called, which are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.decisions.reading import Decision
from kg.model import Issue, Position, Wording, issue_id
from kg.spelling import folded

NOTHING = "matches nothing in these documents; correct it, or remove it if it is no longer needed"


@dataclass(frozen=True, slots=True)
class _Part:
    """“Where the issue is put like this, it is another.” `sign` is -1 where who is for it was against the issue."""

    of: str
    wordings: tuple[str, ...]
    issue: str
    sign: int

    def holds(self, position: Position) -> bool:
        """Tell whether the words of a position are of this part."""
        put = f" {folded(position.wording)} "
        return position.issue == self.of and any(f" {folded(wording)} " in put for wording in self.wordings)


@dataclass(slots=True)
class IssuePlan:
    """What each issue is called now, what it is part of, and which issue a position is on now.

    `now` has the issue that another has become, with -1 where who is for the one is against the other.
    """

    issues: dict[str, Issue]
    now: dict[str, tuple[str, int]] = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    def take(self, decision: Decision) -> None:
        """Note what a decision says; they come in the order split, merge, rename, reject."""
        signs = [-1 if decision.act == "merge" and given.startswith("-") else 1 for given in decision.issues]
        names = [g[1:].lstrip() if sign < 0 else g for g, sign in zip(decision.issues, signs, strict=True)]
        found = [(i, sign) for name, sign in zip(names, signs, strict=True) if (i := self.find(name, decision.where))]
        if not found:
            return
        issue = self.issues[found[0][0]]
        if decision.act == "split":
            self._split(decision, issue)
        elif decision.act == "merge":
            self._merge(decision, found)
        elif decision.act == "rename":
            self.issues[issue.id] = _called(issue, decision.name)
        else:
            self.gone.add(issue.id)

    def find(self, given: str, where: str) -> str | None:
        """Return the id of the issue that is meant by an id, a label or a wording; warn if there is none or several."""
        if given in self.issues:
            return self._current(given)[0]
        name = folded(given)
        for names in (lambda i: (i.label,), lambda i: (w.text for w in i.wordings)):
            fitting = sorted({self._current(i.id)[0] for i in self.issues.values() if name in map(folded, names(i))})
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                self.warnings.append(f"{where}: {given!r} is a wording of {', '.join(fitting)}; give the id")
                return None
        self.warnings.append(f"{where}: {given!r} {NOTHING}")
        return None

    def meant(self, position: Position) -> Position | None:
        """Return a position on what its issue is now; None if that is none."""
        if position.issue is None:
            return position
        fitting = (p for p in self.parts if p.holds(position))
        part = max(fitting, key=lambda p: (max(map(len, p.wordings)), p.issue), default=None)
        start, turned = (part.issue, part.sign) if part is not None else (position.issue, 1)
        issue, sign = self._current(start)
        side = position.side if turned * sign > 0 else position.side.opposite
        return None if issue in self.gone else replace(position, issue=issue, side=side)

    def of(self, positions: Iterable[Position]) -> tuple[Issue, ...]:
        """Return the issues that positions are on, and those that they are a part of."""
        found: dict[str, Issue] = {}
        for position in positions:
            above = position.issue
            while above is not None and above not in found and above in self.issues:
                issue = self.issues[above]
                whole = self._current(issue.broader)[0] if issue.broader else None
                whole = None if whole == issue.id or whole in self.gone else whole
                found[above] = replace(issue, broader=whole)
                above = whole
        return tuple(found[i] for i in sorted(found))

    def _current(self, issue: str) -> tuple[str, int]:
        sign = 1
        while issue in self.now:
            issue, turned = self.now[issue]
            sign *= turned
        return issue, sign

    def _split(self, decision: Decision, issue: Issue) -> None:
        wanted = {folded(given): given for given in decision.wordings}
        known = {folded(w.text) for w in issue.wordings}
        if folded(issue.label) in wanted:
            told = f"{wanted.pop(folded(issue.label))!r} is the label of {issue.id}; rename it first"
            self.warnings.append(f"{decision.where}: {told}")
        for missing in sorted(wanted.keys() - known):
            self.warnings.append(f"{decision.where}: wording {wanted[missing]!r} {NOTHING}")
        moved = tuple(w for w in issue.wordings if folded(w.text) in wanted)
        if not moved:
            return
        turned = all(w.opposite for w in moved)
        names = (decision.name, issue_id(decision.name))
        new = next((i for i in self.issues.values() if i.id in names or i.label in names), None)
        new = new or Issue(issue_id(decision.name), decision.name, (Wording(decision.name),), broader=issue.broader)
        own = tuple(replace(w, opposite=False) for w in moved) if turned else moved
        self.issues[new.id] = replace(new, wordings=tuple(dict.fromkeys((*new.wordings, *own))))
        self.issues[issue.id] = replace(issue, wordings=tuple(w for w in issue.wordings if w not in moved))
        self.parts.append(_Part(issue.id, tuple(w.text for w in moved), new.id, -1 if turned else 1))

    def _merge(self, decision: Decision, found: list[tuple[str, int]]) -> None:
        stays = self.issues[found[0][0]]
        wordings = dict.fromkeys(stays.wordings)
        for other, sign in dict(found[1:]).items():
            if other == stays.id:
                continue
            self.now[other] = stays.id, sign * found[0][1]
            theirs = self.issues[other].wordings
            wordings |= dict.fromkeys(replace(w, opposite=w.opposite != (sign * found[0][1] < 0)) for w in theirs)
        kept = {folded(w.text): w for w in reversed(wordings)}
        self.issues[stays.id] = replace(stays, wordings=tuple(w for w in wordings if kept[folded(w.text)] is w))
        if decision.name:
            self.issues[stays.id] = _called(self.issues[stays.id], decision.name)


def _called(issue: Issue, label: str) -> Issue:
    wordings = (Wording(label), *(w for w in issue.wordings if folded(w.text) != folded(label)))
    return replace(issue, label=label, wordings=wordings)
