"""Errors are corrected in the page where they are seen: every view agrees, each is taken back, files hold them all."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from examples.schools import LUNCHES, PHONES, school_debate
from test_access import RULES
from test_access import axe as axe
from test_safety import PAYLOADS, hostile, watch

from kg.assemble import assemble
from kg.cli.editing import Edited
from kg.decisions import apply, parse_decisions, tables_of, tables_of_sheet
from kg.export import export
from kg.model import Knowledge
from kg.records import read_statements
from kg.settings import Settings
from kg.store.editing import serve_for_editing
from kg.view import page_data, write_page

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WARNING = "claim/1ae951607709754c"
"""“the plan would cost schools thousands”, said by Tom Reed against the ban on phones."""
VIEWS = ("matrix", "issue", "actor", "table", "network", "document")


@pytest.fixture(scope="module")
def school() -> Knowledge:
    return read_statements(export(school_debate(), "jsonl"))


def ready(page: Any) -> None:
    """Wait for the page that shows what was done."""
    page.wait_for_selector("#told", timeout=30_000)
    page.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)


def correct(page: Any, statement: str, button: str, choice: str = "") -> None:
    """Correct a statement from its address: a button beside the evidence, then what is chosen in the question."""
    page.evaluate("(id) => kg.open('view=table&statement=' + encodeURIComponent(id))", statement)
    press(page, button, choice)


def press(page: Any, button: str, choice: str = "") -> None:
    page.locator("#told").evaluate_all("(all) => all.forEach((one) => one.remove())")
    page.locator("#panel").get_by_role("button", name=button, exact=True).click()
    if choice:
        page.locator("#question").get_by_role("button", name=re.compile("^" + re.escape(choice))).first.click()
    ready(page)


def saved(page: Any, kind: str = "decisions.toml") -> str:
    page.click("#corrections-button")
    with page.expect_download() as download:
        page.locator("#corrections").get_by_role("button", name=f"Download {kind}").click()
    page.locator("#corrections").get_by_role("button", name="Close").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def statements_in(page: Any) -> list[list[str]]:
    """Return all statements as the page saves them, without what is only known once a build is made anew: their ids."""
    page.click("#tab-table")
    page.click("#export")
    with page.expect_download() as download:
        page.click("#formats [data-export=csv]")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return sorted(row[:-1] for row in csv.reader(io.StringIO(text)))


def links_in(page: Any) -> list[str]:
    page.click("#tab-network")
    return sorted(re.sub(r"claim/\w+", "claim", str(link)) for link in page.evaluate("kg.links()"))


def decided(found: Knowledge, text: str) -> Knowledge:
    extractions, odd = apply(found.extractions, parse_decisions(text, Path("decisions.toml")), found.issues)
    assert odd == ()
    return assemble(extractions)


def test_a_wrong_speaker_is_corrected_in_four_clicks_and_gone_in_every_view(opened: Open, school: Knowledge) -> None:
    page = opened(school)
    page.click("#tab-table")
    row = page.locator("#table tr", has_text="the plan would cost schools thousands")
    row.get_by_role("button").last.click()
    page.locator("#panel").get_by_role("button", name="Other speaker").click()
    page.locator("#question").get_by_role("button", name=re.compile("^Lena Koch")).click()
    ready(page)
    assert "Lena Koch" in page.locator("#table tr", has_text="the plan would cost schools thousands").inner_text()
    assert "Lena Koch" in page.inner_text("#panel h3")
    said = [link for link in page.evaluate("(kg.open('view=network'), kg.links())") if link[2] == WARNING]
    assert {link[0] for link in said if link[1] == "says"} <= {"person/lena-koch"}
    for address in ("view=actor&thing=person/tom-reed", "view=network&thing=person/tom-reed"):
        page.evaluate("(to) => kg.open(to)", address)
        assert page.locator(f"[data-statement='{WARNING}']:visible").count() == 0
    page.evaluate("kg.open('view=issue&on=issue/ban-on-phones')")
    voice = page.locator("#issue .voice", has_text="would cost schools thousands").locator("h5").all_inner_texts()
    assert [name.strip() for name in voice] == ["Lena Koch"]
    row = [row for row in statements_in(page) if "the plan would cost schools thousands" in row]
    assert [cells[1] for cells in row] == ["Lena Koch"]


def test_each_can_be_undone_done_again_and_removed_and_a_reload_keeps_them(opened: Open, school: Knowledge) -> None:
    page = opened(school)
    before = statements_in(page)
    correct(page, WARNING, "No such claim")
    correct(page, "claim/4e9fa3dea9425077", "Other speaker", "Ida Moss")
    both = statements_in(page)
    assert len(both) == len(before) - 1
    page.kg_opened.load("#view=table")
    assert statements_in(page) == both
    page.click("#corrections-button")
    page.locator("#corrections").get_by_role("button", name="Undo").click()
    ready(page)
    assert len(statements_in(page)) == len(before) - 1
    assert statements_in(page) != both
    page.click("#corrections-button")
    page.locator("#corrections").get_by_role("button", name="Redo").click()
    ready(page)
    assert statements_in(page) == both
    for _ in range(2):
        page.click("#corrections-button")
        page.locator("#corrections li").get_by_role("button").first.click()
        ready(page)
    assert statements_in(page) == before
    assert page.inner_text("#corrections-button") == "Corrections"


def everything_once(page: Any) -> None:
    """Make a correction of each kind, as a reader would."""
    correct(page, WARNING, "Other speaker", "Lena Koch")
    correct(page, "claim/20c12181ef8d64ea", "Other side", "Against")
    correct(page, "claim/28c01912beeb13ff", "Other issue", "free lunches for infants")
    correct(page, "claim/983bed9166f81850", "No such claim")
    correct(page, "claim/a989c60f63ab686d", "Other speaker", "Somebody not named")
    page.evaluate("kg.open('view=table&statement=claim/6d920a808b5e3a44')")
    page.locator("#panel").get_by_role("button", name="Other date").click()
    page.fill("#question input", "soon")
    page.locator("#question").get_by_role("button", name="Save").click()
    assert "2009-05-31" in page.inner_text("#question-wrong")
    page.fill("#question input", "2019-05")
    page.locator("#told").evaluate_all("(all) => all.forEach((one) => one.remove())")
    page.locator("#question").get_by_role("button", name="Save").click()
    ready(page)
    page.evaluate("kg.open('view=network&thing=person/ida-moss')")
    press(page, "Same as …", "Mia Holt")
    page.evaluate("kg.open('view=network&thing=org/treasury')")
    page.locator("#told").evaluate_all("(all) => all.forEach((one) => one.remove())")
    page.locator("#panel").get_by_role("button", name="Other name").click()
    page.fill("#question input", 'The "Treasury" \\ of old')
    page.keyboard.press("Enter")
    ready(page)


def test_the_saved_file_makes_the_same_page_of_the_build(opened: Open, school: Knowledge) -> None:
    page = opened(school)
    everything_once(page)
    text = saved(page)
    other = opened(decided(school, text))
    assert statements_in(other) == statements_in(page)
    assert links_in(other) == links_in(page)
    for view in VIEWS:
        page.evaluate("(view) => kg.open('view=' + view)", view)
        other.evaluate("(view) => kg.open('view=' + view)", view)
        shown = [re.sub(r"claim/\w+", "", one.inner_text("main")) for one in (page, other)]
        assert shown[0] == shown[1], view
    assert page.inner_text("#subtitle") == other.inner_text("#subtitle")


def same_views(page: Any, other: Any) -> None:
    assert statements_in(other) == statements_in(page)
    for view in (*VIEWS, "issue&on=" + LUNCHES):
        page.evaluate("(view) => kg.open('view=' + view)", view)
        other.evaluate("(view) => kg.open('view=' + view)", view)
        shown = [re.sub(r"claim/\w+", "", one.inner_text("main")) for one in (page, other)]
        assert shown[0] == shown[1], view


@pytest.mark.parametrize("how", ["the same as", "the opposite of"])
def test_issues_that_are_one_become_one_as_in_a_build(opened: Open, school: Knowledge, how: str) -> None:
    page = opened(school, address=f"#view=issue&on={PHONES}")
    page.locator("#issue").get_by_role("button", name="Same as …").click()
    page.select_option("#question select", label=how)
    page.locator("#question").get_by_role("button", name="free school lunches").click()
    ready(page)
    page.locator("#told").evaluate_all("(all) => all.forEach((one) => one.remove())")
    assert page.inner_text("#issue-title") == "free school lunches"
    label = "Also put as" if how == "the same as" else "The opposite"
    assert page.locator("#issue .facts dt", has_text=label).count() == 1
    same_views(page, opened(decided(school, saved(page))))


def test_what_is_no_actor_no_issue_or_of_another_kind_is_told_as_in_a_build(opened: Open, school: Knowledge) -> None:
    page = opened(school, address="#view=actor&thing=person/tom-reed")
    page.locator("#actor").get_by_role("button", name="No actor").click()
    ready(page)
    assert page.locator("#actor .actors").count() == 1  # the list of all
    page.evaluate("kg.open('view=issue&on=issue/free-lunches-for-infants')")
    page.locator("#told").evaluate_all("(all) => all.forEach((one) => one.remove())")
    page.locator("#issue").get_by_role("button", name="No issue").click()
    ready(page)
    page.evaluate("kg.open('view=actor&thing=org/treasury')")
    page.locator("#told").evaluate_all("(all) => all.forEach((one) => one.remove())")
    page.locator("#actor").get_by_role("button", name="Other kind").click()
    page.locator("#question").get_by_role("button", name="Group").click()
    ready(page)
    assert "Tom Reed" not in page.inner_text("#actor")
    other = opened(decided(school, saved(page)))
    same_views(page, other)
    assert links_in(page) == links_in(other)


def test_a_wrong_date_of_an_event_is_corrected_and_taken_back(opened: Open, both: Knowledge) -> None:
    event = next(e for e in both.events if not e.date)
    page = opened(both, address=f"#view=table&types=event&statement={event.id}")
    before = statements_in(page)
    page.locator("#panel").get_by_role("button", name="Other date").click()
    page.fill("#question input", "2008-06")
    page.keyboard.press("Enter")
    ready(page)
    assert "2008-06" in page.inner_text("#panel .facts")
    text = saved(page)
    assert statements_in(opened(decided(both, text), address="#view=table&types=event")) == statements_in(page)
    page.locator("#panel").get_by_role("button", name="Take back").click()
    ready(page)
    assert statements_in(page) == before


@pytest.mark.parametrize("kind", ["decisions.toml", "CSV"])
def test_a_saved_file_is_read_again(opened: Open, school: Knowledge, tmp_path: Path, kind: str) -> None:
    page = opened(school)
    everything_once(page)
    file = tmp_path / ("a.csv" if kind == "CSV" else "a.toml")
    file.write_text(saved(page, kind), encoding="utf-8")
    if kind == "CSV":
        key = lambda table: json.dumps(table | {"note": ""}, sort_keys=True)  # noqa: E731
        assert sorted(map(key, tables_of_sheet(file))) == sorted(map(key, tables_of(saved(page), file)))
    other = opened(school, address="#nothing")
    other.click("#corrections-button")
    other.set_input_files("#corrections input[type=file]", file)
    ready(other)
    assert statements_in(other) == statements_in(page)
    assert tomllib.loads(saved(other)) == tomllib.loads(saved(page))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[correct]]\nclaim = 1\n", "line 2"),
        ('[[nonsense]]\nclaim = "claim/1"\n', "decision 1 is no decision"),
        ('[[correct]]\nclaim = "claim/1"\nside = ""\n', "holds no text"),
        ("side = 'for'\n", "line 1"),
        ("", "holds nothing new"),
    ],
)
def test_a_file_that_is_not_understood_changes_nothing(
    opened: Open, school: Knowledge, tmp_path: Path, text: str, told: str
) -> None:
    page = opened(school)
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    page.click("#corrections-button")
    page.set_input_files("#corrections input[type=file]", tmp_path / "a.toml")
    page.wait_for_selector("#corrections-wrong:not(:empty)")
    assert told in page.inner_text("#corrections-wrong")
    assert page.inner_text("#corrections-button") == "Corrections"


def test_what_matches_nothing_and_what_waits_is_listed(opened: Open, school: Knowledge, tmp_path: Path) -> None:
    page = opened(school)
    text = '[[reject]]\nclaim = "claim/none"\n\n[[split]]\nactor = "Tom Reed"\ndocuments = ["letters"]\nname = "T"\n'
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    page.click("#corrections-button")
    page.set_input_files("#corrections input[type=file]", tmp_path / "a.toml")
    ready(page)
    page.click("#corrections-button")
    assert "“claim/none” matches nothing" in page.inner_text("#corrections")
    assert "only once kg view has applied it" in page.inner_text("#corrections li:nth-child(2)")


def test_a_file_that_contradicts_goes_first_and_what_is_left_out_is_said(
    opened: Open, school: Knowledge, tmp_path: Path
) -> None:
    page = opened(school)
    correct(page, WARNING, "Other speaker", "Lena Koch")
    text = f'[[reject]]\nclaim = "{WARNING}"\n\n[[correct]]\nclaim = "claim/x"\nside = "for"\n'
    (tmp_path / "a.toml").write_text(text + text.split("\n\n")[1].replace("for", "against"), encoding="utf-8")
    page.locator("#told").evaluate("(told) => told.remove()")
    page.click("#corrections-button")
    page.set_input_files("#corrections input[type=file]", tmp_path / "a.toml")
    ready(page)
    assert "is said by Lena Koch" in page.inner_text("#told")
    assert "side for" in page.inner_text("#told")
    assert len(parse_decisions(saved(page), Path("decisions.toml"))) == 2


def test_what_else_a_table_corrects_stays(opened: Open, school: Knowledge, tmp_path: Path) -> None:
    page = opened(school)
    fields = 'claimant = "person/ida-moss"\ndate = "2011"\nside = "for"\n'
    (tmp_path / "a.toml").write_text(f'[[correct]]\nclaim = "{WARNING}"\n{fields}', encoding="utf-8")
    page.click("#corrections-button")
    page.set_input_files("#corrections input[type=file]", tmp_path / "a.toml")
    ready(page)
    correct(page, WARNING, "Other speaker", "Lena Koch")
    correct(page, WARNING, "Other side", "No side")
    corrected = [{k: v for k, v in t.items() if k != "note"} for t in tomllib.loads(saved(page))["correct"]]
    assert {"claim": WARNING, "date": "2011"} in corrected
    assert {"claim": WARNING, "claimant": "person/lena-koch"} in corrected
    assert {"claim": WARNING, "side": "none", "issue": "issue/ban-on-phones"} in corrected


def test_where_the_browser_keeps_nothing_it_says_so_and_the_tab_keeps_them(opened: Open, school: Knowledge) -> None:
    page = opened(school)
    page.add_init_script("Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('refused'); } })")
    page.kg_opened.load()
    correct(page, WARNING, "No such claim")
    page.click("#corrections-button")
    assert "does not let a page keep anything" in page.inner_text("#corrections")
    assert page.inner_text("#corrections-button") == "Corrections (1)"


def test_corrections_of_another_page_are_not_applied(opened: Open, school: Knowledge, both: Knowledge) -> None:
    page = opened(school)
    correct(page, WARNING, "No such claim")
    write_page(both, page.kg_opened.path)
    page.kg_opened.load()
    assert page.inner_text("#corrections-button") == "Corrections"


def test_the_keyboard_is_enough(opened: Open, school: Knowledge) -> None:
    page = opened(school, address=f"#view=table&statement={WARNING}")
    page.locator("#panel").get_by_role("button", name="Other speaker").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("koch")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.innerText").startswith("Lena Koch")
    page.keyboard.press("Enter")
    ready(page)
    assert "Lena Koch" in page.inner_text("#panel h3")


# --- the same as a build ----------------------------------------------------------------------------------------------


def some_decisions(found: Knowledge, seed: int) -> str:
    """Return decisions at random, of every kind that the page applies."""
    chance = random.Random(seed)
    actors, issues = [a.id for a in found.actors], [i.id for i in found.issues]
    q = json.dumps
    gone = chance.choice(actors)
    actors.remove(gone)
    retyped = chance.choice(actors)
    tables = [f"[[reject]]\nactor = {q(gone)}", f'[[retype]]\nactor = {q(retyped)}\nkind = "organization"']
    if len(issues) > 1:
        one, other = chance.sample(issues, 2)
        tables.append(f"[[merge]]\nissues = [{q(one)}, {q(chance.choice(['', '-']) + other)}]")
        tables += [f"[[reject]]\nissue = {q(i)}" for i in chance.sample(issues, seed % 3 // 2)]
    tables += [f"[[merge]]\nactors = [{', '.join(map(q, chance.sample(actors, 2)))}]"]
    tables += [f'[[rename]]\nactor = {q(a)}\nname = "New {a}"' for a in chance.sample(actors, 2)]
    tables += [f'[[rename]]\nissue = {q(i)}\nname = "New {i}"' for i in chance.sample(issues, min(1, len(issues)))]
    side = lambda: chance.choice(["for", "against", "none"])  # noqa: E731
    for claim in chance.sample(found.claims, 6):
        issue = f"issue = {q(chance.choice(issues))}\n" if issues else ""
        fields = chance.choice(
            [
                "",
                f"claimant = {q(chance.choice([*actors, 'none']))}",
                f"{issue}side = {q(side())}",
                f"target = {q(chance.choice(actors))}\nside = {q(side())}",
                'date = "2011-05"',
            ]
        )
        tables.append(f"[[{'correct' if fields else 'reject'}]]\nclaim = {q(claim.id)}\n{fields}")
    events = chance.sample(found.events, min(2, len(found.events)))
    tables += [f"[[reject]]\nevent = {q(e.id)}" for e in events[:1]]
    tables += [f'[[correct]]\nevent = {q(e.id)}\ndate = "{chance.choice(["2012", "none"])}"' for e in events[1:]]
    return "\n\n".join(tables) + "\n"


def plain(data: Any) -> dict[str, Any]:
    """Return the data of a page as it is whatever its claims are called: their ids change with what they say."""
    said = {c["id"]: str([c.get("text"), c["act"], c["evidence"], c.get("who")]) for c in data["claims"]}
    said |= {e["id"]: str([e["label"], e["evidence"]]) for e in data["events"]}
    said |= {r["id"]: str([r["title"], r["evidence"]]) for r in data["roles"]}
    called = lambda id_: said.get(id_, id_)  # noqa: E731
    nodes = [node["id"] for node in data["nodes"]]
    order = [s["id"] for name in ("claims", "events", "roles") for s in data[name]]
    claims = {}
    for claim in data["claims"]:
        positions = sorted(str(sorted(p.items())) for p in claim.get("positions", []))
        rest = {
            name: claim.get(name) or None for name in ("stance", "target", "date", "basis", "addressee", "reporters")
        }
        claims[called(claim["id"])] = rest | {"positions": positions, "within": called(claim.get("within"))}
        claims[called(claim["id"])]["about"] = [called(id_) for id_ in claim.get("about", [])]
    return {
        "claims": claims,
        "events": {
            called(e["id"]): ({r: list(map(called, ids)) for r, ids in e["participants"].items()}, e["date"])
            for e in data["events"]
        },
        "roles": sorted(str((r["person"], r["title"], r["organization"])) for r in data["roles"]),
        "actors": {id_: actor | {"aliases": sorted(actor["aliases"])} for id_, actor in data["actors"].items()},
        "issues": [{name: value for name, value in issue.items() if name != "alike"} for issue in data["issues"]],
        "nodes": sorted((called(n["id"]), n["kind"], n["size"]) for n in data["nodes"]),
        "links": sorted(
            str((called(nodes[a]), called(nodes[b]), relation, called(order[s]) if s is not None else None))
            for a, b, relation, s in data["links"]
        ),
        "mentions": [[(start, end, nodes[n]) for start, end, n in d["mentions"]] for d in data["documents"]],
        "subtitle": data["subtitle"],
    }


@pytest.fixture(scope="module")
def applying(chromium: Any) -> Iterator[Callable[[Any, str], Any]]:
    """Return what applies the text of decisions to the data of a page, as the scripts of the page do."""
    parts = (
        files("kg.view").joinpath("page", f"correct-{name}.js").read_text("utf-8")
        for name in ("files", "links", "issues", "data")
    )
    page = chromium.new_page()
    whole = "(() => { const clean = String;\n" + "\n".join(parts)
    page.add_script_tag(content=whole + "\nglobalThis.run = (data, text) => corrected(data, fromToml(text)); })();")
    yield lambda data, text: page.evaluate("([data, text]) => run(data, text)", [data, text])
    page.close()


@pytest.mark.parametrize("seed", range(24))
def test_the_page_applies_decisions_as_a_build_does(
    applying: Callable[[Any, str], Any], school: Knowledge, both: Knowledge, seed: int
) -> None:
    found = school if seed % 2 else read_statements(export(both, "jsonl"))
    text = some_decisions(found, seed)
    extractions, _ = apply(found.extractions, parse_decisions(text, Path("decisions.toml")), found.issues)
    wanted = json.loads(json.dumps(page_data(assemble(extractions))))
    assert plain(applying(json.loads(json.dumps(page_data(found))), text)) == plain(wanted), text


# --- hostile, for all, served -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_runs_in_what_corrects(opened: Open, payload: str, tmp_path: Path) -> None:
    page = opened(hostile(payload))
    watch(page)
    page.kg_opened.load("#view=table")
    page.locator("#table tbody tr").filter(has_text="Blames").first.get_by_role("button").last.click()
    for button in ("Other side", "Other issue", "Other date", "Other speaker"):
        page.locator("#panel").get_by_role("button", name=button).click()
        page.keyboard.press("Escape")
    page.locator("#panel .link").first.click()
    page.locator("#panel").get_by_role("button", name="Other name").click()
    page.fill("#question input", "=1+1 " + payload.replace("\n", " "))
    page.locator("#question").get_by_role("button", name="Save").click()
    ready(page)
    name = tomllib.loads(saved(page))["rename"][0]["name"]
    assert name.startswith("=1+1 ")
    assert len(parse_decisions(saved(page), Path("decisions.toml"))) == 1
    table = saved(page, "CSV")
    assert not re.search(r'(?:^|,)"[=+\-@]', table, re.MULTILINE)
    page.click("#corrections-button")
    assert page.evaluate("hits") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("button", ["Other speaker", "Other side", "Other issue", "Other date", "Corrections", "told"])
def test_axe_finds_nothing_in_what_corrects(
    opened: Open,
    school: Knowledge,
    axe: str,
    button: str,
    scheme: str,
) -> None:
    page = opened(school, address=f"#view=table&statement={WARNING}", color_scheme=scheme)
    if button in ("Corrections", "told"):
        press(page, "Other speaker", "Lena Koch")
    if button == "Corrections":
        page.click("#corrections-button")
    elif button != "told":
        page.locator("#panel").get_by_role("button", name=button).click()
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
    assert found["passes"]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found["violations"]] == []


def test_a_page_with_pseudonyms_is_not_corrected(opened: Open, school: Knowledge) -> None:
    from kg.withhold import withhold

    page = opened(withhold(school, also=("Tom Reed",)), address=f"#view=table&statement={WARNING}")
    assert page.locator("#panel .correct").count() == 0
    page.click("#corrections-button")
    assert "Names are withheld" in page.inner_text("#corrections")


def test_a_page_served_for_editing_saves_to_the_project(
    chromium: Any, school: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "statements.jsonl").write_text(export(school, "jsonl"), encoding="utf-8")
    page, errors = chromium.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    edited = Edited.of(tmp_path / "output", Settings())
    with edited.renewing(), serve_for_editing(edited.page, edited.take, port=0) as address:
        page.goto(address + f"#view=table&statement={WARNING}")
        press(page, "Other speaker", "Lena Koch")
        assert "Lena Koch" in page.inner_text("#panel h3")
        assert tomllib.loads(Path("decisions.toml").read_text("utf-8"))["correct"][0]["claimant"] == "person/lena-koch"
        edited.wait()
        rewritten = re.search(r'id="data">(.*?)</script>', (tmp_path / "output" / "graph.html").read_text("utf-8"))
        assert rewritten is not None
        claim = next(c for c in json.loads(rewritten[1])["claims"] if "cost schools thousands" in c["text"])
        assert claim["who"] == "person/lena-koch"
        page.locator("#told").get_by_role("button", name="Undo").click()
        page.wait_for_selector("#told:has-text('Undone')")
        assert "Tom Reed" in page.inner_text("#panel h3")
    page.close()
    assert Path("decisions.toml").read_text("utf-8") == ""
    assert errors == []
