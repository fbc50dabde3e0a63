"""Why a cue marks no claim: tests with names, in order; the first that applies is the reason that is shown.

“The minister would support a ban” supports nothing yet: `would-only`. A new reason is a function and a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from kg.actors.link_reasons import REASONS
from kg.claims import senses, unmade
from kg.claims.frame import Frame
from kg.claims.lexicon import is_document, is_examiner, lemma_of
from kg.lang.tables import words
from kg.model import Act, Polarity, Spans, Stance
from kg.syntax import CONDITIONS, polarity, prepositions
from kg.syntax.arguments import SAYING
from kg.syntax.relations import (
    DETERMINER,
    NUMBER,
    OWNER,
    PASSIVE_HELPER,
    RELATIVE_CLAUSE,
    SUBJECT,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive, is_marked_by
from kg.syntax.wording import children

GENERIC = words("speaking", "generic")
FIRST_PERSON = words("grammar", "first_person")
UNNAMED, ANONYMITY = words("speaking", "unnamed"), words("speaking", "anonymity")
SAYING_NOTHING = words("speaking", "saying_nothing")
COMMENT, CONDITION = words("speaking", "comment"), words("speaking", "condition")
BODILY, ADDRESSING = words("speaking", "bodily"), words("speaking", "addressing")
ONE, OF, IT = words("speaking", "one"), words("speaking", "of"), words("speaking", "it")
THIRD_PERSON, SHOWING = words("speaking", "third_person"), words("speaking", "showing")
WHAT, THOSE, SOMETHING = (words("speaking", name) for name in ("what", "those", "something"))

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM"})
"""Parts of speech of words that say something by themselves."""

IMPERSONAL = frozenset({Act.ACCUSATION, Act.BLAME, Act.CRITICISM, Act.PREDICTION})
"""Acts that are worth knowing of even where the passive hides whose they are."""


Asked = TypeVar("Asked")
"""What a refusal is asked of: a cue with its parts, or with what is said by it."""


@dataclass(frozen=True, slots=True)
class Refusal(Generic[Asked]):
    """A reason why a cue marks no claim, with a sentence it refuses. `verbal`: asked only of verbs with a speaker."""

    id: str
    why: str
    test: Callable[[Asked], bool]
    example: str
    verbal: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue with what is said by it: its words, their stretches. `quoted`: they reach into a quotation.

    `inside`: the cue itself stands in one. `official`: the text is a body's report, and “we think” is its view.
    """

    frame: Frame
    said: Sequence[Token]
    content: Spans
    quoted: bool = False
    inside: bool = False
    official: bool = False


def first_of(refusals: Iterable[Refusal[Asked]], asked: Asked) -> Refusal[Asked] | None:
    """Return the first reason why a cue, or what is said by it, marks no claim; None if it marks one."""
    verbal = not isinstance(asked, Frame) or _is_verbal(asked)
    return next((r for r in refusals if (verbal or not r.verbal) and r.test(asked)), None)


def meaning(reason: str) -> str:
    """Return what the id of a refusal says, or that of a link in brackets behind a phrase; "" for other reasons."""
    told = {**REASONS, **{r.id: r.why for r in REFUSALS}, **{r.id: r.why for r in UNSAID}}
    return told.get(reason.rpartition("(")[2].rstrip(")"), "")


def _is_verbal(frame: Frame) -> bool:
    return frame.source is not None and frame.clause is not None and frame.head.pos_ != "NOUN"


# --- what is no statement ---------------------------------------------------------------------------------------------


def _negated(frame: Frame) -> bool:
    if frame.cue.negated != "skip" or frame.clause is None or frame.clause.polarity is not Polarity.DENIED:
        return False
    carried = frame.clause.head in frame.cue_tokens  # “issued no warning that …”
    return carried or frame.head.pos_ == "ADJ"


def _cannot_comment(frame: Frame) -> bool:
    return any(h.lemma_ in COMMENT and polarity(h) is Polarity.DENIED for h in frame.content)


def _says_nothing(frame: Frame) -> bool:
    return frame.cue.act is Act.REFUSAL and any(h.lemma_ in SAYING_NOTHING for h in frame.content)


def _stays_unnamed(frame: Frame) -> bool:
    asks = [h for h in frame.content if not has(h, SUBJECT)]
    return any(t.lower_ in UNNAMED for h in asks for t in (h, *children(h))) or any(
        h.lemma_ in CONDITION and any(p.lower_ in ANONYMITY for _, p in prepositions(h)) for h in frame.content
    )


# --- who does not speak -----------------------------------------------------------------------------------------------


def _unspoken(frame: Frame) -> bool:
    if frame.source is not None:
        return False
    clause = frame.clause
    told = frame.cue.passive or (clause is not None and clause.passive and "clause" in frame.parts)
    return not (told or _by_nobody_named(frame))


def _by_nobody_named(frame: Frame) -> bool:
    """“The director was accused of …”, “the bill is expected to pass”: a claim, whoever makes it."""
    clause = frame.clause
    if clause is None or not clause.passive or frame.cue.act not in IMPERSONAL or clause.modality in unmade.NOT_YET:
        return False
    head = clause.head
    return has(head, PASSIVE_HELPER) and not (is_infinitive(head) or is_marked_by(head, CONDITIONS))


def _is_anything(frame: Frame) -> bool:
    source = frame.source
    if source is None or source.lower_ not in GENERIC or _speaks_itself(frame):
        return False
    some = source.lower_ in THOSE and source.right_edge.i > source.i and not source.is_ancestor(frame.head)
    return not (some or (source.lower_ in ONE and any(c.lower_ in OF for c in children(source))))


def _speaks_itself(frame: Frame) -> bool:
    """“It said the service was failing”, of a body or a report."""
    it = frame.source is not None and frame.source.lower_ in IT
    if not it or frame.clause is None or frame.clause.passive:
        return False
    lemma = lemma_of(frame.head)
    return lemma in ADDRESSING or (lemma in SAYING | BODILY and "clause" in frame.parts)


def _shows_itself(frame: Frame) -> bool:
    """“The government has shown that it does not care”: by what it does."""
    source, clause = frame.source, frame.parts.get("clause", ())
    if source is None or lemma_of(frame.head) not in SHOWING or is_document(source) or is_examiner(source):
        return False
    own = (first_dependent(head, SUBJECT) for head in clause)
    return any(t is not None and t.lower_ in THIRD_PERSON for t in own)


def _is_whoever(frame: Frame) -> bool:
    token, head = frame.source, frame.head
    if token is None or not stands_as(head, RELATIVE_CLAUSE) or frame.cue.act not in (Act.REFUSAL, Act.PROMISE):
        return False
    bare = token.tag_ == "NNS" and not has(token, DETERMINER, NUMBER, OWNER)
    return bare and head.left_edge.i > 0 and head.doc[head.left_edge.i - 1].text != ","


REFUSALS: tuple[Refusal[Frame], ...] = (
    Refusal("negated", "it was not said", _negated, "The minister did not say that the school would close."),
    Refusal("no-comment", "who cannot comment says nothing", _cannot_comment, "Police said they could not comment."),
    Refusal("says-nothing", "who refuses to comment says nothing", _says_nothing, "The council refused to comment."),
    Refusal("unnamed", "who asks not to be named says nothing", _stays_unnamed, "A teacher asked to remain anonymous."),
    Refusal("no-speaker", "no speaker stands at the cue", _unspoken, "Claiming that pay is low is easy."),
    Refusal(
        "anything", "“it”, “this”, “anyone” name no speaker", _is_anything, "This suggests that the school will close."
    ),
    Refusal(
        "shows-itself",
        "it shows by what it does, and says nothing",
        _shows_itself,
        "The council has shown that it does not care.",
    ),
    Refusal("by-thing", "a thing says nothing", senses.is_by_thing, "Storms hammered the pier."),
    Refusal("blow", "it is a blow, no blame", senses.is_blow, "Rioters attacked the bank."),
    Refusal("sentence", "it is a sentence, no blame", senses.is_sentence, "The judge condemned Ann Lee to ten years."),
    Refusal("withheld", "it is withheld, not denied", senses.is_withheld, "The law denies nurses the right to strike."),
    Refusal("help", "it is help, not praise", senses.is_help, "The fund supports young nurses."),
    Refusal("visit", "it is a visit, no praise", senses.is_visit, "The museum welcomed visitors to its new hall."),
    Refusal("interview", "it is asked, not doubted", senses.is_interview, "Detectives questioned ten witnesses."),
    Refusal("purchase", "it is an order of goods", senses.is_purchase, "The firm ordered forty buses."),
    Refusal(
        "carried-by-infinitive",
        "the noun stands under a verb that is only wanted",
        unmade.carried_by_infinitive,
        "Ann Lee tried to make the case that pay was low.",
    ),
    Refusal(
        "condition",
        "it holds only if, or when, something is said",
        unmade.conditional,
        "If ministers say that pay is low, nurses will leave.",
        verbal=True,
    ),
    Refusal(
        "leads-in",
        "it leads in what the main clause says",
        unmade.leads_in,
        "Commenting on the report, Ann Lee said that pay was low.",
        verbal=True,
    ),
    Refusal(
        "only-to",
        "somebody means to say it, or could; nobody has",
        unmade.only_to,
        "Ann Lee wants to say that pay is low.",
        verbal=True,
    ),
    Refusal(
        "whoever",
        "it is of whoever does so, not of some who did",
        _is_whoever,
        "Parents who refuse to pay are fined.",
        verbal=True,
    ),
    Refusal(
        "should-only",
        "it is what somebody should say, not what was said",
        unmade.obliged,
        "Ministers should admit that pay is low.",
        verbal=True,
    ),
    Refusal(
        "may-only",
        "somebody may think or find it, nobody has",
        unmade.possible,
        "Parents can understand what went wrong.",
        verbal=True,
    ),
    Refusal(
        "could-say",
        "somebody could say it, nobody has",
        unmade.could_say,
        "Perhaps Ann Lee could tell us why pay was low.",
        verbal=True,
    ),
    Refusal(
        "asked-only",
        "it is asked whether somebody does so",
        unmade.asked_only,
        "Will Ann Lee condemn a ban?",
        verbal=True,
    ),
    Refusal(
        "unreal",
        "somebody could or should have done so, nobody did",
        unmade.unreal,
        "Ministers could have warned that pay was low.",
        verbal=True,
    ),
    Refusal(
        "left-undone",
        "the verb above says that nobody did so",
        unmade.left_undone,
        "Ann Lee avoided blaming ministers.",
        verbal=True,
    ),
    Refusal(
        "doubted",
        "the verb above says that it was not so",
        unmade.doubted,
        "Ann Lee does not think that ministers promised a ban.",
        verbal=True,
    ),
    Refusal(
        "hoped",
        "somebody else hopes or expects it",
        unmade.hoped,
        "Ann Lee hopes that the minister will defend the plan.",
        verbal=True,
    ),
    Refusal(
        "to-be-ensured",
        "somebody sees to it that they do so, nobody has",
        unmade.to_be_ensured,
        "The rules will ensure that nurses understand what changed.",
        verbal=True,
    ),
    Refusal(
        "to-come", "it is to be said later", unmade.is_to_come, "The minister will set out her position.", verbal=True
    ),
    Refusal(
        "able-only", "somebody can do so, nobody has", unmade.only_able, "The party can support a ban.", verbal=True
    ),
    Refusal(
        "would-only",
        "somebody would or may do so, nobody has",
        unmade.would_only,
        "The party would support a ban.",
        verbal=True,
    ),
)
"""Asked of a cue, in order: the first that applies is shown."""


# --- what says nothing ------------------------------------------------------------------------------------------------


def _names_nothing(saying: Saying) -> bool:
    said, parts = saying.said, saying.frame.parts
    judged = bool(parts.get("object")) and any(t.pos_ == "ADJ" for t in said) and "predicate" in parts
    if not saying.content or all(t.lower_ in WHAT for t in said):
        return True
    things = parts.get("object", ())
    if said and things and all(_stands_for_all(t) for t in things):
        return True
    return not (judged or any(t.pos_ in CONTENT_WORDS for t in said))


def _stands_for_all(thing: Token) -> bool:
    """“The papers were hidden, [something] both ministries deny”: what was told before, not what is said."""
    aside = thing.i > 0 and thing.nbor(-1).text in (",", "-", "–", "—")
    return aside and thing.lower_ in SOMETHING and has(thing, RELATIVE_CLAUSE)


def _is_own_aside(saying: Saying) -> bool:
    """What the author condemns or demands is a claim."""
    token, cue = saying.frame.source, saying.frame.cue
    if token is None or token.lower_ not in FIRST_PERSON or saying.quoted or saying.inside:
        return False
    return not saying.official and cue.stance is Stance.NEUTRAL and cue.modality is None and cue.act is not Act.FINDING


UNSAID: tuple[Refusal[Saying], ...] = (
    Refusal(
        "names-nothing",
        "“what”, or a word that means nothing by itself, is all that is said",
        _names_nothing,
        "What the union wants is clear.",
    ),
    Refusal("own-aside", "the author says so anyway", _is_own_aside, "I think that the school will close."),
)
"""Asked of what is said by a cue, in order."""
