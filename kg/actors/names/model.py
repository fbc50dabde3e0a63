"""What the language model takes for names: cleaned, refused where it cannot be one, and told what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import OWNER_MARKS, bare, capital
from kg.actors.names.trim import behind_owner, end_of_name, is_first_name_of, trim
from kg.actors.names.usage import Usage, is_known_beyond_heading, is_more_than_common, name_in_heading
from kg.actors.words import ARTICLES, DEMONSTRATIVES, HONORIFICS, PARTICLES, POSSESSIVES, ROLES, SPEAKING, is_first_name
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax.relations import ACTIVE_SUBJECT, stands_as

_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANIZATION}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_JUNK = re.compile(r"[@#/\\|<>=_*…•]|https?:|www\.|^\W*$|\d{3,}")
_DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES
_SAINTS = words("names", "saints")
_COMPASS = words("names", "compass")
_COUNTRIES = words("names", "countries")
_COUNTRY_WORDS = _COUNTRIES | words("names", "demonyms")
_BODY_TAILS = _COUNTRIES | words("names", "body_tails")
_INSIDE_CONSTITUENCY = words("names", "inside_constituency") | {"&", ","}
_CONSTITUENCY_ROLES = words("roles", "constituency")
_CONSTITUENCY_PREPOSITIONS = words("roles", "constituency_prepositions")
_LEADING = words("roles", "leading_prepositions")
_OF_PERSONS = words("roles", "of_persons")
_TITLE_PREPOSITIONS = words("roles", "title_prepositions")
_PORTFOLIOS = words("organizations", "portfolios")
_WAYS = words("names", "ways")
_PAPERS = words("organizations", "papers")
_PARTISANS = words("names", "party_adjectives") | words("organizations", "partisan")
_NUMBERED = words("organizations", "numbered")
_BROADCASTS = words("organizations", "broadcasts")
_INITIALS = 7
"""Letters of an acronym, at most."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Tokens `first` to `last` that the model takes for the name of this kind; no kind: of a place."""

    doc: Doc
    first: int
    last: int
    kind: ActorKind | None
    name: str
    known: Usage
    heading: bool

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last


def offered(doc: Doc, known: Usage, places: frozenset[str], *, heading: bool) -> Iterator[Found]:
    """Yield the people, organizations and places that the model found in a paragraph and that stand up to a look.

    `places`: names of places in lower case, whatever the model takes them for; `heading`: all words have capitals.
    """
    for ent in doc.ents:
        offer = _offer(ent, known, places, heading)
        if offer is not None and not any(refuses(offer) for refuses in REFUSALS):
            kind = _kind(offer, places)
            yield Found(doc, offer.first, offer.last, offer.last, kind, FoundBy.NER, offer.name)


def _offer(ent: Span, known: Usage, places: frozenset[str], heading: bool) -> Offer | None:
    """Return the name that the model found, with its ends where they belong."""
    if ent.label_ not in _KINDS and ent.label_ not in _PLACES:
        return None
    doc, kind = ent.doc, _KINDS.get(ent.label_)
    if kind is ActorKind.PERSON and _owns(ent):
        kind = ActorKind.ORGANIZATION
    first, last = trim(ent)
    if first > last:
        return None
    if heading:
        first, last, kind = _in_heading(doc, first, last, kind, known)
    elif kind is ActorKind.ORGANIZATION and (name := _member_behind_party(doc, first, last)) is not None:
        first, kind = name, ActorKind.PERSON
    end = last
    if kind is ActorKind.PERSON:
        first -= first > 0 and is_first_name_of(doc, first, last)
        end = end_of_name(doc, first, last)
    elif kind is ActorKind.ORGANIZATION:
        first = behind_owner(doc, first, last, places)
    return Offer(doc, first, last, kind, words_of(doc, first, end), known, heading)


def _in_heading(
    doc: Doc, first: int, last: int, kind: ActorKind | None, known: Usage
) -> tuple[int, int, ActorKind | None]:
    """“[Ann Lee] Finally Endorses House”: only what the running text has as a name, and what that rather is of."""
    begin_, end_ = name_in_heading(doc, first, last, known)
    if (begin_, end_) == (first, last) or not is_first_name(doc[begin_].lower_):
        return first, last, kind
    return begin_, end_, ActorKind.PERSON


def _member_behind_party(doc: Doc, first: int, last: int) -> int | None:
    """Return where the name begins in “House Committee Republican [Ann Lee]”."""
    begin_ = last - 1
    if begin_ <= first or not is_first_name(doc[begin_].lower_) or doc[last].pos_ != "PROPN":
        return None
    return begin_ if doc[begin_ - 1].ent_type_ and doc[begin_ - 1].lower_ in _PARTISANS else None


def _owns(ent: Span) -> bool:
    """“St John's Ambulance”: of a saint or one word, with a capital behind the owner's mark."""
    mark = next((t.i - ent.start for t in ent if t.text in OWNER_MARKS), None)
    if mark is None or mark + 1 >= len(ent) or not capital(ent[mark + 1]):
        return False
    return mark == 1 or ent[0].lower_ in _SAINTS


# --- what cannot be a name ---


def _is_short_initials(offer: Offer) -> bool:
    """“RE PSHE”: headings of a table"""
    parts = offer.name.split()
    return not offer.single and offer.name.isupper() and all(len(part) <= 3 for part in parts)


def _is_junk(offer: Offer) -> bool:
    """“@unison”, “www.unison.org”, “2009/10”"""
    doc = offer.doc
    return bool(_JUNK.search(offer.name)) or not any(capital(t) for t in doc[offer.first : offer.last + 1])


def _is_no_person(offer: Offer) -> bool:
    """More than capitals, particles and initials; one word with an article (“a Tory”) or in the plural."""
    if offer.kind is not ActorKind.PERSON:
        return False
    doc, first = offer.doc, offer.first
    if offer.single and first and (doc[first - 1].lower_ in _DETERMINERS or doc[first].tag_ == "NNPS"):
        return True
    if is_paper(doc, offer.last) and (offer.single or not is_first_name(doc[first].lower_)):
        return True  # “the NHI [Bill]”, “[Finance Bill]”
    return not _is_personal(doc, first, offer.last)


def _is_personal(doc: Doc, first: int, last: int) -> bool:
    """Whether the words can be a person's name: capitals, particles and initials only."""
    tokens = doc[first : last + 1]
    if not capital(tokens[0]) and tokens[0].lower_ not in PARTICLES:
        return False
    if not (capital(tokens[-1]) or _ends_given_name(tokens[-1], first)) or len(tokens) > 6:
        return False
    if first == last and (tokens[0].pos_ not in ("PROPN", "NOUN") or len(tokens[0].text) < 3):
        return False
    inside = PARTICLES | {"-", "'", "."}
    return all(capital(t) or t.lower_ in inside or _ends_given_name(t, first) for t in tokens)


def _ends_given_name(token: Token, first: int) -> bool:
    """“Park Geun-[hye]”: a given name of two syllables behind a surname; not “Blair-era”."""
    return token.i - 2 > first and token.pos_ == "PROPN" and token.nbor(-1).text == "-" and token.is_alpha


def _is_no_organization(offer: Offer) -> bool:
    """A remit, a law or paper, a mark: “Education Secretary”, “the Gambling Bill”, “Clause 4”, “rated Inadequate”."""
    doc, first, last = offer.doc, offer.first, offer.last
    if offer.kind is not ActorKind.ORGANIZATION:
        return False
    if doc[last].like_num and not offer.single and doc[first].lower_ in _NUMBERED:
        return True
    return _is_portfolio(doc, first, last) or is_paper(doc, last) or (offer.single and doc[last].pos_ == "ADJ")


def _is_portfolio(doc: Doc, first: int, last: int) -> bool:
    """“Education Secretary”, “secretary of state”"""
    if first > 1 and doc[first - 1].lower_ in _TITLE_PREPOSITIONS and doc[first - 2].lower_ in _PORTFOLIOS:
        return True
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and after.lower_ in _PORTFOLIOS and not doc[last].is_upper


def is_paper(doc: Doc, last: int) -> bool:
    """Tell whether a name is that of a law, paper or event: “the Gambling Bill”."""
    return capital(doc[last]) and doc[last].lower_ in _PAPERS


def _is_broadcast(offer: Offer) -> bool:
    """“the Good Morning programme”, “the ‘Benefits Street’ series”"""
    if offer.kind is None:
        return False
    after = offer.doc[offer.last + 1 : offer.last + 3]
    quoted = len(after) == 2 and after[0].text in ('"', "'") and after[1].lower_ in _BROADCASTS
    return quoted or (len(after) > 0 and after[0].lower_ in _BROADCASTS)


def _is_common(offer: Offer) -> bool:
    """“Social Workers”"""
    return offer.kind is not None and not is_more_than_common(offer.doc, offer.first, offer.last, offer.known)


def _is_heading_only(offer: Offer) -> bool:
    """Capitals of a heading that the running text does not know"""
    return offer.heading and not is_known_beyond_heading(offer.doc, offer.first, offer.last, offer.known)


REFUSALS: tuple[Callable[[Offer], bool], ...] = (
    _is_short_initials,
    _is_junk,
    _is_no_person,
    _is_no_organization,
    _is_broadcast,
    _is_common,
    _is_heading_only,
)
"""Each tells whether what the model takes for a name is none; the docstring is an example."""


# --- what it names ---


def _kind(offer: Offer, places: frozenset[str]) -> ActorKind | None:
    """Return what the name is of; none: of a place."""
    kind = offer.kind
    if kind is None:
        return None
    if kind is ActorKind.PERSON and _is_acronym(offer):
        kind = ActorKind.ORGANIZATION
    if _is_place(offer.name, places) or _is_way(offer) or is_constituency(offer.doc, offer.first):
        return None
    if kind is ActorKind.PERSON and _is_body(offer.doc, offer.first, offer.last):
        return ActorKind.ORGANIZATION
    return kind


def _is_acronym(offer: Offer) -> bool:
    """“HCPC”; with a colon behind it “WALLACE: …” is who speaks in a transcript."""
    doc, after = offer.doc, offer.last + 1
    script = after < len(doc) and doc[after].text == ":"
    return offer.single and offer.name.isupper() and len(offer.name) <= _INITIALS and not script


def _is_place(name: str, places: frozenset[str]) -> bool:
    """Whether a name is that of a place with a council, or of a part of one: “Torbay”, “North Devon”."""
    parts = name.lower().split()
    while len(parts) > 1 and parts[0] in _COMPASS:
        parts.pop(0)
    bare_name = " ".join(parts)
    return bare_name in places or bare_name in _COUNTRY_WORDS


def _is_way(offer: Offer) -> bool:
    """“Mill Lane”, “Otter Bridge”; but “Robert Lane”, and “Fleet Street said”."""
    doc, first, last = offer.doc, offer.first, offer.last
    if offer.single or doc[last].lower_ not in _WAYS or is_first_name(doc[first].lower_):
        return False
    titled = first > 0 and bare(doc[first - 1]) in HONORIFICS
    return not titled and not (stands_as(doc[last], ACTIVE_SUBJECT) and doc[last].head.lemma_.lower() in SPEAKING)


def is_constituency(doc: Doc, first: int) -> bool:
    """Tell whether a name stands behind “MP for”, if need be with another: “MP for Dover and Deal”."""
    i = first - 1
    while i > 1 and (capital(doc[i]) or doc[i].lower_ in _INSIDE_CONSTITUENCY) and first - i < 8:
        i -= 1
    return i > 0 and doc[i].lower_ in _CONSTITUENCY_PREPOSITIONS and doc[i - 1].lower_ in _CONSTITUENCY_ROLES


def _is_body(doc: Doc, first: int, last: int) -> bool:
    """Whether what the model takes for a person is a body: “chief executive of Alcohol Focus”, “Safe Homes Wales”."""
    if first == last or is_first_name(doc[first].lower_):
        return False
    if doc[last].lower_ in _BODY_TAILS or doc[last].ent_type_ == "GPE":
        return True
    if first < 2 or doc[first - 1].lower_ not in _LEADING:
        return False
    return doc[first - 2].lower_ in ROLES - _OF_PERSONS
