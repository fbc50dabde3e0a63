"""What was named so far in a document, and what “the plan”, “a cap”, “it” may stand for by that."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.issues.forms import action_of, is_listed
from kg.issues.given import GIVEN, OPPOSITE, GivenIssues
from kg.model import Form, Naming, Span
from kg.sides.lexicon import Does, does, lemma
from kg.syntax.relations import OBJECT, PASSIVE_SUBJECT, stands_as

UNTOLD = Form("", ())
"""What a noun stands for that was not told."""
FAR = 6
"""So many phrases before it are looked at to see what a word stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class IssueMention:
    """A phrase that may name an issue: its words, and what it may mean, the likeliest first."""

    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]
    span: Span
    naming: Naming = Naming.NAMED
    stands_for: IssueMention | None = None
    """What a pronoun stands for, where it can be nothing else."""
    head: Token = field(init=False)
    """The word that the rest of the phrase hangs on."""

    @property
    def is_planned(self) -> bool:
        """“plan for [school staff]”, “use of [drones]”"""
        return is_listed(self.head, "heads.vanishing")

    @property
    def is_ended(self) -> bool:
        """“scrap [the ban]”, “[the ban] was lifted”"""
        return stands_as(self.head, OBJECT, PASSIVE_SUBJECT) and Does.LOWERS in does(self.head.head)

    def __post_init__(self) -> None:
        """Find its head once: it is asked for by each claim that may have the phrase."""
        inside = {t.i for t in self.tokens}
        object.__setattr__(self, "head", next((t for t in self.tokens if t.head.i not in inside), self.tokens[0]))


class NamedBefore:
    """What was named so far in a document."""

    def __init__(self, given: GivenIssues) -> None:
        """Begin with nothing."""
        self._given = given
        self._by_action: dict[str, Form] = {}
        self._by_noun: dict[str, Form | None] = {}
        self._given_here: set[Form] = set()
        self._here: list[IssueMention] = []
        self._in_headline = False
        self._paragraph = 0
        self._paragraphs: dict[Form, set[int]] = {}
        """In which paragraphs an action is named."""
        self._ended: set[Form] = set()
        self._headline: set[Form] = set()
        self._above: list[IssueMention] = []

    def begin_paragraph(self, *, headline: bool = False) -> None:
        """Say that a new paragraph begins."""
        self._above, self._here, self._in_headline = self._here, [], headline
        self._paragraph += 1

    def add(self, mention: IssueMention) -> None:
        """Take in a phrase."""
        self._here.append(mention)
        form = mention.forms[0]
        if mention.naming in (Naming.NAMED, Naming.SHORT) and form.action not in ("", OPPOSITE) and form.words:
            self._paragraphs.setdefault(form, set()).add(self._paragraph)
            self._ended.update([form] if mention.is_ended else [])
        if self._in_headline and mention.naming is Naming.NAMED and (action_of(mention.head) or mention.is_planned):
            self._headline.add(mention.forms[0])
        self._given_here.update(f for f in mention.forms[:1] if f.action in (GIVEN, OPPOSITE))
        action = action_of(mention.head)
        if action and mention.naming is Naming.NAMED:
            self._by_action[action] = mention.forms[0]

    def tell(self, noun: Token, form: Form | None) -> None:
        """Say what a noun stands for from now on: “the plan”, after “a plan to ban phones”; None: for no issue."""
        self._by_noun[lemma(noun)] = form

    def decide(self, noun: str, *, ends: bool) -> None:
        """Say that something was decided: “the decision” is no issue after “decided to drop the plan”."""
        if ends:
            self._by_noun[noun] = None
        elif self._by_noun.get(noun, UNTOLD) is None:
            del self._by_noun[noun]

    def by_noun(self, noun: Token) -> tuple[Form, ...] | None:
        """Return what the same noun stood for; None if for something that is no issue."""
        form = self._by_noun.get(lemma(noun), UNTOLD)
        return None if form is None else (form,) if form is not UNTOLD else ()

    def of_action(self, action: str) -> tuple[Form, ...]:
        """“the ban”: the last ban before it, else the only one of the list, else whatever ban there is."""
        last = [self._by_action[action]] if action in self._by_action else []
        given = tuple(f for f in self._given.of_action(action) if f in self._given_here)
        return tuple(dict.fromkeys((*last, *(given if len(given) == 1 else ()), Form(action, ()))))

    def near(self) -> tuple[Form, ...]:
        """Return the actions named in the paragraph and the one before it, the nearest first; then the headline's.

        A headline counts that names one thing that is done or planned.
        """
        found = [m.forms[0] for m in (*reversed(self._here), *reversed(self._above)) if m.naming is Naming.NAMED]
        ended = {m.forms[0] for m in (*self._here, *self._above) if m.is_ended}
        actions = [f for f in found if f.action and f.action != OPPOSITE]
        if ended.intersection(actions):
            return ()  # “lift the ban … the move”: it may be the one or the other
        actions = actions or self._recurring()
        headline = self._headline if len(self._headline) == 1 else ()
        return tuple(dict.fromkeys((*actions, *headline)))[:FAR]

    def _recurring(self) -> list[Form]:
        """Return the one action that paragraphs come back to, if there is but one."""
        again = [form for form, paragraphs in self._paragraphs.items() if len(paragraphs) > 1]
        return again if len(again) == 1 and again[0] not in self._ended else []

    def before(self) -> IssueMention | None:
        """Return the phrase named last, here or, if nothing was named here, in the paragraph above."""
        named = [m for m in (self._here or self._above) if m.naming in (Naming.NAMED, Naming.SHORT)]
        return named[-1] if named else None

    def last(self) -> tuple[Form, ...]:
        """Return what was named last in this paragraph."""
        return next((m.forms for m in reversed(self._here) if m.naming is not Naming.PRONOUN), ())
