"""Who agrees and who disagrees with whom: two networks of the same actors, apart, one pair for each window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from kg.coding import Coding, DataType
from kg.errors import InputError
from kg.networks.build import of_selection
from kg.networks.matrix import Matrix
from kg.networks.options import Aggregation, Mode, Normalization, Options
from kg.networks.selection import Selection, select

if TYPE_CHECKING:
    from kg.networks.matrix import Dense


@dataclass(frozen=True, eq=False)
class Signed:
    """The ties of one window: `agreement` and `disagreement` are symmetric, not negative, zero on the diagonal.

    `statements` is how many statements they were made of; `start`, `middle` and `stop` are those of the window.
    """

    names: tuple[str, ...]
    agreement: Dense
    disagreement: Dense
    statements: int
    start: datetime | None = None
    middle: datetime | None = None
    stop: datetime | None = None

    @property
    def net(self) -> Dense:
        """Agreement less disagreement."""
        return self.agreement - self.disagreement

    def only(self, names: Sequence[str]) -> Signed:
        """Return the ties among these actors, in this order."""
        place = {name: i for i, name in enumerate(self.names)}
        chosen = [place[name] for name in names]
        grid = np.ix_(chosen, chosen)
        return replace(self, names=tuple(names), agreement=self.agreement[grid], disagreement=self.disagreement[grid])


def signed_networks(coding: Coding, options: Options) -> tuple[Signed, ...]:
    """Return agreement (congruence) and disagreement (conflict) of the rows of a network, one pair a window.

    Of options for a two-mode network all is taken but mode, aggregation and normalization, which is `average` then.
    Raises what `of_signed` and `kg.networks.network` raise.
    """
    return of_signed(select_sides(coding, options), options)


def select_sides(coding: Coding, options: Options) -> Selection:
    """Select the statements of a network, for and against counted as two even where the options ignore sides."""
    return select(coding, replace(options, aggregation=Aggregation.SUBTRACT))


def of_signed(selection: Selection, options: Options) -> tuple[Signed, ...]:
    """Return the same for statements already selected by `select_sides`; without a qualifier nobody disagrees.

    Raises InputError for a qualifier that is text: two of them are different, but not opposed. The Discourse Network
    Analyzer counts who says something alone instead, and so do networks that are to be compatible with it.
    """
    one = one_mode_options(options)
    if selection.qualifier is DataType.SHORT_TEXT and not options.compatible:
        raise InputError(
            f"{options.qualifier!r} is text and tells no side; use a qualifier of yes and no, or of numbers"
        )
    agreement = of_selection(selection, replace(one, aggregation=Aggregation.CONGRUENCE))
    disagreement = of_selection(selection, replace(one, aggregation=Aggregation.CONFLICT))
    if options.qualifier is None:
        disagreement = tuple(replace(each, cells=each.cells * 0) for each in disagreement)
    pairs = zip(agreement, disagreement, strict=True)
    return tuple(pair(with_, against).only(_active(selection, with_, options)) for with_, against in pairs)


def one_mode_options(options: Options) -> Options:
    """Return the options of the one-mode network of the same rows, not divided by its sum."""
    options = replace(options, normalize_to_one=False)
    if options.mode is Mode.ONE_MODE:
        return options
    return replace(options, mode=Mode.ONE_MODE, normalization=Normalization.AVERAGE)


def net_options(options: Options) -> Options:
    """Return the options of agreement less disagreement, or without a qualifier of agreement, over the whole range."""
    net = Aggregation.SUBTRACT if options.qualifier else Aggregation.CONGRUENCE
    return replace(one_mode_options(options), aggregation=net, windows=None)


def pair(agreement: Matrix, disagreement: Matrix) -> Signed:
    """Join two one-mode networks of the same actors and window."""
    off = 1 - np.eye(len(agreement.rows))
    return Signed(
        names=agreement.rows,
        agreement=agreement.dense() * off,
        disagreement=disagreement.dense() * off,
        statements=agreement.statements,
        start=agreement.start,
        middle=agreement.middle,
        stop=agreement.stop,
    )


def _active(selection: Selection, matrix: Matrix, options: Options) -> tuple[str, ...]:
    """Return the actors who have a statement in the window: a network with a kernel keeps all of them."""
    if options.isolates or options.windows is None or matrix.start is None or matrix.stop is None:
        return matrix.rows
    heard = {s.row for s in selection.statements if s.time and matrix.start <= s.time <= matrix.stop}
    return tuple(name for name in matrix.rows if name in heard)
