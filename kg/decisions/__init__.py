"""What people decide about actors and statements, kept in `decisions.toml` and applied anew at every build."""

from kg.decisions.applying import apply
from kg.decisions.reading import Decision, read_decisions

__all__ = ["Decision", "apply", "read_decisions"]
