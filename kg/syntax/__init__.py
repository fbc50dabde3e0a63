"""All knowledge of dependency labels: a parse becomes clauses once, and rules speak of subjects and objects.

relations    the label scheme: what a word is to the word it hangs on, by name
place        where words stand in the document
wording      the words of a paragraph by how they are written
phrase       noun phrases, coordination, prepositional phrases
verb, noun   questions about a verb, about a noun
modality     how a clause is put
clause       predicates with their deep subject, objects, complements
arguments    the named parts of a clause or noun phrase that rules refer to
"""

from kg.syntax.clause import Clause, clauses, resumes
from kg.syntax.modality import CONDITIONS, NEGATIONS, modality, polarity, tense
from kg.syntax.phrase import (
    NOMINAL,
    conjuncts,
    has_finite_verb,
    is_predicate,
    noun_phrase,
    phrase,
    prepositions,
    subtree,
)
from kg.syntax.place import begin, between, cover, end, extent, sentence

__all__ = [
    "CONDITIONS",
    "NEGATIONS",
    "NOMINAL",
    "Clause",
    "begin",
    "between",
    "clauses",
    "conjuncts",
    "cover",
    "end",
    "extent",
    "has_finite_verb",
    "is_predicate",
    "modality",
    "noun_phrase",
    "phrase",
    "polarity",
    "prepositions",
    "resumes",
    "sentence",
    "subtree",
    "tense",
]
