"""All knowledge of dependency labels: a parse becomes clauses once, and rules speak of subjects and objects.

`clauses(doc)` finds every predicate with its deep subject (through conjunction, control, relative clauses,
participles, gerunds), objects, complements and prepositional phrases however attached. Labels are those of spaCy's
English pipelines (ClearNLP style). Tokens keep their place in the document: `begin` and `end`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.model import Modality, Polarity, Span, Spans

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd"})
CLAUSAL = frozenset({"ccomp", "xcomp"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
AFTERTHOUGHTS = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp"})

MODALS = {
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "can": Modality.ASSERTED,
    "should": Modality.OBLIGATION, "must": Modality.OBLIGATION, "ought": Modality.OBLIGATION,
    "would": Modality.HYPOTHETICAL, "will": Modality.ASSERTED, "shall": Modality.ASSERTED,
}  # fmt: skip
OBLIGING = frozenset({"need", "have", "ought"})
CONDITIONS = frozenset({"if", "unless", "whether"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "nothing", "none", "neither", "nor", "without"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and what belongs to it, as head words; `subject` is who acts even in the passive, if named.

    `undergoer` is the surface subject of a passive. `obliques` are (preposition, head of its object);
    an object that is itself a clause (“of misleading parents”) stands there as its verb.
    """

    head: Token
    subject: Token | None
    undergoer: Token | None
    objects: tuple[Token, ...]
    recipient: Token | None
    complements: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]
    passive: bool
    inherited: bool
    polarity: Polarity
    modality: Modality
    tense: str

    @property
    def lemma(self) -> str:
        """The predicate's dictionary form, lower case."""
        return self.head.lemma_.lower()

    def oblique(self, *prepositions: str) -> Token | None:
        """Return the head of the first prepositional phrase with one of these prepositions."""
        return next((t for p, t in self.obliques if p in prepositions), None)


# --- places -------------------------------------------------------------------------------------------------


def begin(token: Token) -> int:
    """Return where the token starts in its document (code points)."""
    return int(token.doc.user_data.get("start", 0)) + token.idx


def end(token: Token) -> int:
    """Return where the token ends in its document, exclusive."""
    return begin(token) + len(token)


def extent(doc: Doc) -> Span:
    """Return the stretch of the document that a parsed paragraph covers (`doc.text` would build the text anew)."""
    start = int(doc.user_data.get("start", 0))
    return Span(start, end(doc[len(doc) - 1]) if len(doc) else start)


def cover(tokens: Iterable[Token]) -> Spans:
    """Join tokens into stretches of the document; neighbours in the sentence become one stretch."""
    spans: list[Span] = []
    last = None
    for token in sorted(tokens, key=lambda t: t.i):
        if token.is_space:
            continue
        if last is not None and all(between.is_space for between in token.doc[last + 1 : token.i]):
            spans[-1] = Span(spans[-1].start, end(token))
        else:
            spans.append(Span(begin(token), end(token)))
        last = token.i
    return tuple(spans)


def between(first: Token, last: Token) -> Span:
    """Return the stretch of the document from one token to another, both included."""
    return Span(begin(first), end(last))


def sentence(token: Token) -> Span:
    """Return the sentence of the token, without outer white space."""
    tokens = [t for t in token.sent if not t.is_space] or [token]
    return between(tokens[0], tokens[-1])


# --- phrases ------------------------------------------------------------------------------------------------


def subtree(token: Token, leave_out: Callable[[Token], bool] | None = None) -> list[Token]:
    """Return the token and all below it in text order, without the branches whose top `leave_out` picks."""
    found: list[Token] = []
    stack = [token]
    while stack:
        top = stack.pop()
        found.append(top)
        stack.extend(c for c in top.children if leave_out is None or not leave_out(c))
    return sorted(found, key=lambda t: t.i)


def phrase(token: Token, *, full: bool = False) -> list[Token]:
    """Return the tokens of the noun phrase headed by `token`, contiguous around it.

    Without relative clauses, appositions, and coordinated phrases unless `full`.
    """

    def leave_out(child: Token) -> bool:
        if child.dep_ in ("cc", "conj", "preconj", "punct") and child.head == token:
            return not (full and child.dep_ != "punct")
        return child.dep_ in AFTERTHOUGHTS and child.head == token and not full

    chosen = {t.i for t in subtree(token, leave_out)}
    left, right, doc = token.i, token.i, token.doc
    while left - 1 in chosen or (left - 2 in chosen and doc[left - 1].text in "-/"):
        left -= 1
    while right + 1 in chosen or (right + 2 in chosen and doc[right + 1].text in ("-", "/", ",", ")")):
        right += 1
    tokens = [t for t in doc[left : right + 1] if not t.is_space]
    while tokens and tokens[-1].is_punct and tokens[-1].i > token.i:
        tokens.pop()
    return tokens


def noun_phrase(token: Token, *, full: bool = False) -> Span:
    """Return the place of the noun phrase headed by `token`; see `phrase`."""
    tokens = phrase(token, full=full)
    return between(tokens[0], tokens[-1])


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and the noun phrases coordinated with it, in order."""
    return (token, *(one for child in token.children if child.dep_ == "conj" for one in conjuncts(child)))


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, head of its object) for the prepositional phrases of a word, chains joined."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt") or (child.dep_ == "advmod" and child.pos_ == "ADP"):
            name = child.lower_
            for below in child.children:
                if below.dep_ in ("pobj", "pcomp") or (name == "as" and below.dep_ in ("amod", "acomp", "advmod")):
                    yield name, below
                elif below.dep_ == "prep":
                    inner = (c for c in below.children if c.dep_ in ("pobj", "pcomp"))
                    yield from ((f"{name} {below.lower_}", c) for c in inner)


def is_predicate(token: Token) -> bool:
    """Tell whether a word heads a clause: a verb that is no auxiliary, or a copula."""
    if token.pos_ == "VERB":
        return token.dep_ not in ("aux", "auxpass", "amod", "compound", "prep")  # prep: “according to”, “including”
    return token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")


def has_finite_verb(tokens: Iterable[Token]) -> bool:
    """Tell whether a stretch holds a finite verb (so is more than a heading)."""
    return any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") for t in tokens)


# --- clauses ------------------------------------------------------------------------------------------------


def clauses(doc: Doc) -> tuple[Clause, ...]:
    """Return the clauses of a parsed paragraph in text order."""
    found: dict[int, Clause] = {}
    for sent in doc.sents:
        _collect(sent.root, found)
    return tuple(found[i] for i in sorted(found))


def _collect(root: Token, found: dict[int, Clause]) -> None:
    """Fill `found` from the top down, so that a governor's clause is there before its dependants'."""
    stack = [root]
    while stack:
        token = stack.pop()
        if is_predicate(token):
            found[token.i] = _clause(token, found)
        stack.extend(reversed(list(token.children)))


def _clause(head: Token, above: dict[int, Clause]) -> Clause:
    own = _own_subject(head)
    passive = _is_passive(head)
    obliques = list(prepositions(head))
    agent = next((t for p, t in obliques if p == "by"), None) if passive else None
    surface, inherited = (own, False) if own is not None else (_inherit(head, above, passive), True)
    surface = _antecedent(surface)
    objects = tuple(_antecedent(c) or c for c in head.children if c.dep_ in OBJECTS)
    if head.dep_ == "relcl" and not passive and own is not None and surface != head.head and not objects:
        gap = head.head if _object_gap(head) else None
        objects = (gap,) if gap is not None else ()
    for item in objects:
        obliques.extend(prepositions(item))
    if passive:  # “was branded a disgrace [by MPs]”, “was called rash and wrong [by MPs]”
        named = (o for p, h in tuple(obliques) if p == "as" for one in conjuncts(h) for o in prepositions(one))
        agent = agent or next((t for p, t in (*obliques, *named) if p == "by" and t.pos_ in NOMINAL), None)
    return Clause(
        head=head,
        subject=agent if passive else surface,
        undergoer=surface if passive else None,
        objects=objects,
        recipient=next((c for c in head.children if c.dep_ == "dative" and c.pos_ in NOMINAL), None),
        complements=tuple(c for c in head.children if c.dep_ in CLAUSAL),
        obliques=tuple(obliques),
        passive=passive,
        inherited=inherited and surface is not None,
        polarity=polarity(head),
        modality=modality(head),
        tense=tense(head),
    )


def _own_subject(head: Token) -> Token | None:
    """Return the subject among the dependants; of two side by side (“the charity Age UK warned”) the name."""
    subjects = [c for c in head.children if c.dep_ in SUBJECTS]
    if not subjects:  # “Ann Lee, from the league, said”
        subjects = [c for c in head.children if c.dep_ == "npadvmod" and c.ent_type_ == "PERSON" and c.i < head.i]
    if len(subjects) > 1 and subjects[1].pos_ == "PROPN" and subjects[1].left_edge.i == subjects[0].i + 1:
        return subjects[1]
    return subjects[0] if subjects else None


def _is_passive(head: Token) -> bool:
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in head.children):
        return True
    if head.tag_ != "VBN" or resumes(head) is not None:
        return False
    below = {c.dep_ for c in head.children}
    if head.dep_ in ("acl", "relcl", "advcl") and not below & {"aux", "nsubj"}:
        return "dobj" not in below
    return head.dep_ == "conj" and head.head.tag_ == "VBN" and not below & {"aux", "nsubj"} and _is_passive(head.head)


def _inherit(head: Token, above: dict[int, Clause], passive: bool) -> Token | None:
    """Find the subject a clause shares with another."""
    governor = above.get(head.head.i)
    if head.dep_ == "acl":
        return head.head if head.tag_ in ("VBG", "VBN") and head.head.pos_ in NOMINAL else None
    if head.dep_ in ("relcl", "pcomp"):
        return _controller_of_gerund(head, above) if head.dep_ == "pcomp" else None
    if governor is None or head == head.head:
        return None
    if head.dep_ == "conj":
        governor = above.get(resumed.i, governor) if (resumed := resumes(head)) is not None else governor
        return governor.undergoer if passive and governor.passive else governor.undergoer or governor.subject
    if head.dep_ == "xcomp":
        if governor.passive:
            return governor.undergoer
        people = [t for t in (governor.recipient, *governor.objects) if t is not None and t.i < head.i]
        return people[0] if people and governor.lemma not in ("promise", "threaten") else governor.subject
    if head.dep_ in ("advcl", "ccomp", "dep", "parataxis") and head.tag_ in ("VBG", "VBN") and not _marked(head):
        return governor.undergoer or governor.subject
    return None


def _controller_of_gerund(head: Token, above: dict[int, Clause]) -> Token | None:
    """“accused X of lying”: X lies; “apologised for lying”: the subject lied."""
    verb = head.head.head
    governor = above.get(verb.i)
    if governor is None:
        return None
    if head.head.lower_ in ("of", "from", "for", "into") and governor.objects:
        return governor.objects[0]
    subject = governor.undergoer or governor.subject
    formal = subject is not None and subject.lower_ in ("it", "there", "this", "that")
    return (governor.oblique("by") if formal else None) or subject  # “It is a u-turn by X after accusing …”


def _marked(head: Token) -> bool:
    return any(c.dep_ in ("mark", "aux") for c in head.children)


def _antecedent(token: Token | None) -> Token | None:
    """Follow a relative pronoun to the noun it stands for."""
    if token is None or token.lower_ not in RELATIVE or token.tag_ not in ("WDT", "WP", "WP$", "IN"):
        return token
    clause = token.head
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.dep_ != "relcl" and clause != clause.head:
        clause = clause.head
    return clause.head if clause.dep_ in ("relcl", "acl") and clause.head.pos_ in NOMINAL else token


def _object_gap(head: Token) -> bool:
    """“the views that she holds”, “the cuts ministers announced”: the antecedent is the object.

    Not in “the report in which …”, “the people whose children …”, “the plan they spoke about”.
    """
    before = [t for t in subtree(head) if t.i < head.i]
    filled = any(c.dep_ in CLAUSAL or (c.dep_ == "prep" and not any(c.children)) for c in head.children)
    if filled or (before and before[0].lower_ in ("where", "when", "why")):
        return False
    return not any(t.lower_ in RELATIVE and t.dep_ in ("pobj", "poss") for t in before)


# --- negation, modality, tense --------------------------------------------------------------------------------


def polarity(head: Token) -> Polarity:
    """Return whether the clause is denied: a negation on the predicate, its auxiliary, subject or object."""
    for child in head.children:
        if child.dep_ == "neg" or (child.lower_ in NEGATIONS and child.dep_ in ("det", "preconj", "advmod")):
            return Polarity.DENIED
        if child.dep_ in SUBJECTS | OBJECTS and child.lower_ in NEGATIONS:
            return Polarity.DENIED
        if child.dep_ in SUBJECTS | OBJECTS | {"advmod"} and any(_denies(c) for c in child.children):
            return Polarity.DENIED
    if head.dep_ == "conj" and any(c.lower_ == "neither" for c in head.head.children):
        return Polarity.DENIED
    return Polarity.AFFIRMED


def _denies(word: Token) -> bool:
    """“no council”, “neither minister”, “not all councils”, “no longer”."""
    return word.dep_ in ("det", "neg", "preconj") and word.lower_ in ("no", "neither", "not")


def modality(head: Token) -> Modality:
    """Return how the clause is put, from its auxiliaries, condition and adverbs."""
    found = Modality.ASSERTED
    for child in head.children:
        if child.dep_ == "mark" and child.lower_ in CONDITIONS:
            return Modality.HYPOTHETICAL
        if child.dep_ == "aux" and child.lemma_.lower() in MODALS:
            found = MODALS[child.lemma_.lower()]
        if child.dep_ == "advmod" and child.lower_ in ("probably", "likely"):
            found = Modality.PROBABLE
        if child.dep_ == "advmod" and child.lower_ in ("possibly", "perhaps", "maybe"):
            found = Modality.POSSIBLE
    if head.dep_ == "xcomp" and head.head.lemma_.lower() in OBLIGING and any(c.lower_ == "to" for c in head.children):
        return Modality.OBLIGATION
    if head.lemma_.lower() == "need" and found is Modality.ASSERTED:
        return Modality.OBLIGATION
    return found


def tense(head: Token) -> str:
    """Return past, present or future of the clause; "" for a bare or infinitive form."""
    tags = {head.tag_} | {c.tag_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    if any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "shall", "wo") for c in head.children):
        return "future"
    if "VBD" in tags or (head.tag_ == "VBN" and head.dep_ in ("acl", "relcl")):
        return "past"
    if head.tag_ == "VBN" and any(c.lemma_ == "have" for c in head.children):
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""


def resumes(head: Token) -> Token | None:
    """“The council [admits] it was wrong but [denies] …”: the verb above, whose form the conjunct shares."""
    beside = head.head
    while beside.dep_ == "conj" and beside.head != beside:
        beside = beside.head
    upper = beside.head
    if head.dep_ != "conj" or beside.dep_ != "ccomp" or not is_predicate(upper) or not upper.i < beside.i < head.i:
        return None
    perfect = head.tag_ == "VBD" and any(c.lemma_ == "have" for c in upper.children)  # “has warned … and called”
    alone = _own_subject(head) is None and not _marked(head) and head.pos_ == "VERB"
    if any(c.lower_ == "or" for c in beside.children) or not alone or not (perfect or _fits(head, upper)):
        return None
    return upper if head.lemma_ in ("add", upper.lemma_) or not _fits(head, beside) else None


def _fits(head: Token, other: Token) -> bool:
    """Tell whether a verb can share the auxiliaries of the other, and its subject, which must be able to act."""
    if (
        any(c.lower_ in ("it", "there") and c.dep_ in SUBJECTS | {"expl"} for c in other.children)
        and other.pos_ == "AUX"
    ):
        return False  # “said it was wrong and urged …”
    helping = {"will" if c.tag_ == "MD" else c.lemma_.lower() for c in other.children if c.dep_ in ("aux", "auxpass")}
    if any(c.dep_ == "auxpass" for c in other.children):
        return head.tag_ in ("VBN", "VBD") and not any(c.dep_ in ("ccomp", "dobj") for c in head.children)
    if helping:
        return head.tag_ == "VB" if helping & {"will", "do"} else head.tag_ in ("VBN", "VBG")
    return {head.tag_, other.tag_} <= {"VBD", "VBN"} or {head.tag_, other.tag_} <= {"VBZ", "VBP"}
