"""The dialogue of an audit: shows a claim in its paragraph, asks whether it is coded right, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from kg.cli.screen import err, marked, out, plain, say, show

if TYPE_CHECKING:
    from kg.audit import Collection, Judgement

_ANSWERS = {"y": "yes", "p": "partly", "n": "no"}
_ASK = "Right? y yes, p partly, n no; b back, q break off: "
_RIGHT = {
    "speaker": "Who is it instead? (a name or id, none; Enter to leave it open) ",
    "side": "Which side is it? (for, against, none, and the issue if it is not plain; Enter to leave it open) ",
    "issue": "What is it on? (label or id of an issue; Enter to leave it open) ",
    "date": "When was it said? (2009-05-31, 2009-05, 2009, none; Enter to leave it open) ",
}


def judge(
    sample: Sequence[Judgement], waiting: Sequence[tuple[int, Judgement]], collection: Collection
) -> Iterator[tuple[Judgement, ...]]:
    """Ask about each claim that waits; yield the whole sample anew after each answer, until all are judged or q."""
    rows = list(sample)
    at = 0
    while at < len(waiting):
        place, open_ = waiting[at]
        _show(open_, collection, f"{place + 1} of {len(rows)}")
        answer = _answer()
        if answer == "q":
            return
        if answer == "b":
            at = max(0, at - 1)
            continue
        made = _judged(open_, answer)
        if made is not None:
            rows[place] = made
            at += 1
            yield tuple(rows)


def _show(judgement: Judgement, collection: Collection, title: str) -> None:
    claim = collection.claims[judgement.claim]
    around, shown = collection.passages(claim), judgement.shown
    out.print()
    show(f"{title} · {shown['document']}", "bold")
    for passage in (*around.before, around.here, *around.after):
        out.print()
        out.print(marked(passage.text, passage.marks), style="" if passage is around.here else "dim")
    out.print()
    facts = {
        "who": shown["who"],
        "act": str(claim.act),
        "words": shown["words"] if sum(part == "content" for *_, part in around.here.marks) != 1 else "",
        "side": "; ".join(_side(p.steps, collection.towards(p)) for p in claim.positions) or "none",
        "shown by": shown["shown_by"],
        "date": shown["date"] or "not known",
        "rule": claim.evidence[0].rule_id,
    }
    for name, value in facts.items():
        if value:
            out.print(Text.assemble((f"{name:<9}", "cyan"), plain(value)))
    out.print()


def _side(steps: Sequence[str], towards: str) -> str:
    return f"{towards} ({' → '.join(steps)})" if steps else towards


def _answer() -> str:
    """Return y, p, n, b or q; the end of the input is q."""
    while True:
        said = _ask(_ASK)
        if said is None:
            return "q"
        letter = said.casefold()
        if letter in (*_ANSWERS, *_ANSWERS.values(), "b", "q", "back", "quit"):
            return letter[0]
        say(f"{said!r} is no answer.")


def _judged(open_: Judgement, letter: str) -> Judgement | None:
    """Return the judgement of an answer, asking what is wrong; None if the input ends there."""
    from kg.audit import Fault, judged

    answer = _ANSWERS[letter]
    if answer == "yes":
        return judged(open_, answer, "", "", "")
    faults = [fault.value for fault in Fault]
    listed = ", ".join(f"{number} {fault}" for number, fault in enumerate(faults, start=1))
    while True:
        said = _ask(f"What is wrong, most of all? {listed}: ")
        if said is None:
            return None
        fault = faults[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(faults) else said.casefold()
        if fault in faults:
            break
        say(f"{said!r} is none of these; give its number or its name.")
    while True:
        right = _ask(_RIGHT[fault]) or "" if fault in _RIGHT else ""
        try:
            return judged(open_, answer, fault, right, "")
        except ValueError as error:
            say(error)


def _ask(question: str) -> str | None:
    """Return what a person types, None where the input ends."""
    err.print(plain(question), end="", soft_wrap=True)
    try:
        return " ".join(input().split())
    except EOFError:
        err.print()
        return None
