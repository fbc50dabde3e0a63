"""A list of issues that somebody made: its wordings, found in texts as they stand, in any inflection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.claims.topics import TopicIndex
from kg.issues.forms import form_of, without_article
from kg.issues.likeness import fits, weights_of
from kg.model import Form, Issue, Span, Topic
from kg.sides import Proposition, read_proposition
from kg.sides.issues import as_phrase, read_issue
from kg.sides.wordings import stems
from kg.syntax.relations import ADJECTIVE, COMPLEMENT, COMPOUND, OBJECT, ROOT, stands_as

GIVEN = "="
"""The action of a form that is an issue of a list, by its id."""
OPPOSITE = "-"
"""… and the action of one of its wordings that says the opposite."""
Parse = Callable[[str], Doc]


class GivenIssues:
    """The wordings of a list of issues."""

    def __init__(self, issues: Sequence[Issue] = (), parse: Parse | None = None) -> None:
        """Read a list; with a parser, its wordings are known by their forms too, and read against what *for* means."""
        labels: dict[Form, list[str]] = {}
        self._propositions: dict[str, Proposition] = {}
        forms: list[tuple[Form, Form]] = []
        for issue in issues:
            read: list[tuple[Doc, int]] = []
            for wording in issue.wordings:
                head = _head_of(wording.text, parse) if parse is not None else None
                turned = wording.opposite
                if parse is not None and head is not None and wording.text != issue.label:
                    turned |= says_the_opposite(issue, head, parse)
                key = Form(OPPOSITE if turned else GIVEN, (issue.id,))
                labels.setdefault(key, []).append(without_article(wording.text))
                if parse is not None:
                    read.append((parse(as_phrase(wording.text)), -1 if turned else 1))
                form = form_of(head) if head is not None else None
                if form is not None:
                    forms.append((form, key))
            self._propositions[issue.id] = read_issue(read)
        self._index = TopicIndex(Topic(k.action + k.words[0], k.words[0], tuple(w)) for k, w in labels.items())
        self._forms = tuple(dict.fromkeys(forms))
        self._weights = weights_of(form.words for form, _ in self._forms)

    def __bool__(self) -> bool:
        """Tell whether there is a list."""
        return bool(self._propositions)

    def proposition(self, issue: str) -> Proposition:
        """Return what an issue says, word by word."""
        return self._propositions[issue]

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[Form, Span]]:
        """Yield the issues that stand in these words, as forms."""
        for key, span in self._index.find(tokens) if self else ():
            yield Form(key[0], (key[1:],)), span

    def like(self, form: Form) -> Form | None:
        """Return the issue that a form is most like; None if none is, or two are."""
        best: dict[Form, float] = {}
        for known, key in self._forms:
            like = fits(known, form, self._weights) if known.words else 0.0
            if like:
                turned = key if like > 0 else Form(OPPOSITE if key.action == GIVEN else GIVEN, key.words)
                best[turned] = max(best.get(turned, 0.0), abs(like))
        top = [key for key, like in best.items() if like == max(best.values())]
        return top[0] if len(top) == 1 else None

    def of_action(self, action: str) -> tuple[Form, ...]:
        """Return the issues some wording of which names this action: “the ban”."""
        return tuple(dict.fromkeys(key for form, key in self._forms if form.action == action and key.action == GIVEN))


def _head_of(wording: str, parse: Parse) -> Token | None:
    """Return the word that the rest of a wording hangs on, in a sentence of support."""
    sentence = parse(f"We support {wording}.")
    return next((t for t in sentence if stands_as(t, OBJECT, COMPLEMENT) and stands_as(t.head, ROOT)), None)


def says_the_opposite(issue: Issue, head: Token, parse: Parse) -> bool:
    """“section 21”, where being for the issue means that section 21 should be abolished

    So it is where the head of the wording names something that being for the issue is against.
    """
    acts = any(t.pos_ == "VERB" and t != head.head and not stands_as(t, ADJECTIVE, COMPOUND) for t in head.doc)
    if not issue.for_means or head.pos_ not in ("NOUN", "PROPN") or acts:
        return False
    word = stems(head.doc).get(head.i)
    side, _ = read_proposition(parse(issue.for_means)).sides.get(word or "", (0, 0.0))
    return side < 0
