"""How the cost of each step grows with the length of a text, for texts made to be hard: CPU seconds, in one run.

usage: python benchmarks/growth.py [KIND …] [--doublings 3] [--limit 20]

Each kind is read at n, 2n, 4n, 8n; a kind stops where one size costs more than `limit` seconds without the parse. For
each step that takes time: its seconds at the largest size, and how often the expected ones (8 × those at n) these are.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from spacy.tokens import Doc

from kg.actors import find_actors
from kg.assemble import assemble, in_text_order, pool, taking_part
from kg.claims.find import find_claims
from kg.events.find import find_events
from kg.extraction import Known
from kg.issues import settle
from kg.issues.leanings import find_leanings
from kg.model import Document, Extraction
from kg.page import Page
from kg.parsing.load import Parser, load_parser
from kg.reading import document
from kg.reading.carry_back import as_meant
from kg.settings import Settings

Value = TypeVar("Value")
FELT = 0.05
"""Seconds below which a step is left out."""
FIRST = (
    "Ann",
    "Bob",
    "Carl",
    "Dora",
    "Eve",
    "Fred",
    "Gina",
    "Hugh",
    "Ian",
    "Jane",
    "Karl",
    "Lena",
    "Mark",
    "Nina",
    "Otto",
    "Paul",
    "Rita",
    "Sam",
    "Tina",
    "Uwe",
)
PARTS = tuple(f"{first}ar" for first in "bcdfghjklmnprstvwyzq")
SAID = "The council said that services for the many children of the town had failed and that the report was right. "
NEWS = (
    "Ofsted has criticised Hull City Council over its plans to close two children's homes. ",
    "Ann Lee, the leader of the council, said the decision had been “taken in good faith” and denied it. ",
    "“We warned ministers in May that the cuts would cost lives,” said Bob Marsh of UNISON. He left. ",
    "The Department for Education announced on 3 June 2009 that it would review the ban on contact. ",
)
THINGS = ("phones", "rents", "vapes", "fees", "homes", "schools", "roads", "bees", "parks", "trains", "fuel", "water")


def name(i: int) -> str:
    """Return one of 160,000 names of persons."""
    return f"{FIRST[i % 20]} {surname(i // 20)}"


def surname(i: int) -> str:
    """Return one of 8,000 surnames."""
    return (PARTS[i % 20] + PARTS[i // 20 % 20] + PARTS[i // 400 % 20]).capitalize()


def lines(form: Callable[[int], str]) -> Callable[[int], list[str]]:
    """Return the maker of a text of n paragraphs."""
    return lambda n: ["\n".join(form(i) for i in range(n))]


def run_on(form: Callable[[int], str], end: str = "") -> Callable[[int], list[str]]:
    """Return the maker of a text of one paragraph."""
    return lambda n: ["".join(form(i) for i in range(n)) + end]


def apart(form: Callable[[int], str]) -> Callable[[int], list[str]]:
    """Return the maker of n documents."""
    return lambda n: [form(i) for i in range(n)]


def _issue(i: int) -> str:
    one, two = surname(i), THINGS[i % len(THINGS)]
    return f"A ban on {one} {two}\n{name(i)} said that the ban on {one} {two} would be wrong. Hull Council backed it."


KINDS: dict[str, tuple[int, Callable[[int], list[str]]]] = {
    "prose": (25, lines(lambda i: NEWS[i % 4])),
    "prose, one paragraph": (50, run_on(lambda i: NEWS[i % 4])),
    "long paragraph": (90, run_on(lambda i: SAID)),
    "interview": (60, lines(lambda i: f"{('Q', 'A')[i % 2]}: {NEWS[i % 4]}")),
    "speakers": (60, lines(lambda i: f"{name(i % 7).upper()}: I think that {SAID}")),
    "short paragraphs": (500, lines(lambda i: f"line {i} of it")),
    "list": (60, lambda n: ["Ann Lee called for:\n" + "\n".join(f"- a ban on {surname(i)}" for i in range(n))]),
    "headings": (60, lines(lambda i: (f"What {surname(i)} Wants", "Ofsted said that it had failed.")[i % 2])),
    "dates": (80, lines(lambda i: f"On {i % 28 + 1} May {1980 + i % 40} Ofsted closed a home in July.")),
    "dates, one paragraph": (80, run_on(lambda i: f"On {i % 28 + 1} May {1980 + i % 40} Ofsted closed a home. ")),
    "events": (60, lines(lambda i: f"An inquiry {i} into the death of Baby P was announced on {i % 28 + 1} May 2009.")),
    "events alike": (60, lines(lambda i: "Ofsted inspected Hull Council in May 2009.")),
    "events, one paragraph": (60, run_on(lambda i: f"{surname(i)} Council sacked {name(i)} in May. ")),
    "names": (80, lines(lambda i: f"{name(i)} said that the plan had failed.")),
    "names, one paragraph": (80, run_on(lambda i: f"{name(i)} said that the plan had failed. ")),
    "names in a row": (100, lambda n: ["The report by " + ", ".join(map(name, range(n))) + " said that cuts kill."]),
    "same surname": (50, lines(lambda i: f"{FIRST[i % 20]}{PARTS[i // 20 % 20]} Smith said it failed. Smith left.")),
    "councils": (60, lines(lambda i: f"The {surname(i)} {surname(i + 7)} Council blamed the {surname(i)} Trust.")),
    "roles": (60, lines(lambda i: f"{name(i)}, director of {surname(i)} Council, said cuts kill.")),
    "claims alike": (80, lines(lambda i: "Ed Balls said that the plan had failed.")),
    "claims": (80, lines(lambda i: f"Ed Balls said that plan number {i} had failed.")),
    "claims, one paragraph": (80, run_on(lambda i: f"He said that plan number {i} had failed. ")),
    "pronouns": (40, run_on(lambda i: "Ed Balls met Jane Smith. He told her they would blame him. She denied it. ")),
    "descriptions": (40, lines(lambda i: "The council told the minister that staff had left. The union knew.")),
    "one sentence, and": (60, run_on(lambda i: "and that services fail, ", "Ed Balls said.")),
    "one sentence, said that": (40, run_on(lambda i: "Ed Balls said that Bob Brown said that ", "cuts kill.")),
    "one sentence, X said –": (80, run_on(lambda i: "Ed Balls said - ", "that cuts kill.")),
    "no full stop": (25, lambda n: ["\n".join(["The report of the council said that services had failed and"] * n)]),
    "quotes nested": (60, lambda n: ["“‘" * (n // 2) + "cuts" + "’”" * (n // 2) + ", said Ed."]),
    "quotes never closed": (60, run_on(lambda i: "“Cuts kill people. ", "said Ed Balls.")),
    "quotes alternating": (60, run_on(lambda i: "“Cuts kill”, said Ed Balls. ")),
    "quotes straight": (60, run_on(lambda i: "\"Cuts kill\" 'and more' ", "said Ed Balls.")),
    "quotes over paragraphs": (60, lines(lambda i: "“Cuts kill people, Ed Balls said.")),
    "brackets": (120, lambda n: ["(" * n + "Ed Balls said" + ")" * n + " that cuts kill."]),
    "brackets in a row": (60, run_on(lambda i: f"{name(i)} (Lab) (Hull {surname(i)}) said (in {1950 + i % 50}) it. ")),
    "initials": (80, run_on(lambda i: "A.B. ", "said that cuts kill.")),
    "capitals": (100, run_on(lambda i: "Alpha Beta ", "said that cuts kill.")),
    "titles": (100, run_on(lambda i: "Dr ", "Ed Balls said that cuts kill.")),
    "owners": (80, run_on(lambda i: "Ed’s Bob’s ", "report said that cuts kill.")),
    "blanks": (20000, lambda n: ["Ed Balls said" + " " * n + "that cuts kill."]),
    "long word": (20000, lambda n: ["Ed Balls said that " + "a" * n + " kills."]),
    "digits": (5000, lambda n: ["Ed Balls said that " + "1" * n + " kills."]),
    "issues": (60, apart(_issue)),
    "issues, one document": (60, lines(lambda i: _issue(i).split("\n")[1])),
    "documents alike": (60, apart(lambda i: "".join(NEWS))),
}  # fmt: skip
"""Texts that are hard to read in linear time: how large n is, and their maker."""


class Clock:
    """Adds up CPU seconds by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], Value]) -> Value:
        """Do the work of a step."""
        start = time.process_time()
        done = work()
        self.spent[step] = self.spent.get(step, 0.0) + time.process_time() - start
        return done


def cost(texts: Sequence[str], parser: Parser, known: Known) -> dict[str, float]:
    """Return the CPU seconds of each step for documents of these texts."""
    clock = Clock()
    documents = clock.time("read", lambda: [as_meant(document(t, path=f"{i}.txt"))[0] for i, t in enumerate(texts)])
    parsed = clock.time("parse", lambda: list(parser.parse(documents)))
    found = [_extraction(clock, known, document, parses) for document, parses in parsed]
    settled = clock.time("settle", lambda: settle(found, None))
    clock.time("assemble", lambda: assemble(settled, ()))
    return clock.spent


def _extraction(clock: Clock, known: Known, text: Document, parses: Sequence[Doc]) -> Extraction:
    """Do what `kg.extraction.extract_page` does, step by step."""
    page = clock.time("clauses", lambda: Page.of(text, parses))
    cast = clock.time("actors", lambda: find_actors(page, known.gazetteer))
    events = clock.time("events", lambda: in_text_order(pool(find_events(page, cast))))
    topics = known.topics
    found = clock.time("claims", lambda: find_claims(page, cast, events=events, topics=topics, author_claims=True))
    claims = in_text_order(pool(found.claims))
    phrases, leanings = clock.time("sides", lambda: find_leanings(page, cast, claims, known.issues))
    return Extraction(
        document=text,
        actors=taking_part((*cast.actors.values(), *found.actors), cast.mentions, claims, events, cast.roles, ()),
        mentions=cast.mentions,
        roles=cast.roles,
        events=events,
        claims=claims,
        phrases=phrases,
        leanings=leanings,
    )


def main() -> None:
    """Measure the kinds named, or all."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("kinds", nargs="*")
    arguments.add_argument("--doublings", type=int, default=3)
    arguments.add_argument("--limit", type=float, default=20.0, help="seconds beside the parse")
    chosen = arguments.parse_args()
    parser, known = load_parser(), Known.of(Settings())
    cost(["".join(NEWS)], parser, known)  # tables are read
    for kind in chosen.kinds or KINDS:
        n, made = KINDS[kind]
        sizes, steps = [], []
        for doubling in range(chosen.doublings + 1):
            texts = made(n << doubling)
            sizes.append(sum(map(len, texts)))
            steps.append(cost(texts, parser, known))
            if sum(steps[-1].values()) - steps[-1]["parse"] > chosen.limit:
                break
        print(report(kind, sizes, steps), flush=True)


def report(kind: str, sizes: Sequence[int], steps: Sequence[dict[str, float]]) -> str:
    """Return a line on a kind: characters, all steps but the parse, and each that is felt."""
    own = [{step: s for step, s in each.items() if step != "parse"} for each in steps]
    factor = 1 << (len(sizes) - 1)
    all_of_it = sum(own[-1].values())
    felt = [
        f"{step} {spent:.2f} ({spent / factor / max(own[0][step], 1e-4):.2f})"
        for step, spent in own[-1].items()
        if spent > FELT
    ]
    times = all_of_it / factor / max(sum(own[0].values()), 1e-4)
    growth = " ".join(f"{sum(each.values()):.2f}" for each in own)
    return f"{kind:24} {sizes[-1]:7}  parse {steps[-1]['parse']:5.1f}  rest {growth} ({times:.2f})  {', '.join(felt)}"


if __name__ == "__main__":
    main()
