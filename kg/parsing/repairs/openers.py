"""Repairs of participles that open a sentence: “Commenting, Ann Lee said …”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, take_place
from kg.syntax.relations import ANY_SUBJECT, APPOSITION, CONJUNCT, CONJUNCTION, SUBJECT, dependents, has

SPEAKING = {verb.removesuffix("e") + "ing": verb for verb in words("repairs", "speaking")}


def who_opens(participle: Token) -> bool:
    """“[Commenting], Ann Lee said”: the participle, taken for one who speaks beside her.

    Not in “Commenting is closed”.
    """
    doc, verb = participle.doc, participle.head
    lemma = SPEAKING.get(participle.lower_)
    if lemma is None or not participle.is_sent_start or doc[participle.i + 1].text != ",":
        return False
    named = [child for child in dependents(participle, APPOSITION, CONJUNCT) if participle.i < child.i < verb.i]
    if not named:
        return False
    speaker = named[0]
    behind = [child for child in participle.children if child.i > speaker.i]
    take_place(participle, speaker, "advcl")
    hang(participle, verb, "advcl")
    for child in behind:
        hang(child, speaker, child.dep_)
    participle.tag_, participle.pos_, participle.lemma_ = "VBG", "VERB", lemma
    return True


def name_behind_opener(name: Token) -> bool:
    """“Commenting on it [Ann Lee], the chair, said”: the name, taken for an apposition in the participle's clause.

    Only where the verb has no other subject, and no “and” joins the name to what stands before it.
    """
    first = name.left_edge
    participle = first.doc[_sentence_start(first)]
    verb = participle.head
    if (
        name.ent_type_ != "PERSON"
        or participle.lower_ not in SPEAKING
        or verb.i < name.i
        or name.head == participle
        or has(name.head, CONJUNCTION)
    ):
        return False
    if participle not in name.ancestors or any(c != participle for c in dependents(verb, ANY_SUBJECT)):
        return False
    hang(name, verb, "nsubj")
    hang(participle, verb, "advcl")
    return True


def _sentence_start(token: Token) -> int:
    start = token.i
    while start and not token.doc[start].is_sent_start:
        start -= 1
    return start


REPAIRS = (
    Repair(
        "who-opens", SUBJECT, who_opens,
        "Commenting=Commenting/NNP/nsubj>said ,/,/punct>Commenting Lee@PERSON/NNP/conj>Commenting "
        "said=say/VBD/ROOT so/RB/advmod>said",
        "Commenting/advcl>said Commenting/VBG Commenting=comment Lee/nsubj>said",
        "Responding, the union’s leader, Kay Ball, said no deal was near.",
    ),
    Repair(
        "name-behind-opener", APPOSITION | CONJUNCT, name_behind_opener,
        "Commenting=comment/VBG/csubj>said on/IN/prep>Commenting rents=rent/NNS/pobj>on Lee@PERSON/NNP/appos>rents "
        "said=say/VBD/ROOT so/RB/advmod>said",
        "Commenting/advcl>said Lee/nsubj>said",
        "Commenting on the council's decision Lord Hollick, Chairman of the committee, said:",
    ),
)  # fmt: skip
