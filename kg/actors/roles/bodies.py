"""Which body a post is of where its words do not say: a councillor's council, a minister's government, a bare
“general secretary” behind what the union said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from spacy.tokens import Token

from kg.actors.names.spelling import bare
from kg.actors.reference.candidates import nouns, own_nouns, told_most
from kg.actors.reference.discourse import MOST, Discourse, Seen
from kg.actors.registry import Entry
from kg.actors.roles.title import StatedRole
from kg.actors.words import DEFINITE, is_organization
from kg.lang.tables import value_of, word_pairs, words
from kg.model import ActorKind, Document
from kg.syntax import begin, prepositions
from kg.syntax.noun import owner_of
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    COMPOUND,
    DETERMINER,
    OWNER,
    PREPOSITION,
    ROOT,
    dependents,
    stands_as,
)

_TOP = words("roles", "top")
_TOP_WITH = word_pairs("roles", "top_with")
_TOP_MODIFIERS = words("roles", "top_modifiers") | {"-"}
_SEATS = word_pairs("roles", "seats")
_GOVERNING = words("roles", "governing")
_OF = words("roles", "body_prepositions")
_GOVERNING_PHRASES = words("roles", "governing_phrases")
_INSIDE = words("roles", "of")
_OPPOSED = words("roles", "not_governing")
_CHAIRING = words("roles", "chairing")
_CHAIRING_WITH = words("roles", "chairing_with") | {"-"}
_OF_STATES, _OF_STATES_TOO = words("roles", "of_states"), words("roles", "of_states_too")
_ALSO_CITIES = frozenset(value_of("roles", "also_cities"))
_OPPOSITION = words("roles", "opposition_phrases")


def body_meant(document: Document, stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“branch secretary” belongs to the branch mentioned before, “council leader” to the council."""
    led = _speaking_before(stated, discourse) or _of_words(stated, discourse)
    led = led or _seat(document, stated, discourse) or _government(stated, discourse)
    led = led or _report(stated, discourse) or _state(document, stated, discourse)
    if led is not None or stated.head <= stated.first:
        return led
    doc = stated.person.doc
    noun, here = doc[stated.head - 1].lower_, begin(stated.person.token)
    told = discourse.kept(f"told by {noun}", lambda: _told_by(noun, discourse))
    end = bisect_left(told, here, key=lambda s: s.found.begin)
    return told_most(discourse, told[max(0, end - MOST) : end])


def _told_by(noun: str, discourse: Discourse) -> list[Seen]:
    """Return the mentions of bodies that go by a noun of theirs."""
    bodies = discourse.sorted_by("noun", nouns).get(noun, {}).values()
    told = (seen for entry in bodies if noun in own_nouns(entry) for seen in discourse.by_actor[entry.id])
    return sorted(told, key=lambda s: s.number)


def _seat(document: Document, stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“Cllr Ann Lee” sits on the only council that the text names, “Senator Gary Firth” in its only senate."""
    doc, head = stated.person.doc, stated.head
    pair = f"{bare(doc[head - 1])}-{bare(doc[head])}" if head else ""
    post = next((post for post in (pair, bare(doc[head])) if post in _SEATS), None)
    post = post or (bare(doc[stated.person.first]) if _leads_opposition(stated) else "")
    return seat_of(post, document, discourse)


def seat_of(post: str, document: Document, discourse: Discourse) -> Entry | None:
    """Return the only body of the text that one sits in as a “councillor”, “lord-mayor”, “speaker”."""
    noun = _SEATS.get(post)
    if noun is None:
        return None
    told = discourse.kept(f"written {noun}", lambda: re.search(rf"\b{noun}\b", document.text, re.IGNORECASE))
    return _only(told[0], discourse) if told is not None else None


def _leads_opposition(stated: StatedRole) -> bool:
    """“Councillor Lee (Leader of the Opposition)”: where the title before the name sits."""
    title = stated.person.doc[stated.first : stated.last + 1].text.lower()
    return title in _OPPOSITION and stated.person.first < stated.person.last


def _of_words(stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“the council's director”, “the leader of the council”"""
    head = stated.person.doc[stated.head]
    owner = owner_of(head)
    near = [owner] if owner is not None else []
    near += [noun for name, noun in prepositions(head) if name in _OF and stated.first <= noun.i <= stated.last]
    return next((entry for noun in near if (entry := _unnamed(noun, discourse)) is not None), None)


def _unnamed(token: Token, discourse: Discourse) -> Entry | None:
    """“the council” of a text that names none is the one that the text is about."""
    noun = token.text
    definite = any(c.lower_ in DEFINITE for c in dependents(token, DETERMINER))
    plain = not dependents(token, ADJECTIVE, COMPOUND, PREPOSITION, OWNER)
    if not (definite and plain and token.tag_ == "NN" and is_organization(noun.lower())):
        return None
    return _only(noun, discourse)


def _only(noun: str, discourse: Discourse) -> Entry | None:
    """Return the one body of this sort in the text: named, or if none is, “the council” of this text."""
    fitting = discourse.kept(f"called {noun.lower()}", lambda: _called(noun.lower(), discourse))
    if not fitting:
        return discourse.registry.unnamed(ActorKind.ORGANIZATION, noun.title() if noun.isupper() else noun)
    return fitting[0] if len(fitting) == 1 else None


def _called(noun: str, discourse: Discourse) -> list[Entry]:
    """Return the bodies of the text that a noun names, in the order in which they are told of."""
    bodies = (told[0].entry for told in discourse.by_actor.values())
    return [entry for entry in bodies if entry.kind is ActorKind.ORGANIZATION and _is_called(entry, noun)]


def _is_called(entry: Entry, noun: str) -> bool:
    """“Hull City Council”, “the House”, “House of Commons”"""
    label = entry.label.lower()
    return noun in own_nouns(entry) | {label} or any(label.startswith(f"{noun} {of} ") for of in _INSIDE)


def _government(stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“the Secretary of State for Health” is of the government that the text means and names."""
    words_of_title = stated.person.doc[stated.first : stated.last + 1]
    told = {token.lower_ for token in words_of_title}
    governs = bool(told & _GOVERNING) or any(phrase in words_of_title.text.lower() for phrase in _GOVERNING_PHRASES)
    if not governs or told & _OPPOSED:
        return None
    return discourse.registry.entries.get(discourse.governments.meant or "")


def _state(document: Document, stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“Gov. Ann Lee” governs the state that the text tells of, if she is the only governor in it."""
    doc, head = stated.person.doc, stated.head
    pair = f"{bare(doc[head - 1])}-{bare(doc[head])}" if head else ""
    if bare(doc[head]) not in _OF_STATES and pair not in _OF_STATES_TOO:
        return None
    if discourse.kept("governing", lambda: _governing(discourse)) != {stated.person.actor}:
        return None
    told = discourse.kept("states", lambda: Counter(_states().findall(document.text)).most_common(2))
    clear = bool(told) and told[0][1] >= max([2, *(2 * times for _, times in told[1:])])
    name = _named_behind(stated) or (told[0][0] if clear and told[0][0] not in _ALSO_CITIES else None)
    return discourse.registry.named(ActorKind.ORGANIZATION, name) if name is not None else None


def _governing(discourse: Discourse) -> set[str]:
    return {holder.actor for noun in _OF_STATES for holder in discourse.roles.get(noun, ())}


def _named_behind(stated: StatedRole) -> str | None:
    """“Gov. Ann Lee of [Utah]”"""
    doc, i = stated.person.doc, stated.person.last + 1
    found = _states().match(doc[i + 1 :].text) if i + 1 < len(doc) and doc[i].lower_ in _INSIDE else None
    return found[0] if found is not None else None


@cache
def _states() -> re.Pattern[str]:
    names = sorted(value_of("roles", "states"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b")


def _report(stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“Ann Lee, Deputy Chair,” in the report of a committee is the committee's."""
    doc, told = stated.person.doc, range(stated.first, stated.last + 1)
    chairs = doc[stated.head].lower_ in _CHAIRING
    bare_title = all(i == stated.head or doc[i].lower_ in _CHAIRING_WITH for i in told)
    return discourse.body.entry if discourse.body is not None and chairs and bare_title else None


def _speaking_before(stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“The union said … General secretary Ann Lee said …”: a bare role at the top is of who spoke just before."""
    f, noun = stated.person, stated.person.doc[stated.head].lower_
    if noun not in _TOP or not stands_as(f.token, ACTIVE_SUBJECT) or stated.rule != "role-compound":
        return None
    told = {f.doc[i].lower_ for i in range(stated.first, stated.head)}
    if not told <= _TOP_MODIFIERS or _TOP_WITH.get(noun, "") not in told | {""}:
        return None
    here = discourse.layout.where(f)
    before = [s for s in discourse.in_sentence(here - 1) if s.entry.kind is ActorKind.ORGANIZATION]
    leading = {
        s.entry.id for s in before if stands_as(s.found.token, ACTIVE_SUBJECT) and stands_as(s.found.token.head, ROOT)
    }
    bodies = {s.entry.id for s in before if s.entry.classification not in ("government", "parliament")}
    return discourse.registry.entries[next(iter(leading))] if len(leading) == 1 and bodies <= leading else None
