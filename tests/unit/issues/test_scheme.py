"""issues.csv: what is written is read back the same, and what spreadsheets and people do to it is read, or told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import SettingsError
from kg.issues import Tally, issues_csv, read_issues
from kg.model import Issue, Wording
from kg.spelling import folded

PHONES = Issue(
    "issue/phone-ban",
    "ban on phones",
    (Wording("ban on phones"), Wording("phone-free schools"), Wording("phones in class", opposite=True)),
    "phones are banned in class, all day",
    "issue/rules",
)
RULES = Issue("issue/rules", "school rules", (Wording("school rules"),))


def read(tmp_path: Path, text: str | bytes) -> tuple[Issue, ...]:
    path = tmp_path / "issues.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_issues(path)


def told(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    return str(caught.value).removeprefix(str(tmp_path) + "/")


def test_an_issue_is_a_line_with_its_wordings_and_how_it_stands(tmp_path: Path) -> None:
    written = issues_csv((Tally(PHONES, 12, 7, 5, 4, 3, (RULES.id, "issue/gone")), Tally(RULES)))
    first, *_ = csv.DictReader(io.StringIO(written.removeprefix("\ufeff")))
    assert first == {
        "label": "ban on phones",
        "wordings": "phone-free schools|-phones in class",
        "for_means": "phones are banned in class, all day",
        "broader": "school rules",
        "claims": "12", "speakers": "7", "for": "4", "against": "3", "documents": "5",
        "perhaps_same_as": "school rules",
        "id": "issue/phone-ban",
    }  # fmt: skip
    assert read(tmp_path, written) == (PHONES, RULES)


def test_a_renamed_issue_keeps_its_id_and_a_new_one_is_named_after_its_label(tmp_path: Path) -> None:
    renamed, new = read(tmp_path, "label,id\nphones out of class,issue/phone-ban\nShorter Déjà-vu days,\n")
    assert (renamed.id, renamed.label) == ("issue/phone-ban", "phones out of class")
    assert (new.id, new.wordings) == ("issue/shorter-deja-vu-days", (Wording("Shorter Déjà-vu days"),))


@pytest.mark.parametrize(
    "text",
    [
        "\ufefflabel;wordings\r\nban on phones;phone-free schools|-phones in class\r\n",
        "sep=;\nlabel;wordings\nban on phones;phone-free schools|-phones in class\n",
        "Label\tWordings\tmy notes\nban on phones\tphone-free schools | - phones in class\tsee Ann\n",
        '"label","wordings","",""\n\n,,,\n"ban on\n phones","|phone-free schools||−phones in class|",,\n',
        "wordings,label\n'-phones in class|phone-free schools|phone-free schools,ban on phones",
    ],
)
def test_what_spreadsheets_make_of_it_is_read_rightly(text: str, tmp_path: Path) -> None:
    (issue,) = read(tmp_path, text)
    assert (issue.label, issue.aliases, issue.opposites) == (
        "ban on phones",
        ("phone-free schools",),
        ("phones in class",),
    )


def test_a_wording_that_two_issues_have_is_left_to_the_first_so_that_the_table_can_be_read(tmp_path: Path) -> None:
    wordings = (Wording("Ban on phones"), Wording("phones in class"), Wording("SCHOOL RULES"), Wording("no phones"))
    twin = Issue("issue/phone-ban-too", "Ban on phones", wordings)
    first, second, third = read(tmp_path, issues_csv((Tally(PHONES), Tally(twin), Tally(RULES))))
    assert (first, third) == (PHONES, RULES)
    assert (second.id, second.label, second.aliases) == (twin.id, "Ban on phones (2)", ("no phones",))


def test_formulas_are_words_and_never_run(tmp_path: Path) -> None:
    evil = Issue("issue/x", '=HYPERLINK("x")', (Wording('=HYPERLINK("x")'), Wording("phones", opposite=True)), "'+1")
    written = issues_csv((Tally(evil),))
    (cells,) = list(csv.reader(io.StringIO(written)))[1:]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read(tmp_path, written) == (evil,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "issues.csv: holds no issue; kg issues PATH -o issues.csv proposes some"),
        ("label,wordings\n", "issues.csv: holds no issue"),
        (b"label\ncaf\xe9\n", "issues.csv: not UTF-8 at byte 9; save it as “CSV UTF-8”"),
        ("name,wordings\na,b\n", "issues.csv, line 1: must name the columns; label at least, of label, wordings"),
        ("label,wording\na,b\n", "issues.csv, line 1: unknown column 'wording'; did you mean 'wordings'?"),
        ("label,Label\na,b\n", "issues.csv, line 1: the column label stands there twice; remove one"),
        ("label,wordings\na,b\n,c\n", "issues.csv, line 3: label is empty; give the issue a name, or remove the line"),
        ("label\n!!\n", "issues.csv, line 2: label is '!!', without a letter"),
        ("label,wordings\na,b,c\n", "issues.csv, line 2: has more cells than columns; put a cell with commas in it"),
        ('label,wordings\na,"b"c"\n', "issues.csv, line 2: not CSV"),
        ('label,wordings\n"a\n\n', "issues.csv, line 2: not CSV (unexpected end of data); a cell with quotes"),
        ('label,wordings\n"a\n b",c\nA B,d\n', "issues.csv, line 4: 'A B' is a wording on line 2 too; keep it in one"),
        ("label,wordings\nban,\ncurb,x|Ban\n", "issues.csv, line 3: 'Ban' is a wording on line 2 too"),
        ("label,wordings\nban,x|-x\n", "issues.csv, line 2: 'x' stands there with and without -; keep one"),
        ("label,wordings\nban,x|-\n", "issues.csv, line 2: wordings holds a - without words"),
        ("label,wordings\nban,#NAME?\n", "issues.csv, line 2: #NAME? stands where a spreadsheet took words"),
        ("label,id\nban,phones\n", "issues.csv, line 2: id is 'phones'; leave it as kg issues wrote it, or empty"),
        ("label,id\na,issue/x\nb,issue/x\n", "issues.csv, line 3: 'b' has the id of line 2, issue/x; empty the cell"),
        ("label\na-b\na b\n", "issues.csv, line 3: 'a b' has the id of line 2, issue/a-b; give it another label"),
        ("label,broader\nban,rulse\nrules,\n", "line 2: broader is 'rulse', which no line has as label; did you mean"),
        ("label,broader\na,b\nb,c\nc,b\n", "issues.csv, line 3: 'b' is a part of itself; empty a cell of broader"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_remedy(text: str | bytes, message: str, tmp_path: Path) -> None:
    assert message in told(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="name a file that exists"):
        read_issues(tmp_path / "none.csv")


WORDS = st.text("aB \\|-–'=+@;,\"#", min_size=1, max_size=8).map(lambda t: " ".join(f"x{t}".split())[1:].strip())
NAMES = WORDS.filter(lambda t: folded(t) and not t.startswith("#"))


@st.composite
def schemes(draw: st.DrawFn) -> tuple[Issue, ...]:
    names = draw(st.lists(NAMES, min_size=1, max_size=9, unique_by=folded))
    cut = draw(st.integers(1, len(names)))
    rest = [Wording(name, draw(st.booleans())) for name in names[cut:]]
    whole = draw(st.integers(0, cut))
    return tuple(
        Issue(
            f"issue/{n}",
            label,
            (Wording(label), *rest[n::cut]),
            draw(WORDS.filter(lambda t: not t.startswith("#"))),
            f"issue/{n + whole}" if whole and n + whole < cut else None,
        )
        for n, label in enumerate(names[:cut])
    )


@given(schemes())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_scheme_is_read_back_as_it_was_written(tmp_path: Path, scheme: tuple[Issue, ...]) -> None:
    assert read(tmp_path, issues_csv(tuple(map(Tally, scheme)))) == scheme
