"""What becomes of judgements when the build changes: which still count, and what they say of it.

The share is that of the coding by the machine: a claim that was rejected or corrected because it was judged wrong stays
wrong in the count, or deciding would make what nobody looked at look right.
"""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from kg.audit.estimates import Blame, Precision, Share, blames, by_trait, overall
from kg.audit.judgement import Judgement
from kg.audit.showing import Collection, version
from kg.audit.strata import Trait


class Standing(StrEnum):
    """What a build says of a claim that was drawn from an earlier one."""

    THERE = "there"
    DECIDED = "decided"
    """Rejected or corrected by a decision: it counts as judged."""
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Audit:
    """How far a sample is judged, and what that says; no precision where nothing counts.

    `claims` are those it was drawn from, `now` those of the build; `changed` and `gone` judgements no longer count.
    """

    by: Trait
    seed: int
    claims: int
    now: int
    drawn: int
    judged: int
    counted: int
    decided: int
    changed: int
    gone: int
    lost: int
    """Claims that are gone before anybody judged them."""
    precision: Precision | None
    traits: dict[Trait, tuple[Precision, ...]]
    unjudged: dict[Trait, tuple[int, int]]
    """Of how many rules, acts, sides and genres no claim was judged, and how many claims they have."""
    blames: tuple[Blame, ...]


def standing(judgement: Judgement, collection: Collection, decided: Ids[str]) -> Standing:
    """Return what became of a claim; `decided` are the ids of claims that decisions reject or correct."""
    claim = collection.claims.get(judgement.claim)
    if claim is not None and version(claim) == judgement.version:
        return Standing.THERE
    if judgement.claim in decided:
        return Standing.DECIDED
    return Standing.GONE if claim is None else Standing.CHANGED


def audit(sample: Sequence[Judgement], collection: Collection, decided: Ids[str] = ()) -> Audit | None:
    """Return what a sample says of a collection; None if nothing was drawn."""
    if not sample:
        return None
    stands = [(j, standing(j, collection, decided)) for j in sample]
    answered = [(j, how) for j, how in stands if j.answer is not None]
    counted = [j for j, how in answered if how in (Standing.THERE, Standing.DECIDED)]
    sizes: dict[str, int] = {}
    for j in sample:
        sizes[j.stratum] = max(j.of, sizes.get(j.stratum, 0))

    def number(standing: Standing) -> int:
        return sum(how is standing for _, how in answered)

    return Audit(
        by=sample[0].by,
        seed=sample[0].seed,
        claims=sum(sizes.values()),
        now=len(collection.claims),
        drawn=len(sample),
        judged=len(answered),
        counted=len(counted),
        decided=number(Standing.DECIDED),
        changed=number(Standing.CHANGED),
        gone=number(Standing.GONE),
        lost=sum(j.answer is None and how is Standing.GONE for j, how in stands),
        precision=overall(counted) if counted else None,
        traits={trait: by_trait(counted, trait, _sizes(counted, collection, trait)) for trait in Trait},
        unjudged={trait: _unjudged(counted, collection, trait) for trait in Trait},
        blames=blames(counted),
    )


def _sizes(counted: Sequence[Judgement], collection: Collection, trait: Trait) -> dict[str, int]:
    """Return how many claims there are of each rule, act …, with those that were judged and then rejected."""
    there = {name: set(claims) for name, claims in collection.frame.strata(trait).items()}
    for j in counted:
        there.setdefault(j.traits[trait], set()).add(j.claim)
    return {name: len(claims) for name, claims in there.items()}


def _unjudged(counted: Sequence[Judgement], collection: Collection, trait: Trait) -> tuple[int, int]:
    judged = {j.traits[trait] for j in counted}
    left = [size for name, size in _sizes((), collection, trait).items() if name not in judged]
    return len(left), sum(left)


# --- in words, and as plain values ----------------------------------------------------------------------------


def headline(found: Audit) -> str:
    """Return “Audited: 50 of 1,234 claims, 84 % right (72–92 %)”."""
    told = f"Audited: {found.counted:,} of {found.claims:,} claims"
    return f"{told}, {percent(found.precision.right)}" if found.precision else told


def percent(share: Share, what: str = "right") -> str:
    """Return “84 % right (72–92 %)”, “84 % right” where all were judged."""
    told = f"{_percent(share.value)} %{what and ' ' + what}"
    return told if share.low == share.high else f"{told} ({_percent(share.low)}–{_percent(share.high)} %)"


def _percent(value: float) -> str:
    """Return a whole number of percent; what is not all or nothing is never shown as such."""
    rounded = round(100 * value)
    return ">99" if rounded == 100 and value < 1 else "<1" if rounded == 0 and value > 0 else str(rounded)


def remarks(found: Audit) -> tuple[str, ...]:
    """Return what else there is to say: what does not count, and how far the sample reaches."""
    told = []
    if found.judged < found.drawn - found.lost:
        told.append(f"{found.drawn - found.lost - found.judged} of {found.drawn} drawn claims are not judged yet.")
    if found.precision and found.precision.claims < found.claims:
        told.append(f"The claims judged so far stand for {found.precision.claims:,} of {found.claims:,}.")
    if found.decided:
        told.append(f"{_some(found.decided, 'judged claim')} rejected or corrected since; they count as judged.")
    if found.changed:
        told.append(f"{_some(found.changed, 'judged claim')} coded otherwise now, and not counted: judge anew.")
    if found.gone:
        told.append(f"{_some(found.gone, 'judged claim')} no longer in the build, and not counted.")
    if found.lost:
        told.append(f"{_some(found.lost, 'drawn claim')} no longer in the build and cannot be judged.")
    if found.now != found.claims:
        told.append(f"The build has {found.now:,} claims now, {found.claims:,} when the sample was drawn.")
    return tuple(told)


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{' is' if number == 1 else 's are'}"


def audit_json(found: Audit) -> dict[str, Any]:
    """Return an audit as plain values for `report.json` and the page; shares with four digits."""
    values = asdict(found)
    values["headline"], values["remarks"] = headline(found), list(remarks(found))
    values["precision"] = _plain(found.precision) if found.precision else None
    values["traits"] = {trait.value: [_plain(p) for p in rows] for trait, rows in found.traits.items()}
    values["unjudged"] = {trait.value: list(numbers) for trait, numbers in found.unjudged.items()}
    values["blames"] = [
        {"fault": b.fault.value if b.fault else None, "judged": b.judged, "share": _shares(b.share)}
        for b in found.blames
    ]
    return values | {"by": found.by.value}


def _plain(precision: Precision) -> dict[str, Any]:
    shares = {"right": _shares(precision.right), "part_right": _shares(precision.part_right)}
    return asdict(precision) | shares


def _shares(share: Share) -> list[float]:
    return [round(share.value, 4), round(share.low, 4), round(share.high, 4)]
