"""What a step costs is counted to that step alone, and what was watched is as before."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import reduce
from importlib import import_module
from types import ModuleType

import pytest

import kg.bench
from kg.bench import STEPS, Bench, Spent
from kg.bench.clock import Clock, Step, watching
from kg.cli import main


class Work(ModuleType):
    """Stands for a module of the program; each second of work is a call of `spend`."""

    now = 0.0

    def spend(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    module = Work("work")

    class Page:
        @classmethod
        def of(cls, seconds: float) -> str:
            module.spend(seconds)
            return cls.__name__

    def parse(number: int) -> Iterator[str]:
        for _ in range(number):
            module.spend(10)
            module.mend("a")
            yield Page.of(100)

    def mend(repair: str) -> tuple[str, ...]:
        module.spend(1)
        return (repair,)

    module.Page, module.parse, module.mend = Page, parse, mend  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "work", module)
    monkeypatch.setattr("time.process_time", lambda: module.now)
    return module


WATCHED = (Step("parse", "work", "parse"), Step("repairs", "work", "mend"), Step("clauses", "work", "Page.of"))


def test_a_step_within_a_step_is_counted_alone(work: Work) -> None:
    with watching(WATCHED) as clock:
        for page in work.parse(3):
            assert page == "Page"
            work.spend(1000)
        assert clock.seconds() == {"rest": 3000, "parse": 30, "repairs": 3, "clauses": 300}
    assert clock.returned["repairs"] == {"a": 3}


def test_what_was_watched_is_as_before_even_if_it_failed(work: Work) -> None:
    before = dict(vars(work)), dict(vars(work.Page))
    with pytest.raises(ZeroDivisionError), watching(WATCHED) as clock:
        assert work.mend is not before[0]["mend"]
        with clock.step("parse"):
            raise ZeroDivisionError
    now = dict(vars(work)), dict(vars(work.Page))
    assert {name: now[0][name] for name in ("parse", "mend")} == {name: before[0][name] for name in ("parse", "mend")}
    assert now[1]["of"] is before[1]["of"]


def test_time_in_a_step_that_failed_is_counted_there_and_not_after_it(work: Work) -> None:
    clock = Clock()
    with pytest.raises(ZeroDivisionError), clock.step("parse"):
        work.spend(5)
        raise ZeroDivisionError
    work.spend(2)
    assert clock.seconds() == {"rest": 2, "parse": 5}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.function)
def test_every_step_is_done_by_a_function_that_there_is(step: Step) -> None:
    owner = reduce(getattr, step.function.split(".")[:-1], import_module(step.module))
    assert step.function.split(".")[-1] in vars(owner)


def test_the_command_shows_ratios(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    made = Bench(4, 1000, 0.5, 2.0, 1.6, (Spent("parse", 1.5, 0.75),), 300, 220, (("put-in", 3),))
    monkeypatch.setattr(kg.bench, "bench", lambda *_: made)
    with pytest.raises(SystemExit):
        main(["bench", "texts"])
    said = capsys.readouterr()
    assert "75.0%" in said.out and "put-in" in said.out
    assert "4 documents, 1000 words, 500 words a CPU second." in said.err
    assert "1.25 times as long as the bare language model (1.60)" in said.err
    with pytest.raises(SystemExit):
        main(["bench", "texts", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["ratio"], told["words_per_second"], told["megabytes_a_document"]) == (1.25, 500, 20.0)


@pytest.mark.model
def test_a_build_takes_every_step() -> None:
    made = kg.bench.bench(["corpus"], kg.bench.Settings())
    assert {spent.name for spent in made.steps} == {step.name for step in STEPS} - {"load"} | {"rest"}
    assert made.documents == 5 and made.bare_seconds > 0 and made.repairs
    assert made.seconds == pytest.approx(sum(spent.seconds for spent in made.steps), abs=0.02)
