"""What is wrong with a graph, told with the words it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ConformanceError

_QUOTE_LENGTH = 160


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """“‘Ofsted found …’ (claim/12ab): a claim has one claimant, an actor.”"""

    node: str
    message: str
    words: str = ""

    def __str__(self) -> str:
        words = " ".join(self.words.split())
        short = words if len(words) <= _QUOTE_LENGTH else words[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
        return f"“{short}” ({self.node}): {self.message}" if short else f"{self.node}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a graph, sorted; nothing if it conforms."""

    problems: tuple[Problem, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def demand(self) -> None:
        """Raise ConformanceError with the first problem and the number of the others, if there are any."""
        if self.problems:
            more = f" (and {len(self.problems) - 1} more; see kg validate)" if len(self.problems) > 1 else ""
            raise ConformanceError(f"the graph does not conform: {self.problems[0]}{more}")
