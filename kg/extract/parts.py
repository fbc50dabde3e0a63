"""The named parts of a clause or noun phrase that the slots of a cue table refer to: clause, infinitive, object …"""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax import Clause, is_predicate, prepositions

TIMES = frozenset({"DATE", "TIME"})
SAYING = frozenset({"say", "tell", "add", "write", "note", "state", "warn", "argue", "claim", "insist", "explain"})
"""Verbs whose main use is to report what somebody said."""

BESIDES = frozenset({"after", "before", "by", "despite", "in", "since", "through", "when", "while", "without"})
"""Prepositions whose gerund tells when or how, not what: “endorsed X before resigning”."""


def verb_parts(clause: Clause) -> dict[str, tuple[Token, ...]]:
    """Return the heads of the named parts of a clause: what the slots of a cue table refer to."""
    parts: dict[str, list[Token]] = {}
    objects = [t for t in clause.objects if (t.dep_ == "dobj" or t.head != clause.head) and t.ent_type_ not in TIMES]
    predicates = [t for t in clause.objects if t.dep_ in ("attr", "oprd") and t.head == clause.head]
    if clause.passive and clause.undergoer is not None:
        objects.insert(0, clause.undergoer)
    for extra in objects[1:]:
        predicates.append(extra)
    for complement in clause.complements:
        if complement.i < clause.head.i and any(t.text == ";" for t in clause.head.doc[complement.i : clause.head.i]):
            continue  # “…; others disagree”: a sentence of its own
        parts.setdefault(kind_of(complement), []).append(complement)
        formal = any(c.lower_ == "it" and c.dep_ == "nsubj" for c in complement.children)
        judges = complement.pos_ == "ADJ" or (complement.tag_ in ("VBG", "VBN") and formal)
        below = [c for c in complement.children if c.dep_ in ("ccomp", "advcl")] if judges else []
        parts.setdefault("clause", []).extend(below)
        if below and complement.i > clause.head.i:
            parts.setdefault("judgement", []).append(complement)  # “find it [disturbing that …]”
        if _verbless(complement):
            predicates.append(complement)
    parts.setdefault("predicate", []).extend(predicates)
    parts["predicate"].extend(c for c in clause.head.children if c.dep_ == "acomp")
    parts["object"] = objects[:1] or [
        s for c in parts.get("infinitive", []) for s in c.children if s.dep_ in ("nsubj", "nsubjpass")
    ]
    for name, head in clause.obliques:
        if not (clause.passive and name == "by") and head.ent_type_ not in TIMES:
            parts.setdefault(name, []).append(head)
            if is_predicate(head) and head.dep_ == "pcomp" and name not in BESIDES:
                parts.setdefault("gerund", []).append(head)
    for wanted in clause.head.children:
        if wanted.dep_ in ("advcl", "ccomp", "xcomp") and for_to(wanted) is not None:
            parts.setdefault("for", []).append(wanted)
    if clause.recipient is not None:
        parts["recipient"] = [clause.recipient]
    host = _host(clause)
    if host is not None and not parts.get("clause"):
        parts["clause"] = [host]
        if clause.head.dep_ == "advcl" and host.i < clause.head.i:
            parts["as-said"] = [host]
    if not parts.get("clause") and (torn := _torn_clause(clause)) is not None:
        parts["clause"] = [torn]
    parts["rest"] = [c for c in clause.head.children if c.i > clause.head.i and c.dep_ in ("dobj", "prep", "advmod")]
    return {name: tuple(sorted(heads, key=lambda t: t.i)) for name, heads in parts.items() if heads}


def _torn_clause(clause: Clause) -> Token | None:
    """“agreed the rule, which is old, [was unfair]”: a verb set beside the cue, its subject taken for an object."""
    head = clause.head
    objects = [c for c in head.children if c.dep_ == "dobj" and c.i > head.i]
    for child in head.children:
        if child.dep_ != "conj" or not objects or child.tag_ not in ("VBD", "VBZ", "VBP") or child.i < objects[0].i:
            continue
        relative = any(c.dep_ == "relcl" for c in objects[0].children)
        joined = any(c.dep_ == "cc" and c.i < child.i for c in head.children)
        if relative and not joined and not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children):
            return child
    return None


def for_to(verb: Token) -> Token | None:
    """Return the “for” of “called [for] the minister to resign”."""
    to = any(c.tag_ == "TO" for c in verb.children)
    return next((c for c in verb.children if to and c.dep_ == "mark" and c.lower_ == "for"), None)


def _verbless(complement: Token) -> bool:
    """“called [the minister unqualified]”: a subject and what it is called."""
    below = {c.dep_ for c in complement.children}
    named = complement.pos_ in ("ADJ", "NOUN", "PROPN") and "nsubj" in below
    return complement.dep_ == "ccomp" and named and not below & {"cop", "aux", "auxpass", "mark"}


def kind_of(complement: Token) -> str:
    """Return what a complement of a verb is: clause, infinitive, gerund or predicate."""
    children = list(complement.children)
    if any(c.tag_ == "TO" for c in children) and complement.tag_ in ("VB", "VBN", "VBG"):
        return "infinitive"
    if complement.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj", "mark") for c in children):
        return "gerund"
    if complement.dep_ == "xcomp" and complement.pos_ in ("ADJ", "NOUN", "PROPN") and complement.tag_ != "VBD":
        return "predicate"
    if complement.dep_ == "ccomp" and complement.pos_ in ("ADJ", "NOUN") and not any(c.dep_ == "cop" for c in children):
        return "clause" if any(is_predicate(c) or c.dep_ in ("nsubj", "nsubjpass") for c in children) else "predicate"
    return "clause"


def _host(clause: Clause) -> Token | None:
    """“The move, X said, will fail”; “as X warned, …”: the clause the cue hangs on is what is said."""
    head = clause.head
    own = any(c.dep_ == "nsubj" for c in head.children)
    if not own or head.head == head:
        return None
    if head.dep_ == "conj" and head.lemma_.lower() in SAYING and _spliced(head):
        return head.head
    as_clause = head.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in head.children)
    goes_on = head.lemma_.lower() in ("begin", "continue")  # “as talks continue”
    if head.dep_ == "parataxis" or (as_clause and not goes_on):
        return head.head
    return None


def _spliced(head: Token) -> bool:
    """“The pay is poor, he told reporters.”: the parser takes the speaker's words for a second main clause."""
    subject = next(c for c in head.children if c.dep_ == "nsubj")
    before = head.doc[subject.left_edge.i - 1]
    joined = any(c.dep_ == "cc" and c.i > head.head.i for c in head.head.children)
    said = any(c.dep_ in ("ccomp", "xcomp", "conj") and c.i > head.i for c in head.children)
    return before.text in (",", '"', "''") and not joined and not said


def verb_group(head: Token) -> tuple[Token, ...]:
    """Return the verb with its auxiliaries, negation and the adverbs among them."""
    tokens = [c for c in head.children if c.i < head.i and c.dep_ in ("aux", "auxpass", "neg")]
    if tokens:
        first = min(t.i for t in tokens)
        tokens.extend(c for c in head.children if c.dep_ == "advmod" and first < c.i < head.i)
    return (*sorted(tokens, key=lambda t: t.i), head)


def noun_parts(token: Token) -> dict[str, tuple[Token, ...]]:
    """Return the heads of the named parts of a noun phrase: “the claim [that …]”, “a call [for] …”."""
    parts: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > token.i:
            kinds = [c for c in child.children if c.dep_ == "mark" and c.lower_ in ("that", "whether")]
            if any(c.tag_ == "TO" for c in child.children) and child.tag_ == "VB":
                parts.setdefault("infinitive", []).append(child)
            elif kinds:
                parts.setdefault("clause", []).append(child)
    for name, head in prepositions(token):
        parts.setdefault(name, []).append(head)
    verb = token.head
    if token.dep_ in ("dobj", "nsubjpass") and "clause" not in parts:
        late = [c for c in verb.children if c.dep_ == "ccomp" and c.i > token.i and _marked_that(c)]
        if late:
            parts["clause"] = late
    return {name: tuple(heads) for name, heads in parts.items()}


def _marked_that(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
