"""Finds the events of a document: what happened, with whom, where, when, and whether it did.

Mentions of one event are merged: those that share their participants and do not differ in date, and definite ones
(“the inquiry”) that point back at one told of before. The first piece of evidence is the mention that says most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.actors import Cast
from kg.actors.words import is_person
from kg.dates.attach import Times, date_of
from kg.dates.expressions import TimeExpression, find_dates
from kg.events.elsewhere import with_agent_told_elsewhere
from kg.events.extent import noun_span
from kg.events.factuality import is_definite, is_simple_present, of_item, of_noun, of_verb
from kg.events.mention import Happening, find_happenings
from kg.events.merge import EventMention, Merged, settled
from kg.events.sitting import Sitting, is_own_vote, sitting_of
from kg.lang.tables import words as listed
from kg.model import AFFECTED, AGENT, BlockKind, DateBasis, Document, Event, Evidence, Factuality, take_part
from kg.page import Page, Paragraph
from kg.rules.event import EventRules, load_event_rules
from kg.syntax import begin, prepositions
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    HELPER,
    NOUN_CLAUSE,
    NUMBER,
    OBJECT,
    OWNER,
    PREPOSITION_CLAUSE,
    ROOT,
    SUBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_helped_by
from kg.syntax.wording import children

_LABEL = 90
OWNED = "'s"
_NAMED = ("org/", "person/")
SAME_IN_THE_PAST, AGAIN = listed("event_words", "same_in_the_past"), listed("event_words", "again")
UNSPECIFIC, FORMAL, NO = (listed("event_words", key) for key in ("unspecific", "formal", "no_determiner"))
ANOTHER, LONG_SINCE, HAVE = (listed("event_words", key) for key in ("another", "long_since", "have"))
ARTICLE, BY, OF = (listed("event_words", key) for key in ("article", "by", "of"))
BODY_OF, LEFT_OR_TAKEN_UP, WHERE = (listed("event_words", key) for key in ("body_of", "left_or_taken_up", "where"))


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where a happening is told: the paragraph, its time expressions, the sitting whose own vote it is."""

    paragraph: Paragraph
    times: Times
    sitting: Sitting | None


def find_events(page: Page, cast: Cast, rules: EventRules | None = None) -> tuple[Event, ...]:
    """Return the events of a document in text order, each with all its evidence."""
    rules = rules or load_event_rules()
    merged = Merged()
    sitting = sitting_of(page, cast)
    for paragraph in page.paragraphs:
        times = Times.among(paragraph.doc, find_dates(paragraph.doc, reference=paragraph.date))
        for happening in find_happenings(paragraph, rules, cast.actor):
            passage = _Passage(paragraph, times, sitting if is_own_vote(happening, paragraph) else None)
            mention = _mention(happening, passage, page.document, cast, rules)
            if mention is not None:
                if not mention.event.of(AGENT):
                    mention.event = with_agent_told_elsewhere(
                        mention.event, happening, paragraph.clauses, cast, merged.events
                    )
                merged.add(mention)
    return tuple(_finished(m, page.document) for m in settled(merged.events))


# --- one mention --------------------------------------------------------------------------------------------------


def _mention(
    happening: Happening, passage: _Passage, document: Document, cast: Cast, rules: EventRules
) -> EventMention | None:
    """Return the event a happening tells of, unless it is too general or unreal to count."""
    head, rule = happening.head, happening.rule
    paragraph, times, sitting = passage.paragraph, passage.times, passage.sitting
    title = paragraph.kind is BlockKind.TITLE
    time = date_of(head, times) or (date_of(happening.verb, times) if happening.verb is not None else None)
    scheduled = time is not None and _is_later(time.value, paragraph.date)  # “the minister leaves next month”
    if (not scheduled and _is_general(happening, title)) if not happening.nominal else _in_a_name(head, cast):
        return None
    event = _event(happening, paragraph, document, cast, rules, time)
    present = _present(happening, cast, rules, event=event, time=time)
    if sitting is not None:
        event = sitting.gave(event)
    refers_only = not rule.needs & present and sitting is None
    definite = happening.nominal and is_definite(head)
    if refers_only and not (_is_kept(happening) if happening.nominal and not definite else definite):
        return None
    who = len(event.participants)
    if event.factuality is Factuality.HYPOTHETICAL and who < (1 if happening.nominal and not happening.light else 2):
        return None
    weight = 2 * who + 2 * (event.date is not None) + happening.light - title
    evidence = Evidence(document.id, happening.span, f"event/{rule.id}")
    return EventMention(
        event=event,
        head=head.lemma_.lower(),
        phrase=_label(noun_span(head).of(document.text)) if happening.nominal else event.label,
        nominal=happening.nominal,
        points_back=definite and not (happening.participants or present),
        heading=title and not who,
        once=rule.once,
        refers_only=refers_only and definite and rule.definite == "refer",
        again=any(c.lower_ in AGAIN for c in dependents(head, ADVERB, ADJECTIVE, DETERMINER)),
        named_only=_is_bare(happening, rules) and event.factuality is Factuality.OCCURRED,
        posts=_posts(head) if not happening.nominal else frozenset(),
        weight=weight,
        spans=[(weight, evidence)],
    )


def _is_bare(happening: Happening, rules: EventRules) -> bool:
    """Tell whether a noun only names its event, unlike “the next election”, “last June’s elections”."""
    near = dependents(happening.head, NOUN_CLAUSE, ADJECTIVE, COMPOUND, OWNER)
    told = any(t.lower_ in rules.factuality.modifiers for c in near for t in (c, *children(c)))
    return happening.nominal and happening.verb is None and not told


def _posts(head: Token) -> frozenset[str]:
    """Return the nouns of what somebody left or took up: “quit the board”, “resigned as chairman”."""
    nouns = dependents(head, OBJECT) + [t for p, t in prepositions(head) if p in LEFT_OR_TAKEN_UP]
    return frozenset(t.lemma_.lower() for t in nouns)


def _event(
    happening: Happening,
    paragraph: Paragraph,
    document: Document,
    cast: Cast,
    rules: EventRules,
    time: TimeExpression | None,
) -> Event:
    head, rule = happening.head, happening.rule
    agent = _actors(happening.of(AGENT), cast, rules, owners=False) or _agent_above(happening, cast, rules)
    agent = agent or _doer(happening, cast)
    if rule.agents_are == "named" and not any(a.startswith(_NAMED) for a in agent):
        agent = ()
    others = {role: _actors(ts, cast, rules, owners=True) for role, ts in happening.roles.items() if role != AGENT}
    date, basis = _dated(time, happening, paragraph)
    words = rules.factuality
    factuality = of_noun(head, words, happening.verb) if happening.nominal else of_verb(head, words)
    if factuality is Factuality.OCCURRED and paragraph.lead is not None:
        factuality = of_item(paragraph.lead.doc, words)
    if factuality is Factuality.OCCURRED and _is_later(date, paragraph.date):
        factuality = Factuality.PLANNED
    return Event(
        type=rule.type,
        label=_label(happening.span.of(document.text)),
        participants=take_part({AGENT: agent, **others}),
        place=_place(happening, cast, rules),
        date=date,
        date_basis=basis,
        factuality=factuality,
    )


def _is_later(date: str | None, published: str | None) -> bool:
    """Tell whether a date lies after the publication, as far as both are known."""
    if date is None or published is None:
        return False
    known = min(len(date), len(published))
    return date[:known] > published[:known]


def _is_general(happening: Happening, title: bool) -> bool:
    """“Cuts harm children”, “Close the door!”: no event; in a headline the present tense tells what happened."""
    head = happening.head
    if head.lower_ in SAME_IN_THE_PAST and head.tag_ == "VBP" and _is_by_a_person(happening):
        return False  # “Meehan and Santry both quit”
    if head.tag_ == "VB" and stands_as(head, ROOT) and not has(head, HELPER, ACTIVE_SUBJECT):
        return True
    return is_simple_present(head) and not title


def _is_by_a_person(happening: Happening) -> bool:
    return any(t.ent_type_ == "PERSON" for a in happening.of(AGENT) for t in (a, *children(a)))


def _in_a_name(head: Token, cast: Cast) -> bool:
    """“the Commission for Social Care Inspection” inspects nothing by its name."""
    place = begin(head)
    if head.pos_ != "PROPN":
        return False
    return any((m.actor_id or "").startswith("org/") for m in cast.mentions_at(place) if m.head != place)


def _is_kept(happening: Happening) -> bool:
    """“an election”, “huge cuts” against “elections are dull”."""
    noun = happening.head
    described = has(noun, ADJECTIVE, NUMBER)
    if described and noun.tag_ in ("NNS", "NNPS"):
        return happening.rule.indefinite in ("keep", "plural")
    first = noun.doc[noun.i - 1].lower_ if noun.i else ""
    article = first in ARTICLE or any(stands_as(c, DETERMINER) and c.lower_ in ANOTHER for c in children(noun))
    return article and happening.rule.indefinite == "keep"


def _present(
    happening: Happening, cast: Cast, rules: EventRules, *, event: Event, time: TimeExpression | None
) -> frozenset[str]:
    """Return what a mention says of its event, of the things a rule may need."""
    found = {role: any(_is_specific(t, cast) for t in tokens) for role, tokens in happening.roles.items()}
    if happening.rule.agents_are:
        found[AGENT] = bool(event.of(AGENT))
    found |= {
        "date": time is not None and not time.vague,
        "place": event.place is not None or _is_placed(happening, rules),
        "occasion": _at_occasion(happening, rules),
        "light": happening.light,
    }
    return frozenset(name for name, there in found.items() if there)


def _is_specific(token: Token, cast: Cast) -> bool:
    """Tell whether a participant is somebody or something: an actor, a name, or a noun with a determiner or number."""
    if cast.actor(token) is not None or token.pos_ == "PROPN":
        return True
    if token.pos_ == "PRON":
        return token.lower_ not in UNSPECIFIC
    return any(
        stands_as(c, NUMBER, OWNER) or (stands_as(c, DETERMINER) and c.lower_ not in NO) for c in children(token)
    )


def _actors(tokens: Sequence[Token], cast: Cast, rules: EventRules, *, owners: bool) -> tuple[str, ...]:
    """Return the actors that words denote; with `owners`, where a thing is meant, whose it is: “council budgets”."""
    found: set[str] = set()
    for token in tokens:
        chosen = [token]
        if cast.actor(token) is None:
            chosen = dependents(token, APPOSITION)
            bodies = [t for p, t in prepositions(token) if p in BODY_OF]
            beside = [c for t in bodies for c in dependents(t, APPOSITION)]
            # “the leader of the council, George Meehan”, not “a candidate of the UK Independence Party (UKIP)”
            chosen += [c for c in beside if (cast.actor(c) or "").startswith("person/")]
            lemma = token.lemma_.lower()
            owned = owners and lemma not in rules.people and not is_person(lemma)
            if lemma in rules.counts or owned:
                chosen += [t for p, t in prepositions(token) if p in OF]
            if owned:
                chosen += dependents(token, COMPOUND, OWNER)
        found.update(identity for t in chosen if (identity := cast.actor(t)) is not None)
    return tuple(sorted(found))


def _agent_above(happening: Happening, cast: Cast, rules: EventRules) -> tuple[str, ...]:
    """“It is a u-turn by Brown after accusing Cameron”: the gerund’s subject is the one named with the noun before."""
    head = happening.head
    subject = next(iter(happening.of(AGENT)), None)
    if happening.nominal or not stands_as(head, PREPOSITION_CLAUSE) or subject is None or subject.lower_ not in FORMAL:
        return ()
    governor = head.head.head
    named = [t for c in dependents(governor, ATTRIBUTE) for p, t in prepositions(c) if p in BY]
    return _actors(named, cast, rules, owners=False)


def _doer(happening: Happening, cast: Cast) -> tuple[str, ...]:
    """“Inspectors found no change since an inspection”: the subject, if it is a body that does such things."""
    if happening.of(AGENT) or not happening.rule.doers:
        return ()
    subjects = [c for t in happening.head.ancestors for c in dependents(t, SUBJECT)]
    for identity in (cast.actor(t) for t in subjects):
        if identity in cast.actors and cast.actors[identity].classification in happening.rule.doers:
            return (identity,)
    return ()


def _place(happening: Happening, cast: Cast, rules: EventRules) -> str | None:
    """Return the name of the place a mention says it happened in."""
    for token in _located(happening):
        if token.ent_type_ in ("GPE", "LOC", "FAC") or (token.pos_ == "PROPN" and cast.actor(token) is None):
            if token.ent_type_ in ("DATE", "TIME", "PERSON", "ORG"):
                continue
            return " ".join(t.text for t in (*dependents(token, COMPOUND), token))
    return None


def _located(happening: Happening) -> list[Token]:
    """Return the heads of the phrases that may say where: of the mention, its verb, and a gerund that depends on it."""
    heads = [happening.head] + ([happening.verb] if happening.verb is not None else [])
    heads += [t for p, t in prepositions(happening.head) if t.tag_ == "VBG"]
    return [t for head in dict.fromkeys(heads) for p, t in prepositions(head) if p in WHERE]


def _is_placed(happening: Happening, rules: EventRules) -> bool:
    """“child deaths in that city”: a place pointed at though not named."""
    return any(t.lemma_.lower() in rules.places and has(t, DETERMINER, OWNER) for t in _located(happening))


def _at_occasion(happening: Happening, rules: EventRules) -> bool:
    return any(
        {t.lemma_.lower(), t.lower_, t.lower_.removesuffix(OWNED)} & rules.occasions
        for top in _located(happening)
        for t in (top, *children(top))
    )


def _dated(
    time: TimeExpression | None, happening: Happening, paragraph: Paragraph
) -> tuple[str | None, DateBasis | None]:
    """Return the date of a mention; news in the perfect (“has been commissioned”) is of the day it was published."""
    if time is not None:
        return time.value, time.basis if time.value is not None else None
    verb = happening.verb
    if verb is None or (happening.nominal and not happening.light):
        return None, None
    published = paragraph.date
    title = paragraph.kind is BlockKind.TITLE
    perfect = verb.tag_ == "VBN" and is_helped_by(verb, HAVE)
    vague = any(c.lower_ in LONG_SINCE for c in dependents(verb, ADVERB))
    if published is not None and (perfect or title) and not vague and stands_as(verb, ROOT, CONJUNCT):
        return published, DateBasis.DOCUMENT
    return None, None


def _label(text: str) -> str:
    text = re.sub(r"^(?:the|an?)\s+", "", " ".join(text.split()), flags=re.IGNORECASE).strip(" ,.;:“”\"'‘’")
    if len(text) <= _LABEL:
        return text
    return text[:_LABEL].rsplit(" ", 1)[0] + " …"


def _finished(mention: EventMention, document: Document) -> Event:
    """Put the mention that says most first, and settle how far the event is the same elsewhere."""
    ordered = sorted(mention.spans, key=lambda pair: (-pair[0], pair[1].span))
    event = replace(mention.event, evidence=tuple(evidence for _, evidence in ordered))
    return replace(event, scope="" if _is_known_everywhere(event) else document.id)


def _is_known_everywhere(event: Event) -> bool:
    """Tell whether another text means the same event: the death of a person, a dated deed of a named actor."""
    named = [a for a in event.of(AGENT, AFFECTED) if a.startswith(_NAMED)]
    if event.type == "death" and len(event.of(AFFECTED)) == 1:
        return event.of(AFFECTED)[0].startswith("person/")
    exact = event.date is not None and len(event.date) >= 7 and event.date_basis is not DateBasis.DOCUMENT
    return bool(named) and exact
