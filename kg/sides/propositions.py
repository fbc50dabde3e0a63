"""The side of a text on a proposition, “we should scrap the levy”: both are read by the same steps.

A word the two share has a side in each; where the sides agree, the text is for the proposition.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from os.path import commonprefix

from spacy.tokens import Doc, Token

from kg.lang.tables import listed, value_of
from kg.sides.demands import obliged
from kg.sides.judgement import GUESSES, Ground, Judgement, agreed, sign_of
from kg.sides.lexicon import does, is_one_of, lemma, plain, plain_noun
from kg.sides.denial import has_none, negated, turn
from kg.sides.towards import is_part, judgements
from kg.sides.worth import Worth
from kg.syntax.relations import SUBJECT, dependents, stands_as

LEAST = 0.04
"""Below this strength a side is a guess and not shown."""
COVERED = 0.1
"""So much of the proposition's phrase must stand in the text for its side to be shown."""
ROOT_LENGTH, DIFFERENT = 5, 2
"""Words are kin that share this many letters and differ in no more than these."""
OTHER = 0.3
"""What a word weighs that names another kind of the same thing."""
PART = 0.6
"""What a word weighs that is part of a phrase, its head being 1."""
PLACE = 0.4
"""What somebody or some place weighs that the proposition only concerns, or its verb without the object."""
PEOPLE = 0.16
"""What they weigh whom it concerns: their harm is no side on it."""
PLACES = frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON", "DATE"})
UNCOUNTED = frozenset({"AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "INTJ", "PUNCT", "SPACE", "SYM", "NUM"})
ENDINGS = listed(value_of("sides", "stems.endings"), "sides.toml, stems.endings")
SAME = {word: line.split()[0] for line in listed(value_of("sides", "stems.same"), "sides.toml") for word in line.split()}
"""Words of one action under the first of them: a text may speak of the “prohibition” that is to be a “ban”."""
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text stands to a proposition; `shown`: words of the text show it, else it is a guess."""

    judgement: Judgement
    shown: bool


def stem(word: str) -> str:
    """Return what a word shares with its relatives: “taxation” and “taxes” → “tax”."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def stems(text: Doc) -> dict[int, str]:
    """Return the stems of the words that say what a text is about, by place."""
    return {
        t.i: SAME.get(lemma(t)) or stem(lemma(t))
        for t in text
        if t.pos_ not in UNCOUNTED and t.is_alpha and not t.is_stop and not is_one_of(t, "stems.empty")
    }


def sides_in(proposition: Doc, words: Mapping[int, str]) -> dict[str, tuple[int, float]]:
    """Return for each stem the side that the proposition takes towards it, and what the word weighs in it."""
    found: dict[str, tuple[int, float]] = {}
    for i, word in words.items():
        token = proposition[i]
        if _is_evaluation(token):
            continue
        side = _side_of_word(token)
        if side:
            found.setdefault(word, (side, _weight(token)))
    return found or _heading(proposition, words)


def _core(proposition: Doc, sides: Mapping[str, tuple[int, float]]) -> int:
    """Return the side of a proposition towards what it is about: -1 for “ban it” and for “it is a threat”."""
    if asserts(proposition):
        return sign_of(sum(Worth().of(sentence.root) for sentence in proposition.sents)) or 1
    return sign_of(sum(side * weight for side, weight in sides.values())) or 1


def _heading(proposition: Doc, words: Mapping[int, str]) -> dict[str, tuple[int, float]]:
    """“Ban junk food”, “Free transport”: no sentence for the parser; a verb in front says the side."""
    side = -1 if is_one_of(proposition[0], "verbs.lowers", "verbs.opposes", "verbs.harms") else 1
    things = {i: word for i, word in words.items() if not _is_evaluation(proposition[i]) and _is_core(proposition[i])}
    return {word: (side if i else 1, _weight(proposition[i])) for i, word in things.items()}


def _is_core(token: Token) -> bool:
    return token.head == token or (is_part(token) and _is_core(token.head))


def _weight(token: Token) -> float:
    """Return what a word tells of what a proposition is about: whom and where it concerns, and its verb, tell less."""
    if is_one_of(token, "worth.people", "worth.suffering"):
        return PEOPLE
    if token.pos_ == "VERB" or token.ent_type_ in PLACES:
        return PLACE
    return PART if is_part(token) else 1.0


def _side_of_word(token: Token) -> int:
    said = agreed(judgements(token, Worth({token.i})))
    if said is not None:
        return said.side
    return 1 if token.pos_ == "VERB" and not obliged(token) else 0


def _is_evaluation(token: Token) -> bool:
    evaluates = token.pos_ in ("ADJ", "ADV") and bool(plain(token) or is_one_of(token, "worth.less"))
    return evaluates and not is_part(token)


def side_on(text: Doc, proposition: Doc) -> Reading | None:
    """Return the best reading of a text's side on a proposition; what no words show is marked as a guess."""
    wanted = stems(proposition)
    sides = sides_in(proposition, wanted)
    own = same_words(stems(text), set(wanted.values()))
    shared = [text[i] for i in own]
    votes = _votes(shared, own, sides, kinds_in(proposition, wanted))
    if asserts(proposition):
        said = agreed([*votes, *_assertions(shared, own, proposition, wanted)])
        if said is not None:
            return Reading(said, True)
    said = agreed(votes)
    if said is not None:
        covered = _covered({own[t.i] for t in shared}, sides)
        shown = said.ground not in GUESSES and said.strength >= LEAST and covered >= COVERED
        return Reading(said, shown)
    core = _core(proposition, sides)
    guess = agreed(_by_pronoun(text, core)) if not shared else None
    guess = guess or _whole(text, own, core) or _tone(text, own, core)
    return Reading(guess, False)


def same_words(own: Mapping[int, str], wanted: Collection[str]) -> dict[int, str]:
    """Return the words of a text that the proposition has, too, under the proposition's stems."""
    found = {}
    for i, word in own.items():
        near = min((w for w in wanted if _are_kin(word, w)), key=lambda w: (w != word, w), default=None)
        if near is not None:
            found[i] = near
    return found


def _are_kin(one: str, other: str) -> bool:
    """“democrat(isation)” and “democrac(y)”: all but the last letters are the same."""
    if one == other:
        return True
    same = len(commonprefix((one, other)))
    return same >= ROOT_LENGTH and max(len(one), len(other)) - same <= DIFFERENT


def asserts(proposition: Doc) -> bool:
    """“Iraq poses a threat”, “the plan can solve the problem”: it states something, and neither demands nor praises."""
    roots = [t for t in proposition if t.head == t and t.pos_ == "VERB"]
    stated = [t for t in roots if not obliged(t) and not does(t) & {"backs", "opposes", "says", "works", "fails"}]
    return any(dependents(t, SUBJECT) and not has_we(t) and not negated(t) and not _has_to(t) for t in stated)


def _has_to(verb: Token) -> bool:
    """“has to be adopted”: a demand."""
    return is_one_of(verb, "links.willing", "links.needing")


def has_we(verb: Token) -> bool:
    """“[we] support it”"""
    return any(is_one_of(subject, "links.we") for subject in dependents(verb, SUBJECT))


def _assertions(
    shared: list[Token], words: Mapping[int, str], proposition: Doc, wanted: Mapping[int, str]
) -> list[Judgement]:
    """Who says what the proposition says of its subject is for it, unless it is denied, doubted or asked."""
    predicate = {word for i, word in wanted.items() if not _is_subject(proposition[i])}
    found = []
    for token in shared:
        side = _truth(token)
        weight = 1.0 if words[token.i] in predicate else PLACE
        step = f"{token.text} ({'stated' if side > 0 else 'denied'})"
        found.append(Judgement(side, 0.3 * weight, Ground.ASSERTION, (step,)))
    return found


def _is_subject(token: Token) -> bool:
    return any(stands_as(t, SUBJECT) for t in (token, token.head) if t.pos_ in ("NOUN", "PROPN"))


def _truth(token: Token) -> int:
    """Return -1 where what a word stands in is denied anywhere above, or asked."""
    sign = -1 if has_none(token) else 1
    for clause in (token, *token.ancestors):
        if clause.pos_ in ("VERB", "AUX"):
            sign *= turn(clause) * (-1 if "doubts" in does(clause) else 1)
        elif clause != token and has_none(clause) != is_one_of(clause, "denial.doubt"):
            sign = -sign
    return -sign if token.sent[-1].text == "?" else sign


def _whole(text: Doc, without: Collection[int], core: int) -> Judgement | None:
    worth = Worth(without)
    total = sign_of(sum(worth.of(sentence.root) for sentence in text.sents))
    return Judgement(total * core, 0.15, Ground.WHOLE, ("what the text says as a whole",)) if total else None


def _covered(found: set[str], sides: Mapping[str, tuple[int, float]]) -> float:
    whole = max((weight for _, weight in sides.values()), default=1.0)
    return max((sides[word][1] for word in found if word in sides), default=0.0) / whole


def kinds_in(proposition: Doc, words: Mapping[int, str]) -> dict[str, frozenset[str]]:
    """Return for each stem those of the words that tell its kind: “[open] [source] software”."""
    return {
        word: frozenset(words[c.i] for c in proposition[i].children if c.i in words and is_part(c))
        for i, word in words.items()
    }


def _is_other(token: Token, words: Mapping[int, str], kinds: frozenset[str]) -> bool:
    """“proprietary software”, where the proposition is about open-source software"""
    own = [c for c in token.children if is_part(c) and c.pos_ in ("NOUN", "PROPN", "ADJ")]
    return bool(own and kinds) and not any(c.i in words for c in own) and not kinds & set(words.values())


def _votes(
    shared: list[Token],
    words: Mapping[int, str],
    sides: Mapping[str, tuple[int, float]],
    kinds: Mapping[str, frozenset[str]],
) -> list[Judgement]:
    worth = Worth(t.i for t in shared)
    found = []
    for token in shared:
        side, weight = sides.get(words[token.i], (0, 0.0))
        if not side or _is_evaluation(token):
            continue
        weight *= PART if is_part(token) else 1.0
        weight *= OTHER if _is_other(token, words, kinds.get(words[token.i], frozenset())) else 1.0
        found += [
            replace(j.turned(side, weight), steps=(token.text, *j.steps)) for j in judgements(token, worth)
        ]
    return found


def _by_pronoun(text: Doc, core: int) -> list[Judgement]:
    """“[It] costs jobs”: where the text names nothing of the proposition, a pronoun may stand for its core."""
    found = []
    for token in text:
        if token.pos_ == "PRON" and is_one_of(token, "links.pronouns"):
            found += [replace(j.turned(core, 0.5), ground=Ground.PRONOUN) for j in judgements(token, Worth({token.i}))]
    return found


TONES = {"helps": 0.8, "harms": -1.0, "inflicts": -1.0, "fails": -0.6, "works": 0.4, "backs": 0.5, "opposes": -0.6}


def _tone(text: Doc, without: Collection[int], core: int) -> Judgement:
    """The words of praise and blame, summed: right in little more than half of the cases, and never shown."""
    total = sum(_tone_of(token) * turn(token) * turn(token.head) for token in text if token.i not in without)
    if not total:
        return Judgement(1, 0.02, Ground.TONE, ("no words of praise or blame",))
    return Judgement(sign_of(total) * core, min(0.2, 0.05 * abs(total)), Ground.TONE, ("tone",))


def _tone_of(token: Token) -> float:
    if token.pos_ == "VERB":
        return max((TONES.get(name, 0.0) for name in does(token)), key=abs, default=0.0)
    if token.pos_ in ("NOUN", "PROPN"):
        value = plain_noun(token)
        return 0.6 * value if value > 0 else value
    return plain(token)


