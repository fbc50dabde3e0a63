"""Turns of a dialogue: whose words a paragraph is, told by a label before it or on a line above it.

“Ann Lee (Leeds North) (Lab): I urge …”, “Q12 Chair: …”, “[00:40] Tom: …”, “A: …”, a name on a line of its own, the
pages of Hansard and TheyWorkForYou. Labels count where there are several: one line with a colon is no dialogue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.model import Block, BlockKind, Span
from kg.reading.examinations import questions_and_answers
from kg.reading.running_turns import apart
from kg.reading.shown_speakers import Label, pattern, portrait, shown_in

_SMALL, _POSTS, _FIELDS = words("turns", "small"), words("turns", "posts"), words("turns", "fields")
_VERBS, _REMITS = words("turns", "verbs"), words("turns", "remits")
_ASKERS, _ANSWERERS, _OWN = words("turns", "askers"), words("turns", "answerers"), words("turns", "own")
_ASKED, _COURTESIES, _FINITE = value_of("turns", "asked"), words("turns", "courtesies"), words("turns", "finite")
_TITLES = words("people", "honorifics") | words("people", "styles") | words("roles", "honorifics")
_HONORIFICS = words("people", "honorifics")
_TITLES |= words("organizations", "portfolios") | words("roles", "roles")
_FIRST_NAMES = words("people", "female_names") | words("people", "male_names")
_BEFORE = (
    r"[\s*_>“\"'-]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s*[-–]?\s*)?"
    r"(?:(?:[QT]|Question )?\d{1,4}[.)]?\s+)?(?:\[\d{3,7}\]\s+)?"
)
_INLINE = re.compile(
    rf"(?P<before>{_BEFORE})(?P<label>[^:“”\"!?;]{{1,140}}?)\s*(?:\*\*)?:(?:\*\*)?(?:\s+|$)(?P<said>(?:\S.*)?)",
    re.DOTALL,
)
_GROUP = re.compile(r"\(([^()]*[^\W\d_][^()]*)\)")
_LONGEST_NAME, _LONGEST_POST = 6, 16
_SHOUTED = 3
"""Words of a post in capitals with a name, at least."""
_WORD = re.compile(r"[^\W\d_][\w.'’-]*\.?")
_SURE = 2
"""Labels on lines of their own that could hardly be anything else, which make labels of lone names."""
_STOPS, _OPENING = (".", "?", "!", "”", '"'), ("“", "‘", '"', "'")
_LONG_WORD, _DASHED = re.compile(r"[^\W\d_]{4,}"), re.compile(r"\s[-–—]+\s")
_SENTENCE_END = re.compile(r"(?<!\w)[a-z]{2,}[.!?]\s+\S")
_HANDLE = re.compile(r"@?[\w.-]{3,30}")


@dataclass(frozen=True, slots=True)
class _Line:
    """A label and where what is said begins in its block; None: on the lines below."""

    label: Label
    said: int | None
    certain: bool = False
    """Of a form that no other line has: one is enough."""
    plain: bool = False
    """A title and a name alone, which may also sign or stand in a list."""
    bare: bool = False
    """A name or post alone, which may be a heading: it counts beside surer labels, above running text."""


def with_turns(text: str, blocks: Sequence[Block], labels: Collection[int] = ()) -> list[Block]:
    """Return the blocks with labels as blocks of their own, and what is said under them marked as their turns.

    `labels` are where blocks begin that the file itself calls names of speakers: then no other line is one.
    """
    if labels:
        lines = {i: _told(text, block) for i, block in enumerate(blocks) if block.span.start in labels}
        return list(_spread(text, blocks, lines, {})) if lines else list(blocks)
    blocks = list(apart(text, blocks))
    known = _accepted(text, blocks, [_labelled(text, block) for block in blocks])
    examined = questions_and_answers(text, blocks)
    return list(_spread(text, blocks, known, examined)) if known or examined else list(blocks)


def label_of(text: str, block: Block) -> Label | None:
    """Return what a block that is a label says of who speaks."""
    return shown_in(text, block.span) or _label(text, block.span) or _handle(block.span)


def _told(text: str, block: Block) -> _Line:
    label = label_of(text, block) or _handle(block.span)
    return _Line(replace(label, span=block.span, strong=True), None, certain=True)


def _handle(span: Span) -> Label:
    """“vapeshop_dan”, over a comment"""
    return Label(span, span, named=False, strong=True)


def _labelled(text: str, block: Block) -> _Line | None:
    if block.kind not in (BlockKind.BODY, BlockKind.ITEM, BlockKind.TITLE, BlockKind.REPEAT):
        return None
    line, start = block.span.of(text), block.span.start
    if shown := shown_in(text, block.span):
        return _Line(shown, None)
    if found := pattern("dashed_label").fullmatch(line):
        label = _label(text, Span(start, start + found.end("label")))
        dateline = label is not None and label.name.of(text).isupper() and "," in found["label"]
        if label is not None and not dateline:
            sure = bool(found["group"] or found["post"] or found["language"])
            return _Line(replace(label, strong=label.strong or sure), start + found.start("said"), certain=sure)
    if found := _INLINE.match(line):
        label = _label(text, Span(start + found.start("label"), start + found.end("label")))
        if label is not None:
            numbered = bool(found["before"].strip(" *_\"“'-"))
            label = replace(label, strong=label.strong or numbered or "**" in line[: found.start("said")])
        titled = block.kind is BlockKind.TITLE and (label is None or not label.strong)
        if label is None or titled or _is_field(found["said"]) or _is_headline(found["said"]):
            return None
        said = start + found.start("said") if found["said"] else None
        return _Line(label, said, certain=_is_shouted_post(label.span.of(text), found["said"]))
    bare = line.strip("* ")
    if len(bare) <= 140 and not bare.endswith((".", ",", ";", "?", "!")):
        at = start + line.index(bare)
        label = _label(text, Span(at, at + len(bare)))
        if label is not None and label.strong and not label.asks:
            party = any(pattern("in_brackets").fullmatch(g[1]) for g in _GROUP.finditer(bare))
            plain = pattern("titled_line").fullmatch(bare) is not None
            sure = "(" in bare or "**" in line or plain
            return _Line(label, None, certain=party, plain=plain, bare=not sure)
    return None


def _is_headline(said: str) -> bool:
    """“Ann Lee: ‘Rents Must Fall’ In The North”: with words in quotation marks, the rest in capitals."""
    return said[:1] in _OPENING and all(_is_capital(part) for part in _LONG_WORD.findall(said))


def _is_shouted_post(label: str, said: str) -> bool:
    """“MINISTER FOR ROADS ANN LEE: I am taking action.”: a post in capitals that speaks of itself, even if alone."""
    parts = label.split()
    post = any(part.casefold() in _POSTS for part in parts)
    return label.isupper() and len(parts) >= _SHOUTED and post and _speaks_of_itself(said)


def _is_field(said: str) -> bool:
    """“Chairperson: Ms L Dlamini (ANC)”: a field of a form, where nothing is said."""
    bare = _GROUP.sub("", said).split()
    if said.strip() and not any(c.isalpha() for c in said):
        return True  # “Ann Lee: 1,769.”
    return 0 < len(bare) <= _LONGEST_NAME and all(_is_capital(w) for w in bare) and not said.rstrip().endswith(_STOPS)


def _label(text: str, span: Span) -> Label | None:
    """Read a label: a name with what it has in brackets, a post with the name in brackets, “Q”, “A”."""
    words_ = span.of(text)
    plain = words_.casefold().strip(" .")
    if plain in _ASKERS or plain in _ANSWERERS:
        return Label(span, span, named=False, asks=plain in _ASKERS, answers=plain in _ANSWERERS, strong=True)
    if _GROUP.sub("", words_).count("(") or not plain or plain in _FIELDS or plain.split()[0] in _FIELDS:
        return None
    if _SENTENCE_END.search(words_):
        return None  # “Meanwhile, they act as if they want to lose. Ask yourself: …”
    base = re.split(rf"[(,]| {_ASKED}", words_, maxsplit=1)[0].rstrip()
    parts = base.split()
    if not parts or not all(_is_capital(p) or p.casefold() in _SMALL for p in parts) or not _is_capital(parts[-1]):
        return None
    rest = _GROUP.sub("", words_[len(base) :]).strip()
    if rest and not rest.startswith((",", _ASKED)) and rest not in _VERBS:
        return None
    if _FINITE & set(rest.casefold().split()[:-1]) or _DASHED.search(rest):
        return None  # “Hey, Lee is right about one thing: …”, “HULL, Yorks. — The latest on the vote: …”
    courteous = next((at for at, part in enumerate(parts) if part.casefold().strip(".") not in _COURTESIES), 0)
    name = Span(span.start + base.index(parts[courteous]), span.start + len(base))
    parts = parts[courteous:]
    groups = [Span(span.start + g.start(1), span.start + g.end(1)) for g in _GROUP.finditer(words_)]
    caps = base.isupper() and len(base) > 1
    if _is_post(parts):
        inner = next((g for g in groups if _is_name(g.of(text))), None) or _name_behind_post(name, text)
        if len(parts) > _LONGEST_POST:
            return None
        return Label(span, inner or name, named=inner is not None, strong=True)
    first = parts[0].casefold().strip(".")
    known = first in _TITLES or (first in _FIRST_NAMES and len(parts) > 1)
    if len(parts) > _LONGEST_NAME or not _is_name(base):
        return None
    strong = caps or known or bool(groups) or ("," in words_ and len(parts) > 1)
    hosts = not _ASKERS.isdisjoint(re.findall(r"\w+", rest.casefold()))
    return Label(span, _name_behind_post(name, text) or name, named=True, asks=hosts, strong=strong)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1] in "'’(" and word[1:2].isupper())


def _is_post(parts: Sequence[str]) -> bool:
    """“The Lord Mayor”, “Mr Speaker”, “Chair”, “The Secretary of State for Health”"""
    lower = [p.casefold().strip(".,") for p in parts]
    return lower[0] in _SMALL or lower[-1] in _POSTS or (len(parts) > 3 and lower[0] in _POSTS)


def _name_behind_post(post: Span, text: str) -> Span | None:
    """“MINISTER FOR ROADS AND SPORT [ANN LEE]”, “Prime Minister [Ann Lee]”: the last two words, if a name."""
    parts = post.of(text).split()
    joint = next((i for i in range(len(parts) - 1, -1, -1) if parts[i].casefold() in _SMALL | _POSTS), -1)
    tail = parts[joint + 1 :]
    of_what = joint >= 0 and parts[joint].casefold() in _SMALL
    if joint < 0 or len(tail) < 2 + of_what or tail[-1].casefold() in _REMITS or not _is_name(" ".join(tail[-2:])):
        return None
    return Span(post.start + post.of(text).rindex(f"{tail[-2]} "), post.end)


def _is_name(words_: str) -> bool:
    """Whether it can be the name of a person: two to six words in capitals, or one."""
    parts = words_.split()
    return (
        1 <= len(parts) <= _LONGEST_NAME
        and all((_WORD.fullmatch(p) is not None and _is_capital(p)) or p.casefold() in _SMALL for p in parts)
        and _is_capital(parts[0])
    )


# --- is it a dialogue -------------------------------------------------------------------------------------------


def _accepted(text: str, blocks: Sequence[Block], found: Sequence[_Line | None]) -> dict[int, _Line]:
    """Return the labels that count, by the number of their block."""
    lines = {i: line for i, line in enumerate(found) if line is not None}
    lines.update(_comments(text, blocks))
    told = Counter(line.label.span.of(text) for line in lines.values() if line.plain)
    if pattern("of_a_house").search(text) is None:  # elsewhere a title and a name may sign or stand in a list
        lines = {i: line for i, line in lines.items() if not line.plain or told[line.label.span.of(text)] > 1}
    lines = _without_headings(text, blocks, lines)
    shouted = [i for i, line in lines.items() if line.said is not None and _is_shouted(line.label.span.of(text))]
    named_so = any(_is_shouted_name(line.label.span.of(text)) for line in lines.values())
    if len(shouted) == 1 and not named_so:
        lines.pop(shouted[0])  # “CONTROVERSIAL: the plan”: over a picture
    alone = [i for i, line in lines.items() if line.said is None and not shown_in(text, line.label.span)]
    alone = [i for i in alone if not lines[i].certain]
    if len(alone) == 1:  # a line that stands alone in its make is a heading
        lines.pop(alone[0])
    named = Counter(_key(line.label.name.of(text)) for line in lines.values())
    strong = [line for line in lines.values() if line.label.strong]
    certain = any(
        line.certain or portrait(text, line.label.span) or _is_member(text, line.label) for line in lines.values()
    )
    if not certain and _are_told_of(text, blocks, lines):
        return {}
    if not certain and (len(lines) < 2 or not (len(strong) > 1 or (strong and max(named.values()) > 1))):
        return {}
    return {
        i: line
        for i, line in lines.items()
        if line.label.strong or named[_key(line.label.name.of(text))] > 1 or " " in line.label.name.of(text)
    }


def _are_told_of(text: str, blocks: Sequence[Block], lines: Mapping[int, _Line]) -> bool:
    """“Ann Lee: Rents. Ms Lee wants a cap.”: whether those named are mostly told of in the words behind their names."""
    named = [(i, line) for i, line in lines.items() if line.label.named and line.said is not None]
    told = (re.search(rf"\b{re.escape(line.label.name.of(text).split()[-1])}\b", text[line.said : blocks[i].span.end])
            for i, line in named)  # fmt: skip
    return len(named) > 1 and 2 * sum(found is not None for found in told) > len(named)


def _without_headings(text: str, blocks: Sequence[Block], lines: dict[int, _Line]) -> dict[int, _Line]:
    """Drop lone names and posts that may be headings: without surer labels on lines, or without running text below."""
    sure = sum(line.said is None and not line.bare for line in lines.values())
    told = Counter(line.label.span.of(text) for line in lines.values() if line.bare)
    posts = any(count > 1 and _is_post(label.split()) for label, count in told.items())
    if sure < _SURE and not (posts and len(told) > 1):
        return {i: line for i, line in lines.items() if not line.bare}
    return {i: line for i, line in lines.items() if not line.bare or _has_speech_below(text, blocks, lines, i)}


def _has_speech_below(text: str, blocks: Sequence[Block], lines: Mapping[int, _Line], i: int) -> bool:
    """Whether a sentence follows, and not another name, as in a list of those present."""
    below = next((j for j in range(i + 1, len(blocks)) if blocks[j].extractable), None)
    if below is None or below in lines:
        return False
    said = blocks[below].span.of(text).rstrip()
    return len(said.split()) > 1 and said.endswith((*_STOPS, "—", "–", "…", "]"))


def _is_shouted_name(label: str) -> bool:
    """“ANN LEE”"""
    return label.isupper() and " " in label and label.split()[0].casefold() in _FIRST_NAMES


def _is_shouted(label: str) -> bool:
    """“SMITH”, “EXCLUSIVE”: one word in capitals that is no post."""
    return label.isupper() and label.isalpha() and len(label) > 1 and not _is_post([label])


def _is_member(text: str, label: Label) -> bool:
    """“Mr Lee (Hull) (Lab)”: with a title and brackets a single label is enough."""
    first = label.span.of(text).split()[0].casefold().strip(".")
    return label.named and first in _HONORIFICS and "(" in label.span.of(text)


def _key(name: str) -> str:
    return name.casefold().split()[-1]


def _comments(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, _Line]]:
    """Yield “vapeshop_dan: …” under a heading “Comments (4)”."""
    heading = compiled(value_of("turns", "comment_headings"), {}, "turns.toml", re.IGNORECASE)
    inside = False
    for i, block in enumerate(blocks):
        line = block.span.of(text)
        if heading.fullmatch(line.strip(" :*#")):
            inside = True
        found = _INLINE.match(line) if inside and block.kind is not BlockKind.CHROME else None
        if found and found["said"] and _HANDLE.fullmatch(found["label"]):
            span = Span(block.span.start + found.start("label"), block.span.start + found.end("label"))
            yield i, _Line(_handle(span), block.span.start + found.start("said"))


def _spread(
    text: str, blocks: Sequence[Block], known: Mapping[int, _Line], examined: Mapping[int, int]
) -> Iterator[Block]:
    """Yield the blocks: labels, each one's own words, and the paragraphs that go on with them.

    What is asked and answered in an examination is nobody's turn: whose answers they are stands pages before.
    """
    long = sum(line.said is None for line in known.values()) * 2 > len(known) or _has_long_turns(text, blocks, known)
    turn: int | None = None
    below = shown = False
    for i, block in enumerate(blocks):
        line = known.get(i)
        if line is not None:
            turn, shown = line.label.span.start, shown_in(text, line.label.span) is not None
            below = line.said is None or block.span.of(text).rstrip().endswith(":")
            yield replace(block, span=line.label.span, kind=BlockKind.LABEL, turn=turn)
            if line.said is not None:
                yield replace(block, span=Span(line.said, block.span.end), kind=BlockKind.BODY, turn=turn)
        elif i in examined:
            turn = None
            yield replace(block, span=Span(block.span.start, block.span.start + 1), kind=BlockKind.CHROME)
            yield replace(block, span=Span(examined[i], block.span.end), kind=BlockKind.BODY)
        elif not block.extractable:
            yield block
        else:
            below |= shown and block.kind is not BlockKind.TITLE
            if turn is None or not _goes_on(text, block, below_label=below, long=long):
                turn = None
            below = block.span.of(text).rstrip().endswith((":", ";"))  # “I move: / That this House …”
            yield replace(block, kind=BlockKind.BODY, turn=turn) if turn is not None else block


def _goes_on(text: str, block: Block, *, below_label: bool, long: bool) -> bool:
    """Whether a paragraph without a label is still the turn above it: narration is not. `long`: turns go on here.

    `below_label`: it stands right below, or anywhere below the portrait of who speaks.
    """
    said = block.span.of(text)
    if compiled(value_of("turns", "directions"), {}, "turns.toml").fullmatch(said):
        return False
    if below_label:
        return True
    if block.kind is BlockKind.TITLE:
        return False
    recorded = compiled(value_of("turns", "recorded"), {}, "turns.toml", re.IGNORECASE).search(said)
    return _speaks_of_itself(said) or (long and recorded is None)


def _has_long_turns(text: str, blocks: Sequence[Block], known: Mapping[int, _Line]) -> bool:
    """Whether turns run over paragraphs: one without a label says “I” outside quotation marks."""
    first = min(known, default=len(blocks))
    rest = (b.span.of(text) for i, b in enumerate(blocks) if i > first and i not in known and b.extractable)
    return any(_speaks_of_itself(re.sub(r"[“\"][^”\"]*[”\"]?", "", said)) for said in rest)


def _speaks_of_itself(said: str) -> bool:
    return bool(_OWN.intersection(re.findall(r"[\w’]+", said.casefold())))
