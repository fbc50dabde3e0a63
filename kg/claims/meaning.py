"""How a claim is meant: act, stance, polarity and modality, from the cue's frame and the words of the content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.claims.draft import Draft, Kind
from kg.lang.tables import table, words
from kg.model import Act, Modality, Polarity, Stance
from kg.syntax import CONDITIONS, is_predicate, modality, polarity
from kg.syntax.relations import (
    ACTIVE_CLAUSAL_SUBJECT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    EXPLETIVE,
    HELPER,
    MARKER,
    MODIFIER,
    MODIFYING_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    ROOT,
    SUBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_helped_by

SHIFT = 3
"""How many words before a judging word are searched for “no”, “little” …"""

_DEMANDABLE = frozenset({Act.STATEMENT, Act.BELIEF, Act.FINDING})
_JUDGED = frozenset({Act.STATEMENT, Act.FINDING, Act.BELIEF, Act.WARNING, Act.PREDICTION, Act.QUESTION, Act.CONCESSION})
_COMPARATIVE, WOULD = words("speaking", "comparative"), words("speaking", "would")
URGENT, NEED = words("speaking", "urgent"), words("speaking", "need")
OF = words("speaking", "of")
WHETHER = words("speaking", "whether")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a draft means."""

    act: Act
    stance: Stance
    polarity: Polarity
    modality: Modality


def meaning(draft: Draft, tokens: Sequence[Token]) -> Meaning:
    """Return act, stance, polarity and modality of a draft whose content consists of these tokens."""
    cue = draft.cue
    act = cue.act if cue is not None else Act.STATEMENT
    stance = cue.stance if cue is not None else None
    denied = cue is not None and cue.polarity is Polarity.DENIED
    if stance is Stance.NEUTRAL and act in _JUDGED:
        stance = None
    if draft.is_negated and cue is not None and cue.negated in set(Act):
        act = Act(cue.negated)
        stance = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.NEUTRAL}.get(stance or Stance.NEUTRAL, stance)
    if draft.kind is Kind.AUTHOR:
        return Meaning(Act.DEMAND, Stance.NEUTRAL, Polarity.AFFIRMED, Modality.OBLIGATION)
    main = _main(tokens)
    how = (
        cue.modality
        if cue is not None and cue.modality is not None
        else _strongest(main, quoted=draft.quoted, tokens=tokens)
    )
    if how is Modality.HYPOTHETICAL and main and _backshifted(draft, main[0]):
        how = Modality.ASSERTED
    if act in _DEMANDABLE and draft.quoted and _is_question(tokens):
        act, how = Act.QUESTION, Modality.ASSERTED
    if how is Modality.OBLIGATION and act in _DEMANDABLE:
        act = Act.DEMAND
    denied ^= bool(main) and polarity(main[0]) is Polarity.DENIED
    if stance is None:
        stance = judge(tokens)
        if stance is Stance.SUPPORTS and how is Modality.OBLIGATION:
            stance = Stance.NEUTRAL  # “would be better”, “must improve” praises nobody
    return Meaning(act, stance, Polarity.DENIED if denied else Polarity.AFFIRMED, how)


def _backshifted(draft: Draft, verb: Token) -> bool:
    """“She said the school would close”: in her own words it will; “… would close if …” stays a condition."""
    clause = draft.clause
    would = next((c for c in dependents(verb, HELPER) if c.lower_ in WOULD), None)
    if would is None or draft.head is None or clause is None or clause.tense != "past":
        return False
    marks = sum(t.text in ('"', "''", "``") for t in verb.doc[draft.head.i : would.i])
    conditional = any(c.lower_ in CONDITIONS - WHETHER for below in verb.children for c in below.children)
    return not conditional and marks % 2 == 0


def judge(tokens: Iterable[Token]) -> Stance:
    """Return the stance that the judging words of a stretch of text take, NEUTRAL if they are mixed."""
    tone = _judgement()
    score = 0
    history: list[str] = []
    for token in tokens:
        lemma = token.lemma_.lower()
        forms = {token.lower_, lemma, _hyphenated(token)}
        sign = bool(forms & tone["positive"] and not _aside(token)) - bool(forms & tone["negative"])
        if sign < 0 and _lessened(token, tone["reducers"]):
            sign = 1
        elif sign < 0 and lemma in tone["reducers"] and _lessens(token, tone["negative"]):
            sign = 0
        if sign and any(w in tone["shifters"] for w in history[-SHIFT:]):
            sign = -sign if sign > 0 else 0
        score += sign
        history.append(token.lower_ if token.lower_ in tone["shifters"] else lemma)
    return Stance.OPPOSES if score < 0 else Stance.SUPPORTS if score > 0 else Stance.NEUTRAL


def _aside(token: Token) -> bool:
    """“a drive to [help] women”, “advisers who [help] him”: what a thing is for is no praise of it."""
    while not stands_as(token, ROOT) and token.head != token:
        if stands_as(token, MODIFYING_CLAUSE, ADVERBIAL_CLAUSE, PREPOSITION_CLAUSE):
            return True
        token = token.head
    return False


def _lessened(token: Token, reducers: frozenset[str]) -> bool:
    """“would cut [delays]”, “to end the [scandal] of …”: what is bad, under a verb that makes it less."""
    while stands_as(token, MODIFIER, CONJUNCT, PREPOSITION_OBJECT) or (
        stands_as(token, PREPOSITION) and token.lower_ in OF
    ):
        token = token.head
    return stands_as(token, OBJECT, PASSIVE_SUBJECT) and token.head.lemma_.lower() in reducers


def _lessens(token: Token, negative: frozenset[str]) -> bool:
    bad = (w.lemma_.lower() in negative for c in dependents(token, OBJECT, PASSIVE_SUBJECT) for w in c.subtree)
    return any(bad)


def _hyphenated(token: Token) -> str:
    """“ill-advised”, which the tokenizer takes apart; told at its last part."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return token.lower_
    return f"{token.nbor(-2).lower_}-{token.lower_}"


def _main(tokens: Sequence[Token]) -> list[Token]:
    """Return the predicates of the content that hang on nothing else in it, first sentence first."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if is_predicate(t) and (t.head.i not in inside or t.head == t or stands_as(t, ROOT))]


def _strongest(main: Sequence[Token], *, quoted: bool, tokens: Sequence[Token]) -> Modality:
    """The modality of the main clause; in a quotation of several sentences a demand anywhere counts."""
    found = Modality.ASSERTED
    for verb in main if quoted else main[:1]:
        how = Modality.OBLIGATION if _demands(verb, quoted=quoted) else modality(verb)
        if how is Modality.OBLIGATION:
            return how
        if found is Modality.ASSERTED:
            found = how
    return found


def obliges(verb: Token) -> bool:
    """Tell whether a clause says what is to be done: “must act”, “need to act”, “would be better spent”."""
    below = dependents(verb, OPEN_COMPLEMENT)
    return _demands(verb, quoted=False) or any(modality(v) is Modality.OBLIGATION for v in (verb, *below))


def _demands(verb: Token, *, quoted: bool) -> bool:
    """“would be better spent”; “it is necessary to”; an imperative inside a quotation (“give us tools”)."""
    if is_helped_by(verb, WOULD) and any(c.lower_ in _COMPARATIVE for c in verb.children):
        return True
    if any(c.lower_ in URGENT for c in dependents(verb, PREDICATE_ADJECTIVE, ADVERB)):
        return True
    if verb.lemma_ in NEED and verb.tag_ == "VBN":
        return True
    if not quoted or verb.tag_ != "VB" or not stands_as(verb, ROOT):
        return False
    return not has(verb, SUBJECT, ACTIVE_CLAUSAL_SUBJECT, EXPLETIVE, HELPER, MARKER)


def _is_question(tokens: Sequence[Token]) -> bool:
    words = [t for t in tokens if not t.is_space and t.text not in "\"'”’"]
    return bool(words) and words[-1].text == "?"


@cache
def _judgement() -> dict[str, frozenset[str]]:
    return {key: words("judgement", key) for key in table("judgement")}
