"""The words beside a quotation."""

from __future__ import annotations

from drafts import read

from kg.claims.finders.speech import speech_after, speech_before, words_after, words_before
from kg.rules.cue import load_cues

CUES = load_cues()
QUOTED = (
    "“/``/punct>rose Rent/NN/nsubj>rose rose=rise/VBD/ROOT fast/RB/advmod>rose for/IN/prep>rose us/PRP/pobj>for"
    " ././punct>rose ”/''/punct>rose"
)


def after(words: str) -> tuple[str, str, str] | None:
    (paragraph,) = read(QUOTED + " " + words).paragraphs
    speech = speech_after(paragraph.speech[0], paragraph, CUES, paragraph.doc.text)
    return None if speech is None else (speech.rule, str(speech.head), str(speech.source))


def before(words: str) -> tuple[str, str, str] | None:
    (paragraph,) = read(words + " " + QUOTED).paragraphs
    speech = speech_before(paragraph.speech[0], paragraph, CUES)
    return None if speech is None else (speech.rule, str(speech.head), str(speech.source))


def test_a_name_after_the_cue_speaks() -> None:
    assert after("said=say/VBD/parataxis>rose Lee/NNP/nsubj>said") == ("quote-before-cue", "said", "Lee")


def test_a_name_with_whatever_verb_behind_a_quotation_with_a_comma_speaks() -> None:
    begun = (
        "“/``/punct>raged Rent/NN/nsubj>rose rose=rise/VBD/ccomp>raged fast/RB/advmod>rose for/IN/prep>rose"
        " us/PRP/pobj>for ,/,/punct>raged ”/''/punct>raged Lee/NNP/nsubj>raged "
    )

    def told(words: str) -> tuple[str, str] | None:
        (paragraph,) = read(begun + words).paragraphs
        speech = speech_after(paragraph.speech[0], paragraph, CUES, paragraph.doc.text)
        return None if speech is None else (str(speech.head), str(speech.source))

    assert told("raged=rage/VBD/ROOT in/IN/prep>raged parliament/NN/pobj>in") == ("raged", "Lee")
    assert told("raged=rage/VBD/ROOT plans/NNS/dobj>raged") is None


def test_a_sentence_of_its_own_is_not_the_cue_of_the_quotation_before() -> None:
    added = "Lee/NNP/nsubj>added added=add/VBD/parataxis>rose it/PRP/nsubj>fell fell=fall/VBD/ccomp>added"
    assert after(added) is None


def test_a_colon_after_a_name_is_enough() -> None:
    assert before("Lee/NNP/dep>rose :/:/punct>rose") == ("speaker-colon", ":", "Lee")


def test_a_full_stop_before_ends_the_search() -> None:
    assert before("Lee/NNP/nsubj>said said=say/VBD/dep>rose ././punct>said") is None


def test_who_gives_what_the_object_names_speaks() -> None:
    had = "Lee/NNP/nsubj>had had=have/VBD/dep>rose a/DT/det>warning warning/NN/dobj>had :/:/punct>rose"
    assert before(had) == ("speaker-colon", ":", "Lee")


def test_words_are_told_from_a_place_on() -> None:
    made = read("One/CD/dep>four two/CD/dep>four three/CD/dep>four four/CD/ROOT")
    (paragraph,) = made.paragraphs
    place = paragraph.doc.text.index("three")
    assert [t.text for t in words_before(paragraph, place)] == ["two", "One"]
    assert [t.text for t in words_after(paragraph, place)] == ["three", "four"]
