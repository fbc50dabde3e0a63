"""Clauses: every predicate of a paragraph with its deep subject, through conjunction, control, relative clauses,
participles and gerunds, its objects, complements and prepositional phrases however attached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from kg.lang.tables import words
from kg.model import Modality, Polarity
from kg.syntax.arguments import Arguments, arguments
from kg.syntax.modality import modality, polarity, tense
from kg.syntax.phrase import NOMINAL, conjuncts, is_predicate, prepositions, subtree
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    CONJUNCT,
    EXPLETIVE,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    OWNER,
    PARATAXIS,
    PASSIVE_CLAUSAL_SUBJECT,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    RECIPIENT,
    RELATIVE_CLAUSE,
    TIME_NOUN,
    UNCLEAR,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive
from kg.syntax.wording import children, kept, top_of

OBJECTS = PREDICATE_NOUN | OBJECT
RELATIVE = words("grammar", "relative")
CONTROLLED_BY_OBJECT = words("grammar", "controlled_by_object")
FORMAL, FORMAL_SUBJECTS = words("grammar", "formal"), words("grammar", "formal_subjects")
PLACES_AND_TIMES = words("grammar", "places_and_times")
BEFORE_INFINITIVE, PERFECT = words("grammar", "before_infinitive"), words("grammar", "perfect")
SENDING = words("grammar", "sending")
PROMISING = words("reporting", "promising")
ADDING = words("reporting", "adding")
AGENT, AS, OR = words("grammar", "agent"), words("grammar", "as"), words("grammar", "or")


@dataclass(frozen=True)
class Clause:
    """A predicate and what belongs to it, as head words; `subject` is who acts even in the passive, if named.

    `undergoer` is the surface subject of a passive. `obliques` are (preposition, head of its object);
    an object that is itself a clause (“of misleading parents”) stands there as its verb.
    """

    head: Token
    subject: Token | None
    undergoer: Token | None
    objects: tuple[Token, ...]
    recipient: Token | None
    complements: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]
    passive: bool
    inherited: bool
    polarity: Polarity
    modality: Modality
    tense: str

    @property
    def lemma(self) -> str:
        """The predicate's dictionary form, lower case."""
        return self.head.lemma_.lower()

    @cached_property
    def arguments(self) -> Arguments:
        """What stands in the places that rules name."""
        return arguments(self)

    def oblique(self, *prepositions: str) -> Token | None:
        """Return the head of the first prepositional phrase with one of these prepositions."""
        return next((t for p, t in self.obliques if p in prepositions), None)


def clauses(doc: Doc) -> tuple[Clause, ...]:
    """Return the clauses of a parsed paragraph in text order."""
    found: dict[int, Clause] = {}
    for sent in doc.sents:
        _collect(sent.root, found)
    return tuple(found[i] for i in sorted(found))


def _collect(root: Token, found: dict[int, Clause]) -> None:
    """Fill `found` from the top down, so that a governor's clause is there before its dependants'."""
    stack = [root]
    while stack:
        token = stack.pop()
        if is_predicate(token):
            found[token.i] = _clause(token, found)
        stack.extend(reversed(list(children(token))))


def _clause(head: Token, above: dict[int, Clause]) -> Clause:
    own = _own_subject(head)
    passive = _is_passive(head)
    surface, inherited = (own, False) if own is not None else (_inherit(head, above, passive), True)
    surface = _antecedent(surface)
    objects = tuple(_antecedent(c) or c for c in dependents(head, OBJECTS))
    if not objects and not passive and own is not None and surface != head.head and _object_gap(head):
        objects = (head.head,)
    direct = tuple(prepositions(head))
    obliques = (*direct, *(phrase for item in objects for phrase in prepositions(item)))
    return Clause(
        head=head,
        subject=_agent(direct, obliques) if passive else surface,
        undergoer=surface if passive else None,
        objects=objects,
        recipient=next((c for c in dependents(head, RECIPIENT) if c.pos_ in NOMINAL), None),
        complements=tuple(dependents(head, COMPLEMENT)),
        obliques=obliques,
        passive=passive,
        inherited=inherited and surface is not None,
        polarity=polarity(head),
        modality=modality(head),
        tense=tense(head),
    )


def _agent(direct: Sequence[tuple[str, Token]], obliques: Sequence[tuple[str, Token]]) -> Token | None:
    """“was sacked [by MPs]”, “was branded a disgrace [by MPs]”, “was described as rash and wrong [by MPs]”"""
    nearest = next((t for p, t in direct if p in AGENT), None)
    if nearest is not None:
        return nearest
    named = (o for p, h in obliques if p in AS for one in conjuncts(h) for o in prepositions(one))
    return next((t for p, t in (*obliques, *named) if p in AGENT and t.pos_ in NOMINAL), None)


def _own_subject(head: Token) -> Token | None:
    """Return the subject among the dependants; of two side by side (“the charity Age UK warned”) the name."""
    subjects = dependents(head, ANY_SUBJECT)
    if not subjects:  # “Ann Lee, from the league, said”
        subjects = [c for c in dependents(head, TIME_NOUN) if c.ent_type_ == "PERSON" and c.i < head.i]
    if len(subjects) > 1 and subjects[1].pos_ == "PROPN" and subjects[1].left_edge.i == subjects[0].i + 1:
        return subjects[1]
    return subjects[0] if subjects else None


@kept
def _is_passive(head: Token) -> bool:
    if has(head, PASSIVE_HELPER, PASSIVE_CLAUSAL_SUBJECT, PASSIVE_SUBJECT):
        return True
    if head.tag_ != "VBN" or resumes(head) is not None:
        return False
    free = not has(head, HELPER, ACTIVE_SUBJECT)
    if stands_as(head, MODIFYING_CLAUSE, ADVERBIAL_CLAUSE) and free:
        return not has(head, OBJECT)
    return stands_as(head, CONJUNCT) and head.head.tag_ == "VBN" and free and _is_passive(head.head)


def _inherit(head: Token, above: dict[int, Clause], passive: bool) -> Token | None:
    """Find the subject a clause shares with another."""
    governor = above.get(head.head.i)
    if stands_as(head, NOUN_CLAUSE):
        return head.head if head.tag_ in ("VBG", "VBN") and head.head.pos_ in NOMINAL else None
    if stands_as(head, PREPOSITION_CLAUSE, RELATIVE_CLAUSE):
        return _controller_of_gerund(head, above) if stands_as(head, PREPOSITION_CLAUSE) else None
    if governor is None or head == head.head:
        return None
    if stands_as(head, CONJUNCT):
        governor = above.get(resumed.i, governor) if (resumed := resumes(head)) is not None else governor
        return governor.undergoer if passive and governor.passive else governor.undergoer or governor.subject
    if stands_as(head, OPEN_COMPLEMENT):
        if governor.passive:
            return governor.undergoer
        people = [t for t in (governor.recipient, *governor.objects) if t is not None and t.i < head.i]
        return people[0] if people and governor.lemma not in PROMISING else governor.subject
    if (
        stands_as(head, ADVERBIAL_CLAUSE, CLAUSE_COMPLEMENT, UNCLEAR, PARATAXIS)
        and head.tag_ in ("VBG", "VBN")
        and not _marked(head)
    ):
        return governor.undergoer or governor.subject
    if stands_as(head, ADVERBIAL_CLAUSE) and is_infinitive(head) and not governor.passive:  # “came [to] accuse him”
        sent = [t for t in governor.objects if t.i < head.i] if governor.lemma in SENDING else []
        return sent[0] if sent else governor.subject  # “commissioned [a firm] to ask them”
    return None


def _controller_of_gerund(head: Token, above: dict[int, Clause]) -> Token | None:
    """“accused X of lying”: X lies; “apologised for lying”: the subject lied."""
    verb = head.head.head
    governor = above.get(verb.i)
    if governor is None:
        return None
    if head.head.lower_ in CONTROLLED_BY_OBJECT and governor.objects:
        return governor.objects[0]
    subject = governor.undergoer or governor.subject
    formal = subject is not None and subject.lower_ in FORMAL_SUBJECTS
    return (governor.oblique(*AGENT) if formal else None) or subject  # “It is a u-turn by X after accusing …”


def _marked(head: Token) -> bool:
    return has(head, HELPER, MARKER)


def _antecedent(token: Token | None) -> Token | None:
    """Follow a relative pronoun to the noun it stands for."""
    if token is None or token.lower_ not in RELATIVE or token.tag_ not in ("WDT", "WP", "WP$", "IN"):
        return token
    clause = token.head
    while stands_as(clause, COMPLEMENT, CONJUNCT) and not stands_as(clause, RELATIVE_CLAUSE) and clause != clause.head:
        clause = clause.head
    return clause.head if stands_as(clause, MODIFYING_CLAUSE) and clause.head.pos_ in NOMINAL else token


def _object_gap(head: Token) -> bool:
    """“the views that she holds”, “the cuts ministers announced”: the antecedent is the object.

    Not in “the report in which …”, “the people whose children …”, “the plan they spoke about”.
    """
    if not stands_as(head, RELATIVE_CLAUSE):
        return False
    before = [t for t in subtree(head) if t.i < head.i]
    filled = any(
        stands_as(c, COMPLEMENT) or (stands_as(c, PREPOSITION) and not any(children(c))) for c in children(head)
    )
    if filled or (before and before[0].lower_ in PLACES_AND_TIMES):
        return False
    return not any(t.lower_ in RELATIVE and stands_as(t, PREPOSITION_OBJECT, OWNER) for t in before)


def _is_conjunct(token: Token) -> bool:
    return stands_as(token, CONJUNCT)


@kept
def resumes(head: Token) -> Token | None:
    """“The council [admits] it was wrong but [denies] …”: the verb above, whose form the conjunct shares."""
    if not stands_as(head, CONJUNCT):
        return None
    beside = top_of(head.head, _is_conjunct)
    upper = beside.head
    if not stands_as(beside, CLAUSE_COMPLEMENT) or not is_predicate(upper) or not upper.i < beside.i < head.i:
        return None
    perfect = head.tag_ == "VBD" and any(c.lemma_ in PERFECT for c in children(upper))  # “has warned … and called”
    alone = _own_subject(head) is None and not _marked(head) and head.pos_ == "VERB"
    if any(c.lower_ in OR for c in children(beside)) or not alone or not (perfect or _fits(head, upper)):
        return None
    return upper if head.lemma_ in ADDING or head.lemma_ == upper.lemma_ or not _fits(head, beside) else None


def _fits(head: Token, other: Token) -> bool:
    """Tell whether a verb can share the auxiliaries of the other, and its subject, which must be able to act."""
    if (
        any(c.lower_ in FORMAL and stands_as(c, ANY_SUBJECT, EXPLETIVE) for c in children(other))
        and other.pos_ == "AUX"
    ):
        return False  # “said it was wrong and urged …”
    helping = {"will" if c.tag_ == "MD" else c.lemma_.lower() for c in dependents(other, AUXILIARY)}
    if has(other, PASSIVE_HELPER):
        return head.tag_ in ("VBN", "VBD") and not has(head, CLAUSE_COMPLEMENT, OBJECT)
    if helping:
        return head.tag_ == "VB" if helping & BEFORE_INFINITIVE else head.tag_ in ("VBN", "VBG")
    return {head.tag_, other.tag_} <= {"VBD", "VBN"} or {head.tag_, other.tag_} <= {"VBZ", "VBP"}
