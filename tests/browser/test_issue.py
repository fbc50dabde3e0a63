"""The debate as a reader meets it: what is contested, who is for and against it, in which words, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from examples.schools import LUNCHES, PHONES, school_debate
from knowledge import knowledge, reader

from kg.model import Issue, Knowledge

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def text(page: Any, selector: str) -> str:
    return " ".join(page.inner_text(selector).split())


def side(page: Any, title: str) -> Any:
    return page.locator(f"#issue section[aria-label='{title}']")


def words(locator: Any) -> str:
    return " ".join(locator.inner_text().split())


def test_issues_are_listed_with_who_is_for_and_against_most_contested_first(opened: Open) -> None:
    page = opened(school_debate(), address="#view=issue")
    rows = [
        " ".join(row.split()) for row in page.locator("#issue .subjects >> nth=0").locator("tbody tr").all_inner_texts()
    ]
    assert rows == [
        "ban on phones in schools 2 actors · 3 claims 2 actors · 2 claims 1 changed side 2021-03-02 – 2022-03-05",
        "free school lunches 1 actor · 1 claim 2 actors · 2 claims – 2021-03-02 – 2022-03-05",
        "free lunches for infants 1 actor · 1 claim nobody – 2022-03-05",
    ]
    assert "Tom Reed" in text(page, "#issue .subjects >> nth=1")
    page.get_by_role("link", name="ban on phones in schools").first.click()
    assert text(page, "#issue-title") == "ban on phones in schools"
    page.get_by_role("button", name="All issues").click()
    assert page.locator("#issue .subjects").count() == 2


def test_both_sides_stand_beside_each_other_with_the_words_that_show_them(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    card = text(page, "#issue .issue >> nth=0")
    assert "For means: phones should be kept out of schools by law" in card
    assert "Also put as phone ban The opposite phones in class" in card
    pro, con = side(page, "For"), side(page, "Against")
    assert pro.bounding_box()["y"] == con.bounding_box()["y"]
    assert pro.locator("h5 .link").all_inner_texts() == ["Ida Moss", "Mia Holt"]
    assert con.locator("h5 .link").all_inner_texts() == ["Mia Holt", "Tom Reed"]
    against = con.locator("li").nth(0)
    assert against.locator("blockquote mark.shows").all_inner_texts() == [
        "banning phones in class", "would leave children unsafe",
    ]  # fmt: skip
    assert "Why: would leave unsafe (effect: harms, children: wanted) → against the ban" in words(against)
    assert "warns The Gazette 2021-03-02 Letters on phones" in words(against)
    assert "Why: “the plan” means ban on phones in schools → would cost" in words(con.locator("li").nth(1))


def test_an_actor_on_both_sides_is_shown_on_both_and_said_to_be(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    both = page.locator("#issue h5", has_text="changed side").all_inner_texts()
    assert [" ".join(name.split()) for name in both] == ["Mia Holt changed side"] * 2


def test_what_takes_no_side_is_not_in_the_debate(opened: Open) -> None:
    page = opened(school_debate(), address="#view=issue")
    for row in ("ban on phones in schools", "free school lunches", "free lunches for infants", "Tom Reed"):
        page.locator("#issue .subjects").get_by_role("link", name=row).click()
        assert "weather" not in text(page, "#issue")
        page.get_by_role("button", name="All issues").click()


def test_another_issue_is_chosen_by_key_and_kept_in_the_address(opened: Open) -> None:
    page = opened(school_debate(), address="#view=issue")
    page.locator("#issue .subjects").get_by_role("link", name="free school lunches").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "issue-title"
    assert text(page, "#issue-title") == "free school lunches"
    assert text(page, "#live") == "free school lunches"
    assert side(page, "Against").locator("h5 .link").all_inner_texts() == ["Lena Koch", "the Treasury"]
    again = opened(school_debate(), address=page.evaluate("location.hash"))
    assert text(again, "#issue-title") == "free school lunches"
    again.get_by_role("link", name="free lunches for infants").last.click()
    assert "Part of free school lunches" in text(again, "#issue .issue >> nth=0")
    assert "For means: in favour of “free lunches for infants”" in text(again, "#issue .issue >> nth=0")


def test_a_claim_opens_in_its_text_and_with_its_evidence(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    button = side(page, "Against").get_by_role("button", name="Evidence").nth(1)
    button.focus()
    page.keyboard.press("Enter")
    assert "Tom Reed warns" in text(page, "#panel h3")
    assert "Side against ban on phones in schools" in text(page, "#panel .facts >> nth=0")
    assert page.locator("#panel .proof mark.shows").all_inner_texts() == ["the plan", "would cost schools thousands"]
    assert page.evaluate("document.activeElement.innerText") == "Evidence"
    side(page, "Against").get_by_role("button", name="Letters on phones").nth(1).click()
    here = page.locator("#document mark.here.content")
    assert "".join(here.all_inner_texts()) == "the plan would cost schools thousands"
    assert (
        "".join(page.locator("#document mark.here.shows").all_inner_texts()) == "the planwould cost schools thousands"
    )


def test_an_actor_lists_its_positions(opened: Open) -> None:
    page = opened(school_debate(), address="#view=actor&thing=person/ida-moss")
    listed = ["+ ban on phones in schools – for – 2 claims", "+ Tom Reed – for – 1 claim"]
    page.click("#tab-table")
    rows = page.locator("#panel .positions li").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == listed
    page.click("#tab-actor")
    assert [" ".join(row.split()) for row in page.locator("#actor .stands tbody tr").all_inner_texts()] == [
        "+ ban on phones in schools for 2 2021-03-02",
        "+ Tom Reed for 1 2021-03-02",
    ]
    page.locator("#actor .stands .link").first.click()
    assert text(page, "#issue-title") == "ban on phones in schools"
    page.evaluate("kg.open('view=actor&thing=person/mia-holt')")
    page.locator("#actor .turn").wait_for()
    assert text(page, "#actor .turn") == "Change of position towards ban on phones in schools"


def test_filters_hold_for_the_debate(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}&from=2022")
    assert "For: 1 actor · 1 claim" in words(side(page, "For"))
    assert "Against: nobody" in words(side(page, "Against"))
    assert "changed side" not in text(page, "#issue")
    page.fill("#from", "2023-01-01")
    page.press("#from", "Enter")
    assert "Nobody takes a side on it in what passes the filters." in text(page, "#issue")
    page.get_by_role("button", name="All issues").click()
    assert "No claim with a side on an issue passes the filters." in text(page, "#issue")


def test_search_finds_an_issue_by_any_wording(opened: Open) -> None:
    page = opened(school_debate())
    page.fill("#query", "phones in class")
    assert text(page, "#found li >> nth=1") == "ban on phones in schools (phones in class) Issue"
    page.press("#query", "ArrowDown")
    page.press("#query", "Enter")
    assert text(page, "#issue-title") == "ban on phones in schools"


def test_a_collection_without_issues_says_so(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=issue")
    assert text(page, "#issue").startswith("ISSUES No issues in these documents.")
    assert page.locator("#issue table, #issue .issue").count() == 0


def test_an_issue_on_which_nobody_takes_a_side_is_only_named(opened: Open) -> None:
    debate = school_debate()
    page = opened(replace(debate, issues=(*debate.issues, Issue("issue/uniforms", "uniforms"))), address="#view=issue")
    page.get_by_text("Nobody takes a side on 1 issue").click()
    assert text(page, "#issue details li") == "uniforms"
    assert page.locator("#issue .subjects").get_by_text("uniforms").count() == 0


def many_issues() -> Knowledge:
    r = reader("\n\n".join(f"Ann {n} said plan {n} was bad, for " + "very " * 200 + f"long {n}." for n in range(45)))
    r.issues = [Issue(f"issue/plan-{n}", f"plan {n}") for n in range(45)]
    for n in range(45):
        who = r.actor(f"person/ann-{n}", f"Ann {n}", "person", f"Ann {n}")
        bad = r.position("against", f"issue/plan-{n}", f"plan {n}", f"plan {n} was bad")
        said = f"plan {n} was bad, for " + "very " * 200 + f"long {n}"
        r.claim(who if n else None, "criticism", said, source=f"Ann {n}", positions=(bad,))
    return knowledge(r)


def test_a_long_list_opens_on_demand_and_a_long_sentence_is_cut_around_the_words(opened: Open) -> None:
    page = opened(many_issues(), address="#view=issue")
    rows = page.locator("#issue .subjects >> nth=0").locator("tbody tr")
    assert rows.count() == 40
    page.get_by_role("button", name="Show all 45").click()
    assert rows.count() == 45
    page.get_by_role("link", name="plan 9", exact=True).click()
    quote = page.locator("#issue blockquote")
    assert quote.locator("mark.shows").first.inner_text() == "plan 9 was bad"
    assert len(quote.inner_text()) < 600
    assert quote.inner_text().endswith("…")
    page.get_by_role("button", name="All issues").click()
    page.get_by_role("link", name="plan 0", exact=True).click()
    assert "Against: 0 actors · 1 claim Somebody not named" in words(side(page, "Against"))


@pytest.mark.parametrize("on", [PHONES, "person/tom-reed"])
def test_on_a_phone_the_sides_stand_below_each_other_and_nothing_is_cut_off(opened: Open, on: str) -> None:
    page = opened(school_debate(), size=(390, 780), address=f"#view=issue&on={on}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert side(page, "Against").bounding_box()["y"] > side(page, "For").bounding_box()["y"]
    widths = page.evaluate("[...document.querySelectorAll('#issue *')].map((e) => e.getBoundingClientRect().right)")
    assert max(widths) <= 390


def test_a_link_to_an_issue_in_the_former_debate_view_opens_the_issue(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=debate&on={LUNCHES}")
    assert text(page, "#issue-title") == "free school lunches"


def test_who_changed_is_told_with_both_sentences_only_where_dates_tell_the_order(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    changed = words(page.get_by_role("region", name="Who changed side"))
    assert changed.index("− against, last on 2021-03-02") < changed.index("+ for, first on 2022-03-05")
    assert "would leave children unsafe" in changed and "A year on, Mia Holt praised the ban." in changed
    page = opened(two_minds(None), address="#view=issue&on=issue/plan")
    assert page.get_by_role("region", name="Who changed side").count() == 0
    assert "The dates do not tell which came first. Ann Lee" in words(page.get_by_role("region", name="On both sides"))
    page = opened(two_minds("2021-03"), address="#view=issue&on=issue/plan")  # one is of the month, one of a day in it
    assert page.get_by_role("region", name="Who changed side").count() == 0
    assert "on both sides: Ann Lee" in text(page, "#issue .standing")


def two_minds(date: str | None) -> Knowledge:
    r = reader("Ann Lee, of the Union, praised the plan. Ann Lee said the plan was bad. Bob Day of the Union said the "
               "plan had failed. The plan was discussed, said Cy Poe.",
               issues=(Issue("issue/plan", "the plan"),))  # fmt: skip
    ann, bob, cy = (
        r.actor("person/" + n[:3].lower().strip(), n, "person", n) for n in ("Ann Lee", "Bob Day", "Cy Poe")
    )
    union = r.actor("org/union", "the Union", "organization", "the Union")
    r.role(ann, "of the Union", union)
    r.role(bob, "Bob Day of the Union", union)
    praised = r.position("for", "issue/plan", "the plan", "the plan", "praised")
    r.claim(ann, "endorsement", "the plan", cue="praised", source="Ann Lee", positions=(praised,), date=date)
    for who, name, said in ((ann, "Ann Lee", "the plan was bad"), (bob, "Bob Day", "plan had failed")):
        side = r.position("against", "issue/plan", "the plan", said)
        day = date and date + "-02"
        r.claim(who, "criticism", said, source=name, positions=(side,), date=day)
    r.claim(cy, "statement", "The plan was discussed", source="Cy Poe", date=date)
    return knowledge(r)


def test_people_stand_under_the_organization_that_their_role_tells(opened: Open) -> None:
    page = opened(two_minds(None), address="#view=issue&on=issue/plan")
    page.get_by_role("button", name="By organization").click()
    assert page.evaluate("document.activeElement.innerText") == "By organization"
    again = opened(two_minds(None), address=page.evaluate("location.hash"))
    assert again.locator("#issue [aria-pressed=true]").all_inner_texts() == ["By organization"]
    against = side(page, "Against")
    assert words(against.locator(".body h5")) == "the Union both sides within"
    assert [" ".join(name.split()) for name in against.locator(".body h6").all_inner_texts()] == [
        "Ann Lee, of the Union on both sides",
        "Bob Day, Bob Day of the Union",
    ]
    page.evaluate("kg.open('view=actor&thing=org/union')")
    page.get_by_text("Its people (2)").wait_for()
    assert "Of two minds within (1) the plan: for Ann Lee; against Ann Lee, Bob Day" in text(page, "#actor")


def test_printed_quotations_name_their_documents_and_offer_nothing_to_press(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    page.emulate_media(media="print")
    source = side(page, "For").locator(".src").first
    assert source.locator(".link").is_visible()
    for button in ("Evidence", "By actor", "Other name", "Filters", "Export"):
        assert not page.get_by_role("button", name=button, exact=True).first.is_visible(), button


def test_in_time_the_dated_stand_in_order_and_the_undated_apart(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    page.get_by_role("button", name="In time").click()
    assert side(page, "For").locator(".dated .day").all_inner_texts() == ["2021-03-02 ", "2021-03-02 ", "2022-03-05 "]
    assert side(page, "For").get_by_role("img", name="For: 3 dated claims, 2021-03-02 – 2022-03-05").is_visible()
    page = opened(two_minds(None), address="#view=issue&on=issue/plan")
    page.get_by_role("button", name="In time").click()
    assert "Undated (2) When these were said, and in which order, is not known." in words(side(page, "Against"))
    assert side(page, "Against").locator("figure").count() == 0


def test_who_names_an_issue_without_a_side_is_told_apart(opened: Open) -> None:
    page = opened(two_minds(None), address="#view=issue&on=issue/plan")
    spoken = words(page.get_by_role("region", name="Speaks of it, no side told"))
    assert "no side told (1)" in spoken and "Cy Poe states" in spoken
    assert "Cy Poe" not in words(side(page, "For")) + words(side(page, "Against"))


def test_a_name_on_an_issue_opens_the_actor_beside_it_and_then_its_page(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    side(page, "Against").get_by_role("link", name="Mia Holt").click()
    page.locator("#panel").get_by_role("button", name="Everything on Mia Holt").click()
    assert text(page, "#actor .stands tbody tr") == (
        "± ban on phones in schools changed side: against → for 2 2021-03-02 – 2022-03-05"
    )
    changed = text(page, "#actor section[aria-label='Changed side']")
    assert changed.index("against, last on 2021-03-02") < changed.index("for, first on 2022-03-05")


def test_the_words_of_an_actor_can_be_searched(opened: Open) -> None:
    page = opened(school_debate(), address="#view=actor&thing=person/mia-holt")
    assert page.locator("#actor .course li").count() == 3
    page.get_by_role("searchbox", name="Only quotations with these words").type("weather")
    assert page.locator("#actor .course li").count() == 1
    assert "1 of 3 claims" in text(page, "#actor")


def test_documents_are_sorted_by_date_title_and_source_and_tell_their_sides(opened: Open) -> None:
    page = opened(school_debate(), address="#view=document")

    def titles() -> list[str]:
        return page.locator("#document tbody .link").all_inner_texts()

    assert titles() == ["Letters on phones", "One year of quiet"]
    page.locator("#document th").get_by_role("button", name="Title").click()
    page.locator("#document th").get_by_role("button", name="Title").click()
    assert titles() == ["One year of quiet", "Letters on phones"]
    page.locator("#document th").get_by_role("button", name="Source").click()
    assert titles() == ["Letters on phones", "One year of quiet"]  # what has no source comes last
    page.get_by_role("button", name="Letters on phones").click()
    assert "− Tom Reed against ban on phones in schools Show" in text(page, "#document .issue")
    page.locator("#document .issue").get_by_role("button", name="Show").nth(3).click()
    assert "the plan" in "".join(page.locator("#document mark.here.content").all_inner_texts())


def test_no_internal_id_is_a_label(opened: Open) -> None:
    page = opened(school_debate(), address="#view=issue")
    for address in (
        "view=issue",
        f"view=issue&on={PHONES}",
        "view=issue&on=person/tom-reed",
        "view=actor&thing=person/tom-reed",
    ):
        page.kg_opened.load("#" + address)
        shown = page.inner_text("#main")
        assert "issue/" not in shown and "person/" not in shown and "org/" not in shown


def test_an_actor_is_two_clicks_from_the_first_screen_and_an_issue_one(opened: Open) -> None:
    page = opened(school_debate())
    page.locator("#debate").get_by_role("button", name="Mia Holt", exact=True).click()
    page.locator("#panel").get_by_role("button", name="Everything on Mia Holt").click()
    assert "Mia Holt" in text(page, "#actor h3")
    page.click("#tab-debate")
    page.locator("#debate").get_by_role("link", name="free school lunches").first.click()
    assert text(page, "#issue-title") == "free school lunches"
    page.get_by_role("button", name="By organization").click()
    told = side(page, "Against").locator(".body h5").all_inner_texts()
    assert [name.strip() for name in told] == ["the Treasury", "No organization told"]


def test_the_page_of_an_actor_stays_while_the_evidence_of_a_claim_is_read(opened: Open) -> None:
    page = opened(school_debate(), address="#view=actor&thing=person/tom-reed")
    for place in (".course", ".columns"):  # what it says; what others say
        page.locator(f"#actor {place}").get_by_role("button", name="Evidence").last.click()
        assert page.is_visible("#panel .proof")
        assert "Tom Reed" in text(page, "#actor h3")
    page.locator("#panel").get_by_role("button", name="Clear").click()
    assert "Tom Reed" in text(page, "#actor h3")
    page.get_by_role("button", name="All actors").click()
    assert page.locator("#actor .actors").count() == 1
