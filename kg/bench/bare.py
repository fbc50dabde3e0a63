"""The language model alone, as spaCy's documentation runs it: what any use of it costs at least.

Run as a program, so that nothing of ours is in it: the model's name and the texts come as JSON, the CPU seconds go.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from kg.parsing.load import THREADS


@dataclass(frozen=True, slots=True)
class Bare:
    """CPU seconds of the bare pipeline over some texts, loading left out."""

    load: float
    pipe: float


def bare(texts: Sequence[str], model: str) -> Bare:
    """Run the bare pipeline over whole texts in a process of its own, with the threads that it takes by itself."""
    plain = {name: value for name, value in os.environ.items() if name not in THREADS}
    told = json.dumps({"model": model, "texts": list(texts)})
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, input=told, env=plain, capture_output=True, text=True, check=True)  # noqa: S603
    return Bare(*json.loads(done.stdout))


PROGRAM = """
import json, sys, time
told = json.load(sys.stdin)
start = time.process_time()
import spacy
nlp = spacy.load(told["model"])
nlp.max_length = max(map(len, told["texts"])) + 1
loaded = time.process_time()
for doc in nlp.pipe(told["texts"]):
    pass
print(json.dumps([loaded - start, time.process_time() - loaded]))
"""
