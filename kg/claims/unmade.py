"""Acts that nobody has done: wished, asked, owed, possible, unreal or left undone."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.claims.frame import Frame
from kg.claims.lexicon import lemma_of
from kg.lang.tables import words
from kg.model import Act, Modality, Polarity
from kg.syntax import CONDITIONS, Clause, polarity
from kg.syntax.arguments import SAYING
from kg.syntax.relations import (
    ADVERBIAL_CLAUSE,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    HELPER,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    SUBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive, is_marked_by
from kg.syntax.wording import children, sentence_around, sentence_has

FIRST_PERSON = words("grammar", "first_person")
ABLE, WHEN = words("speaking", "able"), words("speaking", "when")
PERFECT, UNREAL = words("grammar", "perfect"), words("speaking", "unreal")
FORWARD, GOING_ON, ON = words("speaking", "forward"), words("speaking", "going_on"), words("speaking", "on")
COULD, ASKING = words("speaking", "could"), words("speaking", "opening_questions")
AVOIDING, INSTEAD = words("speaking", "avoiding"), words("speaking", "instead")
DOUBTING, DENYING = words("speaking", "doubting"), words("speaking", "denying")
ENSURING, HOPING = words("speaking", "ensuring"), words("speaking", "hoping")

_MARKS = frozenset({'"', "``", "''"})
_BEFORE_QUESTION = _MARKS | {":", "—", "–", "-"}
NOT_YET = frozenset({Modality.HYPOTHETICAL, Modality.POSSIBLE, Modality.OBLIGATION})
"""“would support”, “may oppose”, “must vote for”: nobody has done so; with a clause it is a way of speaking."""


def carried_by_infinitive(frame: Frame) -> bool:
    """“tried to make the [case] that pay was low”"""
    clause = frame.clause
    if frame.head.pos_ != "NOUN" or frame.source is None or clause is None:
        return False
    return clause.head in frame.cue_tokens and is_infinitive(clause.head)


def conditional(frame: Frame) -> bool:
    """“if ministers [say] so”, “when they [say] so”"""
    clause = _clause(frame)
    if clause.tense == "present" and any(c.lower_ in WHEN for c in children(clause.head)):
        return stands_as(clause.head, ADVERBIAL_CLAUSE) and not _in_own_words(frame)
    return any(is_marked_by(verb, CONDITIONS) for verb in _coordinated(clause.head))


def _in_own_words(frame: Frame) -> bool:
    """“When the mayor says it is “fair”, I disagree”: words in quotation marks have been said."""
    return any(t.text in _MARKS for head in frame.content for t in head.subtree)


def _coordinated(head: Token) -> Iterator[Token]:
    """The predicate and those it stands beside: “if he refuses and blames us”."""
    yield head
    while stands_as(head, CONJUNCT) and head.head != head:
        head = head.head
        yield head


def leads_in(frame: Frame) -> bool:
    """“[commenting] on the report, she said …”"""
    return _opens(frame) and lemma_of(_clause(frame).head.head) in SAYING


def _opens(frame: Frame) -> bool:
    """“Commenting on the report, X …”: a participle before the main clause, with nothing said in it."""
    clause = _clause(frame)
    bare = clause.inherited and frame.cue.act is Act.STATEMENT and "clause" not in frame.parts
    return bare and stands_as(clause.head, ADVERBIAL_CLAUSE) and clause.head.i < clause.head.head.i


def only_to(frame: Frame) -> bool:
    """“wants to [say] that pay is low”"""
    verb = _clause(frame).head
    if verb.tag_ == "VB" and not has(verb, HELPER, SUBJECT):  # “whether to approve it or [deny] it”
        verb = next((v for v in _coordinated(verb) if is_infinitive(v)), verb)
    return not _opens(frame) and is_infinitive(verb) and not _comes_forward(verb)


def _comes_forward(verb: Token) -> bool:
    """“took to the stage to accuse …”, “went on to say …”: done, not only meant."""
    above = verb.head
    if not stands_as(verb, ADVERBIAL_CLAUSE, OPEN_COMPLEMENT) or above.i > verb.i:
        return False
    if polarity(above) is Polarity.DENIED or has(above, PASSIVE_HELPER):
        return False
    ahead = lemma_of(above) in FORWARD
    on = lemma_of(above) in GOING_ON or (ahead and any(c.lower_ in ON for c in above.children))
    if on and above.tag_ in ("VBD", "VBZ", "VBP"):  # “continues to insist”, “goes on to accuse”
        return True
    return ahead and above.tag_ == "VBD" and not has(above, HELPER)


def obliged(frame: Frame) -> bool:
    """“ministers should [admit] it”"""
    source = frame.source
    return _is_obliged(frame) and source is not None and source.lower_ not in FIRST_PERSON


def _is_obliged(frame: Frame) -> bool:
    return _clause(frame).modality is Modality.OBLIGATION and frame.cue.act is not Act.BELIEF and not _opens(frame)


def possible(frame: Frame) -> bool:
    """“parents may [understand] it”"""
    if _opens(frame) or _is_obliged(frame):
        return False
    may = _is_able(frame) or _clause(frame).modality is Modality.POSSIBLE
    return may and (frame.cue.act in (Act.BELIEF, Act.FINDING) or "judgement" in frame.parts)


def could_say(frame: Frame) -> bool:
    """“the minister could [tell] us why”: a wish or a guess, nothing said."""
    source, could = frame.source, [c.lower_ for c in dependents(_clause(frame).head, HELPER)]
    if frame.cue.act is not Act.STATEMENT or source is None or source.lower_ in FIRST_PERSON:
        return False
    return "clause" in frame.parts and len(could) == 1 and could[0] in COULD


def is_to_come(frame: Frame) -> bool:
    """“will [set out] her position”"""
    return _is_bare(frame) and frame.cue.act is Act.STATEMENT and _clause(frame).tense == "future"


def only_able(frame: Frame) -> bool:
    """“can support”; who cannot support it says so."""
    turned = _clause(frame).polarity is Polarity.DENIED and frame.cue.negated in set(Act)
    return _is_bare(frame) and _is_able(frame) and not turned


def asked_only(frame: Frame) -> bool:
    """“Will the minister condemn the strike?”, “Does she stand by what she said?” however far the mark"""
    head = _clause(frame).head
    subjects = dependents(head, SUBJECT)
    first = min((h.i for h in dependents(head, HELPER, PASSIVE_HELPER)), default=head.i)
    if not subjects or first > subjects[-1].i:
        return False
    opens = first == sentence_around(head)[0] or head.doc[first - 1].text in _BEFORE_QUESTION
    asks = opens and head.doc[first].lower_ in ASKING
    return asks or sentence_has(head, "?", after=head.i)


def unreal(frame: Frame) -> bool:
    """“could have accused”, “should have warned that …”"""
    head, source = _clause(frame).head, frame.source
    helpers = [h.lemma_.lower() for h in dependents(head, HELPER)]
    perfect = len(helpers) > 1 and helpers[-1] in PERFECT
    return perfect and helpers[0] in UNREAL and source is not None and source.lower_ not in FIRST_PERSON


def left_undone(frame: Frame) -> bool:
    """“stopped short of condemning it”, “avoided blaming him”: the verb above says that nobody did."""
    verb = _clause(frame).head
    if verb.tag_ != "VBG" or not stands_as(verb, PREPOSITION_CLAUSE, OPEN_COMPLEMENT, CLAUSE_COMPLEMENT):
        return False
    above = verb.head
    while stands_as(above, PREPOSITION) and above.head != above:
        if any(w.lower_ in INSTEAD for w in (above, *above.lefts)):
            return True
        above = above.head
    if any(c.lower_ in INSTEAD for c in above.rights if c.i < verb.i):
        return True
    return lemma_of(above) in AVOIDING and polarity(above) is not Polarity.DENIED  # “could not resist pointing out”


def doubted(frame: Frame) -> bool:
    """“I do not think that she promised it”, “he denied that she promised it”: the verb above says that it was not."""
    verb = _clause(frame).head
    if not stands_as(verb, CLAUSE_COMPLEMENT):
        return False
    above, denied = verb.head, polarity(verb.head) is Polarity.DENIED
    return lemma_of(above) in (DOUBTING if denied else DENYING)


def hoped(frame: Frame) -> bool:
    """“We hope that the President will uphold it”: what others look for, nothing done."""
    clause = _clause(frame)
    verb = clause.head
    return stands_as(verb, CLAUSE_COMPLEMENT) and clause.tense == "future" and lemma_of(verb.head) in HOPING


def to_be_ensured(frame: Frame) -> bool:
    """“The rules will ensure that farmers understand it”: somebody sees to it, nobody has done so."""
    verb = _clause(frame).head
    above = verb.head
    named = above.is_sent_start and not above.is_lower  # “Help the Aged said …”
    return stands_as(verb, CLAUSE_COMPLEMENT) and lemma_of(above) in ENSURING and not named


def would_only(frame: Frame) -> bool:
    """“would [support] a ban”"""
    return _is_bare(frame) and _clause(frame).modality in NOT_YET


def _is_bare(frame: Frame) -> bool:
    """With a clause “would” is a way of speaking: “I would say that …”."""
    return not _opens(frame) and not _is_obliged(frame) and "clause" not in frame.parts


def _is_able(frame: Frame) -> bool:
    return any(c.lemma_.lower() in ABLE for c in dependents(_clause(frame).head, HELPER))


def _clause(frame: Frame) -> Clause:
    assert frame.clause is not None  # rows of verbs are asked of nothing else
    return frame.clause
