"""Who speaks a claim: the actor behind a source phrase, a document, a share of people, a pronoun.

A wrong link is worse than none: what cannot be told stays None, and the claim says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Token

from kg.actors import Cast
from kg.actors.reference.descriptions import plain_form
from kg.claims.confidence import Doubt
from kg.claims.draft import Draft, Key, Kind, Material
from kg.claims.lexicon import DOCUMENTS, QUANTIFIERS, is_document, is_examiner
from kg.claims.papers import Papers, is_definite, nouns_for_papers
from kg.claims.share import share_of
from kg.claims.spans import WHITE
from kg.claims.together import accusing_together, go_on
from kg.lang.tables import words
from kg.model import Act, Actor, ActorKind, FoundBy, Span
from kg.spelling import slug
from kg.syntax import conjuncts, phrase, prepositions, sentence
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    DETERMINER,
    NOUN_CLAUSE,
    OBJECT,
    OWNER,
    OWNER_SIGN,
    RELATIVE_CLAUSE,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.wording import sentence_around

FIRST_PERSON = words("grammar", "first_person")
IT = words("speaking", "it")
ADDRESSED = words("speaking", "you")
AS, DOING = words("grammar", "as"), words("speaking", "likewise")
GROUPS_OF = words("speaking", "groups_of")
SHARE_OF = words("speaking", "share_of")
HUNDREDTHS = words("speaking", "percent")
ANSWERS, DEFINITE = words("documents", "answers"), words("reports", "definite")
ANSWERERS = words("turns", "answerers")
NAMED = frozenset({FoundBy.GAZETTEER, FoundBy.NER, FoundBy.RULE})
CARRIED = words("documents", "carried")
EXAMINATIONS, SIGNED = words("documents", "examinations"), words("documents", "signed_by_many")


@dataclass(frozen=True, slots=True)
class Speaker:
    """An actor with the share of them that speaks and, where it lowers confidence, why.

    `others` say it with them: “[Unite], GMB and Unison condemned …”.
    """

    actor: str | None
    share: str | None = None
    doubts: tuple[Doubt, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Speakers:
    """Who speaks, as the document goes on; `papers` are the documents it has told of."""

    cast: Cast
    text: str
    document_id: str = ""
    unnamed: dict[str, Actor] = field(default_factory=dict)
    """Bodies that are only described: “an inquiry found …”; actors the cast does not have."""
    papers: Papers = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no document told of."""
        self.papers = Papers(self.cast)

    # --- who speaks a draft ------------------------------------------------------------------------------------

    def of(self, draft: Draft, outer: Draft | None, above: Speaker | None) -> Speaker:
        """Return the speaker of a draft; `outer` is the claim it is said inside, `above` that one's speaker."""
        token = draft.speaker
        if draft.kind is Kind.AUTHOR:
            return Speaker(self._writer(draft))
        if draft.kind is Kind.SECTION:
            return Speaker(self.cast.author())
        if draft.kind is Kind.COMMENT:
            return Speaker(self._commenter(draft))
        if draft.kind is Kind.TURN:
            return Speaker(self._in_turn(draft))
        if token is None:
            return self._supplied(draft)
        if draft.kind is Kind.SIGNED and self.cast.actor(token) is None:
            return Speaker(self._described(draft.source[0].of(self.text), _kind_of_name(token)))
        if token.lower_ in FIRST_PERSON and above is not None:
            return Speaker(above.actor, doubts=(Doubt.FIRST_PERSON,))
        if token.lower_ in FIRST_PERSON and draft.paragraph.turn is not None:
            return Speaker(self._named(draft.paragraph.turn.name), doubts=(Doubt.FIRST_PERSON,))
        finds = outer is not None and outer.cue is not None and outer.cue.act is Act.FINDING
        ours = any(owner.lower_ in FIRST_PERSON for owner in dependents(token, OWNER))
        return self.behind(token, above if finds or ours else None)

    def again(self, first: Draft, speaker: Speaker) -> Speaker:
        """Return the speaker of “it” after a claim: the body or document that made it; a person is no “it”."""
        token = first.speaker
        spoke = token is not None and token.tag_ != "NNS" and (is_document(token) or is_examiner(token))
        if speaker.actor is not None and (self._kind(speaker.actor) is ActorKind.ORGANIZATION or spoke):
            return Speaker(speaker.actor, speaker.share, (Doubt.PRONOUN,))
        return Speaker(None, doubts=(Doubt.UNRESOLVED,))

    def is_open(self, speaker: Speaker) -> bool:
        """Tell whether nobody is known to speak, or only some of this document: “both unions”."""
        described = speaker.actor is not None and self.document_id in speaker.actor and not speaker.others
        return speaker.actor is None or (described and self._kind(speaker.actor) is ActorKind.GROUP)

    def names_body(self, span: Span) -> bool:
        """Tell whether an organization is named or described in a stretch."""
        return any(self._kind(m.actor_id) is ActorKind.ORGANIZATION for m in self.cast.mentions_in(span))

    def go_on_together(self, first: Draft, second: Draft, spoke: Speaker) -> bool:
        """Tell whether those who spoke together in the first draft speak in the second: “they”, “both unions”."""
        return go_on(first, second, self.text, 1 + len(spoke.others), lambda: self._kind(spoke.actor))

    def _supplied(self, draft: Draft) -> Speaker:
        """A finding that names nobody is of the one body whose reports the text speaks of."""
        bodies = set(self.papers.bodies.values())
        finding = draft.cue is not None and draft.cue.act is Act.FINDING
        body = next(iter(bodies)) if finding and len(bodies) == 1 else None
        if body is None or self._kind(body) is ActorKind.PERSON:
            return Speaker(None, doubts=(Doubt.NOBODY_NAMED,))  # who speaks for a body does not inspect
        return Speaker(body, doubts=(Doubt.NAMED_ELSEWHERE,))

    def _writer(self, draft: Draft) -> str | None:
        """Return who signed what the draft stands in; the author of the text, where nobody else did."""
        return self._named(draft.source[0]) if draft.source else self.cast.author()

    def _named(self, name: Span) -> str:
        """Return the actor of a name in a label; a person of this document if it is nobody's name."""
        named = [m.actor_id for m in self.cast.mentions if m.span.covers(name) and m.actor_id is not None]
        return named[0] if named else self._described(name.of(self.text), ActorKind.PERSON)

    def _in_turn(self, draft: Draft) -> str | None:
        """Return whose turn it is: who is named in the label; of “A: …” the first person named before the questions."""
        label = draft.source[0].of(self.text)
        if label.casefold().strip(" .") in ANSWERERS:
            before = (m for m in self.cast.mentions if m.span.end <= draft.source[0].start and m.actor_id)
            named = (m.actor_id for m in before if m.found_by in NAMED and m.actor_id != self.cast.author_id)
            return next((actor for actor in named if self._kind(actor) is ActorKind.PERSON), None)
        return self._commenter(draft)

    def _commenter(self, draft: Draft) -> str:
        """Return the person behind a comment: of the cast, else one of this document by the name given."""
        known = self.cast.actor(draft.speaker) if draft.speaker is not None else None
        if known is None:  # the parser may take another word of a name for its head
            known = next((m.actor_id for m in self.cast.mentions_in(draft.source[0]) if m.actor_id), None)
        if known is not None and self._kind(known) is ActorKind.PERSON:
            return known
        return self._described(draft.source[0].of(self.text), ActorKind.PERSON)

    # --- who is behind a phrase --------------------------------------------------------------------------------

    def behind(self, token: Token, finder: Speaker | None = None) -> Speaker:
        """Return who is behind a noun phrase or pronoun; `finder` is who finds, if it stands inside a finding."""
        share = share_of(token, self.text)
        lemma = token.lemma_.lower()
        if lemma in QUANTIFIERS or (share and not self.cast.actor(token)):
            return self._some(token, share)
        if lemma in ANSWERS:
            return Speaker(self.papers.asked, share, () if self.papers.asked else (Doubt.UNRESOLVED,))
        if lemma in CARRIED and (carrier := _carrier(token)) is not None:
            return self.behind(carrier)
        if lemma in DOCUMENTS and not self._is_actor_itself(token):
            return self._behind_document(token, share, finder)
        actor, *others = tuple(dict.fromkeys(filter(None, map(self.cast.actor, _joined(token))))) or (None,)
        if actor is None and lemma in GROUPS_OF and (members := self._some(token, share)).actor is not None:
            return members  # “a group of unions”
        if actor is None and token.pos_ == "NOUN" and is_examiner(token):
            return Speaker(self._described_by(token), share, (Doubt.BODY_NOT_NAMED,))
        if actor is None:
            return Speaker(None, share, (Doubt.UNRESOLVED,))
        return Speaker(actor, share, (Doubt.PRONOUN,) if token.pos_ == "PRON" else (), tuple(filter(None, others)))

    def _behind_document(self, token: Token, share: str | None, finder: Speaker | None) -> Speaker:
        body = self.papers.body(token)
        if body is None and finder is not None:
            body = finder.actor  # an inspection inside an inspectorate's finding is its own
        told = is_definite(token) or has(token, NOUN_CLAUSE)  # “a petition opposing it”
        by_itself = token.lemma_.lower() in EXAMINATIONS or (token.lemma_.lower() in SIGNED and told)
        if body is None and by_itself:
            return Speaker(self._described_by(token), share, (Doubt.AUTHOR_NOT_NAMED,))
        return Speaker(body, share, () if body else (Doubt.AUTHOR_NOT_NAMED,))

    def _some(self, token: Token, share: str | None) -> Speaker:
        """“80% of you”, “many reported”, “some of the staff”."""
        for name, head in prepositions(token):
            if name not in SHARE_OF:
                continue
            if head.lemma_ in HUNDREDTHS and head != token:
                return self._some(head, share)  # “a total of 56% of nurses”
            actor = self.cast.actor(head)
            addressed = head.lower_ in ADDRESSED and actor is None and share is not None  # “many of you” may be anybody
            if addressed and (people := self._people_addressed()) is not None:
                return Speaker(people, share, (Doubt.ADDRESSED,))
            if actor is not None:
                return Speaker(actor, share)
        actor = self.cast.actor(token) or self.papers.asked
        return Speaker(actor, share, () if actor else (Doubt.UNRESOLVED,))

    def _people_addressed(self) -> str | None:
        """The people a text speaks to as “you”: the group it speaks of most, if it does so more than once."""
        counts = Counter(m.actor_id for m in self.cast.mentions if self._kind(m.actor_id) is ActorKind.GROUP)
        most = counts.most_common(1)
        return most[0][0] if most and most[0][1] > 1 else None

    def _described_by(self, token: Token) -> str:
        """Return an actor for a body that is only described: who is behind “an inquiry”, “the tribunal”."""
        beside = (t for t in phrase(token) if t.i < token.i and not stands_as(t, OWNER_SIGN, DETERMINER, OWNER))
        own = (*beside, token)
        return self._described(" ".join(plain_form(t) for t in own), ActorKind.GROUP)

    def _described(self, words_: str, kind: ActorKind) -> str:
        first, _, rest = words_.partition(" ")
        label = rest if rest and first.lower() in DEFINITE else words_
        actor = Actor(f"{kind}/{self.document_id}-{slug(label)}", label, kind)
        if actor.id not in self.cast.actors:
            self.unnamed.setdefault(actor.id, actor)
        return actor.id

    def _is_actor_itself(self, token: Token) -> bool:
        """A newspaper, website or committee can bear such a noun in its name."""
        actor = self.cast.actor(token)
        return actor is not None and self._kind(actor) is not ActorKind.GROUP

    def _kind(self, actor_id: str | None) -> ActorKind | None:
        actor = self.cast.actors.get(actor_id or "") or self.unnamed.get(actor_id or "")
        return actor.kind if actor else None


def _joined(token: Token) -> tuple[Token, ...]:
    """“[Unite], [GMB] and [Unison] said”; of “Ann Lee and [Jo Hart], who said so,” only the last, by the verb."""
    together = accusing_together(token) or conjuncts(token)
    told = [v for v in dependents(token, RELATIVE_CLAUSE) if v.i > together[-1].i]
    singular = [v for v in told if not any(t.tag_ in ("VBP", "MD") for t in (v, *dependents(v, AUXILIARY)))]
    return together[-1:] if singular else (*together, *_likewise(token))


def _carrier(token: Token) -> Token | None:
    """“[Farmers] raised slogans demanding a repeal”: whose the slogans are."""
    return first_dependent(token.head, ACTIVE_SUBJECT) if stands_as(token, OBJECT) else None


def _likewise(token: Token) -> Iterator[Token]:
    """“Unite opposed it, as did [the GMB]”: who is told to have done the same as the subject."""
    verb = token.head
    if not stands_as(token, ACTIVE_SUBJECT) or verb.i < token.i:
        return
    for did in dependents(verb, ADVERBIAL_CLAUSE):
        first = did.left_edge
        alone = first.i == did.i - 1 and first.lower_ in AS and first.i > 0 and first.nbor(-1).text == ","
        if alone and did.i > verb.i and did.lemma_.lower() in DOING:
            yield from (c for c in dependents(did, ACTIVE_SUBJECT) if c.i > did.i)


def _kind_of_name(token: Token) -> ActorKind:
    """“— [Ann Lee]”, “— [Save Our Libraries]”: who is credited is a person, unless the words are those of a body."""
    if token.ent_type_ == "PERSON":
        return ActorKind.PERSON
    common = any(t.pos_ not in ("PROPN", "PUNCT") for t in token.doc[token.left_edge.i : token.i])
    return ActorKind.ORGANIZATION if common or token.ent_type_ == "ORG" else ActorKind.PERSON


# --- the speakers of a document ---------------------------------------------------------------------------------


def resolve(
    drafts: Sequence[Draft], outer: Mapping[Key, Draft], material: Material, speakers: Speakers
) -> dict[Key, Speaker]:
    """Resolve speakers in text order, outer claims first, taking note of the documents on the way."""
    found: dict[Key, Speaker] = {}
    known = {draft.key: draft for draft in drafts}
    nouns = nouns_for_papers(p.wording for p in material.paragraphs)
    noted = 0

    def one(draft: Draft) -> Speaker:
        nonlocal noted
        if draft.key not in found:
            around = outer.get(draft.key)
            above = one(around) if around is not None else None
            now = bisect_right(nouns.starts, draft.place.end)
            for noun in nouns.tokens[noted:now]:
                speakers.papers.read(noun)
            noted = max(noted, now)
            speaker = one(known[draft.begun]) if draft.begun is not None else speakers.of(draft, around, above)
            found[draft.key] = speaker
            if speaker.actor is not None and draft.cue is not None and draft.cue.act is Act.FINDING:
                speakers.papers.own(nouns.within(draft.sentence), speaker.actor)
        return found[draft.key]

    for draft in drafts:
        one(draft)
    for draft in drafts:  # what names no speaker may be the finding of the one body the text names
        if found[draft.key].actor is None and draft.speaker is None:
            found[draft.key] = speakers.of(draft, None, None)
    outermost = sorted((d for d in drafts if d.key not in outer and d.cue_spans), key=lambda d: d.cue_place)
    for first, second in pairwise(outermost):
        spoke = found[first.key]
        if found[second.key].actor is None and _goes_on(first, second, speakers):
            found[second.key] = speakers.again(first, spoke)
        elif spoke.others and speakers.is_open(found[second.key]) and speakers.go_on_together(first, second, spoke):
            found[second.key] = replace(spoke, share=None, doubts=(Doubt.PRONOUN,))
    return found


def _goes_on(first: Draft, second: Draft, speakers: Speakers) -> bool:
    """“Ofsted said homes were unsafe. It added that …”: “it” begins the sentence after a claim, and speaks.

    So it does behind a sentence of the same paragraph that names no other body.
    """
    it = second.speaker
    if (
        it is None
        or it.lower_ not in IT
        or any(t.pos_ not in ("CCONJ", "ADV") for t in it.doc[sentence_around(it)[0] : it.i])
    ):
        return False
    between = Span(first.sentence.end, sentence(it).start)
    if between.end < between.start:
        return False
    if not between.of(speakers.text).strip(WHITE):
        return True
    finds = second.cue is not None and second.cue.act is Act.FINDING
    return first.paragraph is second.paragraph and not finds and not speakers.names_body(between)
