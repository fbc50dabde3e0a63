"""The named parts of a clause or noun phrase that the slots of a cue table refer to: clause, infinitive, object …"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.lang.tables import words
from kg.syntax.phrase import NOMINAL, is_predicate, prepositions
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NOUN_MODIFIER,
    OBJECT,
    OPEN_COMPLEMENT,
    OWNER,
    PARATAXIS,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    RECIPIENT,
    ROOT,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive, is_marked_by
from kg.syntax.wording import children, kept, sentence_around

if TYPE_CHECKING:
    from kg.syntax.clause import Clause

Arguments = Mapping[str, tuple[Token, ...]]
"""Head words by the name of their place (`kg.rules.argument.ARGUMENTS`) or by the preposition before them."""

TIMES = frozenset({"DATE", "TIME"})
CONTENT_MARKERS = words("grammar", "content_markers")
SAYS = words("reporting", "says")
FACTS = words("grammar", "facts")
THAT, FOR, AS = words("grammar", "that"), words("grammar", "for"), words("grammar", "as")
AGENT = words("grammar", "agent")
WHAT = words("frames", "what")
LATE, LATE_SOURCE = words("grammar", "late"), words("grammar", "late_source")
COPULAS = words("frames", "copulas")
FORMAL_OBJECT = words("grammar", "formal_object")
SAYING = words("reporting", "saying")
"""Verbs whose main use is to report what somebody said."""

GOES_ON = words("reporting", "goes_on")
BESIDES = words("grammar", "besides")
"""Prepositions whose gerund tells when or how, not what: “endorsed X before resigning”."""


def arguments(clause: Clause) -> Arguments:
    """Return what stands in the named places beside the verb of a clause; ask `clause.arguments`, which keeps it."""
    found: defaultdict[str, list[Token]] = defaultdict(list)
    _add_complements(clause, found)
    _add_nouns(clause, found)
    _add_phrases(clause, found)
    if all(t.lower_ in WHAT for t in found["object"]):
        found["object"] += _so_called(clause)
    if not found["clause"]:
        _add_host(clause, found)
    if not found["clause"]:
        found["clause"] = _facts(clause) or _lost_clause(clause)
    found["rest"] = [c for c in dependents(clause.head, ADVERB, OBJECT, PREPOSITION) if c.i > clause.head.i]
    return {name: tuple(sorted(heads, key=lambda t: t.i)) for name, heads in found.items() if heads}


def _add_complements(clause: Clause, found: defaultdict[str, list[Token]]) -> None:
    """“said [it failed]”, “refused [to act]”, “find it [disturbing] [that …]”, “called [the minister unqualified]”"""
    head = clause.head
    for complement in clause.complements:
        if complement.i < head.i and any(t.text == ";" for t in head.doc[complement.i : head.i]):
            continue  # “…; others disagree”: a sentence of its own
        found[kind_of(complement)].append(complement)
        below = dependents(complement, ADVERBIAL_CLAUSE, CLAUSE_COMPLEMENT) if _judges(complement) else []
        found["clause"].extend(below)
        if below and complement.i > head.i:
            found["judgement"].append(complement)
        if _verbless(complement):
            found["predicate"].append(complement)


def _so_called(clause: Clause) -> list[Token]:
    """“condemned [what he called a breach]”: a clause that stands where a thing could."""
    after = [c for c in clause.complements if c.i > clause.head.i]
    return [c for c in after for t in (c.left_edge, c.doc[c.left_edge.i - 1]) if t.lower_ in WHAT and t.tag_ == "WP"]


def _judges(complement: Token) -> bool:
    """“find it [disturbing] that …”, “said it was [worrying] that …”"""
    formal = any(c.lower_ in FORMAL_OBJECT for c in dependents(complement, ACTIVE_SUBJECT))
    return complement.pos_ == "ADJ" or (complement.tag_ in ("VBG", "VBN") and formal)


def _add_nouns(clause: Clause, found: defaultdict[str, list[Token]]) -> None:
    """“[Unions] told [ministers] …”, “[ministers] were called [a disgrace]”, “wants [the minister] to resign”"""
    head = clause.head
    things = [t for t in clause.objects if (stands_as(t, OBJECT) or t.head != head) and not _is_time(t)]
    if clause.passive and clause.undergoer is not None:
        things.insert(0, clause.undergoer)
    named = [t for t in clause.objects if stands_as(t, PREDICATE_NOUN) and t.head == head]
    found["predicate"] += [*named, *things[1:], *dependents(head, PREDICATE_ADJECTIVE)]
    found["object"] = things[:1] or [s for c in found["infinitive"] for s in dependents(c, SUBJECT)]
    found["subject"] = [clause.subject] if clause.subject is not None else []
    found["recipient"] = [clause.recipient] if clause.recipient is not None else []


def _is_time(noun: Token) -> bool:
    """“blamed it [last year]”; “thirty years of neglect” are a thing."""
    return noun.ent_type_ in TIMES and not has(noun, PREPOSITION)


def _add_phrases(clause: Clause, found: defaultdict[str, list[Token]]) -> None:
    """“accused ministers of [lying]”, “called for [the minister to resign]”"""
    for name, head in clause.obliques:
        if (clause.passive and name in AGENT) or head.ent_type_ in TIMES:
            continue
        gerund = is_predicate(head) and stands_as(head, PREPOSITION_CLAUSE)
        if gerund and any(c.lower_ in BESIDES for c in head.head.lefts):  # “[instead] of resigning”
            continue
        found[name].append(head)
        if gerund and name not in BESIDES:
            found["gerund"].append(head)
    found["for"] += [c for c in dependents(clause.head, COMPLEMENT, ADVERBIAL_CLAUSE) if for_to(c) is not None]


def _add_host(clause: Clause, found: defaultdict[str, list[Token]]) -> None:
    """“[The move], X said, [will fail]”, “as X warned, [it failed]”"""
    host = _host(clause)
    if host is not None:
        found["clause"] = [host]
        if stands_as(clause.head, ADVERBIAL_CLAUSE) and host.i < clause.head.i:
            found["as-said"] = [host]


def _facts(clause: Clause) -> list[Token]:
    """“regret the fact [that it failed]”"""
    facts = [t for t in dependents(clause.head, OBJECT) if t.lower_ in FACTS]
    return [c for t in facts for c in dependents(t, MODIFYING_CLAUSE) if is_marked_by(c, CONTENT_MARKERS)]


def _lost_clause(clause: Clause) -> list[Token]:
    """“said [the number of jobs cut since May]”: all that follows, where the parser made out no clause in it."""
    head = clause.head
    after = [t for t in head.rights if not t.is_space]
    if clause.lemma not in SAYS or not stands_as(head, ROOT, CONJUNCT) or not after or has(head, PASSIVE_HELPER):
        return []
    opens = after[0].left_edge.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
    verbal = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN") for child in after for t in child.subtree)
    spoken = any(c.i < head.i for c in dependents(head, ACTIVE_SUBJECT))
    first = head.doc[sentence_around(head)[0]]
    return [t for t in after if not t.is_punct] if opens and verbal and spoken and _first_quote(first) > head.i else []


@kept
def _first_quote(first: Token) -> int:
    """Return where the first quotation mark of a sentence stands; its end, if it has none."""
    end = sentence_around(first)[1]
    return next((t.i for t in first.doc[first.i : end] if t.is_quote), end)


def for_to(verb: Token) -> Token | None:
    """Return the “for” of “called [for] the minister to resign”."""
    marker = first_dependent(verb, MARKER)
    return marker if marker is not None and marker.lower_ in FOR and is_infinitive(verb) else None


def _verbless(complement: Token) -> bool:
    """“called [the minister unqualified]”: a subject and what it is called."""
    named = complement.pos_ in ("ADJ", "NOUN", "PROPN") and has(complement, ACTIVE_SUBJECT)
    return stands_as(complement, CLAUSE_COMPLEMENT) and named and not has(complement, AUXILIARY, MARKER)


def kind_of(complement: Token) -> str:
    """Return what a complement of a verb is: clause, infinitive, gerund or predicate."""
    if complement.tag_ in ("VB", "VBN", "VBG") and is_infinitive(complement):
        return "infinitive"
    if complement.tag_ == "VBG" and not has(complement, HELPER, MARKER, ACTIVE_SUBJECT):
        return "gerund"
    if stands_as(complement, OPEN_COMPLEMENT) and complement.pos_ in ("ADJ", "NOUN", "PROPN"):
        return "predicate"
    if stands_as(complement, CLAUSE_COMPLEMENT) and complement.pos_ in ("ADJ", "NOUN"):
        clausal = any(is_predicate(c) or stands_as(c, SUBJECT) for c in children(complement))
        return "clause" if clausal else "predicate"
    return "clause"


def _host(clause: Clause) -> Token | None:
    """“The move, X said, will fail”; “as X warned, …”: the clause the cue hangs on is what is said."""
    head = clause.head
    own = has(head, ACTIVE_SUBJECT)
    if not own or head.head == head:
        return None
    as_clause = stands_as(head, ADVERBIAL_CLAUSE) and is_marked_by(head, AS)
    opens = head.left_edge.nbor(-1).text if head.left_edge.i else ""
    if stands_as(head, PARATAXIS):
        return head.head if opens not in (":", ";") else None  # “It was late: she warned of a strike”
    bare = not (clause.objects or clause.obliques or clause.complements)
    apart = bare or head.i < head.head.i or head.left_edge.nbor(-1).is_punct  # not “wept as she called for a ban”
    if as_clause and apart and clause.lemma not in GOES_ON:  # “as talks continue”
        return head.head
    return None


def arguments_of_noun(noun: Token) -> Arguments:
    """Return what stands in the named places beside a noun: “[Ofsted]'s claim [that …]”, “a call [for] …”."""
    found: defaultdict[str, list[Token]] = defaultdict(list)
    for child in children(noun):
        if stands_as(child, OWNER) and child.ent_type_ not in TIMES:
            found["possessor"].append(child)
        elif stands_as(child, COMPOUND, NOUN_MODIFIER) or (stands_as(child, ADJECTIVE) and child.pos_ == "PROPN"):
            found["compound"].append(child)
        elif stands_as(child, MODIFYING_CLAUSE, CLAUSE_COMPLEMENT) and child.i > noun.i:
            if child.tag_ == "VB" and is_infinitive(child):
                found["infinitive"].append(child)
            elif is_marked_by(child, CONTENT_MARKERS):
                found["clause"].append(child)
    for name, head in prepositions(noun):
        found[name].append(head)
    if stands_as(noun, OBJECT, PASSIVE_SUBJECT) and not found["clause"]:  # “made the claim yesterday [that …]”
        late = dependents(noun.head, CLAUSE_COMPLEMENT)
        found["clause"] = [c for c in late if c.i > noun.i and is_marked_by(c, THAT)]
    if stands_as(noun, ACTIVE_SUBJECT) and noun.head.lemma_ in COPULAS and not found["clause"]:
        found["clause"] = [c for c in dependents(noun.head, CLAUSE_COMPLEMENT) if is_marked_by(c, THAT)]
    return {name: tuple(heads) for name, heads in found.items() if heads}


def arguments_of_carried(noun: Token) -> Arguments:
    """The same, with what its verb has taken: “drew praise on Monday [from nurses]”, “gave [it] its blessing”."""
    found = dict(arguments_of_noun(noun))
    if not stands_as(noun, OBJECT):
        return found
    for name, head in prepositions(noun.head):
        if name in LATE and head.i > noun.i and head.ent_type_ not in TIMES:
            found.setdefault(name, (head,))
    if LATE_SOURCE & found.keys() and "infinitive" not in found:  # “faced calls from nurses [to resign]”
        late = [c for c in dependents(noun.head, COMPLEMENT, ADVERBIAL_CLAUSE) if c.i > noun.i and is_infinitive(c)]
        found |= {"infinitive": tuple(late)} if late else {}
    if found.get("for") is None:  # “made a call [for ministers to act]”
        wanted = tuple(c for c in dependents(noun.head, COMPLEMENT, ADVERBIAL_CLAUSE) if _wanted(c, noun))
        found |= {"for": wanted} if wanted else {}
    if given := tuple(c for c in dependents(noun.head, RECIPIENT) if c.pos_ in NOMINAL):
        found.setdefault("to", given)
    return found


def _wanted(verb: Token, noun: Token) -> bool:
    return for_to(verb) is not None and verb.left_edge.i == noun.i + 1


def arguments_of_adjective(adjective: Token, verb: Token) -> Arguments:
    """Return what stands beside an adjective that `verb` ascribes: “is sure [that …]”, “is opposed to [it]”."""
    found: dict[str, tuple[Token, ...]] = {}
    for child in (*children(adjective), *(children(verb) if verb != adjective else ())):
        if not stands_as(child, COMPLEMENT, ADVERBIAL_CLAUSE) or child.i < adjective.i:
            continue
        kind = kind_of(child)
        if kind == "infinitive" or (kind == "clause" and stands_as(child, CLAUSE_COMPLEMENT)):
            found.setdefault(kind, (child,))
    for name, head in prepositions(adjective):
        found.setdefault(name, (head,))
    return found
