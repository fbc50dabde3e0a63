"""The audit that stands beside a build, read when the build is written or shown anew."""

from __future__ import annotations

from pathlib import Path

from kg.audit.sheet import FILE, read_sample
from kg.audit.showing import Collection
from kg.audit.standing import Audit, audit
from kg.decisions import read_decisions
from kg.model import Knowledge


def audit_beside(folder: Path, knowledge: Knowledge, decisions: str = "") -> Audit | None:
    """Return what the audit.csv of a folder says of a build; None if there is none.

    `decisions` is the file of what was decided, or "". Raises InputError for a table that cannot be read.
    """
    file = folder / FILE
    if not file.exists():
        return None
    decided = read_decisions(Path(decisions)) if decisions else ()
    return audit(read_sample(file), Collection.of(knowledge), {d.statement for d in decided if d.statement})
