"""Scores what was extracted against gold: what a careful reader found in the same documents.

gold        a folder of YAML files → what there is to find
scoring     gold × what `kg extract` prints → counts and misses
scores      counts → recall, precision, F1
"""

from kg.evaluate.scores import Miss, Scores
from kg.evaluate.scoring import evaluate

__all__ = ["Miss", "Scores", "evaluate"]
