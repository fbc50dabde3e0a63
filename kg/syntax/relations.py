"""The label scheme as an object: what a word is to the word it hangs on, by name; the only place with its labels.

Labels are those of spaCy's English pipelines (ClearNLP style). Everything else asks `stands_as(word, SUBJECT)` or
`dependents(verb, OBJECT)`: another scheme would change this file alone. The idea is PredPatt's `util/ud.py`.
"""

from __future__ import annotations

from spacy.strings import get_string_id
from spacy.tokens import Token

from kg.syntax.wording import children

Relation = frozenset[int]
"""Labels that count as one relation, as spaCy numbers them."""


def _labels(*names: str) -> Relation:
    return frozenset(get_string_id(name) for name in names)


ROOT = _labels("ROOT")
UNCLEAR = _labels("dep")

# the parts of a clause
ACTIVE_SUBJECT = _labels("nsubj")
"""“[Ofsted] said”"""
PASSIVE_SUBJECT = _labels("nsubjpass")
"""“[Ofsted] was told”"""
ACTIVE_CLAUSAL_SUBJECT = _labels("csubj")
"""“[Cutting] jobs is wrong”"""
PASSIVE_CLAUSAL_SUBJECT = _labels("csubjpass")
CLAUSAL_SUBJECT = ACTIVE_CLAUSAL_SUBJECT | PASSIVE_CLAUSAL_SUBJECT
SUBJECT = ACTIVE_SUBJECT | PASSIVE_SUBJECT
ANY_SUBJECT = SUBJECT | CLAUSAL_SUBJECT
EXPLETIVE = _labels("expl")
"""“[there] is”"""
OBJECT = _labels("dobj")
"""“blamed [ministers]”"""
RECIPIENT = _labels("dative")
"""“told [ministers] that”"""
ATTRIBUTE = _labels("attr")
"""“is [a disgrace]”"""
OBJECT_PREDICATE = _labels("oprd")
"""“called it [a disgrace]”"""
PREDICATE_NOUN = ATTRIBUTE | OBJECT_PREDICATE
PREDICATE_ADJECTIVE = _labels("acomp")
"""“is [angry]”"""
CLAUSE_COMPLEMENT = _labels("ccomp")
"""“said it [failed]”"""
OPEN_COMPLEMENT = _labels("xcomp")
"""“refused to [act]”"""
COMPLEMENT = CLAUSE_COMPLEMENT | OPEN_COMPLEMENT
ADVERBIAL_CLAUSE = _labels("advcl")
"""“resigned, [saying] …”"""
PARATAXIS = _labels("parataxis")
ADVERB = _labels("advmod")
TIME_NOUN = _labels("npadvmod")
"""“resigned this [week]”"""
HELPER = _labels("aux")
"""“[has] said”, “[to] say”"""
PASSIVE_HELPER = _labels("auxpass")
"""“[was] told”"""
AUXILIARY = HELPER | PASSIVE_HELPER
NEGATION = _labels("neg")
MARKER = _labels("mark")
"""“[that] it failed”, “[if] it fails”"""
PARTICLE = _labels("prt")
"""“step [down]”"""

# prepositional phrases
PREPOSITION = _labels("prep")
AGENT_BY = _labels("agent")
"""“was told [by] ministers”"""
PREPOSITION_OBJECT = _labels("pobj")
"""“of [ministers]”"""
PREPOSITION_CLAUSE = _labels("pcomp")
"""“of [lying]”"""
PREPOSITION_COMPLEMENT = PREPOSITION_OBJECT | PREPOSITION_CLAUSE

# noun phrases
OWNER = _labels("poss")
"""“[Ofsted]'s report”"""
OWNER_SIGN = _labels("case")
DETERMINER = _labels("det")
PREDETERMINER = _labels("predet")
"""“[such] a levy”"""
NUMBER = _labels("nummod")
QUANTITY = _labels("quantmod")
ADJECTIVE = _labels("amod")
COMPOUND = _labels("compound")
NOUN_MODIFIER = _labels("nmod")
MODIFIER = COMPOUND | NOUN_MODIFIER | ADJECTIVE
APPOSITION = _labels("appos")
"""“the union, [UNISON]”"""
RELATIVE_CLAUSE = _labels("relcl")
"""“who [said]”"""
NOUN_CLAUSE = _labels("acl")
"""“a letter [saying]”"""
MODIFYING_CLAUSE = RELATIVE_CLAUSE | NOUN_CLAUSE

# what joins
CONJUNCT = _labels("conj")
CONJUNCTION = _labels("cc")
PRECONJUNCTION = _labels("preconj")
PUNCTUATION = _labels("punct")


def stands_as(token: Token, *relations: Relation) -> bool:
    """Tell whether a word stands in one of these relations to the word it hangs on."""
    label = token.dep
    for relation in relations:  # noqa: SIM110 - asked a hundred times a sentence: a generator costs twice as much
        if label in relation:
            return True
    return False


def dependents(head: Token, *relations: Relation) -> list[Token]:
    """Return the words that hang on `head` in one of these relations, in text order."""
    wanted = relations[0].union(*relations[1:]) if len(relations) > 1 else relations[0]
    return [child for child in children(head) if child.dep in wanted]


def first_dependent(head: Token, *relations: Relation) -> Token | None:
    """Return the first word that hangs on `head` in one of these relations."""
    wanted = relations[0].union(*relations[1:]) if len(relations) > 1 else relations[0]
    for child in children(head):
        if child.dep in wanted:
            return child
    return None


def has(head: Token, *relations: Relation) -> bool:
    """Tell whether a word hangs on `head` in one of these relations."""
    return first_dependent(head, *relations) is not None
