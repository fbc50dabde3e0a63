"""Compares extracted documents with their gold and counts. What counts as right:

    actor   an extracted actor has the gold name or one of its mentions as label, alias or mention
    role    right person, right organization (where the gold names one), and the title shares a word
    event   evidence that overlaps the gold text; `typed` if the type is right too, or a near one (NEAR_TYPES)
    claim   content: Jaccard at least 0.5, or a direct quotation that contains the gold text;
            source: the claimant is the gold one (“author” is the document's author or publisher);
            full: both

Precision of claims counts a claim as right when its content covers, or lies in, that of a gold claim with the same
source. Precision of actors counts persons and organizations only; groups in passing are not all in the gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.gold import Json, check_quotes, listed, read_gold
from kg.evaluate.matching import (
    Cells,
    cells_of,
    everywhere,
    first_place,
    found_names,
    gold_names,
    plain,
    plain_type,
    sameness,
)
from kg.evaluate.scores import Miss, Scores

NEAR_TYPES = {
    "inquiry": ("commissioning", "review", "investigation"),
    "publication": ("report",),
    "inspection": ("assessment",),
    "fundingcut": ("cut", "cuts"),
    "survey": ("poll",),
    "staffassignment": ("reassignment", "appointment"),
    "appointment": ("commissioning",),
    "statement": ("accusation", "intervention"),
    "closure": ("decision",),
    "resignation": ("departure",),
    "hearing": ("meeting",),
    "strike": ("dispute", "negotiation"),
    "campaign": ("protest",),
}
SAME_VALUE = {
    "against": {"against", "opposes", "criticism", "blame", "denial", "accuse", "condemn"},
    "for": {"for", "supports", "endorsement"},
    "demand": {"demand", "obligation"},
}


@dataclass(slots=True)
class _Pair:
    """A document of the gold beside what was extracted from it; counts as it is scored."""

    gold: Json
    found: Json
    text: str
    counts: Counter[str]
    misses: list[Miss]
    stands_for: dict[str, set[str]] = field(default_factory=dict)
    """Extracted actor to the gold actors it may be."""

    def same(self, found_id: object, gold_id: object) -> bool:
        """Tell whether an extracted actor is the gold one."""
        if gold_id == "author":
            document = self.found.get("document", {})
            own = ("author", document.get("author_id"), document.get("publisher_id"))
            return found_id in own or str(found_id).endswith("author")
        return gold_id in self.stands_for.get(str(found_id), ())

    def miss(self, kind: str, what: str) -> None:
        """Note something that was not found."""
        self.misses.append(Miss(self.gold["document"], kind, what))


def evaluate(gold_dir: Path, extracted: Iterable[Json], *, texts: Path | None = None) -> Scores:
    """Score extracted documents, as `kg extract` prints them, against a folder of gold.

    Documents are paired by file name. `texts` is the folder of the documents; without it they are read from the
    path each extracted one names. A gold document that was not extracted counts as “found nothing”. Raises
    InputError for gold or texts that are missing, cannot be read, or do not fit each other.
    """
    found = {file_name(document): document for document in extracted}
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    absent: list[str] = []
    for path, gold in read_gold(gold_dir):
        name = gold["document"]
        if name not in found:
            absent.append(name)
        document = found.get(name, {"document": {}})
        text = read_text(texts / name if texts is not None else Path(document["document"].get("path", name)), path)
        check_quotes(path, gold, text)
        pair = _Pair(gold, document, text, counts, misses)
        for score in (_score_actors, _score_roles, _score_events, _score_claims):
            score(pair)
    return Scores(dict(sorted(counts.items())), tuple(misses), tuple(absent))


def file_name(document: Json) -> str:
    """Return the name of the file that was extracted."""
    try:
        return Path(document["document"]["path"]).name
    except (KeyError, TypeError) as error:
        raise InputError("an extracted document names no path; give what `kg extract` prints") from error


def read_text(place: Path, gold: Path) -> str:
    """Return the text that a gold file is about."""
    try:
        return place.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{place}: cannot be read ({error.strerror}), but {gold} is about it; name the folder of the documents"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: not UTF-8; the gold is about UTF-8 text") from error


def _score_actors(pair: _Pair) -> None:
    names = {actor["id"]: gold_names(actor) for actor in pair.gold["actors"]}
    for actor in pair.found.get("actors", []):
        mine = found_names(actor)
        pair.stands_for[actor["id"]] = {gold for gold, theirs in names.items() if mine & theirs}
        if str(actor.get("kind")).casefold() in ("person", "organization"):
            pair.counts["actor_found"] += 1
            pair.counts["actor_right"] += bool(pair.stands_for[actor["id"]])
    hit = {gold for golds in pair.stands_for.values() for gold in golds}
    for gold in names:
        pair.counts["actor_gold"] += 1
        pair.counts["actor_hit"] += gold in hit
        if gold not in hit:
            pair.miss("actor", gold)


def _score_roles(pair: _Pair) -> None:
    found = pair.found.get("roles", [])
    pair.counts["role_found"] += len(found)
    for role in pair.gold["roles"]:
        organization, words = role.get("organization"), set(plain(role["role"]).split())
        hit = any(
            pair.same(r.get("person"), role["person"])
            and (not organization or pair.same(r.get("organization"), organization))
            and words & set(plain(r.get("title") or "").split())
            for r in found
        )
        pair.counts["role_gold"] += 1
        pair.counts["role_hit"] += hit
        if not hit:
            pair.miss("role", f"{role['person']}: {role['role']}")


def _score_events(pair: _Pair) -> None:
    found = [(event, cells_of([(event["start"], event["end"])])) for event in pair.found.get("events", [])]
    pair.counts["event_found"] += len(found)
    for event in pair.gold["events"]:
        where = everywhere(pair.text, event["text"])
        near = [candidate for candidate, cells in found if cells & where]
        wanted = plain_type(event["type"])
        typed = any(plain_type(e["type"]) in (wanted, *NEAR_TYPES.get(wanted, ())) for e in near)
        pair.counts["event_gold"] += 1
        pair.counts["event_hit"] += bool(near)
        pair.counts["event_typed"] += typed
        if not typed:
            pair.miss("event", f"{event['id']} {event['type']}: {event['text'][:60]}")
        if agents := listed(event.get("agent")):
            pair.counts["event_agent_gold"] += 1
            pair.counts["event_agent"] += any(pair.same(a, w) for e in near for a in e.get("agent", []) for w in agents)
        if event.get("date"):
            pair.counts["event_date_gold"] += 1
            pair.counts["event_date"] += any(str(e.get("date") or "") == str(event["date"]) for e in near)


def _score_claims(pair: _Pair) -> None:
    found = [(claim, cells_of(claim["content"])) for claim in pair.found.get("claims", [])]
    wanted = [(claim, first_place(pair.text, claim["text"])) for claim in pair.gold["claims"]]
    for gold, want in wanted:
        _score_claim(pair, gold, want, found)
    pair.counts["claim_found"] += len(found)
    for claim, cells in found:
        pair.counts["claim_right"] += any(
            len(cells & want) >= 0.5 * min(len(cells), len(want)) > 0
            and pair.same(claim.get("claimant"), gold["source"])
            for gold, want in wanted
        )
    for phrase in pair.gold.get("not_claims") or []:
        places = everywhere(pair.text, phrase)
        pair.counts["trap"] += 1
        pair.counts["trap_fallen"] += any(
            places & cells or places & cells_of(claim.get("cue", [])) for claim, cells in found
        )


def _score_claim(pair: _Pair, gold: Json, want: Cells, found: Sequence[tuple[Json, Cells]]) -> None:
    best = _best(pair, gold, want, found)
    full = best is not None and pair.same(best.get("claimant"), gold["source"])
    pair.counts["claim_gold"] += 1
    pair.counts["claim_content"] += best is not None
    pair.counts["claim_full"] += full
    pair.counts[f"claim_gold_{gold['kind']}"] += 1
    pair.counts[f"claim_full_{gold['kind']}"] += full
    if best is None or not full:
        note = "" if best is None else f"  [content found, claimant {best.get('claimant')}]"
        pair.miss("claim", f"{gold['id']} {gold['source']} «{gold.get('cue', '-')}»: {gold['text'][:70]}{note}")
        return
    for key in ("stance", "modality"):
        if value := gold.get(key):
            right = SAME_VALUE.get(value, {value})
            act = str(best.get("act") or "")
            pair.counts[f"{key}_gold"] += 1
            pair.counts[key] += str(best.get(key) or act) in right or act in SAME_VALUE.get(value, set())
    if target := gold.get("target"):
        pair.counts["target_gold"] += 1
        pair.counts["target"] += any(pair.same(t, target) for t in best.get("target", []))


def _best(pair: _Pair, gold: Json, want: Cells, found: Sequence[tuple[Json, Cells]]) -> Json | None:
    """Return the extracted claim with the gold content: of the right claimant if there is one, then the closest."""
    best: tuple[tuple[bool, float], Json] | None = None
    for claim, cells in found:
        same = sameness(want, cells, gold["kind"])
        rank = (pair.same(claim.get("claimant"), gold["source"]), same)
        if same and (best is None or rank > best[0]):
            best = rank, claim
    return best[1] if best is not None else None
