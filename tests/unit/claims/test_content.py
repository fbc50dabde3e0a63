# ruff: noqa: E501
"""Who says what where the parser went astray; the slips are written down, so that they stay whatever the model does."""

from __future__ import annotations

import pytest
from builders import doc

from kg.claims.content import content_tokens, source_tokens
from kg.claims.frame import find_frames
from kg.parsing.repairs import mend
from kg.rules.cue import load_cues
from kg.syntax import clauses

SLIPS = {
    "some of those who speak hung on the thing": (
        "Many/JJ/nsubj>criticised criticised=criticise/VBD/ROOT the/DT/det>plan plan/NN/dobj>criticised ,/,/punct>plan"
        " including=include/VBG/prep>plan Lee@PERSON/NNP/pobj>including ././punct>criticised",
        [("Many", "criticised", "the plan")],
    ),
    "what led to it hung into what is defended": (
        "She/PRP/nsubj>defended defended=defend/VBD/ROOT the/DT/det>way way/NN/dobj>defended it/PRP/nsubj>ran ran=run/VBD/relcl>way"
        " after/IN/prep>ran being=be/VBG/auxpass>criticised criticised=criticise/VBN/pcomp>after by/IN/agent>criticised"
        " doctors=doctor/NNS/pobj>by ././punct>defended",
        [("She", "defended", "the way it ran"), ("doctors", "criticised", "it")],
    ),
    "a remark on what something is called": (
        "She/PRP/nsubj>declared declared=declare/VBD/ROOT it/PRP/nsubj>law a/DT/det>law law/NN/ccomp>declared ,/,/punct>law"
        " which/WDT/nsubj>pleased pleased=please/VBD/relcl>law nurses=nurse/NNS/dobj>pleased ././punct>declared",
        [("She", "declared", "it a law")],
    ),
    "the speaker taken for an apposition": (
        "Hiding/VBG/csubj>is is=be/VBZ/ccomp>said a/DT/det>view view/NN/attr>is of/IN/prep>view duty/NN/pobj>of ,/,/punct>duty"
        " President/NNP/compound>Lee Lee/NNP/appos>duty has=have/VBZ/aux>said said=say/VBN/ROOT ././punct>said",
        [("President Lee", "said", "Hiding is a view of duty")],
    ),
    "the subject of what is said taken for an object": (
        "She/PRP/nsubj>stressed stressed=stress/VBD/ROOT rises=rise/NNS/dobj>stressed in/IN/prep>rises rent/NN/pobj>in"
        " would/MD/aux>matter matter/VB/ccomp>stressed ././punct>stressed",
        [("She", "stressed", "rises in rent would matter")],
    ),
    "what is said set beside the cue": (
        "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said ,/,/punct>said but/CC/cc>said"
        " it/PRP/nsubj>was was=be/VBD/conj>said low/JJ/acomp>was ././punct>said",
        [("She", "said", "rent rose but it was low")],
    ),
    "another's clause set beside the cue": (
        "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said ,/,/punct>said but/CC/cc>said"
        " tenants=tenant/NNS/nsubj>left left=leave/VBD/conj>said ././punct>said",
        [("She", "said", "rent rose")],
    ),
    "a second verb set beside what is said": (
        "She/PRP/nsubj>admits admits=admit/VBZ/ROOT it/PRP/nsubj>failed failed=fail/VBD/ccomp>admits but/CC/cc>failed"
        " denies=deny/VBZ/conj>failed lying=lie/VBG/xcomp>denies ././punct>admits",
        [("She", "admits", "it failed"), ("She", "denies", "lying")],
    ),
    "a second verb of whoever is spoken of": (
        "She/PRP/nsubj>said said=say/VBD/ROOT he/PRP/nsubj>resigned resigned=resign/VBD/ccomp>said and/CC/cc>resigned"
        " apologised=apologise/VBD/conj>resigned for/IN/prep>apologised it/PRP/pobj>for ././punct>said",
        [("She", "said", "he resigned and apologised for it"), ("he", "apologised", "it")],
    ),
    "a participle taken for the verb of what is said": (
        "She/PRP/nsubj>said said=say/VBD/ROOT plans=plan/NNS/nsubj>drawn drawn=draw/VBN/ccomp>said early/RB/advmod>drawn"
        " would/MD/aux>dropped be/VB/auxpass>dropped dropped=drop/VBN/conj>said ././punct>said",
        [("She", "said", "plans drawn early would be dropped")],
    ),
    "a participle in front of the speaker taken for what is said": (
        "Commenting=comment/VBG/advcl>published on/IN/prep>Commenting rent/NN/pobj>on published=publish/VBD/ccomp>said"
        " today/NN/npadvmod>published ,/,/punct>said Lee/NNP/nsubj>said said=say/VBD/ROOT :/:/punct>said",
        [("Lee", "Commenting", "rent published today")],
    ),
    "who does something in a phrase with “with”": (
        "It/PRP/nsubj>is is=be/VBZ/ROOT late/JJ/acomp>is ,/,/punct>is with/IN/prep>is tenants=tenant/NNS/pobj>with"
        " urging=urge/VBG/advcl>is her/PRP/dobj>urging to/TO/aux>stop stop/VB/xcomp>urging ,/,/punct>is"
        " saying=say/VBG/advcl>is rent/NN/nsubj>rose rose=rise/VBD/ccomp>saying ././punct>is",
        [("tenants", "urging", "her to stop"), ("tenants", "saying", "rent rose")],
    ),
    "who is with somebody who says something": (
        "Lee/NNP/nsubj>came came=come/VBD/ROOT ,/,/punct>came with/IN/prep>came tenants=tenant/NNS/pobj>with ,/,/punct>came"
        " saying=say/VBG/advcl>came rent/NN/nsubj>rose rose=rise/VBD/ccomp>saying ././punct>came",
        [("Lee", "saying", "rent rose")],
    ),
    "a second finite verb set beside an infinitive": (
        "Lee/NNP/nsubj>rejected has=have/VBZ/aux>rejected rejected=reject/VBN/ROOT plans=plan/NNS/dobj>rejected to/TO/aux>cut"
        " cut/VB/acl>plans pay/NN/dobj>cut and/CC/cc>cut has=have/VBZ/aux>warned warned=warn/VBN/conj>cut of/IN/prep>warned"
        " strikes=strike/NNS/pobj>of ././punct>rejected",
        [("Lee", "rejected", "plans to cut pay"), ("Lee", "warned", "strikes")],
    ),
    "the first half of a subject taken for an object": (
        "She/PRP/nsubj>found found=find/VBD/ROOT queues=queue/NNS/dobj>found in/IN/prep>found cafes=cafe/NNS/pobj>in"
        " and/CC/cc>cafes shops=shop/NNS/nsubj>were were=be/VBD/ccomp>found long/JJ/acomp>were ././punct>found",
        [("She", "found", "queues in cafes and shops were long")],
    ),
    "a participle after a dash taken for the main speaker's": (
        "Asked=ask/VBN/advcl>left of/IN/prep>Asked a/DT/det>report report/NN/pobj>of –/:/punct>warning"
        " warning=warn/VBG/advcl>left that/IN/mark>rose rent/NN/nsubj>rose rose=rise/VBD/ccomp>warning –/:/punct>left"
        " she/PRP/nsubj>left left=leave/VBD/ROOT ././punct>left",
        [("a report", "warning", "that rent rose")],
    ),
    "the verb of the sentence taken for what is said": (
        "Every/DT/det>word word/NN/ROOT he/PRP/nsubj>said said=say/VBD/relcl>word was=be/VBD/auxpass>heard"
        " heard=hear/VBN/ccomp>said ././punct>word",
        [],
    ),
}


def said(parse: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each frame, as words."""
    parsed, index = doc(parse), load_cues()
    mend(parsed)
    frames = find_frames(parsed, clauses(parsed), index)
    return [
        (
            " ".join(t.text for t in source_tokens(frame)),
            frame.head.text,
            " ".join(t.text for t in content_tokens(frame, index)),
        )
        for frame in frames
    ]


@pytest.mark.parametrize(("parse", "found"), SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_parser_is_mended(parse: str, found: list[tuple[str, str, str]]) -> None:
    assert said(parse) == found
