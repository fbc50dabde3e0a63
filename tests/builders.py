"""Builds parses by hand, so that unit tests need no language model.

    doc("Services=service/NNS/nsubjpass>cut were=be/VBD/auxpass>cut cut/VBN/ROOT")

A word is `text=lemma/TAG/label>head`, the lemma only where it differs from the lower-cased text. The head is named
by its text, with a number where the text stands more than once (`the#2`). `↵` is a line break. Labels are those of
spaCy's English pipelines. `Ann@PERSON/NNP/…` is part of a name; words of one kind side by side are one name.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.model import Block, BlockKind, Document, Span
from kg.page import Page
from kg.syntax.place import place

TAGS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "WP": "PRON", "WDT": "PRON",
    "EX": "PRON", "WP$": "DET", "DT": "DET",
    "JJ": "ADJ", "RB": "ADV", "RBR": "ADV", "WRB": "SCONJ", "CC": "CCONJ", "TO": "PART", "POS": "PART",
    "CD": "NUM", "RP": "ADP",
    "IN": "ADP", "MD": "AUX", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
    ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "HYPH": "PUNCT", "``": "PUNCT", "''": "PUNCT", "_SP": "SPACE",
}  # fmt: skip
UNSPACED = (".", ",", ":", "POS")
VOCAB = spacy.blank("en").vocab


def doc(parse: str, *, start: int = 0) -> Doc:
    """Return the parse written down; `start` is where its paragraph begins in the document."""
    words, lemmas, tags, labels, heads, kinds = [], [], [], [], [], []
    for item in parse.split():
        word, tag, arc = item.rsplit("/", 2)
        word, _, kind = word.partition("@") if len(word) > 1 else (word, "", "")
        text, _, lemma = word.partition("=")
        label, _, head = arc.partition(">")
        words.append(text.replace("↵", "\n"))
        lemmas.append(lemma or text.lower())
        tags.append(tag)
        labels.append(label)
        heads.append(head)
        kinds.append(kind)
    places = [_place(words, head) if head else i for i, head in enumerate(heads)]
    spaces = [tag not in UNSPACED for tag in tags[1:]] + [False]
    pos = [_pos(tag, label, lemma) for tag, label, lemma in zip(tags, labels, lemmas, strict=True)]
    names = [f"{'I' if i and kinds[i - 1] == kind else 'B'}-{kind}" if kind else "O" for i, kind in enumerate(kinds)]
    built = Doc(VOCAB, words, spaces, tags=tags, pos=pos, lemmas=lemmas, heads=places, deps=labels, ents=names)
    place(built, start)
    return built


def flat(words: str, **entities: str) -> Doc:
    """Return a sentence of which only words and tags matter, “Hull/NNP Council/NNP met/VBD”: all hang on the last.

    `entities`: what the model takes for names, by its label: GPE="Hull".
    """
    first, last = words.rsplit(" ", 1)
    count = sum(word.rsplit("/", 1)[0] == last.rsplit("/", 1)[0] for word in words.split())
    head = f"{last.rsplit('/', 1)[0]}#{count}"
    return with_entities(doc(" ".join(f"{word}/dep>{head}" for word in first.split()) + f" {last}/ROOT"), **entities)


def with_entities(parse: Doc, **entities: str) -> Doc:
    """Return the parse with what the model takes for names, by its label: PERSON="Gary Firth"."""
    spans = []
    for label, name in entities.items():
        start = parse.text.index(name)
        span = parse.char_span(start, start + len(name), label=label)
        assert span is not None, f"{name}: no words of the sentence"
        spans.append(span)
    parse.ents = tuple(spans)
    return parse


def page(*parses: Doc, text: str | None = None, date: str | None = None, **known: str | None) -> Page:
    """Return the page of paragraphs as they stand one after another; `known` are fields of the document."""
    start, blocks = 0, []
    for parse in parses:
        place(parse, start)
        blocks.append(Block(Span(start, start + len(parse.text)), BlockKind.BODY))
        start += len(parse.text) + 1
    whole = "\n".join(p.text for p in parses) if text is None else text
    return Page.of(Document("d", "d.txt", whole, date=date, blocks=tuple(blocks), **known), parses)


def dialogue(*turns: tuple[Doc, ...]) -> Page:
    """Return the page of a dialogue: the label of each turn, and the paragraphs that are said in it."""
    start, blocks, texts = 0, [], []
    for label, *said in turns:
        turn = start
        for parse, kind in ((label, BlockKind.LABEL), *((parse, BlockKind.BODY) for parse in said)):
            place(parse, start)
            blocks.append(Block(Span(start, start + len(parse.text)), kind, turn=turn))
            texts.append(parse.text)
            start += len(parse.text) + 1
    parses = [parse for turn in turns for parse in turn]
    return Page.of(Document("d", "d.txt", "\n".join(texts), blocks=tuple(blocks)), parses)


def _place(words: list[str], head: str) -> int:
    text, _, number = head.partition("#")
    places = [i for i, word in enumerate(words) if word == text]
    assert number or len(places) == 1, f"{head}: stands {len(places)} times; write {head}#1"
    return places[int(number or 1) - 1]


def _pos(tag: str, label: str, lemma: str) -> str:
    if label in ("aux", "auxpass") and tag.startswith("V"):
        return "AUX"
    if lemma == "be" and tag.startswith("V"):
        return "AUX"
    return "SCONJ" if tag == "IN" and label == "mark" else TAGS[tag]
