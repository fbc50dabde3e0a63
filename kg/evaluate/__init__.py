"""Scores what was extracted against gold: what a careful reader found in the same documents.

gold        a folder of YAML files → what there is to find
scoring     gold × what `kg extract` prints → counts and misses
scores      counts → recall, precision, F1
matching    what counts as the same name, place, content
debate      a whole debate beside what was extracted
sides       who takes which side on which issue of a debate → counts and misses
"""

from kg.evaluate.debate import Debate, is_debate, read_debate
from kg.evaluate.gold import read_gold
from kg.evaluate.scores import Miss, Scores
from kg.evaluate.scoring import evaluate
from kg.evaluate.sides import DebateScores, evaluate_debate

__all__ = [
    "Debate",
    "DebateScores",
    "Miss",
    "Scores",
    "evaluate",
    "evaluate_debate",
    "is_debate",
    "read_debate",
    "read_gold",
]
