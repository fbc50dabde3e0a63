"""Where the parser goes astray about a cue: what is said, or who says it, found by the order of the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from kg.claims.lexicon import is_document, lemma_of
from kg.syntax import Clause, is_predicate
from kg.syntax.arguments import SAYING
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    APPOSITION,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    EXPLETIVE,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    NUMBER,
    PREPOSITION,
    PREPOSITION_OBJECT,
    ROOT,
    TIME_NOUN,
    dependents,
    has,
    stands_as,
)

NAME_WORDS = 20
"""How many words after the verb a name in quotation marks may end."""


def whose_participle(head: Token) -> Token | None:
    """“…, with [more than 40 councils] urging ministers to pause, saying …”: who does so, in a phrase of its own."""
    if not stands_as(head, ADVERBIAL_CLAUSE) or head.tag_ != "VBG":
        return None
    before = [c for c in head.head.children if c.i < head.i]
    beside = [c for c in before if stands_as(c, ADVERBIAL_CLAUSE) and c.tag_ == "VBG"]
    if beside and head.doc[head.left_edge.i - 1].text == "," and (found := whose_participle(beside[-1])) is not None:
        return found
    for child in reversed(before):
        if child.lower_ == "with" and stands_as(child, PREPOSITION) and child.doc[child.i - 1].text == ",":
            actors = (c for c in dependents(child, PREPOSITION_OBJECT))
            return next((a for a in actors if _only_when(head.doc[a.right_edge.i + 1 : head.left_edge.i])), None)
    return None


def document_before(head: Token) -> Token | None:
    """“Asked of a report – warning that jobs would go – he laughed”: the report warns, not who is named after it."""
    first = head.left_edge
    later = any(stands_as(c, ACTIVE_SUBJECT) and c.i > head.i for c in head.head.children)
    if not stands_as(head, ADVERBIAL_CLAUSE) or head.tag_ != "VBG" or not later or first.i <= head.sent.start:
        return None
    if not {first.text, first.nbor(-1).text} & {"-", "–", "—"}:
        return None
    return next((t for t in reversed(head.doc[head.sent.start : first.i]) if is_document(t)), None)


def joined_above(head: Token) -> Token | None:
    """“[rejected] the plans to reform it and have [named] others”: the verb above that a finite verb stands beside."""
    below = list(head.children)
    infinitive = (
        stands_as(head, CONJUNCT) and head.head.tag_ == "VB" and any(c.tag_ == "TO" for c in head.head.children)
    )
    own = any(stands_as(c, ANY_SUBJECT) or stands_as(c, EXPLETIVE) for c in below)
    if not infinitive or own or not any(c.tag_ in ("VBP", "VBZ", "VBD") and stands_as(c, HELPER) for c in below):
        return None
    verb = head.head
    while verb.head != verb:
        verb = verb.head
        if is_predicate(verb) and verb.tag_ != "VB":
            return verb
    return None


def first_listed(subject: Token) -> Token | None:
    """“[Ofsted], the commission and the police found …”: the first of three, torn off from the others."""
    if not has(subject, CONJUNCT):
        return None
    for name in subject.head.children:
        if name.pos_ == "PROPN" and name.right_edge.i == subject.left_edge.i - 2 and not any(name.children):
            return name if name.right_edge.nbor().text == "," else None
    return None


def _only_when(words: Iterable[Token]) -> bool:
    """“earlier this month”"""
    return all(stands_as(t, ADVERB, ADJECTIVE, DETERMINER, TIME_NOUN, NUMBER) for t in words)


def share_before(head: Token) -> Token | None:
    """“Over [two thirds] of tenants said”: the subject taken for a phrase with “over”."""
    first = min((c.i for c in dependents(head, HELPER, NEGATION)), default=head.i)
    for child in head.children:
        if stands_as(child, PREPOSITION) and child.lower_ in ("over", "under", "around", "about") and child.i < first:
            noun = next((c for c in dependents(child, PREPOSITION_OBJECT) if c.right_edge.i == first - 1), None)
            return noun if noun is not None and has(noun, NUMBER) else None
    return None


def leads_in(word: Token, speaker: Token | None, verb: Token) -> bool:
    """“Commenting on the review published today, X said …”: no clause of its own, so not what is said."""
    if speaker is None or not word.i < speaker.i < verb.i or word.tag_ not in ("VBG", "VBN", "VBD"):
        return False
    first = word.left_edge
    bare = not any(stands_as(c, ANY_SUBJECT) or stands_as(c, AUXILIARY, EXPLETIVE) for c in word.children)
    return bare and first.tag_ == "VBG" and first.is_title and (first == word or stands_as(first, ADVERBIAL_CLAUSE))


def named_at_end(head: Token) -> Token | None:
    """“It is a sign of hope, President Lee has said”: a name taken for an apposition of the word before it."""
    first = min((c.i for c in dependents(head, AUXILIARY, NEGATION)), default=head.i)
    name = head.doc[first - 1] if first > head.sent.start else head
    while stands_as(name, COMPOUND, PREPOSITION_OBJECT, PREPOSITION) and name.head.i < first:
        name = name.head
    comma = name.left_edge.i - 1
    introduced = comma >= head.sent.start and head.doc[comma].text == ","
    return name if stands_as(name, APPOSITION) and name.pos_ == "PROPN" and introduced else None


def turned_round(head: Token, subject: Token, parts: Mapping[str, tuple[Token, ...]]) -> Token | None:
    """“The plan, said Mrs Smith, who runs it, will fail”: the name after the verb speaks, not the subject before it."""
    clause = next(iter(parts.get("clause", ())), None)
    if clause is None or subject.i > head.i or head.doc[head.i - 1].text != "," or lemma_of(head) not in SAYING:
        return None
    speaker = next((c for c in dependents(clause, ACTIVE_SUBJECT) if c.left_edge.i == head.i + 1), None)
    if speaker is None or not any(t.text == "," for t in head.doc[speaker.i + 1 : clause.i]):
        return None
    return speaker


def told_that(parts: Mapping[str, tuple[Token, ...]]) -> dict[str, tuple[Token, ...]]:
    """“told the programme [that the plan was dead]”: the parser hangs the clause on who is told."""
    told = (c for one in parts.get("object", ()) for c in dependents(one, MODIFYING_CLAUSE))
    clauses = tuple(
        c for c in told if has(c, MARKER) and has(c, ACTIVE_SUBJECT) and c.left_edge.lower_ in ("that", "how")
    )
    return {"clause": clauses} if clauses else {}


def to_act(clause: Clause) -> dict[str, tuple[Token, ...]]:
    """“called on the minister [to resign]”, where the parser takes it for a purpose."""
    aims = [c for c in dependents(clause.head, ADVERBIAL_CLAUSE) if c.tag_ == "VB" and c.i > clause.head.i]
    aims = [c for c in aims if any(x.tag_ == "TO" for x in c.children) and c.nbor(c.left_edge.i - c.i - 1).text != ","]
    return {"infinitive": tuple(aims[:1])} if aims else {}


def named_in_marks(head: Token, parts: Mapping[str, tuple[Token, ...]]) -> tuple[Token, ...]:
    """“called the attack “an outrage””: object and name, where the parser takes them for one phrase."""
    if not parts.get("object"):
        return ()
    words = list(head.doc[head.i + 1 : min(head.i + NAME_WORDS, head.sent.end + NAME_WORDS)])
    marks = [n for n, t in enumerate(words) if t.text in ('"', "''", "``")]
    if len(marks) < 2 or any(is_predicate(t) and not stands_as(t, MODIFYING_CLAUSE) for t in words[: marks[0]]):
        return ()
    return tuple(t for t in words[: marks[1] + 1] if not t.is_space)


def main_verb_after(token: Token) -> bool:
    """“every word he said [was heard]”: the verb of the clause around, which the parser takes for what is said."""
    children = list(token.children)
    subject = any(stands_as(c, ANY_SUBJECT) or stands_as(c, EXPLETIVE) for c in children)
    if not stands_as(token, CLAUSE_COMPLEMENT) or not is_predicate(token) or subject:
        return False
    return token.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in children)


def that_clause(head: Token) -> tuple[Token, ...]:
    """“has warned time and again that …”: the words from “that” on, where the parser lost the clause.

    After “said” they are all that follow the verb, if a verb is among them.
    """
    if stands_as(head, ADVERBIAL_CLAUSE) and (before := _said_at_end(head)):
        return before
    if lemma_of(head) == "say" and stands_as(head, ROOT, CONJUNCT) and _before_clause(head):
        return tuple(t for t in head.doc[head.i + 1 : head.sent.end] if not t.is_space)
    for token in head.doc[head.i + 1 : min(head.i + 7, head.sent.end)]:
        if token.lower_ == "that" and token.tag_ == "IN":
            return tuple(t for t in head.doc[token.i : head.sent.end] if not t.is_space)
        if token.pos_ not in ("ADV", "NOUN", "CCONJ", "ADP", "DET") and token.text != ",":
            return ()
    return ()


def _said_at_end(head: Token) -> tuple[Token, ...]:
    """“The courts may act if orders are defied, the minister said.”: all before it, which the parser hangs on “if”."""
    subject = next((c for c in dependents(head, ACTIVE_SUBJECT) if c.i < head.i), None)
    comma = subject.left_edge.i - 1 if subject is not None else 0
    if lemma_of(head) not in SAYING or comma <= head.sent.start or head.doc[comma].text != ",":
        return ()
    if any(not t.is_punct and not stands_as(t, ADVERB, TIME_NOUN) for t in head.doc[head.i + 1 : head.sent.end]):
        return ()
    return tuple(t for t in head.doc[head.sent.start : comma] if not t.is_space)


def _before_clause(head: Token) -> bool:
    """Tell whether a speaker stands before the verb, and a clause the parser did not make out after it."""
    after = [t for t in head.doc[head.i + 1 : head.sent.end] if not t.is_space]
    if not after or after[0].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return False
    if any(stands_as(t, CONJUNCT) and t.head == head for t in after):
        return False
    speaker = any(stands_as(c, ACTIVE_SUBJECT) and c.i < head.i for c in head.children)
    quoted = any(t.text in ('"', "''", "``") and t.i < head.i for t in head.sent)
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN") for t in after)
    return speaker and finite and not quoted
