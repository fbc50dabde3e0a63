"""A debate of 150 short notes: twelve speakers of two camps on six issues, and Uma Vale, who changes sides."""

from __future__ import annotations

from knowledge import Reader, knowledge, reader

from kg.model import Issue, Knowledge

NOTES = 150
LABELS = ("ban on bonfires", "levy on visitors", "closure of the pool", "night bus", "parking permit", "new bridge")
DEBATED = tuple(Issue(f"issue/{label.replace(' ', '-')}", label, (), f"in favour of the {label}") for label in LABELS)
GREEN = ("Ada Birch", "Ben Cole", "Cleo Dane", "Dov Eames", "Eve Frost", "Fay Gray")
GREY = ("Gus Hale", "Hal Ives", "Ina Jude", "Jon Kerr", "Kay Lund", "Lee Marr")
TURNCOAT = "Uma Vale"


def council_debate() -> Knowledge:
    """Return 150 documents, four claims each: the camps oppose each other on each issue."""
    return knowledge(*(_note(number) for number in range(NOTES)))


def _note(number: int) -> Reader:
    issue = DEBATED[number % len(DEBATED)]
    pro, con = (GREEN, GREY) if number % 2 else (GREY, GREEN)
    at = number // len(DEBATED)
    turned = "supported" if number < NOTES // 2 else "opposed"
    said = [(pro[at % 6], "supported"), (pro[(at + 1) % 6], "supported"), (con[at % 6], "opposed"), (TURNCOAT, turned)]
    lines = [f"{who} {verb} the {issue.label} in note {number} of {who}." for who, verb in said]
    day = f"20{10 + number // 30:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    r = reader("\n\n".join(lines), id_=f"note-{number:03}", title=f"Note {number}", date=day, issues=DEBATED)
    for who, verb in said:
        id_ = r.actor(f"person/{who.lower().replace(' ', '-')}", who, "person", who)
        words = f"{verb} the {issue.label} in note {number} of {who}"
        side = "for" if verb == "supported" else "against"
        taken = r.position(side, issue.id, issue.label, words, steps=(f"{verb} (attitude)",))
        act = "endorsement" if side == "for" else "criticism"
        content = words.removeprefix(f"{verb} ")
        r.claim(id_, act, content, cue=verb, source=who, positions=(taken,))
    return r
