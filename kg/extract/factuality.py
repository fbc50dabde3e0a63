"""What a text says about the reality of an event: it occurred, is planned, alleged, denied, or only thought of."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event_rules import FactualityWords
from kg.model import Factuality, Modality, Polarity
from kg.syntax import is_predicate, modality, polarity, tense

_NONFINITE = frozenset({"xcomp", "pcomp", "advcl", "acl", "csubj", "ccomp"})
_ADVERBS = {"allegedly": Factuality.ALLEGED, "reportedly": Factuality.ALLEGED, "apparently": Factuality.ALLEGED}
_THOUGHT = frozenset({Modality.POSSIBLE, Modality.HYPOTHETICAL, Modality.OBLIGATION})
OCCURRED = Factuality.OCCURRED


def of_verb(head: Token, words: FactualityWords) -> Factuality:
    """Return what the text says of the event that a verb tells of."""
    if polarity(head) is Polarity.DENIED:
        return Factuality.DENIED
    auxiliaries = {c.lower_ for c in head.children if c.dep_ == "aux"}
    if head.dep_ == "ROOT" and "to" in auxiliaries:
        return Factuality.PLANNED  # a headline: “Minister to visit Leeds”
    if _can(head):
        return Factuality.HYPOTHETICAL
    perfect = bool(auxiliaries & {"have", "'ve"})
    found = modality(head)
    if found is Modality.HYPOTHETICAL and _is_reported_plan(head):
        return Factuality.PLANNED
    if found in _THOUGHT and not (perfect and found is Modality.OBLIGATION):
        return Factuality.HYPOTHETICAL
    if found in (Modality.INTENTION, Modality.PROBABLE) or tense(head) == "future" or _going_to(head):
        return Factuality.PLANNED
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in _ADVERBS:
            return _ADVERBS[child.lower_]
    if head.dep_ == "ROOT" and head.sent.text.rstrip().endswith("?"):
        return Factuality.HYPOTHETICAL
    return _governed(head, words)


def of_noun(head: Token, words: FactualityWords, verb: Token | None) -> Factuality:
    """Return what the text says of the event that a noun names; `verb` says that it was held or took place."""
    for child in head.children:
        if child.dep_ == "det" and child.lower_ in ("no", "neither"):
            return Factuality.DENIED
        described = child.dep_ in ("amod", "compound", "advmod") or (child.dep_ == "acl" and child.tag_ == "VBN")
        if described and child.lower_ in words.modifiers:
            return words.modifiers[child.lower_][0]
    after = head.sent.text[head.idx - head.sent.start_char :].casefold()
    if any(phrase in after[:60] for phrase in words.phrases):
        return Factuality.PLANNED
    governor, is_noun = _governor(_counted(head, words))
    if governor is not None:
        table = words.nouns if is_noun else words.governors
        values = table.get(governor.lemma_.lower(), ())
        thought = (Factuality.HYPOTHETICAL, Factuality.ALLEGED)
        if any(c.dep_ == "prt" for c in governor.children):
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


def _is_ahead(head: Token, governor: Token | None, words: FactualityWords) -> bool:
    """“will speak at the summit”, “the meeting is due to be held”, “expected to win the election”: all to come."""
    unreal = (Factuality.PLANNED, Factuality.HYPOTHETICAL)
    if governor is not None and governor.lemma_.lower() in words.entering:
        return is_predicate(governor) and of_verb(governor, words) in unreal
    if head.dep_ == "pobj" and head.head.lower_ in ("in", "at", "during") and is_predicate(head.head.head):
        return of_verb(head.head.head, words) is Factuality.PLANNED
    complements = [c for c in head.head.children if c.dep_ == "acomp"] if head.dep_ == "nsubj" else []
    return any(Factuality.PLANNED in words.governors.get(c.lemma_.lower(), ()) for c in complements)


def is_definite(noun: Token) -> bool:
    """Tell whether a noun phrase points at something known: “the strike”, “this strike”, “their strike”."""
    return any(
        (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those", "both"))
        or (c.dep_ == "poss" and c.ent_type_ not in ("DATE", "TIME"))
        for c in noun.children
    )


def is_simple_present(head: Token) -> bool:
    """Tell whether a clause says what is the case in general: “cuts harm children”, not “is cutting”, “has cut”."""
    helpers = [c for c in head.children if c.dep_ in ("aux", "auxpass")]
    if head.tag_ in ("VBZ", "VBP"):
        return True
    return (
        head.tag_ == "VBN" and bool(helpers) and all(h.tag_ in ("VBZ", "VBP") and h.lemma_ != "have" for h in helpers)
    )


def _governed(head: Token, words: FactualityWords) -> Factuality:
    """Follow an infinitive, gerund or content clause to the word it depends on."""
    if head.dep_ == "conj" and is_predicate(head.head) and not _has_own_subject(head):
        bare = head.tag_ in ("VB", "VBG") or (head.lower_ == head.lemma_.lower() and head.head.tag_ == "VB")  # “cut”
        return of_verb(head.head, words) if bare else OCCURRED
    if head.dep_ not in _NONFINITE:
        return OCCURRED
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children)
    if head.dep_ in ("advcl", "acl") and not infinitive and head.tag_ != "VBG":
        return OCCURRED
    governor = head.head.head if head.dep_ == "pcomp" else head.head
    if infinitive and head.dep_ == "xcomp" and governor.lemma_ == "be":
        return Factuality.PLANNED  # “is to close”
    table = words.nouns if governor.pos_ in ("NOUN", "PROPN") else words.governors
    values = table.get(governor.lemma_.lower(), ())
    if values and (infinitive or head.tag_ in ("VBG", "VB") or values[0] in (Factuality.ALLEGED, Factuality.DENIED)):
        return _lifted(governor, values[0], words, table is words.nouns)
    if values and _has_own_subject(head) and head.dep_ == "ccomp" and values[0] is Factuality.HYPOTHETICAL:
        return values[0]
    if (
        infinitive
        and head.dep_ in ("advcl", "acl", "xcomp")
        and governor.lemma_ not in ("begin", "start", "manage", "continue")
    ):
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
    return any(c.dep_ == "aux" and c.lower_ == "can" for c in head.children)


def _is_reported_plan(head: Token) -> bool:
    """“She said he would resign”: the future, told in the past."""
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "'d") for c in head.children)
    top = head
    while top.dep_ == "conj":
        top = top.head
    reported = top.dep_ == "ccomp" and top.i > top.head.i and top.head.tag_ in ("VBD", "VBN")
    return would and reported and not _is_conditional(head)


def _is_conditional(head: Token) -> bool:
    return any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ == "if" for m in c.children) for c in head.children
    )


def _with_particle(verb: Token) -> str:
    return " ".join([verb.lemma_.lower(), *(c.lower_ for c in verb.children if c.dep_ == "prt")])


def _has_own_subject(head: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in head.children)


def _going_to(head: Token) -> bool:
    return head.dep_ == "xcomp" and head.head.lower_ == "going"


def _governor(noun: Token) -> tuple[Token | None, bool]:
    """Return the verb or noun that an event noun is the object of, directly or through a preposition."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ in ("dobj", "nsubjpass", "oprd"):
        return top.head, False
    if (
        top.dep_ in ("pobj", "pcomp")
        and top.head.pos_ in ("ADP", "SCONJ")
        and top.head.lower_ in ("for", "of", "to", "on", "against")
    ):
        return top.head.head, top.head.head.pos_ in ("NOUN", "PROPN")
    return None, False


def _counted(noun: Token, words: FactualityWords) -> Token:
    """“a series of strikes”: what befalls the series befalls the strikes."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.counts:
        noun = noun.head.head
    return noun
