"""The sample of a build: drawn once, kept, and made larger when more is asked for."""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.audit.judgement import Judgement
from kg.audit.sampling import Drawn, draw
from kg.audit.showing import Collection
from kg.audit.standing import Standing, standing
from kg.audit.strata import Trait
from kg.errors import InputError

SIZE, SEED, BY = 50, 1, Trait.SIDE
"""What is drawn unless somebody says otherwise."""


def sample_of(
    collection: Collection,
    known: Sequence[Judgement] = (),
    *,
    n: int | None = None,
    by: Trait | None = None,
    seed: int | None = None,
) -> tuple[Judgement, ...]:
    """Return a sample of at least `n` claims: the one that is known, with more at its end where it has fewer.

    Raises InputError if the known one was drawn in another way: two ways of drawing make no one sample.
    """
    if known:
        has = known[0]
        if (by or has.by, has.seed if seed is None else seed) != (has.by, has.seed):
            told = f"the sample beside this build is drawn by {has.by} with seed {has.seed}"
            raise InputError(f"{told}; go on with it, or move its audit.csv away to draw another")
        by, seed = has.by, has.seed
        if n is None or n <= len(known):
            return tuple(known)
    by, seed = by or BY, SEED if seed is None else seed
    strata = collection.frame.strata(by)
    drawn = draw(strata, n or SIZE, seed, known={j.claim for j in known})
    places = {d.claim: d for d in drawn}
    sizes = {d.stratum: d.of for d in drawn}
    before = [_again(j, places.get(j.claim), sizes) for j in known]
    there = {j.claim for j in known}
    return (*before, *(collection.judgement(d, by, seed) for d in drawn if d.claim not in there))


def _again(judgement: Judgement, place: Drawn | None, sizes: dict[str, int]) -> Judgement:
    """Return a judgement with the stratum that its claim has in the build of now."""
    if place is not None:
        return replace(judgement, stratum=place.stratum, of=place.of)
    return replace(judgement, of=sizes.get(judgement.stratum, judgement.of))


def open_claims(
    sample: Sequence[Judgement], collection: Collection, decided: Ids[str] = ()
) -> Iterator[tuple[int, Judgement]]:
    """Yield what is to be judged, with its place in the sample: not judged yet, or coded otherwise since."""
    for place, judgement in enumerate(sample):
        how = standing(judgement, collection, decided)
        new = how is Standing.THERE and judgement.answer is None
        if new or how is Standing.CHANGED:
            drawn = Drawn(judgement.claim, judgement.stratum, judgement.of)
            yield place, collection.judgement(drawn, judgement.by, judgement.seed)
