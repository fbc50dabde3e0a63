// Who is on both sides of an issue, who changed, and who names it without a side.
// Needs: dom, data, evidence, sides, issue-sides, actor.

function changesPart(subject) {
  const { changed, unordered } = waverers(subject);
  return [
    changed.length > 0 && h("section", { class: "issue", "aria-label": "Who changed side" }, h("h3", null, `Changed side (${changed.length})`), changed.map(({ who, turns }) => h("div", { class: "voice" }, h("h4", null, thingFull(who)), turns.map((turn) => turnRow(turn, subject))))),
    unordered.length > 0 && h("section", { class: "issue", "aria-label": "On both sides" }, h("h3", null, `On both sides (${unordered.length})`), h("p", { class: "faint" }, "The dates do not tell which came first."), unordered.map((who) => h("div", { class: "voice" }, h("h4", null, thingFull(who)), bothRow(subject, who)))),
  ];
}

// Both sentences of a change, with their dates.
function turnRow({ before, after, from, to }, subject) {
  return h("div", { class: "columns turned" }, [[before, from, "last on"], [after, to, "first on"]].map(([claim, side, word]) => h("div", { class: "side", colour: colour(SIDES[side].look) }, h("p", { class: "when" }, h("span", { class: "sign" }, SIDES[side].sign), " ", h("b", null, side), `, ${word} `, h("span", { class: "nowrap" }, claim.day)), sidedRow(claim, subject.id, "div"))));
}

function bothRow(subject, who) {
  return h("div", { class: "columns turned" }, Object.keys(SIDES).map((side) => {
    const claims = subject[side].get(who).sort(byDay);
    return h("div", { class: "side", colour: colour(SIDES[side].look) }, h("p", { class: "when" }, h("span", { class: "sign" }, SIDES[side].sign), " ", h("b", null, side), ", " + spanOf(claims)), folded_(claims.map((claim) => () => sidedRow(claim, subject.id)), ["both", side, who, subject.id].join(" "), 1));
  }));
}

// Claims in whose words the issue is named, or which speak of the actor, and from which no side was read.
function namingClaims(issue) {
  const none = (claim) => claim.on && !claim.positions.some(({ towards }) => towards === issue.id);
  if (!issue.label) return DATA.claims.filter((claim) => none(claim) && claim.who !== issue.id && [...claim.target, ...claim.about].includes(issue.id)).sort(byDay);
  const literal = (words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[issue.label, ...issue.aliases, ...issue.opposites].map(literal).join("|")})(?![\\p{L}\\p{N}])`, "iu");
  return DATA.claims.filter((claim) => none(claim) && named.test(claim.text)).sort(byDay);
}

function speaksOfIt(issue) {
  const claims = namingClaims(issue);
  if (!claims.length) return "";
  return h("section", { class: "issue", "aria-label": "Speaks of it, no side told" }, h("h3", null, `Speaks of it, no side told (${claims.length})`), h("p", { class: "faint" }, "These claims name it; no side was read from their words."), folded_(claims.map((claim) => () => claimRow(claim)), "naming " + issue.id, 5));
}
