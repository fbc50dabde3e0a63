"""The wording of a role: which words of “the general secretary of the union UNISON” say what somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.actors.mention import Found
from kg.actors.words import Words

_STOP_LEFT = frozenset({"VERB", "AUX", "PUNCT", "DET", "PRON", "ADP", "SCONJ", "CCONJ", "NUM", "ADV", "SPACE", "INTJ"})
_LINKS = frozenset(
    {"of", "for", "at", "from", "with", "in", "on", "to", "and", "&", "the", "a", "an", "'s", "'", "-", "/"}
)
_FELLOWS = frozenset({"colleague", "colleagues", "rival", "rivals", "ally", "allies", "friend", "friends"})
AFTER = frozenset({"of", "for", "at", "from", "with", "in", "on", "to"})


@dataclass(frozen=True, slots=True)
class StatedRole:
    """Tokens `first` to `last` of a paragraph say what `person` is; `head` is the noun (minister)."""

    person: Found
    first: int
    last: int
    head: int
    rule: str
    vague: bool = False
    """One of several: “a professor”, “an adviser”; says something only with an organization."""


def is_role_word(token: Token, words: Words) -> bool:
    lower = token.lower_
    return words.post(lower) or words.post(token.lemma_.lower())


def is_role_noun(token: Token, words: Words) -> bool:
    """Tell whether the word is a noun for a post, in the singular."""
    return token.tag_ != "NNS" and token.pos_ in ("NOUN", "PROPN") and is_role_word(token, words)


def title_of(noun: Token) -> tuple[int, int]:
    """Return the first and last token of the phrase that says which post the noun is."""
    return leftwards(noun.doc, noun.i), rightwards(noun.doc, noun.i)


def without_owner(doc: Doc, first: int, head: int, words: Words) -> int:
    """Return where the title begins behind “Clinton's”, “the state's”; “children's minister” is one whole."""
    for i in range(head - 1, first, -1):
        kind = doc[i - 1].lower_
        if doc[i].text in ("'s", "'") and words.singular(kind) == kind and kind not in words.collectives:
            majesty = kind == "majesty"
            return first if majesty else i + 1
    return first


def leftwards(doc: Doc, i: int) -> int:
    first = i
    while first > 0:
        token = doc[first - 1]
        if token.text in ("'s", "'", "-", "&") and first > 1:
            first -= 2 if token.text != "'" or doc[first - 2].pos_ not in _STOP_LEFT else 1
        elif (
            token.lower_ == "and"
            and first > 1
            and doc[first - 2].ent_type_ != "PERSON"
            and doc[first].text[:1].isupper()
            and doc[first - 2].text[:1].isupper()
            and doc[first - 2].pos_ == "PROPN"
        ):
            first -= 2
        elif (
            token.pos_ in _STOP_LEFT
            or token.is_space
            or token.ent_type_ == "DATE"
            or token.lower_ in _FELLOWS
            or _other_noun(doc, first)
        ):
            break
        else:
            first -= 1
    return first


def _other_noun(doc: Doc, first: int) -> bool:
    """Whether the word before is not of the title: “responding to the claims Tory co-chairman …”."""
    before = doc[first - 1]
    return before.tag_ == "NNS" and before.is_lower and doc[first].text[:1].isupper()


def rightwards(doc: Doc, head: int) -> int:
    """Take in “for Social Workers”, “of the Royal College of Nursing”."""
    last = head
    while last + 2 < len(doc) and doc[last + 1].lower_ in AFTER:
        k = last + 2
        if doc[k].lower_ in ("the", "a", "an", "its", "their", "his", "her", "our"):
            k += 1
        if k >= len(doc) or doc[k].pos_ not in ("NOUN", "PROPN", "ADJ") or doc[k].ent_type_ in ("DATE", "TIME"):
            break
        while k + 1 < len(doc) and (
            doc[k + 1].pos_ in ("NOUN", "PROPN", "ADJ")
            or doc[k + 1].text in ("'s", "-", "&")
            or (doc[k + 1].lower_ == "and" and k + 2 < len(doc) and doc[k + 2].pos_ in ("NOUN", "PROPN", "ADJ"))
        ):
            k += 1
        last = k
    return last
