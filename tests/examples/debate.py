"""A small debate, built by hand from two short documents: what the graph half is given, without a language model."""

from __future__ import annotations

from dataclasses import replace

from kg.model import (
    Act,
    Actor,
    ActorKind,
    Claim,
    DateBasis,
    Document,
    Event,
    Evidence,
    Extraction,
    Factuality,
    FoundBy,
    Issue,
    Knowledge,
    Mention,
    Modality,
    Naming,
    Position,
    Role,
    Side,
    Span,
    Stance,
    Wording,
    digest,
    take_part,
)

UNION = (
    "Union slams council\n\n"
    "UNISON, the UK's largest union, today laid blame for failures in child protection on the Government's cuts.\n\n"
    "Helga Pile, UNISON national officer, said: “UNISON has warned that staff freezes are a toxic combination. "
    "We need proper supervision 😀.”\n\n"
    "Calderdale Council denied that caseloads had risen. Ofsted inspected the council in July 2009.\n\n"
    "The council supports the plan for integrated working. Social workers supported the plan in Leeds.\n"
)
INQUIRY = (
    "Baby P Inquiry\n\n"
    "An independent inquiry into the death of Baby P has been commissioned by Children’s Minister, Ed Balls.\n\n"
    "Gordon Brown accused Ed Balls of delay. Ed Balls said the inquiry would be quick. "
    "UNISON opposes the plan for integrated working.\n"
)


def _document(name: str, text: str, title: str, date: str | None) -> Document:
    return Document(
        id=digest(text), path=f"/somewhere/{name}", text=text, title=title, date=date, sha256=digest(text) * 4
    )


DOC1 = _document("union.txt", UNION, "Union slams council", "2012-05-01")
DOC2 = _document("inquiry.txt", INQUIRY, "Baby P Inquiry", "2008-11-13")


def span(document: Document, words: str, nth: int = 0) -> Span:
    """Return where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


def sentence(document: Document, words: str) -> Span:
    """Return the sentence (here: up to a full stop or line end) that holds the words."""
    at = document.text.index(words)
    begin = max(document.text.rfind(". ", 0, at) + 2, document.text.rfind("\n", 0, at) + 1, 0)
    stop = min(x for x in (document.text.find(". ", at) + 1, document.text.find("\n", at)) if x > 0)
    return Span(begin, stop)


def evidence(document: Document, rule: str, cue: str, content: str, source: str = "") -> Evidence:
    """Return the evidence of a claim from its words."""
    return Evidence(
        document.id,
        sentence(document, cue),
        rule,
        (span(document, source),) if source else (),
        (span(document, cue),),
        (span(document, content),),
    )


ACTORS = (
    Actor("org/unison", "UNISON", ActorKind.ORGANIZATION, ("Unison",), (), "trade-union"),
    Actor("org/uk-government", "UK Government", ActorKind.ORGANIZATION, ("the Government",), (), "government"),
    Actor("org/calderdale-council", "Calderdale Council", ActorKind.ORGANIZATION, ("the council",), (), "council"),
    Actor("org/ofsted", "Ofsted", ActorKind.ORGANIZATION, ("OFSTED",), ("https://en.wikipedia.org/wiki/Ofsted",)),
    Actor("person/helga-pile", "Helga Pile", ActorKind.PERSON),
    Actor("person/ed-balls", "Ed Balls", ActorKind.PERSON, ("Balls", "Children’s Minister")),
    Actor("person/gordon-brown", "Gordon Brown", ActorKind.PERSON),
    Actor("person/baby-p", "Baby P", ActorKind.PERSON),
    Actor("group/social-workers-" + DOC1.id, "social workers", ActorKind.GROUP),
)

PLAN, LEEDS, FREEZES, CUTS = (
    Issue(
        "issue/integrated-working",
        "integrated working",
        (Wording("plan for integrated working"), Wording("integrated working"), Wording("separate services", True)),
        "Services work under one roof.",
    ),
    Issue("issue/plan-in-leeds", "plan in Leeds", (Wording("plan in Leeds"),), broader="issue/integrated-working"),
    Issue("issue/staff-freezes", "staff freezes", (Wording("staff freezes"),)),
    Issue("issue/cuts", "cuts", (Wording("cuts"),)),
)


def position(document: Document, side: Side, towards: Issue | str, *why: str, **given: object) -> Position:
    """Return the side that words of a document show, on an issue or towards an actor; the first stand for it."""
    issue, actor = (towards.id, None) if isinstance(towards, Issue) else (None, towards)
    spans = tuple(span(document, words) for words in why)
    steps = (why[-1], f"{side} {why[0]}")
    return Position(side, issue, actor, why[0], document.id, spans, steps, **given)  # type: ignore[arg-type]


WARNED = Claim(
    claimant="person/helga-pile",
    act=Act.WARNING,
    text="UNISON has warned that staff freezes are a toxic combination … We need proper supervision 😀.",
    topics=("topic/recruitment", "topic/supervision"),
    date="2012-05-01",
    date_basis=DateBasis.DOCUMENT,
    confidence=0.9,
    cue="say",
    evidence=(
        Evidence(
            DOC1.id,
            sentence(DOC1, "said: “UNISON"),
            "quote-said",
            (span(DOC1, "Helga Pile"),),
            (span(DOC1, "said"),),
            (
                span(DOC1, "UNISON has warned that staff freezes are a toxic combination"),
                span(DOC1, "We need proper supervision 😀."),
            ),
        ),
    ),
    positions=(position(DOC1, Side.AGAINST, FREEZES, "staff freezes", "a toxic combination"),),
)
DEATH = Event(
    "death",
    "death of Baby P",
    participants=take_part({"affected": ("person/baby-p",)}),
    evidence=(Evidence(DOC2.id, sentence(DOC2, "the death of Baby P"), "death-of"),),
)
INSPECTION = Event(
    "inspection",
    "Ofsted inspected the council",
    participants=take_part({"agent": ("org/ofsted",), "affected": ("org/calderdale-council",)}),
    date="2009-07",
    date_basis=DateBasis.EXPLICIT,
    evidence=(Evidence(DOC1.id, sentence(DOC1, "Ofsted inspected"), "inspect"),),
)
THE_INQUIRY = Event(
    "inquiry",
    "independent inquiry into the death of Baby P",
    participants=take_part({"concerns": (DEATH.id,)}),
    factuality=Factuality.PLANNED,
    place="Haringey",
    evidence=(Evidence(DOC2.id, sentence(DOC2, "independent inquiry"), "inquiry-into"),),
)
COMMISSION = Event(
    "commissioning",
    "Ed Balls commissions an independent inquiry into the death of Baby P",
    participants=take_part({"agent": ("person/ed-balls",), "concerns": (THE_INQUIRY.id,)}),
    date="2008-11-13",
    date_basis=DateBasis.DOCUMENT,
    evidence=(Evidence(DOC2.id, sentence(DOC2, "commissioned"), "commission"),),
)


def _claim(document: Document, claimant: str, act: Act, text: str, cue: str, **given: object) -> Claim:
    """Return a claim of one document with its evidence."""
    rule = str(given.pop("rule", cue.replace(" ", "-")))
    return Claim(  # type: ignore[arg-type]
        claimant=claimant,
        act=act,
        text=text,
        cue=cue,
        date=document.date,
        date_basis=DateBasis.DOCUMENT,
        scope=document.id,
        evidence=(evidence(document, rule, cue, text),),
        **given,
    )


CLAIMS = (
    WARNED,
    _claim(
        DOC1,
        "org/unison",
        Act.BLAME,
        "failures in child protection on the Government's cuts",
        "laid blame",
        stance=Stance.OPPOSES,
        target=("org/uk-government",),
        topics=("topic/child-protection", "topic/cuts"),
        confidence=0.95,
        positions=(
            position(DOC1, Side.AGAINST, CUTS, "cuts", "laid blame"),
            position(DOC1, Side.AGAINST, "org/uk-government", "Government", "laid blame"),
        ),
    ),
    _claim(
        DOC1,
        "org/unison",
        Act.WARNING,
        "staff freezes are a toxic combination",
        "warned",
        topics=("topic/recruitment",),
        within=WARNED.id,
        reported_by=("person/helga-pile",),
        confidence=0.7,
        positions=(position(DOC1, Side.AGAINST, FREEZES, "staff freezes", "a toxic combination"),),
    ),
    _claim(
        DOC1,
        "org/calderdale-council",
        Act.DENIAL,
        "caseloads had risen",
        "denied",
        topics=("topic/caseloads",),
    ),
    _claim(
        DOC1,
        "org/calderdale-council",
        Act.ENDORSEMENT,
        "the plan for integrated working",
        "supports",
        stance=Stance.SUPPORTS,
        target=("topic/integrated-working",),
        topics=("topic/integrated-working",),
        positions=(position(DOC1, Side.FOR, PLAN, "the plan", "supports", naming=Naming.GENERIC),),
    ),
    _claim(
        DOC1,
        "group/social-workers-" + DOC1.id,
        Act.ENDORSEMENT,
        "the plan in Leeds",
        "supported",
        stance=Stance.SUPPORTS,
        share="80%",
        topics=("topic/integrated-working",),
        positions=(position(DOC1, Side.FOR, LEEDS, "the plan in Leeds", "supported"),),
    ),
    _claim(
        DOC2,
        "person/gordon-brown",
        Act.ACCUSATION,
        "delay",
        "accused",
        stance=Stance.OPPOSES,
        target=("person/ed-balls",),
        about=(THE_INQUIRY.id,),
        confidence=0.5,
        positions=(position(DOC2, Side.AGAINST, "person/ed-balls", "Ed Balls", "accused"),),
    ),
    _claim(
        DOC2,
        "person/ed-balls",
        Act.PREDICTION,
        "the inquiry would be quick",
        "said",
        modality=Modality.PROBABLE,
        about=(COMMISSION.id,),
        topics=("topic/inquiries",),
        addressee=("person/gordon-brown",),
    ),
    _claim(
        DOC2,
        "org/unison",
        Act.CRITICISM,
        "the plan for integrated working",
        "opposes",
        stance=Stance.OPPOSES,
        target=("topic/integrated-working",),
        topics=("topic/integrated-working",),
        positions=(position(DOC2, Side.AGAINST, PLAN, "the plan for integrated working", "opposes"),),
    ),
)
UNKNOWN_SPEAKER = _claim(DOC1, "", Act.STATEMENT, "the plan in Leeds", "supported")
ROLES = (
    Role(
        "person/ed-balls",
        "Children’s Minister",
        None,
        evidence=(Evidence(DOC2.id, span(DOC2, "Children’s Minister, Ed Balls"), "apposition"),),
    ),
    Role(
        "person/helga-pile",
        "national officer",
        "org/unison",
        "2012-05-01",
        evidence=(Evidence(DOC1.id, span(DOC1, "Helga Pile, UNISON national officer"), "apposition"),),
    ),
)


def _mention(document: Document, words: str, actor: str, found_by: FoundBy, nth: int = 0) -> Mention:
    at = span(document, words, nth)
    return Mention(document.id, at, words, actor, found_by, at.start)


MENTIONS1 = (
    _mention(DOC1, "UNISON", "org/unison", FoundBy.GAZETTEER),
    _mention(DOC1, "Government", "org/uk-government", FoundBy.GAZETTEER),
    _mention(DOC1, "Helga Pile", "person/helga-pile", FoundBy.NER),
    _mention(DOC1, "Calderdale Council", "org/calderdale-council", FoundBy.GAZETTEER),
    _mention(DOC1, "the council", "org/calderdale-council", FoundBy.DESCRIPTION),
    _mention(DOC1, "Ofsted", "org/ofsted", FoundBy.GAZETTEER),
    Mention(DOC1.id, span(DOC1, "Leeds"), "Leeds", None, FoundBy.NER, span(DOC1, "Leeds").start),
)
MENTIONS2 = (
    _mention(DOC2, "Ed Balls", "person/ed-balls", FoundBy.NER),
    _mention(DOC2, "Baby P", "person/baby-p", FoundBy.RULE, 1),
    _mention(DOC2, "Gordon Brown", "person/gordon-brown", FoundBy.NER),
    _mention(DOC2, "UNISON", "org/unison", FoundBy.GAZETTEER),
)


def knowledge() -> Knowledge:
    """Return what the two documents say."""
    return Knowledge(
        extractions=(
            Extraction(DOC1, mentions=MENTIONS1, publisher_id="org/unison"),
            Extraction(DOC2, mentions=MENTIONS2),
        ),
        actors=ACTORS,
        roles=ROLES,
        events=(DEATH, INSPECTION, THE_INQUIRY, COMMISSION),
        claims=CLAIMS,
        issues=(CUTS, PLAN, LEEDS, FREEZES),
    )


BALLS_TWIN = Actor("person/ed-balls-2", "Ed Balls", ActorKind.PERSON)
"""Another person of the same name."""


def debate_for_queries() -> Knowledge:
    """Return the debate with what the rarer questions ask for: a demand, a promise, both sides, a dissenter."""
    more = (
        _claim(
            DOC1,
            "person/helga-pile",
            Act.DEMAND,
            "proper supervision",
            "need",
            modality=Modality.OBLIGATION,
            target=("org/uk-government",),
            topics=("topic/supervision",),
        ),
        _claim(DOC2, "person/ed-balls", Act.PROMISE, "would be quick", "said", topics=("topic/inquiries",)),
        _claim(DOC1, "org/ofsted", Act.FINDING, "caseloads had risen", "risen", topics=("topic/caseloads",)),
        _claim(
            DOC1,
            "org/unison",
            Act.ENDORSEMENT,
            "the plan for integrated working",
            "supports",
            stance=Stance.SUPPORTS,
            target=("topic/integrated-working",),
            positions=(position(DOC1, Side.FOR, PLAN, "the plan for integrated working", "supports"),),
        ),
        _claim(
            DOC1,
            "person/helga-pile",
            Act.ENDORSEMENT,
            "the plan for integrated working",
            "supports",
            positions=(position(DOC1, Side.FOR, PLAN, "the plan for integrated working", "supports"),),
        ),
    )
    value = knowledge()
    return replace(value, claims=(*value.claims, *more))
