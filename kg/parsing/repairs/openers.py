"""Repairs of participles that open a sentence: “Commenting, Ann Lee said …”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, take_place
from kg.syntax.relations import APPOSITION, CONJUNCT, SUBJECT, dependents

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


REPAIRS = (
    Repair(
        "who-opens", SUBJECT, who_opens,
        "Commenting=Commenting/NNP/nsubj>said ,/,/punct>Commenting Lee@PERSON/NNP/conj>Commenting "
        "said=say/VBD/ROOT so/RB/advmod>said",
        "Commenting/advcl>said Commenting/VBG Commenting=comment Lee/nsubj>said",
        "Responding, the union’s leader, Kay Ball, said no deal was near.",
    ),
)  # fmt: skip
