"""What a text says about the reality of an event: it occurred, is planned, alleged, denied, or only thought of."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.lang.tables import word_pairs
from kg.lang.tables import words as listed
from kg.model import Factuality, Modality, Polarity
from kg.rules.event import FactualityWords
from kg.syntax import is_predicate, modality, polarity, tense
from kg.syntax.relations import (
    ACTIVE_CLAUSAL_SUBJECT,
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    HELPER,
    NOUN_CLAUSE,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    OWNER,
    PARTICLE,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREPOSITION_CLAUSE,
    PREPOSITION_COMPLEMENT,
    PREPOSITION_OBJECT,
    ROOT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import has_own_subject, is_helped_by, is_marked_by
from kg.syntax.wording import children, is_asked, sentence_around

_NONFINITE = COMPLEMENT | NOUN_CLAUSE | ADVERBIAL_CLAUSE | ACTIVE_CLAUSAL_SUBJECT | PREPOSITION_CLAUSE
_HEARSAY = {word: Factuality(value) for word, value in word_pairs("event_words", "hearsay").items()}
DENYING, POINTING, DURING = (listed("event_words", key) for key in ("denying", "pointing", "during"))
PERFECT, HAVE, BE = (listed("event_words", key) for key in ("perfect", "lemma_have", "lemma_be"))
CAN, WOULD, GOING, IF = (listed("event_words", key) for key in ("can", "would", "going", "if"))
INVERTING, MUST = (listed("event_words", key) for key in ("inverting", "must"))
PHASE, GOVERNING, OF = (listed("event_words", key) for key in ("phase", "governing", "of"))
_THOUGHT = frozenset({Modality.POSSIBLE, Modality.HYPOTHETICAL, Modality.OBLIGATION})
OCCURRED = Factuality.OCCURRED
_NEAR = 60
"""Characters behind a noun in which words tell that its event is planned."""


def of_verb(head: Token, words: FactualityWords) -> Factuality:
    """Return what the text says of the event that a verb tells of."""
    if polarity(head) is Polarity.DENIED:
        return Factuality.DENIED
    if stands_as(head, ROOT) and _is_to(head):
        return Factuality.PLANNED  # a headline: “Minister to visit Leeds”
    if _can(head) or _is_inverted(head):
        return Factuality.HYPOTHETICAL
    perfect = is_helped_by(head, PERFECT)
    found = modality(head)
    if found is Modality.HYPOTHETICAL and _is_reported_plan(head):
        return Factuality.PLANNED
    if found in _THOUGHT and not (perfect and is_helped_by(head, MUST)):
        return Factuality.HYPOTHETICAL
    if found in (Modality.INTENTION, Modality.PROBABLE) or tense(head) == "future" or _going_to(head):
        return Factuality.PLANNED
    for adverb in dependents(head, ADVERB):
        if adverb.lower_ in _HEARSAY:
            return _HEARSAY[adverb.lower_]
    if stands_as(head, ROOT) and is_asked(head):
        return Factuality.HYPOTHETICAL
    return _governed(head, words)


def of_noun(head: Token, words: FactualityWords, verb: Token | None) -> Factuality:
    """Return what the text says of the event that a noun names; `verb` says that it was held or took place."""
    for child in children(head):
        if stands_as(child, DETERMINER) and child.lower_ in DENYING:
            return Factuality.DENIED
        described = stands_as(child, ADVERB, ADJECTIVE, COMPOUND) or (
            stands_as(child, NOUN_CLAUSE) and child.tag_ == "VBN"
        )
        if described and child.lower_ in words.modifiers:
            return words.modifiers[child.lower_][0]
    end = min(sentence_around(head)[1], head.i + _NEAR)
    after = head.doc[head.i : end].text.casefold()[:_NEAR]
    if any(phrase in after for phrase in words.phrases):
        return Factuality.PLANNED
    governor, is_noun = _governor(_counted(head, words))
    if governor is not None:
        table = words.nouns if is_noun else words.governors
        values = table.get(governor.lemma_.lower(), ())
        thought = (Factuality.HYPOTHETICAL, Factuality.ALLEGED)
        if has(governor, PARTICLE):
            values = words.governors.get(_with_particle(governor), ())
        open_ended = is_noun or not is_definite(head) or governor.lemma_.lower() in words.wanted
        value = next((v for v in values if v not in thought or open_ended), None)
        if value is not None:
            return _lifted(governor, value, words, is_noun)
        if verb is None and not (is_noun or is_definite(head) or _can(governor)) and is_predicate(governor):
            return of_verb(governor, words)  # “hoped to arrange a meeting”
    if _is_ahead(head, governor, words):
        return Factuality.PLANNED
    return of_verb(verb, words) if verb is not None else OCCURRED


def of_item(lead: Doc, words: FactualityWords) -> Factuality:
    """Return what the words before a colon make of what its list tells: “The union calls for: – an inquiry; …”."""
    told = ((words.governors if t.pos_ == "VERB" else words.nouns).get(t.lemma_.lower(), ()) for t in reversed(lead))
    return next((values[0] for values in told if values), OCCURRED)


def _is_ahead(head: Token, governor: Token | None, words: FactualityWords) -> bool:
    """“will speak at the summit”, “the meeting is due to be held”, “expected to win the election”: all to come."""
    unreal = (Factuality.PLANNED, Factuality.HYPOTHETICAL)
    if governor is not None and governor.lemma_.lower() in words.entering:
        return is_predicate(governor) and of_verb(governor, words) in unreal
    if stands_as(head, PREPOSITION_OBJECT) and head.head.lower_ in DURING and is_predicate(head.head.head):
        return of_verb(head.head.head, words) is Factuality.PLANNED
    complements = dependents(head.head, PREDICATE_ADJECTIVE) if stands_as(head, ACTIVE_SUBJECT) else []
    return any(Factuality.PLANNED in words.governors.get(c.lemma_.lower(), ()) for c in complements)


def is_definite(noun: Token) -> bool:
    """Tell whether a noun phrase points at something known: “the strike”, “this strike”, “their strike”."""
    return any(
        (stands_as(c, DETERMINER) and c.lower_ in POINTING)
        or (stands_as(c, OWNER) and c.ent_type_ not in ("DATE", "TIME"))
        for c in children(noun)
    )


def is_simple_present(head: Token) -> bool:
    """Tell whether a clause says what is the case in general: “cuts harm children”, not “is cutting”, “has cut”."""
    helpers = dependents(head, AUXILIARY)
    if head.tag_ in ("VBZ", "VBP"):
        return True
    return (
        head.tag_ == "VBN" and bool(helpers) and all(h.tag_ in ("VBZ", "VBP") and h.lemma_ not in HAVE for h in helpers)
    )


def _governed(head: Token, words: FactualityWords) -> Factuality:
    """Follow an infinitive, gerund or content clause to the word it depends on."""
    if stands_as(head, CONJUNCT) and is_predicate(head.head) and not has_own_subject(head):
        bare = head.tag_ in ("VB", "VBG") or (head.lower_ == head.lemma_.lower() and head.head.tag_ == "VB")  # “cut”
        return of_verb(head.head, words) if bare else OCCURRED
    if not stands_as(head, _NONFINITE):
        return OCCURRED
    infinitive = _is_to(head)
    if stands_as(head, NOUN_CLAUSE, ADVERBIAL_CLAUSE) and not infinitive and head.tag_ != "VBG":
        return OCCURRED
    governor = head.head.head if stands_as(head, PREPOSITION_CLAUSE) else head.head
    if infinitive and stands_as(head, OPEN_COMPLEMENT) and governor.lemma_ in BE:
        return Factuality.PLANNED  # “is to close”
    table = words.nouns if governor.pos_ in ("NOUN", "PROPN") else words.governors
    values = table.get(governor.lemma_.lower(), ())
    if values and (infinitive or head.tag_ in ("VBG", "VB") or values[0] in (Factuality.ALLEGED, Factuality.DENIED)):
        return _lifted(governor, values[0], words, table is words.nouns)
    if values and has_own_subject(head) and stands_as(head, CLAUSE_COMPLEMENT) and values[0] is Factuality.HYPOTHETICAL:
        return values[0]
    if infinitive and stands_as(head, NOUN_CLAUSE, ADVERBIAL_CLAUSE, OPEN_COMPLEMENT) and governor.lemma_ not in PHASE:
        return Factuality.HYPOTHETICAL
    if head.tag_ in ("VB", "VBG") and is_predicate(governor):
        above = of_verb(governor, words)
        return above if above is not Factuality.DENIED else Factuality.HYPOTHETICAL
    return OCCURRED


def _lifted(governor: Token, value: Factuality, words: FactualityWords, is_noun: bool) -> Factuality:
    """“Did not rule out cuts”, “will not demand an inquiry”: a denied governor leaves the event in the air."""
    if not is_noun and polarity(governor) is Polarity.DENIED:
        return Factuality.HYPOTHETICAL
    if (
        not is_noun
        and value is Factuality.DENIED
        and is_predicate(governor)
        and of_verb(governor, words) is not OCCURRED
    ):
        return Factuality.HYPOTHETICAL  # “aimed at averting strikes”
    return value


def _can(head: Token) -> bool:
    """“MPs can vote”: they need not; but “you can join our campaign”: there is one."""
    return is_helped_by(head, CAN)


def _is_inverted(head: Token) -> bool:
    """“Had it been inspected, …”, “were it to close”, “should they strike”: a condition without “if”."""
    first = head.left_edge
    if not stands_as(first, AUXILIARY) or first.lower_ not in INVERTING or is_asked(head):
        return False
    return any(first.i < c.i < head.i for c in dependents(head, ACTIVE_SUBJECT, PASSIVE_SUBJECT))


def _is_reported_plan(head: Token) -> bool:
    """“She said he would resign”: the future, told in the past."""
    top = head
    while stands_as(top, CONJUNCT):
        top = top.head
    reported = stands_as(top, CLAUSE_COMPLEMENT) and top.i > top.head.i and top.head.tag_ in ("VBD", "VBN")
    return is_helped_by(head, WOULD) and reported and not _is_conditional(head)


def _is_conditional(head: Token) -> bool:
    return any(is_marked_by(clause, IF) for clause in dependents(head, ADVERBIAL_CLAUSE))


def _with_particle(verb: Token) -> str:
    return " ".join([verb.lemma_.lower(), *(c.lower_ for c in dependents(verb, PARTICLE))])


def _is_to(head: Token) -> bool:
    """“to visit”"""
    return any(helper.tag_ == "TO" for helper in dependents(head, HELPER))


def _going_to(head: Token) -> bool:
    return stands_as(head, OPEN_COMPLEMENT) and head.head.lower_ in GOING


def _governor(noun: Token) -> tuple[Token | None, bool]:
    """Return the verb or noun that an event noun is the object of, directly or through a preposition."""
    top = noun
    while stands_as(top, CONJUNCT) and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if stands_as(top, OBJECT, PASSIVE_SUBJECT, OBJECT_PREDICATE):
        return top.head, False
    if stands_as(top, PREPOSITION_COMPLEMENT) and top.head.pos_ in ("ADP", "SCONJ") and top.head.lower_ in GOVERNING:
        return top.head.head, top.head.head.pos_ in ("NOUN", "PROPN")
    return None, False


def _counted(noun: Token, words: FactualityWords) -> Token:
    """“a series of strikes”: what befalls the series befalls the strikes."""
    while (
        stands_as(noun, PREPOSITION_OBJECT) and noun.head.lower_ in OF and noun.head.head.lemma_.lower() in words.counts
    ):
        noun = noun.head.head
    return noun
