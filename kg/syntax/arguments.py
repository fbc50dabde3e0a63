"""The named parts of a clause or noun phrase that the slots of a cue table refer to: clause, infinitive, object …"""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax import Clause, is_predicate, prepositions
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    EXPLETIVE,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    OBJECT,
    OPEN_COMPLEMENT,
    PARATAXIS,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    RELATIVE_CLAUSE,
    SUBJECT,
    dependents,
    has,
    stands_as,
)

TIMES = frozenset({"DATE", "TIME"})
SAYING = frozenset({"say", "tell", "add", "write", "note", "state", "warn", "argue", "claim", "insist", "explain"})
"""Verbs whose main use is to report what somebody said."""

BESIDES = frozenset({"after", "before", "by", "despite", "in", "since", "through", "when", "while", "without"})
"""Prepositions whose gerund tells when or how, not what: “endorsed X before resigning”."""


def verb_parts(clause: Clause) -> dict[str, tuple[Token, ...]]:
    """Return the heads of the named parts of a clause: what the slots of a cue table refer to."""
    parts: dict[str, list[Token]] = {}
    objects = [
        t for t in clause.objects if (stands_as(t, OBJECT) or t.head != clause.head) and t.ent_type_ not in TIMES
    ]
    predicates = [t for t in clause.objects if stands_as(t, PREDICATE_NOUN) and t.head == clause.head]
    if clause.passive and clause.undergoer is not None:
        objects.insert(0, clause.undergoer)
    for extra in objects[1:]:
        predicates.append(extra)
    for complement in clause.complements:
        if complement.i < clause.head.i and any(t.text == ";" for t in clause.head.doc[complement.i : clause.head.i]):
            continue  # “…; others disagree”: a sentence of its own
        parts.setdefault(kind_of(complement), []).append(complement)
        formal = any(c.lower_ == "it" and stands_as(c, ACTIVE_SUBJECT) for c in complement.children)
        judges = complement.pos_ == "ADJ" or (complement.tag_ in ("VBG", "VBN") and formal)
        below = dependents(complement, ADVERBIAL_CLAUSE, CLAUSE_COMPLEMENT) if judges else []
        parts.setdefault("clause", []).extend(below)
        if below and complement.i > clause.head.i:
            parts.setdefault("judgement", []).append(complement)  # “find it [disturbing that …]”
        if _verbless(complement):
            predicates.append(complement)
    parts.setdefault("predicate", []).extend(predicates)
    parts["predicate"].extend(c for c in dependents(clause.head, PREDICATE_ADJECTIVE))
    parts["object"] = objects[:1] or [s for c in parts.get("infinitive", []) for s in dependents(c, SUBJECT)]
    for name, head in clause.obliques:
        if not (clause.passive and name == "by") and head.ent_type_ not in TIMES:
            parts.setdefault(name, []).append(head)
            if is_predicate(head) and stands_as(head, PREPOSITION_CLAUSE) and name not in BESIDES:
                parts.setdefault("gerund", []).append(head)
    for wanted in clause.head.children:
        if stands_as(wanted, COMPLEMENT, ADVERBIAL_CLAUSE) and for_to(wanted) is not None:
            parts.setdefault("for", []).append(wanted)
    if clause.recipient is not None:
        parts["recipient"] = [clause.recipient]
    host = _host(clause)
    if host is not None and not parts.get("clause"):
        parts["clause"] = [host]
        if stands_as(clause.head, ADVERBIAL_CLAUSE) and host.i < clause.head.i:
            parts["as-said"] = [host]
    if not parts.get("clause") and (torn := _torn_clause(clause)) is not None:
        parts["clause"] = [torn]
    parts["rest"] = [
        c for c in clause.head.children if c.i > clause.head.i and stands_as(c, ADVERB, OBJECT, PREPOSITION)
    ]
    return {name: tuple(sorted(heads, key=lambda t: t.i)) for name, heads in parts.items() if heads}


def _torn_clause(clause: Clause) -> Token | None:
    """“agreed the rule, which is old, [was unfair]”: a verb set beside the cue, its subject taken for an object."""
    head = clause.head
    objects = [c for c in dependents(head, OBJECT) if c.i > head.i]
    for child in head.children:
        if (
            not stands_as(child, CONJUNCT)
            or not objects
            or child.tag_ not in ("VBD", "VBZ", "VBP")
            or child.i < objects[0].i
        ):
            continue
        relative = has(objects[0], RELATIVE_CLAUSE)
        joined = any(stands_as(c, CONJUNCTION) and c.i < child.i for c in head.children)
        if relative and not joined and not has(child, SUBJECT, EXPLETIVE):
            return child
    return None


def for_to(verb: Token) -> Token | None:
    """Return the “for” of “called [for] the minister to resign”."""
    to = any(c.tag_ == "TO" for c in verb.children)
    return next((c for c in verb.children if to and stands_as(c, MARKER) and c.lower_ == "for"), None)


def _verbless(complement: Token) -> bool:
    """“called [the minister unqualified]”: a subject and what it is called."""
    named = complement.pos_ in ("ADJ", "NOUN", "PROPN") and has(complement, ACTIVE_SUBJECT)
    return stands_as(complement, CLAUSE_COMPLEMENT) and named and not has(complement, AUXILIARY, MARKER)


def kind_of(complement: Token) -> str:
    """Return what a complement of a verb is: clause, infinitive, gerund or predicate."""
    children = list(complement.children)
    if any(c.tag_ == "TO" for c in children) and complement.tag_ in ("VB", "VBN", "VBG"):
        return "infinitive"
    if complement.tag_ == "VBG" and not any(stands_as(c, HELPER, MARKER, ACTIVE_SUBJECT) for c in children):
        return "gerund"
    if (
        stands_as(complement, OPEN_COMPLEMENT)
        and complement.pos_ in ("ADJ", "NOUN", "PROPN")
        and complement.tag_ != "VBD"
    ):
        return "predicate"
    if (
        stands_as(complement, CLAUSE_COMPLEMENT)
        and complement.pos_ in ("ADJ", "NOUN")
        and not any(
            stands_as(
                c,
            )
            for c in children
        )
    ):
        return "clause" if any(is_predicate(c) or stands_as(c, SUBJECT) for c in children) else "predicate"
    return "clause"


def _host(clause: Clause) -> Token | None:
    """“The move, X said, will fail”; “as X warned, …”: the clause the cue hangs on is what is said."""
    head = clause.head
    own = has(head, ACTIVE_SUBJECT)
    if not own or head.head == head:
        return None
    if stands_as(head, CONJUNCT) and head.lemma_.lower() in SAYING and _spliced(head):
        return head.head
    as_clause = stands_as(head, ADVERBIAL_CLAUSE) and any(
        stands_as(c, MARKER) and c.lower_ == "as" for c in head.children
    )
    goes_on = head.lemma_.lower() in ("begin", "continue")  # “as talks continue”
    if stands_as(head, PARATAXIS) or (as_clause and not goes_on):
        return head.head
    return None


def _spliced(head: Token) -> bool:
    """“The pay is poor, he told reporters.”: the parser takes the speaker's words for a second main clause."""
    subject = next(c for c in dependents(head, ACTIVE_SUBJECT))
    before = head.doc[subject.left_edge.i - 1]
    joined = any(stands_as(c, CONJUNCTION) and c.i > head.head.i for c in head.head.children)
    said = any(stands_as(c, COMPLEMENT, CONJUNCT) and c.i > head.i for c in head.children)
    return before.text in (",", '"', "''") and not joined and not said


def verb_group(head: Token) -> tuple[Token, ...]:
    """Return the verb with its auxiliaries, negation and the adverbs among them."""
    tokens = [c for c in head.children if c.i < head.i and stands_as(c, AUXILIARY, NEGATION)]
    if tokens:
        first = min(t.i for t in tokens)
        tokens.extend(c for c in dependents(head, ADVERB) if first < c.i < head.i)
    return (*sorted(tokens, key=lambda t: t.i), head)


def noun_parts(token: Token) -> dict[str, tuple[Token, ...]]:
    """Return the heads of the named parts of a noun phrase: “the claim [that …]”, “a call [for] …”."""
    parts: dict[str, list[Token]] = {}
    for child in token.children:
        if stands_as(child, MODIFYING_CLAUSE, CLAUSE_COMPLEMENT) and child.i > token.i:
            kinds = [c for c in dependents(child, MARKER) if c.lower_ in ("that", "whether")]
            if any(c.tag_ == "TO" for c in child.children) and child.tag_ == "VB":
                parts.setdefault("infinitive", []).append(child)
            elif kinds:
                parts.setdefault("clause", []).append(child)
    for name, head in prepositions(token):
        parts.setdefault(name, []).append(head)
    verb = token.head
    if stands_as(token, OBJECT, PASSIVE_SUBJECT) and "clause" not in parts:
        late = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i > token.i and _marked_that(c)]
        if late:
            parts["clause"] = late
    return {name: tuple(heads) for name, heads in parts.items()}


def _marked_that(token: Token) -> bool:
    return any(stands_as(c, MARKER) and c.lower_ == "that" for c in token.children)
