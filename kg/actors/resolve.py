"""Decides whom descriptions and pronouns mean, walking through the document once; a wrong link is worse than none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.actors.descriptions import HE, IT, SELF, SHE, THEY, US, WHO, Description
from kg.actors.found import Found
from kg.actors.governments import Governments
from kg.actors.pronouns import Seen, antecedent, speakers, subject_ahead
from kg.actors.roster import Entry, Roster
from kg.actors.titles import Post
from kg.actors.words import Words
from kg.model import ActorKind, FoundBy
from kg.syntax import prepositions

_NEAR = 6
"""How many sentences back a described actor may have been mentioned."""
_NEAR_RIVALS = 1
"""The same for “the party” where a text speaks of more than one."""
_OF = ("of", "for", "at", "from")
_TO_COME = frozenset({"no", "next", "future", "any", "another", "potential", "hypothetical", "would-be"})


@dataclass(slots=True)
class Resolver:
    """The state of the walk: what was mentioned, with its place, and the posts that persons hold."""

    roster: Roster
    words: Words
    governments: Governments
    author: str
    we: str
    quoted: frozenset[int]
    sentence: Mapping[tuple[int, int], int]
    by_token: dict[int, Found] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    open: dict[str, int] = field(default_factory=dict)
    holders: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)

    def name(self, found: Found, posts: Sequence[Post]) -> None:
        """Pass a name: remember it and the posts of the person."""
        if found.actor is None:
            return
        office = found.doc[found.first].lower_.rstrip(".")
        if office in self.words.offices and found.first < found.last:
            noun = self.words.abbreviations.get(office, office)
            self.holders.setdefault(noun, []).append((found.actor, frozenset({noun})))
        for post in posts:
            noun = found.doc[post.head].lower_
            told = frozenset(t.lower_ for t in found.doc[post.first : post.last + 1])
            self.holders.setdefault(noun, []).append((found.actor, told))
        self._remember(found)

    def describe(self, item: Description) -> None:
        """Pass a description or pronoun: find out whom it means, or leave it open."""
        found = item.found
        if found.how is FoundBy.PRONOUN:
            found.actor = self._pronoun(found)
        else:
            entry = self._apposed(item) or self._described(item)
            if entry is not None:
                entry.nouns.add(item.noun)
                self.roster.call(entry, found, found.doc[found.first : found.last + 1].text)
        if found.actor is not None and found.name not in SELF | US:
            self._remember(found)  # who writes “I” and “we” is not the “she” of the next line

    def _remember(self, found: Found) -> None:
        entry = self.roster.entries.get(found.actor or "")
        if entry is not None:
            self.seen.append(Seen(found, entry, self._where(found)))
            self.counts[entry.id] += 1

    def _where(self, found: Found) -> int:
        return self.sentence[id(found.doc), found.head]

    # --- pronouns

    def _pronoun(self, found: Found) -> str | None:
        lower = found.name
        if lower in SELF or lower in US:
            if found.begin in self.quoted:
                return None
            return self.author if lower in SELF else self.we
        if lower in WHO:
            return self._relative(found)
        if lower in HE | SHE | THEY | IT:
            ahead = subject_ahead(found, self.by_token)
            if ahead is not None:
                return ahead.actor
            saying = speakers(found, self.seen, self.by_token, self.quoted, self.words.speaking)
            chosen = antecedent(found, self.seen, self._where(found), self.counts, saying)
            last = self.open.get(found.gender, -9)
            since = (s for s in self.seen if s.sentence >= last and s.entry.id == chosen)
            if self._where(found) - last <= 1 and not any(_leads(s.found.token) for s in since):
                chosen = None  # the last “he” was nobody known
            if chosen is None and found.gender and found.token.dep_ == "nsubj":
                self.open[found.gender] = self._where(found)
            elif chosen is not None:
                self.open.pop(found.gender, None)
            if chosen is not None and (lower in HE or lower in SHE) and not self.roster.entries[chosen].gender:
                self.roster.entries[chosen].gender = found.gender
            return chosen
        return None

    def _relative(self, found: Found) -> str | None:
        """“who” stands for the noun its clause hangs on."""
        clause = found.token.head
        while clause.dep_ not in ("relcl", "ROOT", "acl") and clause.head != clause:
            clause = clause.head
        if clause.dep_ != "relcl":
            return None
        noun = clause.head
        head = self.by_token.get(noun.i) if noun.doc is found.doc else None
        if head is not None and head.kind is ActorKind.ORGANIZATION and noun.dep_ == "pobj":
            above = self.by_token.get(noun.head.head.i)  # “volunteers in the Granite State who …”
            if above is not None and above.doc is found.doc and above.kind in (ActorKind.GROUP, ActorKind.PERSON):
                head = above
        return head.actor if head is not None and head.doc is found.doc else None

    # --- descriptions

    def _apposed(self, item: Description) -> Entry | None:
        """“UNISON, the UK's largest union”: the description of a name beside it."""
        token = item.found.token
        if item.owner is not None and item.owner.lower_ in WHO:
            return None
        others = [token.head] if token.dep_ == "appos" else []
        others += [c for c in token.children if c.dep_ == "appos"]
        for other in others:
            named = self.by_token.get(other.i)
            if named is None or not named.named or named.actor is None:
                continue
            entry = self.roster.entries[named.actor]
            if entry.kind is item.found.kind and abs(other.i - token.i) < 12:
                return entry
        return None

    def _described(self, item: Description) -> Entry | None:
        kind = item.found.kind
        if kind is ActorKind.GROUP:
            return self._group(item)
        if kind is ActorKind.PERSON:
            return self._person(item)
        return self._organization(item)

    def _group(self, item: Description) -> Entry | None:
        token = item.found.token
        if item.noun == "inspector":
            entry = self._latest(item, lambda e: "inspector" in self._nouns(e))
            if entry is not None:
                return entry
        if item.determiner == "definite" and len(item.core) == 1:
            for seen in reversed(self.seen):
                label = seen.entry.label.lower().split()
                if seen.entry.kind is ActorKind.GROUP and label and label[-1] == item.core[0].lower():
                    return seen.entry
        entry = self.roster.unnamed(ActorKind.GROUP, " ".join(item.core))
        inside = [
            self.by_token.get(c.i) for c in token.children if c.dep_ in ("compound", "nmod", "amod") and c.i < token.i
        ]
        owners = [self.roster.entries[f.actor] for f in inside if f is not None and f.actor is not None]
        if entry.part_of is None and owners and owners[0].kind is ActorKind.ORGANIZATION:
            entry.part_of = owners[0].id
        if item.noun == "minister" and entry.part_of is None:
            entry.part_of = self.governments.of(self.roster)
        return entry

    def _person(self, item: Description) -> Entry | None:
        token = item.found.token
        if any(c.lower_ in _TO_COME for c in token.children):
            return None
        if token.dep_ == "attr":
            return None  # “Trump is the leader of …” names a post, and nobody else
        if item.determiner in ("definite", "possessive") or (item.determiner == "" and token.dep_ == "nsubj"):
            holder = self._holder(item)
            if holder is not None:
                return holder
            if item.determiner:
                for seen in reversed(self.seen):
                    if self._where(item.found) - seen.sentence > _NEAR:
                        break
                    if self._unnamed_before(item, seen.entry):
                        return seen.entry
        if not self._acts(token, item):
            return None
        distinct = "" if item.determiner != "indefinite" else self._free(" ".join(item.core))
        entry = self.roster.unnamed(ActorKind.PERSON, self._label(item), distinct)
        entry.gender = entry.gender or item.found.gender
        return entry

    def _holder(self, item: Description) -> Entry | None:
        """Return who holds the post: the only one, or of several who was just mentioned."""
        kind = {p.lower() for p in item.core[:-1]} - self.words.unspecific
        bodies = {h.lower_ for name, h in prepositions(item.found.token) if name in _OF and h.pos_ == "PROPN"}
        bodies |= {c.lower_ for c in item.found.token.children if c.lower_ in ("former", "ex", "deputy", "acting")}
        holders = self.holders.get(item.noun, [])
        fitting = {actor for actor, told in holders if kind <= told and bodies <= told}
        if len(fitting) == 1:
            return self.roster.entries[next(iter(fitting))]
        for seen in reversed(self.seen):
            if self._where(item.found) - seen.sentence > 2:
                break
            if seen.entry.id in fitting:
                return seen.entry
        return None

    def _unnamed_before(self, item: Description, entry: Entry) -> bool:
        if entry.kind is not ActorKind.PERSON or entry.named or item.noun not in entry.nouns:
            return False
        known = {w for form in (entry.label, *entry.forms) for w in form.lower().split()}
        return {p.lower() for p in item.core[:-1]} - self.words.unspecific <= known

    def _free(self, name: str) -> str:
        """A second “a parent” of the document is another one."""
        count = sum(
            1 for s in self.seen if not s.entry.named and s.entry.kind is ActorKind.PERSON and name in s.entry.nouns
        )
        return str(count + 1) if count else ""

    def _label(self, item: Description) -> str:
        label = " ".join(item.core)
        if item.noun in self.words.spokespeople:
            body = self._of(item.found.token)
            if body is not None:
                return f"{label} for {body.label}"
        return label

    def _of(self, token: Token) -> Entry | None:
        for name, head in prepositions(token):
            if name in ("for", "of", "from", "at"):
                named = self.by_token.get(head.i)
                if named is not None and named.actor is not None:
                    return self.roster.entries[named.actor]
                entry = self._ahead(head)
                if entry is not None:
                    return entry
        return None

    def _ahead(self, head: Token) -> Entry | None:
        """A description further right that is not resolved yet: by its noun."""
        noun = head.lower_
        if not self.words.organization(noun):
            return None
        return next((s.entry for s in reversed(self.seen) if noun in self._nouns(s.entry)), None)

    def _acts(self, token: Token, item: Description) -> bool:
        """Whether somebody not named says or does something here as one person."""
        if item.determiner == "quantified":
            return False
        head = token.head
        if token.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
            if head.lemma_.lower() in self.words.speaking:
                return True
            return (
                self.words.post(item.noun)
                and item.determiner in ("definite", "possessive")
                and len(item.core) > 0
                and head.pos_ == "VERB"
            )
        if any(c.dep_ == "relcl" and c.lemma_.lower() in self.words.speaking for c in token.children):
            return True
        if token.dep_ == "pobj" and head.lower_ == "to" and head.head.lower_ == "according":
            return True
        return token.dep_ == "pobj" and head.dep_ == "agent" and self.words.post(item.noun)

    def _organization(self, item: Description) -> Entry | None:
        token = item.found.token
        if item.noun in ("government", "administration"):
            if token.dep_ == "pobj" and token.head.lower_ == "of" and not item.determiner:
                return None
            named = self._named_government(item)
            if named is not None:
                return named
            actor_id = self.governments.of(self.roster, [w.lower() for w in item.core], item.determiner)
            return self.roster.entries.get(actor_id) if actor_id else None
        owner = self._owner(item, token)
        if owner is not None and owner.kind is ActorKind.ORGANIZATION and item.noun in self.words.units:
            return self._unit(item, owner)
        personal = item.owner is not None and item.owner.lower_ in HE | SHE | SELF
        if _told_here(token) or (personal and item.noun in self.words.units | {"department"}):
            return None
        if item.determiner in ("definite", "possessive"):
            entry = self._latest(item, lambda e: item.noun in self._nouns(e) and self._fits(item, e))
            if entry is not None:
                return entry
            if item.noun in self.words.units - self.words.dependent and len(item.core) > 1:
                return self._known_unit(item) or self.roster.unnamed(ActorKind.ORGANIZATION, " ".join(item.core))
        return None

    def _named_government(self, item: Description) -> Entry | None:
        """“This Government” right after “the Labour Government” is that one."""
        if item.determiner != "definite" or len(item.core) > 1:
            return None
        near = [s for s in self.seen if self._where(item.found) - s.sentence <= 2 and s.found.named]
        return next((s.entry for s in reversed(near) if s.entry.label.lower().endswith(f" {item.noun}")), None)

    def _unit(self, item: Description, owner: Entry) -> Entry:
        known = self._known_unit(item)
        if known is not None:
            known.part_of = known.part_of or owner.id
            return known
        core = " ".join(item.core)
        proper = any(p[:1].isupper() for p in item.core)
        if proper and any(core.lower().startswith(name.lower()) for name in (owner.label, *owner.forms)):
            entry = self.roster.named(ActorKind.ORGANIZATION, core)
        elif owner.named and proper:
            entry = self.roster.named(ActorKind.ORGANIZATION, f"{core} of {owner.label}")
        else:
            entry = self.roster.unnamed(ActorKind.ORGANIZATION, core)
        entry.part_of = entry.part_of or owner.id
        return entry

    def _known_unit(self, item: Description) -> Entry | None:
        core = [p.lower() for p in item.core]
        for seen in reversed(self.seen):
            label = seen.entry.label.lower().split()
            if (
                seen.entry.kind is ActorKind.ORGANIZATION
                and item.noun in seen.entry.nouns
                and label[-len(core) :] == core
            ):
                return seen.entry
        return None

    def _owner(self, item: Description, token: Token) -> Entry | None:
        candidates: list[Token] = [item.owner] if item.owner is not None else []
        candidates += [c for c in token.children if c.dep_ in ("compound", "nmod", "amod")]
        candidates += [h for name, h in prepositions(token) if name in ("of", "at", "in", "for")]
        for candidate in candidates:
            named = self.by_token.get(candidate.i)
            if named is not None and named.actor is not None:
                return self.roster.entries[named.actor]
            entry = self._ahead(candidate) if candidate.i > token.i else None
            if entry is not None:
                return entry
        return None

    def own_nouns(self, entry: Entry) -> set[str]:
        """Return the nouns that the name or a description of an organization ends in."""
        last = entry.label.lower().split()[-1]
        own = {last} if self.words.organization(last) else set()
        return {n for n in entry.nouns | own if self.words.organization(n)} | (
            {"branch"} if " branch of " in entry.label else set()
        )

    def _nouns(self, entry: Entry) -> set[str]:
        """Return the nouns that may stand for an organization."""
        if entry.kind is not ActorKind.ORGANIZATION:
            return set()
        last = entry.label.lower().split()[-1]
        nouns = set(entry.nouns)
        if self.words.organization(last):
            nouns.add(last)
            nouns |= {"authority"} if last == "council" else set()
        if entry.label.lower().split()[0] in self.words.openers:
            nouns.add(entry.label.lower().split()[0])
        return nouns | self.words.kinds.get(entry.classification or "", frozenset())

    def _latest(self, item: Description, test: Callable[[Entry], bool]) -> Entry | None:
        """Return the one organization that fits, or the last of several if it is near."""
        fitting = [s for s in self.seen if test(s.entry)]
        if not fitting:
            return None
        loose = item.noun in self.words.kinds["company"] and item.noun not in self.own_nouns(fitting[-1].entry)
        if len({s.entry.id for s in fitting}) == 1 and not loose:
            return fitting[-1].entry
        reach = _NEAR_RIVALS if item.noun == "party" else _NEAR
        near = [s for s in fitting if self._where(item.found) - s.sentence <= reach]
        return near[-1].entry if near else None

    def _fits(self, item: Description, entry: Entry) -> bool:
        """Whether the words before the noun do not speak against it (“the county council” is no city council)."""
        own = " ".join((entry.label, *entry.forms)).lower()
        found = item.found
        others = {t.text for t in found.doc[found.first : found.last + 1] if t.ent_type_ in ("NORP", "ORG", "PERSON")}
        return all(
            part.lower() in own
            or not part[:1].isalpha()
            or part.lower() in self.words.unspecific | {"local"}
            or (part[:1].isupper() and part not in others)  # a place may be told of it, another's name may not
            for part in item.core[:-1]
        )


def _told_here(token: Token) -> bool:
    """Whether the text says on the spot which one it is: “the committee raising funds for …”, “Ace, the firm”."""
    if token.dep_ == "appos" and token.head.pos_ == "PROPN":
        return True
    return any(c.dep_ in ("acl", "relcl") and token.doc[c.left_edge.i - 1] == token for c in token.children)


def _leads(token: Token) -> bool:
    """Whether the word is the subject of its sentence."""
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"
