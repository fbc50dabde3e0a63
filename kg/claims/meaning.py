"""How a claim is meant: act, stance, polarity and modality, from the cue's frame and the words of the content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.claims.draft import Draft, Kind
from kg.lang.tables import words
from kg.model import Act, Modality, Polarity, Stance
from kg.syntax import CONDITIONS, is_predicate, modality, polarity, tense
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
from kg.syntax.wording import children

SHIFT = 3
"""How many words before a judging word are searched for “no”, “little” …"""

_DEMANDABLE = frozenset({Act.STATEMENT, Act.BELIEF, Act.FINDING})
_JUDGED = frozenset({Act.STATEMENT, Act.FINDING, Act.BELIEF, Act.WARNING, Act.PREDICTION, Act.QUESTION, Act.CONCESSION})
_DENIED_STANCE = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.NEUTRAL}
_COMPARATIVE, WOULD = words("speaking", "comparative"), words("speaking", "would")
URGENT, NEED = words("speaking", "urgent"), words("speaking", "need")
POSITIVE, NEGATIVE, SHIFTERS, REDUCERS = (
    words("judgement", key) for key in ("positive", "negative", "shifters", "reducers")
)
PHRASES = tuple(
    (tuple(phrase.split()), sign)
    for sign, key in ((1, "positive_phrases"), (-1, "negative_phrases"))
    for phrase in sorted(words("judgement", key))
)
"""Turns of phrase that judge as a whole, word by word, each with its sign."""
PHRASE_ENDS = frozenset(parts[-1] for parts, _ in PHRASES)
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
    main = _main(tokens)
    if draft.kind is Kind.AUTHOR:
        return _of_author(draft, tokens, main)
    act, stance = _of_cue(draft)
    how = _modality(draft, main)
    if act in _DEMANDABLE and draft.quoted and _is_question(tokens):
        act, how = Act.QUESTION, Modality.ASSERTED
    elif act in _DEMANDABLE and how is Modality.OBLIGATION:
        act = Act.DEMAND
    denied = draft.cue is not None and draft.cue.polarity is Polarity.DENIED
    denied ^= bool(main) and polarity(main[0]) is Polarity.DENIED
    denied ^= _disowned(draft)
    if stance is None:
        stance = judge(tokens)
        if stance is Stance.SUPPORTS and how is Modality.OBLIGATION:
            stance = Stance.NEUTRAL  # “would be better”, “must improve” praises nobody
    return Meaning(act, stance, Polarity.DENIED if denied else Polarity.AFFIRMED, how)


def _disowned(draft: Draft) -> bool:
    """“does [not] believe that it works”, “is [not] sure that …”: said of what the speaker does not think."""
    cue = draft.cue
    return draft.is_negated and cue is not None and cue.negated == "keep" and cue.pos != "NOUN"


def _of_author(draft: Draft, tokens: Sequence[Token], main: Sequence[Token]) -> Meaning:
    """What an author demands, asks, expects or judges, by the words of the sentence alone."""
    how, stance = _strongest(main, quoted=True), judge(tokens)
    if draft.rule == "author-demand" or (how is Modality.OBLIGATION and not _is_question(tokens)):
        return Meaning(Act.DEMAND, Stance.NEUTRAL, Polarity.AFFIRMED, Modality.OBLIGATION)
    act = Act.STATEMENT
    if _is_question(tokens):
        act, how = Act.QUESTION, Modality.ASSERTED
    elif main and tense(main[0]) == "future":
        act = Act.PREDICTION
    elif stance is not Stance.NEUTRAL:
        act = Act.CRITICISM if stance is Stance.OPPOSES else Act.ENDORSEMENT
    denied = bool(main) and polarity(main[0]) is Polarity.DENIED
    return Meaning(act, stance, Polarity.DENIED if denied else Polarity.AFFIRMED, how)


def _of_cue(draft: Draft) -> tuple[Act, Stance | None]:
    """Return what the cue alone tells of act and stance; None where the words said tell the stance."""
    cue = draft.cue
    if cue is None:
        return Act.STATEMENT, None
    stance = None if cue.stance is Stance.NEUTRAL and cue.act in _JUDGED else cue.stance
    if draft.is_negated and cue.negated in set(Act):
        return Act(cue.negated), _DENIED_STANCE.get(stance or Stance.NEUTRAL, stance)  # “did not support”
    return cue.act, stance


def _modality(draft: Draft, main: Sequence[Token]) -> Modality:
    if draft.cue is not None and draft.cue.modality is not None:
        how = draft.cue.modality
    else:
        how = _strongest(main, quoted=draft.quoted)
    backshifted = how is Modality.HYPOTHETICAL and bool(main) and _backshifted(draft, main[0])
    return Modality.ASSERTED if backshifted else how


def _backshifted(draft: Draft, verb: Token) -> bool:
    """“She said the school would close”: in her own words it will; “… would close if …” stays a condition."""
    clause = draft.clause
    would = next((c for c in dependents(verb, HELPER) if c.lower_ in WOULD), None)
    if would is None or draft.head is None or clause is None or clause.tense != "past":
        return False
    marks = sum(t.text in ('"', "''", "``") for t in verb.doc[draft.head.i : would.i])
    conditional = any(c.lower_ in CONDITIONS - WHETHER for below in children(verb) for c in children(below))
    return not conditional and marks % 2 == 0


def judge(tokens: Iterable[Token]) -> Stance:
    """Return the stance that the judging words of a stretch of text take, NEUTRAL if they are mixed."""
    score = 0
    history: list[str] = []
    said: list[str] = []
    for token in tokens:
        lemma = token.lemma_.lower()
        forms = {token.lower_, lemma, _hyphenated(token)}
        sign = bool(forms & POSITIVE and not _aside(token)) - bool(forms & NEGATIVE)
        if sign < 0 and _lessened(token):
            sign = 1
        elif sign < 0 and lemma in REDUCERS and _lessens(token):
            sign = 0
        said.append(token.lower_)
        length = 0
        if not sign and token.lower_ in PHRASE_ENDS:
            sign, length = _phrase_at_end(said)
        if sign and any(w in SHIFTERS for w in history[-SHIFT - length :]):
            sign = -sign if sign > 0 else 0
        score += sign
        history.append(token.lower_ if token.lower_ in SHIFTERS else lemma)
    return Stance.OPPOSES if score < 0 else Stance.SUPPORTS if score > 0 else Stance.NEUTRAL


def _phrase_at_end(said: list[str]) -> tuple[int, int]:
    """“sold us [down the river]”: the sign of a turn of phrase that ends here, and how many words precede its last."""
    for parts, sign in PHRASES:
        if tuple(said[-len(parts) :]) == parts:
            return sign, len(parts) - 1
    return 0, 0


def _aside(token: Token) -> bool:
    """“a drive to [help] women”, “advisers who [help] him”: what a thing is for is no praise of it."""
    while not stands_as(token, ROOT) and token.head != token:
        if stands_as(token, MODIFYING_CLAUSE, ADVERBIAL_CLAUSE, PREPOSITION_CLAUSE):
            return True
        token = token.head
    return False


def _lessened(token: Token) -> bool:
    """“would cut [delays]”, “to end the [scandal] of …”: what is bad, under a verb that makes it less."""
    while stands_as(token, MODIFIER, CONJUNCT, PREPOSITION_OBJECT) or (
        stands_as(token, PREPOSITION) and token.lower_ in OF
    ):
        token = token.head
    return stands_as(token, OBJECT, PASSIVE_SUBJECT) and token.head.lemma_.lower() in REDUCERS


def _lessens(token: Token) -> bool:
    bad = (w.lemma_.lower() in NEGATIVE for c in dependents(token, OBJECT, PASSIVE_SUBJECT) for w in c.subtree)
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


def _strongest(main: Sequence[Token], *, quoted: bool) -> Modality:
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
    if is_helped_by(verb, WOULD) and any(c.lower_ in _COMPARATIVE for c in children(verb)):
        return True
    if any(c.lower_ in URGENT for c in dependents(verb, PREDICATE_ADJECTIVE, ADVERB)):
        return True
    if verb.lemma_ in NEED and verb.tag_ == "VBN":
        return True
    if not quoted or verb.tag_ != "VB" or not stands_as(verb, ROOT):
        return False
    return not has(verb, SUBJECT, ACTIVE_CLAUSAL_SUBJECT, EXPLETIVE, HELPER, MARKER)


def _is_question(tokens: Sequence[Token]) -> bool:
    said = [t for t in tokens if not t.is_space and t.text not in "\"'”’"]
    return bool(said) and said[-1].text == "?"
