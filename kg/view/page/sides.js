// Who is on which side of what: the positions of the claims that pass the filters.
// Needs: dom, data, state.

const SIDES = { for: { title: "For", sign: "+", look: RELATIONS.supports }, against: { title: "Against", sign: "−", look: RELATIONS.opposes } };

// Each thing that somebody takes a side on, an issue or an actor, with who says what on either side, most contested
// first: { id, for, against }, of which each leads from the speaker ("" if not named) to the claims. Counted once for
// what passes the filters.
function sidedOn() {
  if (sidedOn.at !== seen.statements) {
    sidedOn.at = seen.statements;
    sidedOn.now = countSides();
  }
  return sidedOn.now;
}

function countSides() {
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
    .flatMap((subject) => Object.keys(SIDES).map((side) => ({ subject, side, claims: subject[side].get(who) || [], both: onBoth(subject, who) })))
    .filter(({ claims }) => claims.length)
    .sort((a, b) => (a.subject === b.subject ? 0 : b.claims.length - a.claims.length || (a.subject.id < b.subject.id ? -1 : 1)));
}

// When somebody changed sides on a subject: { before, after, from, to }, the last claim before and the first one after.
// Only dates tell an order: claims without one, and those whose dates overlap (one day; a year and a day in it), tell none.
const turnsOn = (subject, who) => turnsOf(Object.keys(SIDES).flatMap((side) => (subject[side].get(who) || []).map((claim) => ({ claim, side }))));

function turnsOf(sided) {
  const turns = [];
  let before = null;
  for (const group of byOverlap(sided.filter(({ claim }) => claim.day))) {
    if (group.some(({ side }) => side !== group[0].side)) continue;
    const [first, last] = [group[0], group.at(-1)];
    if (before && before.side !== first.side) turns.push({ before: before.claim, after: first.claim, from: before.side, to: first.side });
    before = last;
  }
  return turns;
}

// Dated claims in order, those together whose dates overlap.
function byOverlap(dated) {
  const groups = [];
  let end = "";
  for (const one of dated.sort((a, b) => byDay(a.claim, b.claim))) {
    if (groups.length && firstDay(one.claim.day) <= end) groups.at(-1).push(one);
    else groups.push([one]);
    if (lastDay(one.claim.day) > end) end = lastDay(one.claim.day);
  }
  return groups;
}

const onBoth = (subject, who) => Boolean(who) && subject.for.has(who) && subject.against.has(who);

// Who is on both sides of a subject: those whose change the dates tell, and those of whom no order is known.
function waverers(subject) {
  const both = [...subject.for.keys()].filter((who) => onBoth(subject, who)).sort(byName);
  const turned = both.map((who) => ({ who, turns: turnsOn(subject, who) }));
  return { changed: turned.filter(({ turns }) => turns.length), unordered: turned.filter(({ turns }) => !turns.length).map(({ who }) => who) };
}

// A wide table, in a place of its own that scrolls where the window is narrow.
const scrolled = (label, table) => h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, table);

const byName = (a, b) => (nameOf(a) + a < nameOf(b) + b ? -1 : 1);
const claimsOf = (subject) => [...new Set(Object.keys(SIDES).flatMap((side) => [...subject[side].values()].flat()))].sort(byDay);

// “2021-03-02 – 2022-03-05”, “2021-03-02”, “undated”; how many have no date where only some have one.
function spanOf(claims) {
  const days = claims.map(({ day }) => day).filter(Boolean).sort();
  if (!days.length) return "undated";
  const undated = claims.length - days.length;
  return (days[0] === days.at(-1) ? days[0] : days[0] + " – " + days.at(-1)) + (undated ? `, ${undated} undated` : "");
}

const bothSides = (subject, who) => h("span", { class: "chip both" }, subject && turnsOn(subject, who).length ? "changed side" : "on both sides");

// The steps from the words to the side; where the issue is not called by its name, which words mean it.
const whyWords = ({ towards, wording, naming, steps }) => [naming === "named" ? "" : `“${wording}” means ${nameOf(towards)}`, ...steps].filter(Boolean).join(" → ");
const whyLine = (position) => (whyWords(position) ? h("p", { class: "why" }, h("b", null, "Why: "), whyWords(position)) : "");
