"""Whom “he” and “she” mean: agreement first, then nearness, subjects before others, the main person before somebody
mentioned in passing. Where two fit nearly equally well the pronoun stays open.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from spacy.tokens import Token

from kg.actors.link_reasons import Link
from kg.actors.mention import Found
from kg.actors.reference.binding import (
    barred,
    bound,
    fits,
    governing_subject,
    is_half_of_pair,
    is_of_kin,
    named_by,
)
from kg.actors.reference.discourse import Discourse, Seen
from kg.actors.reference.pronouns import REFLEXIVES
from kg.actors.reference.ways import Finds, Stops, Ways, first_link
from kg.actors.registry import Entry
from kg.actors.words import INDEFINITE, SPEAKING, is_organization
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.parsing.repairs.verbs import claiming
from kg.syntax.noun import is_main_subject
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    APPOSITION,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    OWNER,
    PARATAXIS,
    PREPOSITION_OBJECT,
    ROOT,
    TIME_NOUN,
    dependents,
    stands_as,
)
from kg.syntax.wording import last_before, sentence_around

REACH = 5
"""How many sentences back the antecedent may stand."""

_FAR, _SUBJECT, _FREQUENT, _SAME_GENDER, _CONTINUED, _MARGIN, _NEAREST = 3.0, 3.0, 1.0, 3.0, 1.0, 3.0, 3.5
_ADDED = 2.0
_GOING_ON = words("speaking", "adding")
_SAME_PARAGRAPH, _QUOTED, _MAIN, _ASIDE, _BRACKETED = 1.0, 3.0, 2.0, 1.0, 4.0
_DOCUMENTS = words("documents", "documents")
_BEFALLING = words("reference", "befalling")
_TOPIC_OPENINGS = words("reference", "topic_openings")
_BRACKETS = frozenset({"(", ")"})


@dataclass(frozen=True, slots=True)
class Personal:
    """A “he” or “she”: whom the structure leaves, who is the subject around it, and who says it."""

    found: Found
    speakers: frozenset[str]
    bound: Found | None
    around: Found | None

    @property
    def token(self) -> Token:
        """The pronoun."""
        return self.found.token


def he_or_she(discourse: Discourse, found: Found, speakers: frozenset[str]) -> Link:
    """Return the person “he” or “she” stands for, open where nobody or more than one fits.

    `speakers`: who says the words in which it stands, and so does not mean himself by “he”.
    """
    link = _antecedent(discourse, found, speakers)
    here, last = discourse.layout.where(found), discourse.open_subjects.get(found.gender)
    if link.actor is not None and last is not None and here - last <= 1:
        since = (s for s in discourse.from_sentence(last) if s.entry.id == link.actor)
        if not any(is_main_subject(s.found.token) for s in since):
            link = Link(None, link.by, "pronoun-last-open")
    if link.actor is not None:
        discourse.open_subjects.pop(found.gender, None)
        entry = discourse.registry.entries[link.actor]
        entry.gender = entry.gender or found.gender
    elif stands_as(found.token, ACTIVE_SUBJECT):
        discourse.open_subjects[found.gender] = here
    return link


def _stranger_since(discourse: Discourse, found: Found, actor: str) -> bool:
    """Whether somebody not known spoke since the one meant was told of: “A visitor said it was late. [He] added …”."""
    doc, here = found.doc, discourse.here
    last = discourse.by_actor[actor][-1].found
    told = last.head if last.doc is doc else -1
    said = _said_before(found.token)
    for token in doc[told + 1 : found.token.i]:
        if token.i in said:
            continue
        if token.tag_ not in ("NN", "NNP") or not stands_as(token, ACTIVE_SUBJECT) or discourse.layout.is_quoted(token):
            continue
        spoke = token.head.lemma_.lower() in SPEAKING | claiming()
        known = here.get(token.i)
        stranger = known is None or (known.actor is None and known.kind is ActorKind.PERSON)
        if spoke and stranger and not (is_organization(token.lower_) or token.lemma_.lower() in _DOCUMENTS):
            return True
    return told < sentence_around(found.token)[0] and _stranger_before(discourse, found.token)


def _said_before(token: Token) -> frozenset[int]:
    """“Lessons showed that it harms us, [he] said”: what a pronoun itself says, before it."""
    if not stands_as(token, ACTIVE_SUBJECT) or token.head.lemma_.lower() not in SPEAKING:
        return frozenset()
    clauses = (c for c in dependents(token.head, CLAUSE_COMPLEMENT) if c.i < token.i)
    return frozenset(t.i for c in clauses for t in c.subtree)


def _is_in_loose_quotation(discourse: Discourse, item: Personal, actor: str) -> bool:
    """Whether only a quotation that nobody is named for tells of the one meant: who said it may be meant as well."""
    found, layout = item.found, discourse.layout
    if found.begin in layout.quoted:
        return False
    near = discourse.back(found, REACH, actor)
    return all(s.found.doc is not found.doc and _is_all_quoted(discourse, s.found) for s in near)


def _is_all_quoted(discourse: Discourse, found: Found) -> bool:
    return not any(found.doc[i].is_alpha for i in discourse.layout.outside[id(found.doc)])


def _stranger_before(discourse: Discourse, token: Token) -> bool:
    """“When I asked a dealer, [he] said …”: of this sentence somebody new and unknown, who may be meant."""
    if not stands_as(token, ACTIVE_SUBJECT):
        return False
    clauses = (c for c in dependents(token.head, ADVERBIAL_CLAUSE) if c.i < token.i)
    before = (discourse.here.get(t.i) for c in clauses for t in c.subtree if not discourse.layout.is_quoted(t))
    open_ones = (f for f in before if f is not None and f.actor is None and f.kind is ActorKind.PERSON)
    new = (f for f in open_ones if f.how is FoundBy.DESCRIPTION and f.doc[f.first].lower_ in INDEFINITE)
    return any(fits(token, f) and not stands_as(f.token, ATTRIBUTE) for f in new)


def _antecedent(discourse: Discourse, found: Found, speakers: frozenset[str]) -> Link:
    above = governing_subject(found.token)
    around = named_by(above, discourse.here) if above is not None else None
    item = Personal(found, speakers, bound(found.token, discourse.here), around)
    link = first_link(BY_STRUCTURE, discourse, item, FoundBy.PRONOUN)
    return link if link is not None else _by_weight(discourse, item)


# --- by the structure of the sentence -----------------------------------------------------------------------------


def _bound(discourse: Discourse, item: Personal) -> Entry | None:
    return discourse.entry(item.bound)


def _is_speaker(_: Discourse, item: Personal) -> bool:
    return item.bound is not None and item.bound.actor in item.speakers


def _is_stranger(_: Discourse, item: Personal) -> bool:
    """Whether the subject around is a person of whom nothing is known: “the minister should know that if he …”."""
    around = item.around
    if around is None or around.actor is not None or around.how is FoundBy.PRONOUN:
        return False
    return around.kind is ActorKind.PERSON and around.gender in ("", item.found.gender)


def _self(discourse: Discourse, item: Personal) -> Entry | None:
    """“Mr Lee himself”, “Mr Lee blamed himself”"""
    token = item.token
    if not _is_reflexive(discourse, item):
        return None
    beside = next((f for f in discourse.ending_at(token.i - 1) if fits(token, f)), None)
    meant = beside if beside is not None and beside.actor is not None else item.around
    return discourse.entry(meant) if meant is not None and fits(token, meant) else None


def _is_reflexive(_: Discourse, item: Personal) -> bool:
    return item.token.lower_ in REFLEXIVES


def _is_told_after(discourse: Discourse, item: Personal) -> bool:
    """Whether the name may follow: “When he brought in the bill, Mr Lee said …”."""
    token, clause = item.token, item.token.head
    if not stands_as(token, ANY_SUBJECT) or not stands_as(clause, ADVERBIAL_CLAUSE) or clause.i > clause.head.i:
        return False
    after = next((c for c in dependents(clause.head, ANY_SUBJECT) if c.i > token.i), None)
    found = discourse.here.get(after.i) if after is not None else None
    return found is not None and found.named and fits(token, found)


BY_STRUCTURE: Ways[Personal] = (
    Stops("pronoun-either", lambda _, item: is_half_of_pair(item.token)),
    Stops("pronoun-kin", lambda _, item: is_of_kin(item.token)),
    Stops("pronoun-speaker", _is_speaker),
    Finds("pronoun-bound", _bound),
    Stops("pronoun-stranger", _is_stranger),
    Finds("pronoun-reflexive", _self),
    Stops("pronoun-reflexive-open", _is_reflexive),
    Stops("pronoun-ahead-may-be", _is_told_after),
)
"""What decides before any weighing, in order."""


# --- by weight ----------------------------------------------------------------------------------------------------


def _by_weight(discourse: Discourse, item: Personal) -> Link:
    """Return the one of those who agree that stands out."""
    scores = _scores(discourse, item)
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    chosen, why = None, "pronoun-nobody-near"
    if len(ranked) > 1 and stands_as(item.token, OWNER) and item.token.head.lemma_.lower() in _BEFALLING:
        why = "pronoun-befallen"  # “ordered a report after two men were convicted of his murder”: hardly his own
    elif len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN:
        why = "pronoun-two-fit"
    elif ranked and _stranger_since(discourse, item.found, ranked[0]):
        why = "pronoun-stranger-spoke"
    elif ranked and _is_in_loose_quotation(discourse, item, ranked[0]):
        why = "pronoun-loose-quotation"
    elif ranked:
        chosen, why = ranked[0], "pronoun-stands-out" if len(ranked) > 1 else "pronoun-only-one-fits"
    return Link(chosen, FoundBy.PRONOUN, why)


def _scores(discourse: Discourse, item: Personal) -> dict[str, float]:
    """Return how much speaks for each person near who may be meant."""
    found, others = item.found, _others(discourse, item)
    scores: dict[str, float] = {}
    went_on = _last_speaker(discourse) if _goes_on(discourse, found.token) else None
    for seen in discourse.back(found, REACH):
        if seen.entry.id in others or not _agrees(found, seen):
            continue
        score = _score(discourse, found, seen) + (_NEAREST if seen.found is item.around else 0.0)
        score += _ADDED if seen.entry.id == went_on else 0.0
        scores[seen.entry.id] = max(score, scores.get(seen.entry.id, score))
    return scores


def _goes_on(discourse: Discourse, token: Token) -> bool:
    """“…, he added”, “‘It is over,’ he said”: what follows on what somebody has just said."""
    verb = token.head
    if verb.lemma_.lower() in _GOING_ON:
        return True
    if not stands_as(token, ACTIVE_SUBJECT) or verb.lemma_.lower() not in SPEAKING:
        return False
    first = next(t for t in token.doc[sentence_around(token)[0] : token.i + 1] if t.is_alpha)
    return discourse.layout.is_quoted(first) and not discourse.layout.is_quoted(token)


def _last_speaker(discourse: Discourse) -> str | None:
    """Return who spoke last, outside quotations: “Lee said it failed. “It is over,” [he] added.” is Lee's."""
    quoted = discourse.layout.quoted

    def speaks(seen: Seen) -> bool:
        if seen.entry.kind is not ActorKind.PERSON or seen.found.begin in quoted:
            return False
        return stands_as(seen.found.token, ACTIVE_SUBJECT) and seen.found.token.head.lemma_.lower() in SPEAKING

    last = discourse.last("spoke outside quotations", speaks)
    return last.entry.id if last is not None else None


def _others(discourse: Discourse, item: Personal) -> set[str | None]:
    """Return who is not meant: those of its own clause, who says it, and of “her minister” whoever is minister."""
    token, here = item.token, discourse.here
    others = {here[i].actor for i in barred(token) if i in here} | item.speakers | _spoken_of(discourse, token)
    if stands_as(token, OWNER):
        others |= {holder.actor for holder in discourse.roles.get(token.head.lower_, ())}
    return others


def _spoken_of(discourse: Discourse, token: Token) -> set[str | None]:
    """Return who is named in what a speaker says, and so is not the speaker: “Mr Lee will lose, he argued”."""
    verb = token.head
    if not stands_as(token, ACTIVE_SUBJECT) or verb.lemma_.lower() not in SPEAKING:
        return set()
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT, TIME_NOUN) if c.i < token.i]
    inside = {t.i for c in said for t in c.subtree}
    if stands_as(verb, PARATAXIS):  # “Mr Lee, she had said, was late”
        inside |= {t.i for t in dependents(verb.head, ACTIVE_SUBJECT)}
    return {f.actor for f in map(discourse.here.get, inside) if f is not None and f.named}


def _agrees(found: Found, seen: Seen) -> bool:
    return seen.entry.kind is ActorKind.PERSON and seen.entry.gender in ("", found.gender)


def _score(discourse: Discourse, found: Found, seen: Seen) -> float:
    quoted = discourse.layout.quoted
    score = -_FAR * discourse.apart(found, seen) + _FREQUENT * log2(1 + discourse.counts.get(seen.entry.id, 1))
    score += _by_place(seen)
    if seen.found.doc is found.doc:
        score += _SAME_PARAGRAPH
    if seen.found.how is FoundBy.PRONOUN:
        score += _CONTINUED
    if seen.entry.gender == found.gender:
        score += _SAME_GENDER
    if seen.found.begin in quoted and found.begin not in quoted:
        score -= _QUOTED  # who is spoken of in a quotation is seldom the one who “added” something
    return score


def _by_place(seen: Seen) -> float:
    """Return what speaks for a mention by what it is in its sentence."""
    word = seen.found.token
    if _is_in_brackets(word):
        return -_BRACKETED
    if stands_as(word, APPOSITION) and stands_as(word.head, ANY_SUBJECT) and seen.found.named:
        word = word.head  # “its top dealer, Ann Lee, left”
    if stands_as(word, ANY_SUBJECT):
        return _SUBJECT + _MAIN * stands_as(word.head, ROOT)
    if stands_as(word, PREPOSITION_OBJECT) and _is_topic(word):
        return _SUBJECT + _MAIN
    return -_ASIDE if stands_as(word, PREPOSITION_OBJECT, COMPOUND, OWNER) else 0.0


def _is_in_brackets(word: Token) -> bool:
    """“(Lee had dropped it in May.)” tells aside of somebody who is not spoken of next."""
    bracket = last_before(word, _BRACKETS)
    return bracket is not None and bracket.text == "("


def _is_topic(word: Token) -> bool:
    """“As for [Ann Lee], her views …”"""
    preposition = word.head
    return preposition.i > 0 and f"{preposition.nbor(-1).lower_}-{preposition.lower_}" in _TOPIC_OPENINGS
