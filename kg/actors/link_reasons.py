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
    "name-shared": "Two or more people of the text bear this name, and none of them is plainly its main one.",
}

PRONOUNS: Mapping[str, str] = {
    "pronoun-author": "“I” is who signs the text.",
    "pronoun-publisher": "“We” is the body that publishes the text, else its author.",
    "pronoun-quoted": "“I” and “we” in a quotation mean who says it, which is told with the claim.",
    "pronoun-unsigned": "Nobody signs the text, and it does not speak of itself throughout.",
    "pronoun-addressee": "“You” is whoever reads or is spoken to.",
    "pronoun-either": "“He or she”, “his or her”: nobody in particular.",
    "pronoun-kin": "A relative just told of, who has no name, may be meant.",
    "pronoun-bound": "The structure of the sentence leaves one: “Mr Lee and his wife”.",
    "pronoun-bound-open": "The structure of the sentence leaves one of whom it is not known who that is.",
    "pronoun-speaker": "Who says the words does not mean himself by it, and nobody else is left.",
    "pronoun-ahead": "The subject that follows: “In its report, the FBI …”.",
    "pronoun-ahead-may-be": "A name that follows at once may be meant: “When he brought in the bill, Mr Lee …”.",
    "pronoun-reflexive": "“-self” is the subject, or the name right before it.",
    "pronoun-reflexive-open": "“-self” has no subject that fits.",
    "pronoun-stranger": "The subject around it is somebody of whom nothing is known, and may be meant.",
    "pronoun-befallen": "“His murder” among several: hardly that of who was told of.",
    "pronoun-nobody-near": "Pronoun: nobody near fits.",
    "pronoun-two-fit": "Pronoun: two actors fit.",
    "pronoun-only-one-fits": "Only one near agrees with it.",
    "pronoun-stands-out": "Of those who agree with it one is plainly nearer or more prominent.",
    "pronoun-last-open": "The last such pronoun, shortly before, was nobody known, and nobody was told of since.",
    "pronoun-object": "“It” and “they” as objects are things more often than actors.",
    "pronoun-thing": "What is said of it is said of plans and things rather than of bodies.",
    "pronoun-not-first": "No subject stands before it, and it does not open its sentence.",
    "pronoun-subject": "The subject of the clause around it.",
    "pronoun-subject-open": "The subject of the clause around it is no actor that is known.",
    "pronoun-subject-kind": "The subject of the clause around it is of another kind.",
    "pronoun-joined": "Two who are no one actor are its subject: “Labour and the Lib Dems say they …”.",
    "pronoun-sentence-before": "The subject of the sentence before.",
    "pronoun-across-quotation": "Of it and the subject of the sentence before one is in a quotation.",
    "relative-noun": "“Who” is the noun its clause hangs on.",
    "relative-question": "“Who” asks, or stands for anybody: its clause hangs on no noun.",
    "relative-noun-open": "“Who” hangs on a noun of which it is not known who that is.",
    "relative-may-hang-elsewhere": "“Who” may hang on another noun than the one before it.",
}

DESCRIPTIONS: Mapping[str, str] = {
    "description-apposed": "A name stands beside it: “UNISON, the largest union”.",
    "description-role": "It is the role that stands beside a name.",
    "description-named-so": "The one body whose name ends so: “the executive” of the Scottish Executive.",
    "description-told-on-the-spot": "Description: told on the spot who it is: “the committee raising funds for …”.",
    "description-indefinite": "“A council”, “any council”: none in particular.",
    "description-predicate": "“Mr Lee is the leader of …” names a role and nobody else.",
    "description-two-fit": "Description: two organizations fit.",
    "description-none-near": "Description: what fits was told of too far back, or a firm was named since.",
    "description-none-told-of": "Description: no organization told of so far fits.",
    "description-only-one-fits": "Only one organization told of so far fits.",
    "description-latest": "Of those that fit the last told of.",
    "description-named-beside": "The noun names what the body right before it is: “the Usdaw trade union”.",
    "description-part": "A part of a body that the text tells: “the council's finance committee”.",
    "description-known-part": "A part of a body that was told of before.",
    "description-new-part": "A part of which the text does not say of what.",
    "description-of-speakers": "“Our council” is that of whoever speaks.",
    "description-of-somebody": "“His department”: it is not told which.",
    "description-name": "“The New Party” is a name.",
    "description-for-served": "“A children's charity” is told by whom it is for, not by which it is.",
    "government-not-of-the-day": "“The next government”, “good government”: not that of the day.",
    "government-named-before": "“This government” right after “the Labour Government” is that one.",
    "government-meant": "The government that the words of the text tell.",
    "government-unclear": "The words of the text do not tell which government is meant.",
    "party-of-person": "The party that the text says the person belongs to.",
    "party-of-person-unknown": "The text does not say to which party its owner belongs.",
    "party-joined": "Two parties are the subject of the clause around it.",
    "party-another": "“Another party”, “the new party”: none told of so far.",
    "party-predicate": "“The Lib Dems were the third party”: the subject.",
    "party-of-subject": "The party of who is the subject of the clause around it.",
    "party-only-near": "The only party told of in this sentence and the one before.",
    "party-main-subject": "The party that was the subject of the sentence before.",
    "party-only": "The only party of the text.",
    "person-to-come": "“The next leader”, “any candidate”: nobody yet.",
    "person-has-role": "The one who has the role: “Ann Lee, the minister, … The minister said”.",
    "person-only": "The only person named so far, the subject of the sentence before.",
    "person-told-of": "The unnamed person described so before.",
    "person-new": "A person who is not named and says or does something.",
    "person-does-nothing": "A person who is not named and neither says nor does anything as one person.",
    "group-told-of": "The group called so before.",
    "group-new": "A group by what it is called.",
}

REASONS: Mapping[str, str] = MappingProxyType({**NAMES, **PRONOUNS, **DESCRIPTIONS})
"""What may stand in `Link.why` and `Mention.why`, and how it is told to a reader."""
