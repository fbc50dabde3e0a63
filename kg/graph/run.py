"""What made a graph, as one frozen value."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kg.errors import SettingsError
from kg.model import digest


def source_date() -> str | None:
    """Return the time that SOURCE_DATE_EPOCH gives; a clock would make every graph another one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(f"SOURCE_DATE_EPOCH is {epoch!r}; set it to seconds since 1970 or unset it") from error


@dataclass(frozen=True, slots=True)
class Run:
    """“kg 0.1.0 with en_core_web_sm 3.8.0 and these rules.” Hashes are SHA-256 in hexadecimal."""

    tool: str = "kg"
    version: str = ""
    model: str = ""
    model_version: str = ""
    model_weights: str = ""
    rule_set: str = ""
    ended: str | None = field(default_factory=source_date)

    def key(self, settings: Iterable[str]) -> str:
        """Return the id of a run: the same for the same program, model, rules and settings, whatever it read."""
        parts = (self.tool, self.version, self.model, self.model_version, self.model_weights, self.rule_set)
        return digest(*parts, *settings)
