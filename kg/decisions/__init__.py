"""What people decide about actors, issues and statements, kept in `decisions.toml` and applied anew at every build.

reading       what the file says
applying      actors, and the statements that are about them
issues        issues, and the sides on them
correcting    single claims
writing       more of them, for the file
"""

from kg.decisions.applying import apply
from kg.decisions.issues import NOTHING
from kg.decisions.reading import Decision, parse_decisions, read_decisions
from kg.decisions.writing import with_decisions

__all__ = ["NOTHING", "Decision", "apply", "parse_decisions", "read_decisions", "with_decisions"]
