"""Which cue a verb, noun or adjective is, and who speaks by it."""

from __future__ import annotations

import pytest
from builders import doc

from kg.claims.frame import find_frames
from kg.rules.cue import index_cues, load_cues, read_cues
from kg.syntax import clauses

FRAMES = {
    "a verb with a clause": (
        "She/PRP/nsubj>demanded demanded=demand/VBD/ROOT that/IN/mark>act they/PRP/nsubj>act act/VBP/ccomp>demanded",
        [("want", "She", "act")],
    ),
    "a verb with a particle is another cue": (
        "She/PRP/nsubj>pointed pointed=point/VBD/ROOT out/RP/prt>pointed it/PRP/nsubj>failed "
        "failed=fail/VBD/ccomp>pointed",
        [("say", "She", "failed")],
    ),
    "who sent the letter calls": (
        "Unison/NNP/nsubj>sent sent=send/VBD/ROOT a/DT/det>letter letter/NN/dobj>sent ,/,/punct>letter "
        "saying=say/VBG/acl>letter it/PRP/nsubj>failed failed=fail/VBD/ccomp>saying",
        [("say", "Unison", "failed")],
    ),
    "who sent a letter, without a comma": (
        "Unison/NNP/nsubj>sent sent=send/VBD/ROOT a/DT/det>letter letter/NN/dobj>sent saying=say/VBG/acl>letter "
        "it/PRP/nsubj>failed failed=fail/VBD/ccomp>saying",
        [("say", "Unison", "failed")],
    ),
    "who posted a series of tweets": (
        "Lee/NNP/nsubj>posted posted=post/VBD/ROOT a/DT/det>series series/NN/dobj>posted of/IN/prep>series "
        "tweets=tweet/NNS/pobj>of attacking=attack/VBG/acl>tweets them/PRP/dobj>attacking",
        [("criticise", "Lee", "them")],
    ),
    "a letter that somebody read": (
        "Unison/NNP/nsubj>read read/VBD/ROOT a/DT/det>letter letter/NN/dobj>read saying=say/VBG/acl>letter "
        "it/PRP/nsubj>failed failed=fail/VBD/ccomp>saying",
        [("say", "letter", "failed")],
    ),
    "who said it adds, not of whom it was said": (
        "Unison/NNP/nsubj>said said=say/VBD/ROOT they/PRP/nsubj>failed failed=fail/VBD/ccomp>said ,/,/punct>failed "
        "adding=add/VBG/advcl>failed it/PRP/nsubj>closed closed=close/VBD/ccomp>adding",
        [("say", "Unison", "failed"), ("say", "Unison", "closed")],
    ),
    "a noun whose possessor speaks": (
        "Unison/NNP/poss>claim claim/NN/nsubj>is that/IN/mark>failed they/PRP/nsubj>failed failed=fail/VBD/acl>claim "
        "is=be/VBZ/ROOT wrong/JJ/acomp>is",
        [("claim-noun", "Unison", "failed")],
    ),
    "a noun that a light verb carries": (
        "Unison/NNP/nsubj>made made=make/VBD/ROOT the/DT/det>claim claim/NN/dobj>made that/IN/mark>failed "
        "they/PRP/nsubj>failed failed=fail/VBD/acl>claim",
        [("claim-noun", "Unison", "failed")],
    ),
    "an adjective": (
        "Unison/NNP/nsubj>is is=be/VBZ/ROOT opposed/JJ/acomp>is to/IN/prep>opposed it/PRP/pobj>to",
        [("be-opposed", "Unison", "it")],
    ),
}


@pytest.mark.parametrize(("parse", "found"), FRAMES.values(), ids=FRAMES)
def test_cue_speaker_and_content(parse: str, found: list[tuple[str, str, str]]) -> None:
    parsed = doc(parse)
    frames = find_frames(parsed, clauses(parsed), load_cues())
    rows = [(f.cue.id, f.source.text if f.source else "", " ".join(t.text for t in f.content)) for f in frames]
    assert rows == found


@pytest.mark.parametrize(
    ("demand", "found"),
    [("", True), ('objects = "none"', False), ('objects = "figures"', False), ('sources = "shares"', False)],
)
def test_what_a_cue_demands_of_its_parts(demand: str, found: bool) -> None:
    table = f'[[cue]]\nid = "x"\nverbs = ["slam"]\ncontent = ["object"]\n{demand}\nyes = ["-"]'
    parsed = doc("She/PRP/nsubj>slammed slammed=slam/VBD/ROOT it/PRP/dobj>slammed")
    frames = list(find_frames(parsed, clauses(parsed), index_cues(tuple(read_cues(table, "t.toml")))))
    assert bool(frames) is found
