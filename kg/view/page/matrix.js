// Issues × actors as a table: for, against, both or nothing, with the number of claims; camps stand together.
// Needs: dom, data, state, network, sides, standing, overview, issue.

// As many actors as leave room for the map.
const FEW = { issues: 12, bodies: 8, actors: Math.max(8, Math.min(24, Math.floor((innerWidth - 910) / 32))) };
const full = { issues: false, bodies: false, actors: false };

const isIssue = (subject) => ISSUES.has(subject.id);
const SECTIONS = [
  { key: "issues", title: "Issues", one: "issue", has: isIssue },
  { key: "bodies", title: "People and bodies", one: "person or body", has: (subject) => !isIssue(subject) },
];

function matrix(now) {
  const listed = SECTIONS.map((section) => ({ ...section, list: now.subjects.filter(section.has) })).filter(({ list }) => list.length);
  const columns = columnsOf(now, listed.flatMap(({ key, list }) => (full[key] ? list : list.slice(0, FEW[key]))));
  const shown = full.actors ? columns : columns.slice(0, FEW.actors);
  // A row without a place in these columns gives way to the next one that has one.
  const placed = (subject) => shown.some((actor) => actor.on.has(subject));
  const sections = listed.map((section) => ({ ...section, rows: full[section.key] ? section.list : section.list.filter(placed).slice(0, FEW[section.key]) }));
  const inOrder = byCamp(now, shown);
  const beyond = columns.length - shown.length;
  const more = [...sections.map(({ key, list, one }) => moreButton(key, list.length, FEW[key], one)), moreButton("actors", columns.length, FEW.actors, "actor")].filter(Boolean);
  return h("div", { class: "matrix" },
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Who is for and against what, a table" },
      h("table", null, h("caption", { class: "sr" }, "Who is for and against what: an issue a row, an actor a column"),
        h("thead", null, h("tr", null, h("th", { scope: "col", class: "corner" }, h("span", { class: "sr" }, "Issue")), inOrder.map(columnHead), beyond > 0 && h("th", { scope: "col", class: "actor rest" }, h("span", { class: "tilted" }, h("span", null, "others"))))),
        sections.map((section) => h("tbody", null,
          sections.length > 1 && h("tr", { class: "section" }, h("th", { scope: "rowgroup", colspan: inOrder.length + 1 + (beyond > 0) }, section.title)),
          section.rows.map((subject) => matrixRow(subject, inOrder, beyond > 0)))))),
    more.length > 0 && h("div", { class: "row buttons" }, more));
}

const many = (one) => (one === "person or body" ? "people and bodies" : one + "s");
function moreButton(key, count, few, one) {
  if (count <= few) return "";
  return h("button", { class: "small", "data-key": "more " + key, "aria-expanded": full[key], onclick: () => { full[key] = !full[key]; showOverview(); } }, full[key] ? `The first ${few} ${many(one)} only` : `All ${count.toLocaleString("en")} ${many(one)}`);
}

// The actors with a place in these rows, who has most first.
function columnsOf(now, rows) {
  const count = (actor) => rows.reduce((sum, subject) => sum + (actor.on.has(subject) ? 1 : 0), 0);
  return now.actors.map((actor) => [count(actor), actor]).filter(([n]) => n).sort(([n, a], [m, b]) => m - n || now.actors.indexOf(a) - now.actors.indexOf(b)).map(([, actor]) => actor);
}

function byCamp(now, actors) {
  const order = (actor) => (actor.group ? actor.group.number : now.groups.length);
  return [...actors].sort((a, b) => order(a) - order(b) || actors.indexOf(a) - actors.indexOf(b));
}

function columnHead({ id, group }) {
  const node = nodeById.get(id);
  const chosen = state.thing === node;
  return h("th", { scope: "col", class: "actor" + (chosen ? " chosen" : ""), colour: colour(groupLook(group)) },
    h("button", { class: "tilted", title: fullName(node), "data-key": "column " + id, onclick: () => chooseStanding({ thing: node }) }, h("span", null, shapeIcon(groupLook(group), 12), " ", cutAt(fullName(node), 22), h("span", { class: "sr" }, group ? ", " + groupName(group) : ""))));
}

function matrixRow(subject, columns, others) {
  const [pro, con] = [claimsOn(subject, "for"), claimsOn(subject, "against")];
  const most = Math.max(1, pro + con);
  return h("tr", { class: state.cell && state.cell.subject === subject.id ? "chosen" : null },
    h("th", { scope: "row" }, issueLink(subject.id, { "data-key": "row " + subject.id }),
      h("span", { class: "tally" }, `${actorsOn(subject, "for")} for · ${actorsOn(subject, "against")} against`,
        svg("svg", { width: 84, height: 6, viewBox: "0 0 84 6", "aria-hidden": "true", class: "bars" },
          svg("rect", { width: ((pro / most) * 84).toFixed(1), height: 6, fill: colour(SIDES.for.look) }), svg("rect", { x: ((pro / most) * 84).toFixed(1), width: ((con / most) * 84).toFixed(1), height: 6, fill: colour(SIDES.against.look) })))),
    columns.map((actor) => matrixCell(subject, actor.id)), others && restCell(subject, new Set(columns.map(({ id }) => id))));
}

// How many take a side here that have no column, so that a row tells of all.
function restCell(subject, shown) {
  const [pro, con] = Object.keys(SIDES).map((side) => [...subject[side].keys()].filter((who) => who && !shown.has(who)).length);
  if (!pro && !con) return h("td", null);
  const words = [pro && `+${pro}`, con && `−${con}`].filter(Boolean).join(" ");
  return h("td", { class: "rest" }, h("button", { class: "link", "data-key": "rest " + subject.id, "aria-label": `${nameOf(subject.id)}, others: ${pro} for, ${con} against`, onclick: () => openIssue(subject.id) }, words));
}

const CELL_SIGNS = { for: "+", against: "−", both: "±" };
const CELL_WORDS = { for: "for", against: "against", both: "on both sides" };
function matrixCell(subject, who) {
  const cell = cellOf(subject, who);
  if (!cell) return h("td", null);
  const { side, claims } = cell;
  const chosen = state.cell && state.cell.who === who && state.cell.subject === subject.id;
  return h("td", null, h("button", {
    class: `cell ${side}${claims.length > 2 ? " strong" : ""}`, "aria-pressed": chosen, "data-key": `cell ${who} ${subject.id}`, "data-who": who, "data-subject": subject.id,
    "aria-label": `${fullName(nodeById.get(who))}, ${nameOf(subject.id)}: ${CELL_WORDS[side]}, ${plural(claims.length, "claim")}`,
    onclick: () => chooseStanding({ cell: { who, subject: subject.id } }),
  }, CELL_SIGNS[side] + (claims.length > 1 ? claims.length : "")));
}
