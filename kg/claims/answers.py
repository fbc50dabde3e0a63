"""What says nothing by itself: an answer without its question (“I absolutely do.”), a view that stays untold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.claims.draft import Draft, Kind
from kg.claims.lexicon import lemma_of
from kg.lang.tables import value_of, words
from kg.model import Act
from kg.syntax.relations import OWNER, SUBJECT, first_dependent, stands_as
from kg.syntax.wording import children

_VERBS, _WORDS = words("speaking", "answering_verbs"), words("speaking", "answering")
_MINDS, _ASKED = words("speaking", "minds"), words("speaking", "what_how")
_WORDS_SAID = words("speaking", "words_said")
_TO_MOVE = value_of("speaking", "to_move").split()
_FIRST_PERSON = words("grammar", "first_person")
_MANNER = value_of("speaking", "manner")
_THIRD_PERSON = words("speaking", "third_person")
_TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM", "X", "ADP"})
_ASKING = frozenset({"WRB", "WP", "WDT"})
_LONGEST = 6
"""Words of a bare answer."""
_HERS = 3
"""Words of “her comments”, “Lee's comments”."""


def tells_nothing(draft: Draft, said: Sequence[Token]) -> bool:
    """Tell whether a claim is a bare answer, or tells neither what its speaker thinks nor what he agrees with."""
    if draft.paragraph.turn is not None and draft.paragraph.turn.asks and _is_own(draft):
        return True  # “HOST: I want to start with you.”
    if [t.lower_ for t in said] == _TO_MOVE:
        return True  # “I beg to move”
    own_words = draft.quoted or draft.kind is Kind.AUTHOR
    return is_bare_answer(said) if own_words else _is_untold(draft) or _is_others_words(draft, said)


def _is_own(draft: Draft) -> bool:
    return draft.speaker is not None and draft.speaker.lower_ in _FIRST_PERSON and not draft.inside


def is_bare_answer(said: Iterable[Token]) -> bool:
    """Tell whether nothing in the words tells what was asked: only yes and no, pronouns, helpers, and adverbs."""
    spoken = [t for t in said if t.is_alpha or t.like_num]
    return len(spoken) <= _LONGEST and not any(_tells(token) for token in spoken)


def _tells(token: Token) -> bool:
    if token.lower_ in _WORDS:
        return False
    if token.tag_ in _ASKING:
        return True
    if token.pos_ in ("VERB", "AUX"):
        return lemma_of(token) not in _VERBS
    return token.pos_ in _TELLING or (token.pos_ == "ADV" and not token.lower_.endswith(_MANNER))


def _is_others_words(draft: Draft, said: Sequence[Token]) -> bool:
    """“[Her comments] were echoed by Ann Lee”: that she agrees, not what with."""
    if draft.cue is None or draft.cue.act is not Act.STATEMENT or not 0 < len(said) <= _HERS:
        return False
    return stands_as(said[0], OWNER) and lemma_of(said[-1]) in _WORDS_SAID


def _is_untold(draft: Draft) -> bool:
    """“made clear what she thought of it”: that she did so; not “explained what the law means”."""
    for head in draft.frame.parts.get("clause", ()) if draft.frame is not None else ():
        own = first_dependent(head, SUBJECT)
        asks = lemma_of(head) in _MINDS and any(t.lower_ in _ASKED and t.i < head.i for t in children(head))
        if asks and own is not None and own.lower_ in _THIRD_PERSON:
            return True
    return False
