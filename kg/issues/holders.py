"""Whose a side is: the speaker's own, or of somebody whom the speaker only tells of."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors import Cast
from kg.issues.forms import is_listed
from kg.issues.own_words import OwnWords
from kg.lang.tables import words
from kg.model import Act, ActorKind, Claim
from kg.sides import Ground, Judgement
from kg.sides.denial import is_question
from kg.sides.lexicon import Does, does, is_one_of
from kg.syntax import begin
from kg.syntax.relations import HELPER, OWNER, RELATIVE_CLAUSE, SUBJECT, dependents, stands_as
from kg.syntax.verb import is_infinitive

FIRST_PERSON = words("grammar", "first_person_singular") | words("grammar", "first_person_plural")
WE = words("grammar", "first_person_plural")
PAST = "VBD"
TELLING = frozenset({Does.SAYS, Does.DOUBTS, Does.BACKS, Does.OPPOSES})
CHARGES = frozenset({Act.CRITICISM, Act.BLAME, Act.ACCUSATION})
"""Acts whose content tells what somebody else does or wants: “accused him of wanting a tax”."""
ATTITUDES = frozenset({Does.BACKS, Does.OPPOSES})
HOLDING = ATTITUDES | {Does.DOUBTS}


def is_own(own: OwnWords, said: Judgement, cast: Cast) -> bool:
    """Tell whether a side within a claim is that of its speaker.

    It is not where somebody else has the attitude (“farmers support the levy”, said by a minister) or says so (“those
    who want the bill say that it will help”); nor is what a relative clause says must be done elsewhere a demand.
    """
    if said.ground is Ground.HELD and own.claim.act is Act.FINDING:
        return False  # “a survey found support for it”
    if said.at < 0:
        return own.claim.act not in CHARGES or said.ground is not Ground.DEMAND
    if said.ground is Ground.HELD and own.claim.act in CHARGES:
        held = own.doc[said.at]
        mine = any(s.lower_ in FIRST_PERSON for s in dependents(held, SUBJECT))  # “[I] am not in favour of it”
        return mine or _is_cue(held, own.claim) or _is_cue(held.head, own.claim)  # “blamed him for his support of it”
    doc, claim, demand = own.doc, own.claim, said.ground is Ground.DEMAND
    if demand and _is_wish_of_another(doc[said.at], claim, cast):
        return False
    if claim.act in CHARGES and said.ground in (Ground.ATTITUDE, Ground.DEMAND):
        return has_own_attitude(own, said, cast)
    verb, way = doc[said.at], []
    while True:
        answer = own.climbed.get((verb.i, demand))
        if answer is None:
            way.append(verb.i)
            answer = _is_told_by_speaker(verb, own, cast, demand=demand)
        if answer is not None or verb.head == verb:
            break
        verb = verb.head
    own.climbed.update(dict.fromkeys(((i, demand) for i in way), answer is not False))
    return answer is not False


def _is_told_by_speaker(verb: Token, own: OwnWords, cast: Cast, *, demand: bool) -> bool | None:
    """Return whether what stands under a word is the speaker's; None: what is above it tells."""
    if _is_cue(verb, own.claim):
        return True
    if _asks_to_agree(verb):
        return True
    if any(_is_another(o, own.claim, cast) for o in dependents(verb, OWNER)):
        return False  # “they will heed [his] call for change”
    telling = does(verb) & TELLING or is_one_of(verb, "links.calling")
    own_people = _is_of_own_people(verb, own.claim, cast)
    if telling and not own_people and any(_is_another(s, own.claim, cast) for s in dependents(verb, SUBJECT)):
        return False
    others = stands_as(verb, RELATIVE_CLAUSE) and any(is_one_of(s, "links.which") for s in dependents(verb, SUBJECT))
    if others and (does(verb) & HOLDING or is_one_of(verb, "links.calling")):
        return False  # “a message that calls it a disaster”
    if is_one_of(verb, "links.urging", "links.directing") and has_other_subject(verb):
        return False  # “the motion called on them to scrap it”
    attitude = does(verb) & ATTITUDES and not is_one_of(verb, "links.needing")
    another = has_other_subject(verb) and not own_people
    if attitude and (another or _is_done_by_another(verb, own.claim, cast)):
        return False
    return False if demand and stands_as(verb, RELATIVE_CLAUSE) else None


def _asks_to_agree(verb: Token) -> bool:
    """“[Does] my hon. Friend [agree] that it would cost jobs?”: so the speaker thinks."""
    helpers, subjects = dependents(verb, HELPER), dependents(verb, SUBJECT)
    inverted = bool(helpers and subjects) and helpers[0].i < subjects[0].i < verb.i
    return inverted and verb.head == verb and is_one_of(verb, "links.agreeing") and is_question(verb)


def _is_cue(verb: Token, claim: Claim) -> bool:
    place = begin(verb)
    return any(span.start <= place < span.end for evidence in claim.evidence for span in evidence.cue)


def _is_wish_of_another(verb: Token, claim: Claim, cast: Cast) -> bool:
    """“when [she] plans to bring it in”: the wish is that of whoever the verb above has as its subject."""
    if dependents(verb, SUBJECT):
        return False
    above = next((a for a in verb.ancestors if dependents(a, SUBJECT)), None)
    return above is not None and any(_is_another(s, claim, cast) for s in dependents(above, SUBJECT))


def _is_done_by_another(verb: Token, claim: Claim, cast: Cast) -> bool:
    """“[firms] came out to oppose it”, said by a mayor; but “[they] are right to oppose it”"""
    if not is_infinitive(verb):
        return False
    if any(_is_another(o, claim, cast) for o in dependents(verb.head, OWNER)):
        return True  # “confounded by [Labour's] decision not to back it”
    above = next((a for a in verb.ancestors if dependents(a, SUBJECT)), None)
    return above is not None and not is_one_of(above, "links.is") and _is_wish_of_another(verb, claim, cast)


def _is_another(subject: Token, claim: Claim, cast: Cast) -> bool:
    mention = cast.mention(subject) if subject.lower_ not in FIRST_PERSON else None
    if mention is not None:
        return mention.actor_id != claim.claimant
    return is_listed(subject, "heads.others")


def _is_of_own_people(verb: Token, claim: Claim, cast: Cast) -> bool:
    """“said [his] MSPs would oppose it”, “[our] party supports it”"""
    owners = [o for s in dependents(verb, SUBJECT) for o in dependents(s, OWNER)]
    return any(_is_speaker(o, claim, cast) or (o.pos_ == "PRON" and cast.mention(o) is None) for o in owners)


def has_other_subject(verb: Token) -> bool:
    """“[farmers] support it”: who has the attitude is named, and is not the speaker."""
    subjects = dependents(verb, SUBJECT)
    return any(s.pos_ in ("NOUN", "PROPN", "NUM") and not is_listed(s, "heads.everybody") for s in subjects)


def has_own_attitude(own: OwnWords, said: Judgement, cast: Cast) -> bool:
    """Tell whether the judging verb is the cue of the claim, or has the speaker as its subject: “I admire her”.

    Also in the words of another: “[Lee] said [she] opposed the plan”.
    """
    if said.at < 0:
        return False
    verb = own.doc[said.at]
    return _is_cue(verb, own.claim) or any(_is_speaker(s, own.claim, cast) for s in dependents(verb, SUBJECT))


def _is_speaker(subject: Token, claim: Claim, cast: Cast) -> bool:
    if subject.lower_ in FIRST_PERSON:
        whole = subject.lower_ in WE and subject.head.tag_ == PAST and cast.kind(claim.claimant) is ActorKind.PERSON
        return not whole  # “[we] supported Stalin”: a country did
    mention = cast.mention(subject)
    return mention is not None and mention.actor_id is not None and mention.actor_id == claim.claimant
