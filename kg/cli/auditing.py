"""The command that asks a person how precise the coding of a collection is: audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.deciding import decisions_file, text_of
from kg.cli.options import OUTPUT, AsJson, Config, settings_of
from kg.cli.screen import count, say, show, show_json, show_rows
from kg.cli.stopping import interrupts
from kg.cli.viewing import read_build
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.audit import Audit, Collection, Judgement
    from kg.decisions import Decision
    from kg.settings import Settings

_TRAITS = ("rule", "act", "side", "genre")


@dataclass(frozen=True, slots=True)
class _Work:
    """An audit under way: the build, its sample, where that is kept, and what was decided since."""

    statements: Path
    settings: Settings
    collection: Collection
    decisions: tuple[Decision, ...]

    @property
    def file(self) -> Path:
        from kg.audit import FILE

        return self.statements.with_name(FILE)

    @property
    def decided(self) -> frozenset[str]:
        return frozenset(d.statement for d in self.decisions if d.statement)

    def found(self, sample: Sequence[Judgement]) -> Audit | None:
        from kg.audit import audit

        return audit(sample, self.collection, self.decided)

    def keep(self, sample: Sequence[Judgement]) -> None:
        from kg.audit import sheet_text
        from kg.writing import write_text

        write_text(self.file, sheet_text(sample))


def audit(
    source: Annotated[
        Path, typer.Argument(metavar="BUILD", help="What a build wrote to, or its statements.jsonl.")
    ] = OUTPUT,
    number: Annotated[
        int | None,
        typer.Option("-n", min=1, help="Claims to draw; more than were drawn draws more.", show_default="50"),
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Another number draws others.", show_default="1")] = None,
    by: Annotated[
        str | None, typer.Option(metavar="|".join(_TRAITS), help="Draw some of each.", show_default="side")
    ] = None,
    sheet: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the sample as a spreadsheet to fill in.")
    ] = None,
    read: Annotated[Path | None, typer.Option(metavar="FILE", help="Take the answers of a spreadsheet.")] = None,
    figures: Annotated[bool, typer.Option("--show", help="Ask nothing, show what is known.")] = False,
    decide: Annotated[
        bool, typer.Option("--decide", help="Add what is wrong to your decisions, for every later build.")
    ] = False,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Judge a random sample of the claims, and learn how right the coding is: by rule, act, side and genre.

    The answers are kept in audit.csv beside the graph. Ask in the terminal, break off with q and go on later; or
    write a sheet, fill it in and read it.
    """
    from kg.audit import Trait, read_answers, read_sample, sample_of, sheet_text
    from kg.writing import write_text

    if by is not None and by not in _TRAITS:
        raise typer.BadParameter(f"--by {by}: use {', '.join(_TRAITS)}")
    if sheet is not None and read is not None:
        raise typer.BadParameter("--sheet writes, --read reads; give one of them")
    if sheet is not None and sheet.exists():
        raise InputError(f"{sheet}: is there already, perhaps with answers; --read {sheet}, or name another file")
    work = _work(source, settings_of(config))
    kept = read_sample(work.file) if work.file.exists() else ()
    if not kept and (read or figures or as_json or decide):
        raise InputError(f"{work.file}: no sample is drawn yet; begin with kg audit {source}, or --sheet FILE")
    sample = sample_of(work.collection, kept, n=number, by=Trait(by) if by else None, seed=seed)
    if not sample:
        raise InputError(f"{work.statements}: holds no claim to judge; build from other texts")
    sample = read_answers(read, sample) if read else sample
    if sample != kept:
        work.keep(sample)
    if sheet is not None:
        write_text(sheet, sheet_text(sample))
        say(f"Fill in the first columns of {sheet}, then: kg audit {source} --read {sheet}")
        return
    if not (read or figures or as_json or decide):
        sample = _asked(work, sample)
    if decide:
        _decide(work, sample)
    _tell(work, sample, as_json)
    if not (decide or as_json) and (wrong := len(_verdicts(work, sample))):
        say(f"{count(wrong, 'answer')} can become a decision that every later build applies: --decide")


def _work(source: Path, settings: Settings) -> _Work:
    from kg.audit import Collection
    from kg.decisions import read_decisions

    statements = source / "statements.jsonl" if source.is_dir() else source
    decisions = read_decisions(Path(settings.decisions)) if settings.decisions else ()
    return _Work(statements, settings, Collection.of(read_build(statements, settings)), decisions)


def _asked(work: _Work, sample: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Ask about what is open, keeping each answer at once; a person may break off at any time."""
    from kg.audit import open_claims
    from kg.cli.judging import judge

    waiting = tuple(open_claims(sample, work.collection, work.decided))
    try:
        with interrupts():
            for judged in judge(sample, waiting, work.collection):
                work.keep(judged)
                sample = judged
    except KeyboardInterrupt:
        say("")
    left = sum(1 for _ in open_claims(sample, work.collection, work.decided))
    if left:
        say(f"{count(left, 'claim')} to go; the same command goes on from here.")
    return sample


# --- what is known --------------------------------------------------------------------------------------------


def _tell(work: _Work, sample: Sequence[Judgement], as_json: bool) -> None:
    from kg.audit import audit_json, headline, remarks
    from kg.report import citation
    from kg.writing import read_report, write_audit

    found = work.found(sample)
    assert found is not None  # there is a sample
    if as_json:
        write_audit(work.statements.parent, audit_json(found))
        return show_json(audit_json(found))
    show(headline(found), "bold")
    for remark in remarks(found):
        show(remark)
    if found.precision is not None:
        _tables(found)
    write_audit(work.statements.parent, audit_json(found))
    say(f"This is in the report and the README of the build now; kg view {work.statements.parent} puts it on the page.")
    if (work.statements.parent / "report.json").exists():
        say(f"Cite   {citation(read_report(work.statements.parent))}")
    return None


def _tables(found: Audit) -> None:
    from kg.audit import percent

    columns = ("claims", "judged", "y·p·n", "right", "at least partly")
    assert found.precision is not None  # asked before
    all_ = ("", (found.precision,), (0, 0))
    for name, rows, (others, claims) in (all_, *((t.value, r, found.unjudged[t]) for t, r in found.traits.items())):
        show("")
        cells = [
            (p.name, f"{p.claims:,}", str(p.judged), f"{p.yes}·{p.partly}·{p.no}", percent(p.right, ""),
             percent(p.part_right, ""))
            for p in rows
        ]  # fmt: skip
        show_rows((name, *columns), cells)
        if others:
            show(f"and {count(others, name)} with {count(claims, 'claim')}, of which none was judged")
    if found.blames:
        show("")
        rows_ = [(b.fault or "not said", str(b.judged), percent(b.share, "")) for b in found.blames]
        show_rows(("at fault", "claims", "of all"), rows_)


# --- decisions ------------------------------------------------------------------------------------------------


def _verdicts(work: _Work, sample: Sequence[Judgement]) -> Sequence[Decision]:
    from kg.audit import verdicts

    return verdicts(sample, work.decided)


def _decide(work: _Work, sample: Sequence[Judgement]) -> None:
    """Add the decisions that the answers come to, all or none, to the file that the settings name."""
    from kg.audit import reasons
    from kg.decisions import parse_decisions, with_decisions
    from kg.writing import write_text

    path = decisions_file(work.settings)
    new = _verdicts(work, sample)
    if not new:
        return say("No answer calls for a decision that is not there yet.")
    text = with_decisions(text_of(path), new, reasons(sample))
    parse_decisions(text, path)
    write_text(path, text)
    say(f"{_counted(new)} added to {path}; kg build and kg view apply them.")
    if not work.settings.decisions:
        say(f'Write decisions = "{path}" into kg.toml.')
    return None


def _counted(decisions: Sequence[Decision]) -> str:
    acts: dict[str, Any] = {"reject": "rejection", "correct": "correction"}
    numbers = {name: sum(d.act == act for d in decisions) for act, name in acts.items()}
    return " and ".join(count(number, name) for name, number in numbers.items() if number)
