"""What an issue is called, and what being for it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from kg.issues.forms import nominal, without_article
from kg.issues.grouping import Group, Use
from kg.lang.tables import words
from kg.model import Form, Issue, Wording, issue_id

LONGEST = 45
"""Characters of a label, if there is a choice."""
WORDINGS = 12
"""So many wordings of an issue are kept."""


def issue_of(found: Group, uses: Mapping[Form, Use], taken: Collection[str]) -> Issue:
    """Return the issue that a group of forms is; `taken` are ids that others have."""
    same, other = (_texts(found, uses, sign) for sign in (1, -1))
    verbal, text = _best(uses[found.seed].texts)
    label = nominal(_plain(text)) if verbal else _plain(text)
    wordings = [label, *(t for t in same if t.casefold() != label.casefold())][:WORDINGS]
    identity = issue_id(label)
    while identity in taken:
        identity += "-too"
    return Issue(
        id=identity,
        label=label,
        wordings=(*map(Wording, wordings), *(Wording(t, opposite=True) for t in other[:WORDINGS])),
        for_means=f"in favour of “{label}”",
    )


def _plain(text: str) -> str:
    """Return a label without article and stray marks of quotation."""
    text = text.strip(" \"'“”‘’,;:")
    return without_article(text if text.count('"') % 2 == 0 else text.replace('"', ""))


def _texts(found: Group, uses: Mapping[Form, Use], sign: int) -> list[str]:
    """Return how the forms of one side are put, the commonest first, each once whatever its case."""
    counted: Counter[str] = Counter()
    for form, own in found.members.items():
        if own == sign:
            for (_, text), n in uses[form].texts.items():
                counted[text] += n
    order = sorted(counted, key=lambda t: (-counted[t], len(t), t))
    return list({t.casefold(): t for t in reversed(order)}.values())[::-1]


def _best(texts: Counter[tuple[bool, str]]) -> tuple[bool, str]:
    """Return whether it is a verb and the commonest wording: a noun before a verb, a short one before a long one."""

    def order(entry: tuple[bool, str]) -> tuple[bool, bool, bool, bool, bool, int, int, str]:
        verbal, text = entry
        open_ended = text.split()[-1].lower() in words("issues", "heads.pronouns")
        return open_ended, " " not in text, verbal, len(text) > LONGEST, text.isupper(), -texts[entry], len(text), text

    return min(texts, key=order)
