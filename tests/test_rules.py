"""Every yes and no sentence of the claim rules and every example of a form, through the real pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from marks import Mark, holds, unmark, words, words_of

from kg.actors import Gazetteer, find_actors
from kg.claims.draft import Draft
from kg.claims.find import find_claims, find_drafts, material_of
from kg.claims.finders import FINDERS
from kg.claims.lexicon import lemma_of
from kg.claims.refusals import REFUSALS, UNSAID
from kg.model import Claim, Spans, Stance
from kg.ontology import known_actors
from kg.page import Page, pages
from kg.parsing.load import Parser, load_parser
from kg.reading import document
from kg.rules.cue import Cue, load_cues
from kg.rules.form import Form, load_forms

CUES = load_cues()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(known_actors())


def read(text: str, parser: Parser, *, author: str | None = "Ann Lee") -> Page:
    (page,) = pages([document(text, path="d.txt", given={"author": author} if author else {})], parser)
    return page


def drafts_of(page: Page) -> list[Draft]:
    drafts, _ = find_drafts(material_of(page))
    return drafts


def spoken(page: Page, spans: Spans) -> list[str]:
    return words(" ".join(span.of(page.document.text) for span in spans))


def target_heads(draft: Draft) -> list[int]:
    """Where the words stand that the rule takes for the head of its target."""
    frame, cue = draft.frame, draft.cue
    assert frame is not None and cue is not None
    head = frame.part([name for name in cue.target if name != "content"])
    heads = [head] if head is not None else frame.content
    return [t.idx for head in heads for t in ([head] if "content" not in cue.target else head.subtree)]


YES = [pytest.param(cue, yes, id=f"{cue.id}-{i}") for cue in CUES.cues for i, yes in enumerate(cue.yes)]
NO = [pytest.param(cue, no, id=f"{cue.id}-{i}") for cue in CUES.cues for i, no in enumerate(cue.no)]


@pytest.mark.parametrize(("cue", "sentence"), YES)
def test_yes(cue: Cue, sentence: str, parser: Parser, gazetteer: Gazetteer) -> None:
    plain, marks = unmark(sentence)
    page = read(plain, parser)
    drafts = drafts_of(page)
    mine = [d for d in drafts if d.rule == cue.id]
    assert mine, f"not found; other rules: {[d.rule for d in drafts]}"
    _assert_parts(mine[0], marks, plain, page)
    for name, start, end in marks:
        if name == "target":
            assert any(start <= head < end for head in target_heads(mine[0])), f"no target: {plain[start:end]!r}"
    claim = _claim(page, cue.id, gazetteer)
    assert claim is None or claim.act is cue.act
    if claim is not None and cue.stance in (Stance.SUPPORTS, Stance.OPPOSES):
        assert claim.stance is cue.stance
    if claim is not None and cue.modality is not None:
        assert claim.modality is cue.modality


def _assert_parts(draft: Draft, marks: list[Mark], plain: str, page: Page) -> None:
    assert spoken(page, draft.content) == words_of("content", marks, plain)
    assert spoken(page, draft.source) == words_of("source", marks, plain)
    assert set(words_of("cue", marks, plain)) <= {*spoken(page, draft.cue_spans), "it"}


def _claim(page: Page, rule: str, gazetteer: Gazetteer) -> Claim | None:
    """The claim that becomes of the rule's draft; None where it stands inside another that says the same."""
    found = find_claims(page, find_actors(page, gazetteer))
    mine = (c for c in (*found.claims, *found.unresolved) if any(e.rule_id == rule for e in c.evidence))
    return next(mine, None)


@pytest.mark.parametrize(("cue", "sentence"), NO)
def test_no(cue: Cue, sentence: str, parser: Parser) -> None:
    page = read(sentence, parser)
    forms = {form for p in page.parses for t in p for form in (t.lower_, t.lemma_.lower(), lemma_of(t))}
    assert holds(forms, cue.words), "holds no word of the rule, so it could not fail"
    assert [d.rule for d in drafts_of(page) if d.rule == cue.id] == []


# --- refusals -------------------------------------------------------------------------------------------------------


EXAMPLES = [pytest.param(row.id, row.example, id=row.id) for rows in (REFUSALS, UNSAID) for row in rows]


@pytest.mark.parametrize(("refusal", "example"), EXAMPLES)
def test_a_refusal_refuses_its_example(refusal: str, example: str, parser: Parser) -> None:
    drafts, refused = find_drafts(material_of(read(example, parser)))
    assert refusal in [r.reason for r in refused], f"refused: {refused}, found: {[d.rule for d in drafts]}"


# --- forms ----------------------------------------------------------------------------------------------------------

FORMS = [pytest.param(form, id=form.id) for form in load_forms()]


@pytest.mark.parametrize("form", FORMS)
def test_the_example_of_a_form(form: Form, parser: Parser, gazetteer: Gazetteer) -> None:
    plain, marks = unmark(form.example)
    page = read(plain.replace(" / ", "\n\n"), parser, author=None if form.id == "report-section" else "Ann Lee")
    cast = find_actors(page, gazetteer)
    if form.finds == "role":
        assert form.id in [e.rule_id for role in cast.roles for e in role.evidence]
        return
    found = find_claims(page, cast, author_claims=True)
    mine = [e for c in (*found.claims, *found.unresolved) for e in c.evidence if e.rule_id == form.id]
    mine.sort(key=lambda e: e.content)
    assert mine, f"not found; other rules: {[e.rule_id for c in found.claims for e in c.evidence]}"
    assert spoken(page, mine[0].content) == words_of("content", marks, plain)
    if form.id != "author-demand":
        assert spoken(page, mine[0].source) == words_of("source", marks, plain)
    assert set(words_of("cue", marks, plain)) <= set(spoken(page, mine[0].cue))


def test_finders_declare_the_forms_and_nothing_else() -> None:
    declared = [rule for finder in FINDERS for rule in finder.rules]
    assert set(declared) == {form.id for form in load_forms() if form.finds == "claim"}


def test_what_the_finders_emit_is_declared(parser: Parser, gazetteer: Gazetteer) -> None:
    declared = {cue.id for cue in CUES.cues} | {form.id for form in load_forms()}
    emitted = set()
    for path in sorted((Path(__file__).parents[1] / "corpus").glob("*.txt")):
        (page,) = pages([document(path.read_text(encoding="utf-8"), path=path.name)], parser)
        cast = find_actors(page, gazetteer)
        found = find_claims(page, cast, author_claims=True)
        emitted |= {e.rule_id for s in (*found.claims, *found.unresolved, *cast.roles) for e in s.evidence}
    assert emitted - declared == set()
    assert len(emitted) > 10
