"""The sides of the claims of a page, before it is known which issues the collection has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import Cast
from kg.issues.given import GIVEN, OPPOSITE, GivenIssues
from kg.issues.holders import has_own_attitude, is_own
from kg.issues.mentions import PageMentions
from kg.issues.named import IssueMention
from kg.issues.own_words import OwnWords, own_words
from kg.model import Act, ActorKind, BlockKind, Claim, Form, Leaning, Naming, Phrase, Position, Side, Spans
from kg.page import Page
from kg.sides import GUESSES, Ground, Judgement, side_of_phrase, side_on, side_towards
from kg.sides.denial import has_none, negated
from kg.sides.lexicon import is_one_of
from kg.sides.reasons import core
from kg.syntax import cover
from kg.syntax.place import start_of
from kg.syntax.relations import (
    ADJECTIVE,
    COMPOUND,
    MODIFYING_CLAUSE,
    NOUN_MODIFIER,
    OWNER,
    PREPOSITION,
    SUBJECT,
    dependents,
    stands_as,
)

ACTS = frozenset({Act.DEMAND, Act.PROMISE, Act.INTENTION, Act.REFUSAL})
"""Acts whose content is what the speaker wants or does not want."""
CLEAR = frozenset({Ground.ATTITUDE, Ground.DEMAND, Ground.LICENCE, Ground.ACTION, Ground.HELD})
"""Grounds that only something one can be for or against has; anything may be well or ill, or do good or harm."""
GRANTED = frozenset({Ground.EVALUATION, Ground.EFFECT, Ground.CAUSE})
LEAD = 2
"""Paragraphs that are the lead."""
PLAIN = 0.45
"""How strong a side towards somebody must be: what people do is mostly no judgement of them."""


def find_leanings(
    page: Page, cast: Cast, claims: Sequence[Claim], given: GivenIssues
) -> tuple[tuple[Phrase, ...], tuple[Leaning, ...]]:
    """Return the phrases of a page that may name issues, and the sides that its claims take on these and on actors."""
    mentions = PageMentions(page, cast, given)
    phrases = list(_headlines(page, mentions))
    leanings: list[Leaning] = []
    open_ones: list[Leaning] = []
    owns = list(own_words(page, claims))
    said_by = {(start_of(o.doc), i): o.claim.claimant for o in owns for i in o.places}
    for own in owns:
        if _is_of_few(page, own.claim) or _is_unlikely(own):
            continue
        there = [m for m in mentions.touching(own.paragraph, own.places) if _is_within(m, own.places)]
        there = [m for m in there if _is_of_speaker(m, own, said_by)]
        sides = _outermost({m: said for m in there if (said := _side(m, own, cast)) is not None})
        shown = {m: said for m, said in sides.items() if not _is_open(m, said)}
        phrases += [
            _phrase(m, page, own.claim, heard=m in shown) for m in there if m.naming in (Naming.NAMED, Naming.SHORT)
        ]
        leanings += [_leaning(own, m.forms, m.tokens, m.naming, said) for m, said in shown.items()]
        open_ones += [_leaning(own, m.forms, m.tokens, m.naming, said) for m, said in sides.items() if m not in shown]
        leanings += _by_shared_words(own, [m for m in there if m not in shown], given, cast)
        leanings += _towards_actors(own, cast, {m.head.i for m in shown})
    speakers = {claim.id: claim.claimant for claim in claims}
    return tuple(phrases), (*leanings, *_confirmed(open_ones, leanings, speakers))


def _is_within(mention: IssueMention, places: Collection[int]) -> bool:
    """Whether a claim has a phrase, or the words up to its head: “criticised [the levy] on sugar” at its end."""
    missing = [t.i for t in mention.tokens if t.i not in places]
    cut = missing and mention.head.i in places and missing == list(range(missing[0], mention.tokens[-1].i + 1))
    return not missing or bool(cut and missing[0] - 1 in places and max(places) < missing[0])


def _is_of_speaker(mention: IssueMention, own: OwnWords, said_by: Mapping[tuple[int, int], str | None]) -> bool:
    """A pronoun stands for what was named in the paragraph above only if the same speaker named it."""
    meant = mention.stands_for.head if mention.stands_for is not None else mention.head
    if meant.doc == own.doc:
        return True
    speaker = own.claim.claimant
    return speaker is not None and said_by.get((start_of(meant.doc), meant.i)) == speaker


def _is_of_few(page: Page, claim: Claim) -> bool:
    """“the [only] people who want it are …”: said of others, to say how few they are."""
    sources = [*page.tokens_in([span for evidence in claim.evidence for span in evidence.source])]
    of_some = [t.head.head for t in sources if stands_as(t.head, PREPOSITION)]  # “only [one] of the members”
    some = any(is_one_of(c, "links.sole") for t in of_some for c in t.children)
    return some or any(is_one_of(t, "links.sole") and stands_as(t, ADJECTIVE) for t in sources)


def _is_unlikely(own: OwnWords) -> bool:
    """“there is no guarantee that she will [support] it”: it is not said that she does."""
    above = [t.head for t in own.cue if stands_as(t, MODIFYING_CLAUSE)]
    return any(is_one_of(noun, "denial.no_basis", "denial.doubt") and has_none(noun) for noun in above)


def _is_open(mention: IssueMention, said: Judgement) -> bool:
    """“[it] is a disgrace” may be said of anything."""
    if mention.naming is not Naming.PRONOUN or mention.stands_for is not None:
        return False
    return said.ground not in CLEAR and stands_as(mention.head, SUBJECT)


def _confirmed(
    open_ones: Sequence[Leaning], leanings: Sequence[Leaning], speakers: Mapping[str, str | None]
) -> Iterator[Leaning]:
    """Yield of these the ones whose speaker takes the same side on the same thing, and never the other, by its name."""
    told: defaultdict[tuple[str | None, Form], set[Side]] = defaultdict(set)
    for one in leanings:
        if one.forms and one.position.naming is not Naming.PRONOUN:
            told[speakers[one.claim], one.forms[0]].add(one.position.side)
    for one in open_ones:
        if speakers[one.claim] and told.get((speakers[one.claim], one.forms[0])) == {one.position.side}:
            yield one


def _outermost(shown: dict[IssueMention, Judgement]) -> dict[IssueMention, Judgement]:
    """Return them without what an action is done to: who wants “a tax on [plastic]” takes no side on plastic."""
    acting = [m for m in shown if m.forms[0].action and len(m.tokens) > 1]
    return {
        m: said
        for m, said in shown.items()
        if not any(a is not m and a.span.covers(m.span) and (_is_given(a) or not _is_given(m)) for a in acting)
    }


def _is_given(mention: IssueMention) -> bool:
    return mention.forms[0].action in (GIVEN, OPPOSITE)


def _side(mention: IssueMention, own: OwnWords, cast: Cast) -> Judgement | None:
    """What somebody does is no side, unless doing it is what they promise, demand or refuse."""
    said = side_of_phrase(mention.tokens, own.places)
    if said is None or not is_own(own, said, cast) or (said.ground in GRANTED and _is_granted(own)):
        return None
    wanted = said.ground is Ground.ACTION and own.claim.act in ACTS
    return said if said.ground not in GUESSES or wanted else None


def _is_granted(own: OwnWords) -> bool:
    """“[accepts] that it is unpopular”: what is granted to the other side is no side."""
    return any(is_one_of(token, "links.granting") and not negated(token) for token in own.cue)


def _by_shared_words(own: OwnWords, named: Sequence[IssueMention], given: GivenIssues, cast: Cast) -> Iterator[Leaning]:
    """Yield the sides on issues of a list that a claim names, by all its words that the issue's wordings have too."""
    issues = {m.forms[0].words[0]: m for m in named if m.forms[0].action in (GIVEN, OPPOSITE)}
    if not issues:
        return
    first, last = min(own.places), max(own.places)
    text = own.doc[first : last + 1].as_doc()
    for issue, mention in sorted(issues.items()):
        said = side_on(text, given.proposition(issue))
        if said is None or any(t.i == first + said.at for t in mention.tokens):
            continue
        said = replace(said, at=first + said.at if said.at >= 0 else -1)
        if is_own(own, said, cast):
            yield _leaning(own, (Form(GIVEN, (issue,)),), mention.tokens, mention.naming, said)


def _towards_actors(own: OwnWords, cast: Cast, issues: Collection[int]) -> Iterator[Leaning]:
    """Yield the sides towards the persons and bodies that a claim names: “attacked [Lee]”, “[Lee] is a disgrace”.

    What is spoken of as an issue, at the places `issues`, is no actor there.
    """
    for token in (own.paragraph.wording.tokens[i] for i in sorted(own.places - set(issues))):
        part = token.pos_ == "PRON" or stands_as(token, OWNER, COMPOUND, NOUN_MODIFIER, ADJECTIVE)
        mention = cast.mention(token) if not part else None
        actor = cast.actors.get(mention.actor_id or "") if mention is not None else None
        if mention is None or actor is None or actor.id == own.claim.claimant or actor.kind is ActorKind.GROUP:
            continue
        said = side_towards([token], own.places, is_actor=True)
        if said is not None and said.strength >= PLAIN and _tells_of_actor(said, token, own, cast):
            leaning = _leaning(own, (), (token,), Naming.NAMED, said)
            yield replace(leaning, position=replace(leaning.position, actor=actor.id, wording=mention.text))


def _tells_of_actor(said: Judgement, token: Token, own: OwnWords, cast: Cast) -> bool:
    """An attitude must be the speaker's and towards nobody else, a praise or blame be said of the actor."""
    if said.ground is Ground.ATTITUDE:
        if is_one_of(own.doc[said.at], "links.urging"):
            return False  # a demand on somebody is no side towards them
        if any(clause.tag_ == "VBG" and clause.i > token.i for clause in dependents(token, MODIFYING_CLAUSE)):
            return False  # “opposes [the committee] changing it”
        near = token.head if token.head.pos_ != "ADP" else token.head.head
        return near.i == said.at and has_own_attitude(own, said, cast)
    if own.claim.act is Act.FINDING:
        return False  # “the poll shows that [Lee] is weak”: a figure
    return said.ground is Ground.EVALUATION and len(said.steps) == 1 and is_own(own, said, cast)


def _headlines(page: Page, mentions: PageMentions) -> Iterator[Phrase]:
    lead = [p for p in page.paragraphs if p.kind is BlockKind.BODY][:LEAD]
    for paragraph in (*(p for p in page.paragraphs if p.kind is BlockKind.TITLE), *lead):
        yield from (_phrase(m, page, heard=True) for m in mentions.of(paragraph) if m.naming is Naming.NAMED)


def _phrase(mention: IssueMention, page: Page, claim: Claim | None = None, *, heard: bool) -> Phrase:
    said, speaker = (claim.id, claim.claimant) if claim is not None else (None, None)
    verbal = mention.head.pos_ == "VERB"
    text = _plain(mention.span.of(page.document.text))
    return Phrase(mention.forms[0], text, mention.span, heard, said, speaker, verbal, mention.naming is Naming.SHORT)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _leaning(
    own: OwnWords, forms: tuple[Form, ...], words: Sequence[Token], naming: Naming, said: Judgement
) -> Leaning:
    position = Position(
        side=Side.FOR if said.side > 0 else Side.AGAINST,
        issue=None,
        actor=None,
        wording=_plain(own.doc[words[0].i : words[-1].i + 1].text),
        document_id=own.claim.evidence[0].document_id,
        why=_why(words, said),
        steps=said.steps,
        naming=naming,
    )
    return Leaning(own.claim.id, forms, position, said.strength, said.ground in CLEAR)


def _why(words: Sequence[Token], said: Judgement) -> Spans:
    """Return the words that show a side: what it is on, and the clause that judges it."""
    judging = core(words[0].doc[said.at]) if said.at >= 0 else []
    return cover({*words, *judging})
