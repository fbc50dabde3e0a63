// Who is on which side of what: the positions of the claims that pass the filters.
// Needs: dom, data.

const SIDES = { for: { title: "For", sign: "+", look: RELATIONS.supports }, against: { title: "Against", sign: "−", look: RELATIONS.opposes } };

// Each thing that somebody takes a side on, an issue or an actor, with who says what on either side, most contested
// first: { id, for, against }, of which each leads from the speaker ("" if not named) to the claims.
function sidedOn() {
  const found = new Map();
  for (const claim of DATA.claims) {
    if (!claim.on) continue;
    for (const { towards, side } of claim.positions) {
      if (!found.has(towards)) found.set(towards, { id: towards, for: new Map(), against: new Map() });
      const voices = found.get(towards)[side];
      const said = voices.get(claim.who || "") || [];
      if (!said.includes(claim)) said.push(claim);
      voices.set(claim.who || "", said);
    }
  }
  return [...found.values()].sort(byContest);
}

const actorsOn = (subject, side) => subject[side].size - (subject[side].has("") ? 1 : 0);
const claimsOn = (subject, side) => [...subject[side].values()].reduce((count, claims) => count + claims.length, 0);

// What most actors disagree on; then what most take a side on, then what most is said on.
function byContest(a, b) {
  const weigh = (subject) => {
    const [pro, con] = Object.keys(SIDES).map((side) => actorsOn(subject, side));
    return [Math.min(pro, con), pro + con, claimsOn(subject, "for") + claimsOn(subject, "against")];
  };
  const [first, second] = [weigh(a), weigh(b)];
  const differs = first.findIndex((weight, i) => weight !== second[i]);
  return differs >= 0 ? second[differs] - first[differs] : (nameOf(a.id) + a.id < nameOf(b.id) + b.id ? -1 : 1);
}

// What one actor is for and against, what it says most on first.
function sidesOf(who) {
  return sidedOn()
    .flatMap((subject) => Object.keys(SIDES).map((side) => ({ subject, side, claims: subject[side].get(who) || [], both: subject.for.has(who) && subject.against.has(who) })))
    .filter(({ claims }) => claims.length)
    .sort((a, b) => (a.subject === b.subject ? 0 : b.claims.length - a.claims.length || (a.subject.id < b.subject.id ? -1 : 1)));
}

const bothSides = () => h("span", { class: "chip both" }, "on both sides");

// The steps from the words to the side; where the issue is not called by its name, which words mean it.
function whyLine({ towards, wording, naming, steps }) {
  const all = [naming === "named" ? "" : `“${wording}” means ${nameOf(towards)}`, ...steps].filter(Boolean);
  return all.length ? h("p", { class: "why" }, h("b", null, "Why: "), all.join(" → ")) : "";
}
