"""Why a mention is somebody's or stays open: what the resolvers return, and the reasons they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.model import FoundBy


@dataclass(frozen=True, slots=True)
class Link:
    """“She” is person/ann-lee, by pronoun, “stands-out”; no actor: it stays open, and `why` says for what reason."""

    actor: str | None
    by: FoundBy
    why: str


NAMES: Mapping[str, str] = {
    "name-shared": "two or more people of the text bear this name, and none of them is plainly its main one",
    "name-only-honorific": "“Mr Justice”, “the Judge”: what stands before a name, without a name",
}

PRONOUNS: Mapping[str, str] = {
    "pronoun-author": "“I” is who signs the text",
    "pronoun-publisher": "“we” is the body that publishes the text, else its author",
    "pronoun-quoted": "“I” and “we” in a quotation mean who says it, which is told with the claim",
    "pronoun-unsigned": "nobody signs the text, and it does not speak of itself throughout",
    "pronoun-addressee": "“you” is whoever reads or is spoken to",
    "pronoun-either": "“he or she”, “his or her”: nobody in particular",
    "pronoun-kin": "a relative just told of, who has no name, may be meant",
    "pronoun-bound": "the structure of the sentence leaves one: “Mr Lee and his wife”",
    "pronoun-bound-open": "the structure of the sentence leaves one of whom it is not known who that is",
    "pronoun-speaker": "who says the words does not mean himself by it, and nobody else is left",
    "pronoun-ahead": "the subject that follows: “In its report, the FBI …”",
    "pronoun-ahead-may-be": "a name that follows at once may be meant: “When he brought in the bill, Mr Lee …”",
    "pronoun-reflexive": "“-self” is the subject, or the name right before it",
    "pronoun-reflexive-open": "“-self” has no subject that fits",
    "pronoun-stranger": "the subject around it is somebody of whom nothing is known, and may be meant",
    "pronoun-stranger-spoke": "somebody of whom nothing is known has spoken since, and may be meant",
    "pronoun-loose-quotation": "only a quotation that nobody is named for tells of who fits",
    "pronoun-befallen": "“his murder” among several: hardly that of who was told of",
    "pronoun-nobody-near": "nobody near fits",
    "pronoun-two-fit": "two actors fit",
    "pronoun-only-one-fits": "only one near agrees with it",
    "pronoun-stands-out": "of those who agree with it one is plainly nearer or more prominent",
    "pronoun-last-open": "the last such pronoun, shortly before, was nobody known, and nobody was told of since",
    "pronoun-object": "“it” and “they” as objects are things more often than actors",
    "pronoun-thing": "what is said of it is said of plans and things rather than of bodies",
    "pronoun-not-first": "no subject stands before it, and it does not open its sentence",
    "pronoun-subject": "the subject of the clause around it",
    "pronoun-subject-open": "the subject of the clause around it is no actor that is known",
    "pronoun-subject-kind": "the subject of the clause around it is of another kind",
    "pronoun-joined": "two who are no one actor are its subject: “Labour and the Lib Dems say they …”",
    "pronoun-sentence-before": "the subject of the sentence before",
    "pronoun-across-quotation": "of it and the subject of the sentence before one is in a quotation",
    "relative-noun": "“who” is the noun its clause hangs on",
    "relative-question": "“who” asks, or stands for anybody: its clause hangs on no noun",
    "relative-noun-open": "“who” hangs on a noun of which it is not known who that is",
    "relative-may-hang-elsewhere": "“who” may hang on another noun than the one before it",
}

DESCRIPTIONS: Mapping[str, str] = {
    "description-apposed": "a name stands beside it: “UNISON, the largest union”",
    "description-role": "it is the role that stands beside a name",
    "description-named-so": "the one body whose name ends so: “the executive” of the Scottish Executive",
    "description-told-on-the-spot": "told on the spot who it is: “the committee raising funds for …”",
    "description-indefinite": "“a council”, “any council”: none in particular",
    "description-predicate": "“Mr Lee is the leader of …” names a role and nobody else",
    "description-two-fit": "two organizations fit",
    "description-none-near": "what fits was told of too far back, or a firm was named since",
    "description-none-told-of": "no organization told of so far fits",
    "description-only-one-fits": "only one organization told of so far fits",
    "description-latest": "of those that fit the last told of",
    "description-named-beside": "the noun names what the body right before it is: “the Usdaw trade union”",
    "description-reporting": "the body whose report the text is: “the Commission”",
    "description-part": "a part of a body that the text tells: “the council's finance committee”",
    "description-known-part": "a part of a body that was told of before",
    "description-new-part": "a part of which the text does not say of what",
    "description-named-later": "the one body so called that the text names further on",
    "description-first": "a body that the text does not name, and that does or says something",
    "description-of-speakers": "“our council” is that of whoever speaks",
    "description-of-somebody": "“his department”: it is not told which",
    "description-name": "“the New Party” is a name",
    "description-for-served": "“a children's charity” is told by whom it is for, not by which it is",
    "government-not-of-the-day": "“the next government”, “good government”: not that of the day",
    "government-named-before": "“this government” right after “the Labour Government” is that one",
    "government-meant": "the government that the words of the text tell",
    "government-unclear": "the words of the text do not tell which government is meant",
    "party-of-person": "the party that the text says the person belongs to",
    "party-of-person-unknown": "the text does not say to which party its owner belongs",
    "party-joined": "two parties are the subject of the clause around it",
    "party-another": "“another party”, “the new party”: none told of so far",
    "party-predicate": "“the Lib Dems were the third party”: the subject",
    "party-of-subject": "the party of who is the subject of the clause around it",
    "party-only-near": "the only party told of in this sentence and the one before",
    "party-main-subject": "the party that was the subject of the sentence before",
    "party-only": "the only party of the text",
    "person-to-come": "“the next leader”, “any candidate”: nobody yet",
    "person-has-role": "the one who has the role: “Ann Lee, the minister, … The minister said”",
    "person-only": "the only person named so far, the subject of the sentence before",
    "person-addressed": "“my hon. Friend”: one of those present, a name for any of them",
    "person-told-of": "the unnamed person described so before",
    "person-new": "a person who is not named and says or does something",
    "person-does-nothing": "a person who is not named and neither says nor does anything as one person",
    "group-told-of": "the group called so before",
    "group-new": "a group by what it is called",
}

REASONS: Mapping[str, str] = MappingProxyType({**NAMES, **PRONOUNS, **DESCRIPTIONS})
"""What may stand in `Link.why` and `Mention.why`, and how it is told to a reader, behind “because”."""
