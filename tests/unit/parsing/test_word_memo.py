"""What is kept of a word is what the parts of the pipeline would make of it anew."""

from __future__ import annotations

import pytest
import spacy
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kg.parsing.word_memo import WordMemo, add_word_memo

RULES = [
    {"patterns": [[{"TAG": "VBZ"}], [{"TAG": "VBP"}]], "attrs": {"POS": "VERB", "MORPH": "VerbForm=Fin"}},
    {"patterns": [[{"TAG": "NNS"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Plur"}},
    {"patterns": [[{"TAG": "EX"}]], "attrs": {"POS": "PRON"}},
    {"patterns": [[{"TAG": "VBZ", "DEP": {"IN": ["aux"]}}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"LOWER": "let"}, {"LOWER": "'s"}]], "attrs": {"LEMMA": "us"}, "index": 1},
    {"patterns": [[{"DEP": "expl"}, {"LOWER": {"IN": ["is", "are"]}}]], "attrs": {"MORPH": "Mood=Ind"}, "index": 1},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE", "DEP": "dep"}},
]
TEXTS = (
    "Cuts/NNS/nsubj hurts/VBZ/ROOT \n//nsubj",
    "cuts/VBZ/aux Cuts/NNS/nsubj cuts/NNS/dobj cuts/VBP/ROOT",
    "let/VBP/ROOT 's/VBZ/aux",
    "'s/VBZ/aux let/VBP/ROOT",
    "There/EX/expl is/VBZ/ROOT",
    "There/EX/nsubj is/VBZ/ROOT is/VBZ/aux",
    "is/VBZ/ROOT There/EX/expl",
    "",
)


def pipeline(rules: list[dict[str, object]]) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add_patterns(rules)  # type: ignore[attr-defined]
    lookups = Lookups()
    lookups.add_table("lemma_rules", {"verb": [["s", ""]], "noun": [["s", ""]], "aux": [["s", ""]]})
    lookups.add_table("lemma_exc", {"verb": {"is": ["be"]}, "noun": {}, "aux": {"is": ["be"]}})
    lookups.add_table("lemma_index", {"verb": ["hurt", "cut"], "noun": ["cut"], "aux": []})
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize(lookups=lookups)  # type: ignore[attr-defined]
    return nlp


def tagged(nlp: Language, text: str) -> Doc:
    words = [word.split("/") for word in text.split(" ")] if text else []
    forms, tags, labels = ([word[i] for word in words] for i in range(3))
    return Doc(nlp.vocab, words=forms, tags=tags, deps=labels, heads=[0] * len(forms))


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]


@pytest.mark.parametrize("most", [100, 1], ids=["all is kept", "nothing is kept"])
def test_what_is_kept_is_what_is_made_anew(most: int) -> None:
    nlp = pipeline(RULES)
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    assert isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, EnglishLemmatizer)
    memo = WordMemo(ruler, lemmatizer, most)
    for text in (*TEXTS, *TEXTS):
        assert told(memo(tagged(nlp, text))) == told(lemmatizer(ruler(tagged(nlp, text)))), text


def test_a_pipeline_keeps_what_it_makes_of_words() -> None:
    plain, nlp = pipeline(RULES), pipeline(RULES)
    assert add_word_memo(nlp)
    assert nlp.pipe_names == ["kg_word_memo"]
    for text in TEXTS:
        assert told(nlp(tagged(nlp, text))) == told(plain(tagged(plain, text)))


@pytest.mark.parametrize(
    "rule",
    [
        {"patterns": [[{"POS": "NOUN"}]], "attrs": {"LEMMA": "x"}},
        {"patterns": [[{"TAG": "NN", "OP": "+"}]], "attrs": {"LEMMA": "x"}},
        {"patterns": [[{"TAG": "NN"}]], "attrs": {"NORM": "x"}},
    ],
    ids=["looks at what another rule writes", "matches any number of words", "writes something else"],
)
def test_a_pipeline_with_rules_of_another_kind_stays_as_it_is(rule: dict[str, object]) -> None:
    nlp = pipeline([*RULES, rule])
    assert not add_word_memo(nlp)
    assert nlp.pipe_names == ["attribute_ruler", "lemmatizer"]


def test_a_pipeline_that_knows_more_of_a_word_before_stays_as_it_is() -> None:
    nlp = pipeline(RULES)
    nlp.add_pipe("morphologizer", first=True)
    assert not add_word_memo(nlp)
