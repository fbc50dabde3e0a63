"""What belongs to the content of a claim, as an annotator would draw it, and the words of its cue and source."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.frame import Frame
from kg.claims.lexicon import is_document, lemma_of
from kg.lang.tables import words
from kg.model import Act, Modality
from kg.rules.cue import CueIndex
from kg.syntax import is_predicate, modality, phrase, resumes, subtree
from kg.syntax.arguments import TIMES
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    AGENT_BY,
    APPOSITION,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    MARKER,
    NUMBER,
    OBJECT,
    OPEN_COMPLEMENT,
    PARATAXIS,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_COMPLEMENT,
    PREPOSITION_OBJECT,
    RECIPIENT,
    RELATIVE_CLAUSE,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive, is_marked_by
from kg.syntax.wording import children, sentence_around

PLACED = words("frames", "placed")
"""Prepositions of a phrase that belongs to the object although it hangs on the verb."""
NAMES = frozenset({"PERSON", "ORG", "NORP"})
QUOTES = frozenset({'"', "''", "``", "“", "”", "'", "‘", "’"})
CONTRASTS = words("frames", "contrasts")
BUT = words("frames", "but")
ABSOLUTE = words("frames", "absolute")
SOURCES = words("frames", "sources")
AGENT = words("frames", "agent")
AS = words("frames", "as")
TOWARDS = words("frames", "towards")
WHAT = words("frames", "what")
WHICH, WHO_WHERE = words("frames", "which"), words("frames", "who_where")
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
SUMS = frozenset({"MONEY", "CARDINAL", "PERCENT", "QUANTITY"})
AT, EVEN, AFTER, INCLUDING = (words("frames", name) for name in ("at", "even", "after", "including"))
ENDS = (".", "!", "?", ";")
THAT = words("frames", "that")


def content_tokens(frame: Frame, index: CueIndex) -> list[Token]:
    """Return the words of what is said, as an annotator would draw them.

    A complement ends where another speaker's clause coordinates with it; a cue in its middle is cut out.
    """
    own = {t.i for t in cue_words(frame)}
    host = frame.clause.head if frame.clause is not None else frame.head

    def leave_out(child: Token) -> bool:
        outside = child.i in own or _stands_outside(child, host, frame)
        remark = _is_remark(child, frame) or _is_aftermath(child, frame, index) or _is_of_speakers(child, frame)
        return outside or remark or _starts_another(child, index)

    chosen: set[int] = set()
    for head in sorted(frame.content, key=lambda t: t.i):
        if _sentence_before(head, frame):
            continue
        if _after_preposition(head) and head.i > host.i and (any(i > host.i for i in chosen) or _passive(frame)):
            chosen.update(_preposition_of(head))
        chosen.update(t.i for t in subtree(head, leave_out))
        if stands_as(head, OBJECT, PREPOSITION_OBJECT):
            chosen.update(_placed_after(head, chosen, passive=_passive(frame)))
    chosen -= own
    chosen -= _around_what(frame, chosen)
    chosen = _with_antecedent(frame, chosen)
    return _trimmed([frame.head.doc[i] for i in sorted(chosen)])


def _stands_outside(child: Token, host: Token, frame: Frame) -> bool:
    """Tell whether a branch is the cue's or the speaker's: “The move, [X said], will fail”, “hated [by X]”."""
    if child in (host, frame.head, frame.source):
        return True
    if "as-said" in frame.parts and (child.i > host.i or (stands_as(child, MARKER) and child.head in frame.content)):
        return True  # “…, as X said, …”: what stands before it
    return child.lower_ in AGENT and frame.source is not None and frame.source.head == child


def _is_remark(child: Token, frame: Frame) -> bool:
    """“praised the plan[, which took effect in May]”: the author's remark; not “…, which would ruin us”."""
    if not stands_as(child, RELATIVE_CLAUSE) or not child.left_edge.i or child.left_edge.nbor(-1).text != ",":
        return False
    if _introduces(child):
        return True
    if "clause" in frame.parts and not _is_small_clause(child.head):
        return False
    opens = child.left_edge.lower_ in WHICH
    of_thing = stands_as(child.head, OBJECT, PREPOSITION_OBJECT) or _is_small_clause(child.head)
    return opens and of_thing and child.head in frame.content and modality(child) is Modality.ASSERTED


def _is_small_clause(head: Token) -> bool:
    """“declared it [an unfair law]”"""
    return stands_as(head, CLAUSE_COMPLEMENT) and head.pos_ in ("NOUN", "PROPN")


def _is_of_speakers(child: Token, frame: Frame) -> bool:
    """“criticised the plan[, including Ann Lee, who …]”: some of those who did, behind a thing that holds nobody."""
    thing = child.head
    if child.lower_ not in INCLUDING or child.nbor(-1).text != "," or "clause" in frame.parts or frame.source is None:
        return False
    among = any(c.ent_type_ in NAMES for c in dependents(child, PREPOSITION_OBJECT))
    return among and thing.tag_ == "NN" and thing in frame.content and thing.ent_type_ not in NAMES


def _is_aftermath(child: Token, frame: Frame, index: CueIndex) -> bool:
    """“defended the way she ran it [after being criticised by doctors]”: what led to it, as the author tells."""
    if "clause" in frame.parts or not stands_as(child, PREPOSITION) or child.lower_ not in AFTER:
        return False
    return any(
        (has(c, PASSIVE_HELPER) and _marks_a_claim(c, index)) or _comes_under(c, index)
        for c in dependents(child, PREPOSITION_CLAUSE)
    )


def _comes_under(verb: Token, index: CueIndex) -> bool:
    """“after [coming under fire] from doctors”"""
    behind = tuple(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3])
    return any(rest and rest == behind[: len(rest)] for _, rest in index.look_up("VERB", lemma_of(verb)))


def _introduces(child: Token) -> bool:
    """“said she would meet Ann Lee[, who runs the union]”: at the end, of a name; the author tells who that is."""
    last = child.right_edge
    ends = last.i + 1 >= sentence_around(child)[1] or last.nbor().text in ENDS
    if any(t.is_quote and t.nbor(-1).text in (",", ":") for t in child.subtree):
        return False  # it leads in somebody's words
    named = child.head.ent_type_ in NAMED or child.head.pos_ == "PROPN"
    return ends and named and child.left_edge.lower_ in WHO_WHERE and modality(child) is Modality.ASSERTED


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Leave out marks and blanks at both ends, and an “and” at the end."""
    while tokens and (_is_loose(tokens[-1]) or stands_as(tokens[-1], CONJUNCTION)):
        tokens.pop()
    while tokens and _is_loose(tokens[0]):
        tokens.pop(0)
    return tokens


def _is_loose(token: Token) -> bool:
    return token.is_space or token.text in ",;:-–—."


def _around_what(frame: Frame, chosen: set[int]) -> set[int]:
    """“what he called [“hysterical”] coverage of the row”: the thing so called is not what was said of it."""
    what = [t for t in frame.parts.get("object", ()) if t.lower_ in WHAT and t.i < frame.head.i]
    if not what or "predicate" not in frame.cue.requires:
        return set()
    doc, rest = frame.head.doc, sorted(chosen - {t.i for t in what})
    if not rest or doc[rest[0]].text not in QUOTES:
        return {t.i for t in what}
    close = next((i for i in rest[1:] if doc[i].text in QUOTES), rest[-1])
    return {t.i for t in what} | {i for i in rest if i > close}


def _with_antecedent(frame: Frame, chosen: set[int]) -> set[int]:
    """“[a tax], which she says [would cost a billion]”: what the relative stands for, in its place."""
    for head in frame.content:
        pronoun = next((s for s in dependents(head, SUBJECT) if s.tag_ in ("WDT", "WP") and s.i in chosen), None)
        if pronoun is None or pronoun.i > frame.head.i:
            continue
        verb = head
        while not stands_as(verb, RELATIVE_CLAUSE) and verb.head != verb:
            verb = verb.head
        noun = verb.head
        if stands_as(verb, RELATIVE_CLAUSE) and noun.i < pronoun.i and noun.pos_ in ("NOUN", "PROPN"):
            inside = {t.i for t in subtree(verb)}
            while stands_as(noun, PREPOSITION_OBJECT) and noun.head.head.pos_ in ("NOUN", "PROPN"):
                noun = noun.head.head  # “film of the fire, which …” rather tells of the film
            told = {t.i for t in subtree(noun) if t.i not in inside and t.i < pronoun.i}
            if verb.doc[max(told)].text == ",":
                told.remove(max(told))
            return (chosen - {pronoun.i}) | told
    return chosen


def _passive(frame: Frame) -> bool:
    return frame.clause is not None and frame.clause.passive


def _placed_after(head: Token, chosen: set[int], *, passive: bool) -> set[int]:
    """“found [weaknesses] [in the team]”: phrases right after the object that the parser hangs on the verb."""
    added: set[int] = set()
    verb = head.head
    while stands_as(verb, PREPOSITION) and verb.head != verb:
        verb = verb.head
    for child in children(verb):
        placed = child.lower_ in PLACED or (not passive and _is_by_somebody(child)) or _is_at_sum(child)
        belongs = placed if stands_as(child, RECIPIENT, PREPOSITION) else _completes(child)
        edge = child.left_edge.i
        if not belongs or child.i <= head.i or edge != max(chosen | added) + 1 or head.doc[edge - 1].text == ",":
            continue
        if not any(c.ent_type_ in TIMES or (c.ent_type_ in NAMES and child.lower_ in TOWARDS) for c in children(child)):
            added.update(t.i for t in subtree(child))
    return added


def _is_by_somebody(child: Token) -> bool:
    """“described cruel behaviour [by the guards]”; not “passed the bill by 40 votes”, “began by saying”"""
    made = dependents(child, PREPOSITION_OBJECT) if child.lower_ in AGENT else []
    return any(t.pos_ in ("NOUN", "PROPN") and not has(t, NUMBER) for t in made)


def _is_at_sum(child: Token) -> bool:
    """“estimates the cost [at £3m]”"""
    return child.lower_ in AT and any(c.ent_type_ in SUMS for c in child.children)


def _completes(child: Token) -> bool:
    """“welcomed [Trump] [to visit the town]”: an infinitive right after the object."""
    return stands_as(child, OPEN_COMPLEMENT) and is_infinitive(child)


def _after_preposition(head: Token) -> bool:
    return stands_as(head, PREPOSITION_COMPLEMENT) or (stands_as(head.head, PREPOSITION) and head.head.lower_ in AS)


def _preposition_of(head: Token) -> list[int]:
    """Return the places of the preposition(s) before an object: “[of] misleading”, “[on behalf of] …”."""
    found = [head.head.i]
    if stands_as(head.head.head, PREPOSITION) and stands_as(head.head, PREPOSITION):
        found.append(head.head.head.i)
    return found


def _starts_another(child: Token, index: CueIndex) -> bool:
    """Tell whether a branch of the content is another speaker's: “… but the union has slammed it”, “…, adding that”."""
    if stands_as(child, PREPOSITION):
        return child.lower_ in SOURCES or _absolute(child)
    return is_predicate(child) and any(begins(child, index) for begins in ANOTHER)


def _goes_on(child: Token, index: CueIndex) -> bool:
    """“The council admits it was wrong but [denies] …”: the first speaker's own next claim."""
    return resumes(child) is not None and _acts(child, index)


def _speaks_itself(child: Token, index: CueIndex) -> bool:
    """“an inspection, which had [revealed] …”"""
    if not stands_as(child, RELATIVE_CLAUSE) or not is_document(child.head):
        return False
    finds = any(cue.act is Act.FINDING and not cue.passive for cue, _ in index.look_up("VERB", lemma_of(child)))
    return finds and any(c.lower_ in WHICH for c in dependents(child, ACTIVE_SUBJECT))


def _beside(child: Token, index: CueIndex) -> bool:
    """“… but the union [has slammed] it”; not “and it was [said] that”, “and that the union has slammed it”."""
    subject = first_dependent(child, SUBJECT) if stands_as(child, CONJUNCT) else None
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or is_marked_by(child, THAT):
        return False
    unsaid = stands_as(subject, PASSIVE_SUBJECT) and not has(child, AGENT_BY)
    return not unsaid and _marks_a_claim(child, index)


def _answers(child: Token, index: CueIndex) -> bool:
    """“told her that the home was safe, but she [denied] this”: who was told says so."""
    subject = first_dependent(child, SUBJECT) if stands_as(child, CONJUNCT) else None
    if subject is None or subject.pos_ != "PRON" or is_marked_by(child, THAT) or not _acts(child, index):
        return False
    told = any(stands_as(c, OBJECT, RECIPIENT) for c in children(child.head.head) if c.i < child.head.i)
    return told and any(c.lower_ in BUT and c.i < subject.i for c in dependents(child.head, CONJUNCTION))


def _put_in(child: Token, index: CueIndex) -> bool:
    """“…, the union [said], …”"""
    return stands_as(child, PARATAXIS) and has(child, SUBJECT) and _marks_a_claim(child, index)


def _contrasts(child: Token, index: CueIndex) -> bool:
    """“…, although the council [has denied] this”"""
    after = stands_as(child, ADVERBIAL_CLAUSE) and child.i > child.head.i and has(child, SUBJECT)
    if after and is_marked_by(child, AS) and child.left_edge.lower_ in EVEN:
        return child.left_edge.nbor(-1).text == ","  # “…, [even as he cut it]”
    return after and is_marked_by(child, CONTRASTS) and _marks_a_claim(child, index)


def _adds(child: Token, index: CueIndex) -> bool:
    """“…, [adding] that …”"""
    after = stands_as(child, ADVERBIAL_CLAUSE) and child.tag_ == "VBG" and child.i > child.head.i
    return (
        after
        and child.nbor(-1).text in (",", "-", "–", "—")
        and not has(child, SUBJECT)
        and _marks_a_claim(child, index)
    )


ANOTHER = (_goes_on, _speaks_itself, _beside, _answers, _put_in, _contrasts, _adds)
"""How a clause inside what is said may be what somebody else says, or the same speaker next."""


def _marks_a_claim(verb: Token, index: CueIndex) -> bool:
    return index.marks("VERB", lemma_of(verb))


def _acts(child: Token, index: CueIndex) -> bool:
    """Tell whether a verb is one of saying, not of thinking: “… but understood why” may still be what is said."""
    cues = [cue for cue, rest in index.look_up("VERB", lemma_of(child)) if not rest or child.nbor().lower_ in rest]
    return any(cue.act not in (Act.BELIEF, Act.INTENTION) for cue in cues)


def _absolute(child: Token) -> bool:
    """“…, with Mr Smith pressing his attack”: a happening of its own."""
    before = child.doc[child.i - 1] if child.i else None
    if child.lower_ not in ABSOLUTE or before is None or before.text != ",":
        return False
    return any(stands_as(c, PREPOSITION_CLAUSE) and has(c, SUBJECT) for c in children(child))


def _sentence_before(head: Token, frame: Frame) -> bool:
    """“[UNISON said pay was low]; the minister said there was no money”: no part of what the minister said."""
    if frame.source is None or not head.i < frame.source.i < frame.head.i or not is_predicate(head):
        return False
    after = any(h.i > frame.head.i and is_predicate(h) for h in frame.content)
    return after and has(head, CLAUSE_COMPLEMENT, ACTIVE_SUBJECT)


def cue_words(frame: Frame) -> list[Token]:
    """Return the words of the cue; a preposition that leads what is said belongs to it: “called for”, “spoke about”."""
    first = min(frame.content, key=lambda t: t.i, default=None)
    words = list(frame.cue_tokens)
    if first is not None and _after_preposition(first) and first.i > frame.head.i:
        words.extend(frame.head.doc[i] for i in _preposition_of(first))
    return words


def source_tokens(frame: Frame) -> list[Token]:
    """Return the words of the speaker's phrase, with apposition and coordination, without the cue."""
    if frame.source is None:
        return []
    own = {t.i for t in frame.cue_tokens} | {frame.head.i}
    inside = _clause_inside(frame)
    words = [t for t in phrase(frame.source, full=True) if t.i not in own and t.i not in inside]
    while words and words[-1].i > frame.source.i and (stands_as(words[-1], CONJUNCTION) or _loose(words[-1])):
        words.pop()
    return words


def _loose(word: Token) -> bool:
    return word.is_punct and word.text not in ("%", ")")


def _clause_inside(frame: Frame) -> set[int]:
    """“those who [oppose the plan]”, “a letter [urging him to go]”: the clause of the cue is no part of the speaker."""
    top = frame.head
    while top.head != top and top != frame.source and top.head != frame.source:
        top = top.head
    if frame.source is None or top.head != frame.source or top == frame.source or stands_as(top, APPOSITION, CONJUNCT):
        return set()
    return {t.i for t in subtree(top) if t.tag_ not in ("WP", "WDT") or not stands_as(t, SUBJECT)}
