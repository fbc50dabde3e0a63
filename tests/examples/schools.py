"""A debate about schools, read by hand: three issues, five speakers, two documents. Mia Holt changes sides."""

from __future__ import annotations

from knowledge import Reader, knowledge, reader

from kg.model import Issue, Knowledge, Wording

PHONES, LUNCHES, INFANTS = "issue/ban-on-phones", "issue/free-school-lunches", "issue/free-lunches-for-infants"
DEBATED = (
    Issue(
        PHONES,
        "ban on phones in schools",
        (Wording("phone ban"), Wording("phones in class", opposite=True)),
        "phones should be kept out of schools by law",
    ),
    Issue(LUNCHES, "free school lunches", (), "every pupil should eat at school for nothing"),
    Issue(INFANTS, "free lunches for infants", (Wording("infants’ lunches"),), broader=LUNCHES),
)


def school_debate() -> Knowledge:
    return knowledge(letters(), report())


def letters() -> Reader:
    r = reader(
        "Head teacher Ida Moss welcomed the phone ban. Pupils would learn more without a screen, Ida Moss said.\n\n"
        "Mia Holt, of the parents’ union, said banning phones in class would leave children unsafe. "
        "Tom Reed warned that the plan would cost schools thousands. Ida Moss called Tom Reed a fine councillor.\n\n"
        "Tom Reed said every child should get a free lunch. The weather was fine, said Mia Holt.",
        id_="letters", title="Letters on phones", publisher="The Gazette", date="2021-03-02", issues=DEBATED,
    )  # fmt: skip
    moss, holt, reed = five_speakers(r)[:3]
    ban = r.position("for", PHONES, "the phone ban", "the phone ban", "welcomed", steps=("welcomed: attitude, for",))
    r.claim(moss, "endorsement", "the phone ban", cue="welcomed", source="Ida Moss", positions=(ban,))
    learn = ("without a screen: the ban", "would learn more (effect: helps, learning: wanted)")
    screen = r.position("for", PHONES, "without a screen", "without a screen", "would learn more", steps=learn)
    r.claim(moss, "prediction", "Pupils would learn more without a screen", source="Ida Moss", positions=(screen,))
    harm = ("would leave unsafe (effect: harms, children: wanted)", "against the ban")
    unsafe = r.position("against", PHONES, "banning phones in class", "banning phones in class",
                        "would leave children unsafe", steps=harm)  # fmt: skip
    words = "banning phones in class would leave children unsafe"
    r.claim(holt, "warning", words, source="Mia Holt", positions=(unsafe,))
    cost = r.position("against", PHONES, "the plan", "the plan", "would cost schools thousands", naming="generic",
                      steps=("would cost (effect: harms, schools: wanted)",))  # fmt: skip
    r.claim(
        reed, "warning", "the plan would cost schools thousands", cue="warned", source="Tom Reed", positions=(cost,)
    )
    fine = r.position(
        "for", reed, "Tom Reed", "called Tom Reed", "fine councillor", steps=("called a fine councillor",)
    )
    r.claim(moss, "statement", "a fine councillor", cue="called", source="Ida Moss", target=(reed,), stance="supports",
            positions=(fine,))  # fmt: skip
    lunch = r.position("for", LUNCHES, "a free lunch", "a free lunch", "should get", steps=("demanded: should",))
    r.claim(reed, "demand", "every child should get a free lunch", source="Tom Reed", positions=(lunch,))
    r.claim(holt, "statement", "The weather was fine", source="Mia Holt")
    return r


def report() -> Reader:
    r = reader(
        "A year on, Mia Holt praised the ban. “I was wrong,” she said.\n\nThe Treasury opposed free school lunches. "
        "Lena Koch said free lunches had failed. Free lunches for infants must stay, said the Treasury.",
        id_="report", title="One year of quiet", date="2022-03-05", issues=DEBATED,
    )  # fmt: skip
    _, holt, _, treasury, koch = five_speakers(r)
    turn = r.position("for", PHONES, "the ban", "the ban", "praised", steps=("praised: attitude, for",), naming="short")
    r.claim(holt, "endorsement", "the ban", cue="praised", source="Mia Holt", positions=(turn,))
    no = r.position("against", LUNCHES, "free school lunches", "free school lunches", "opposed", steps=("opposed",))
    r.claim(treasury, "criticism", "free school lunches", cue="opposed", source="The Treasury", positions=(no,))
    failed = r.position("against", LUNCHES, "free lunches", "free lunches", "had failed", steps=("failed: evaluation",))
    r.claim(koch, "criticism", "free lunches had failed", source="Lena Koch", positions=(failed,))
    small = "Free lunches for infants"
    infants = r.position("for", INFANTS, small, small, "must stay", steps=("demanded: must stay",))
    r.claim(treasury, "demand", small + " must stay", source="the Treasury", positions=(infants,))
    return r


def five_speakers(r: Reader) -> list[str]:
    people = ("Ida Moss", "Mia Holt", "Tom Reed", "Lena Koch")
    moss, holt, reed, koch = (r.actor(f"person/{n.lower().replace(' ', '-')}", n, "person", n) for n in people)
    treasury = r.actor("org/treasury", "the Treasury", "organization", "The Treasury", "the Treasury")
    return [moss, holt, reed, treasury, koch]
