// The issues: what sides are taken on, and for what is chosen who is for and against, side by side, in the exact words.
// What takes no side is not here.
// Needs: dom, views, data, state, shapes, evidence, panel, sides, document, main, correct.

const ROWS = 8;
const VOICES = 60;
const CLAIMS = 3;
const MOST = 480;
let allRows = false;
let shownVoices = VOICES;
const unfolded = new Set();

function showIssues() {
  const focused = document.activeElement && document.activeElement.dataset.key;
  const subjects = sidedOn();
  const [issues, actors] = [true, false].map((issue) => subjects.filter(({ id }) => ISSUES.has(id) === issue));
  const chosen = state.on ? subjects.find(({ id }) => id === state.on) : subjects[0];
  const sided = DATA.claims.filter((claim) => claim.on && claim.positions.length).length;
  const part = (title, list) => (list.length ? [subjectTable(title, list, chosen), list.includes(chosen) && subjectCard(chosen)] : []);
  $("#issue").replaceChildren(...[
    h("div", { class: "bar" }, h("h2", null, "Issues"), sided > 0 && h("span", { class: "faint" }, `${plural(issues.length, "issue")} and ${plural(sided, "claim")} with a side; the filters on the left apply`)),
    state.on && !chosen && sided && h("p", { id: "issue-title", tabindex: "-1" }, `Nobody takes a side on ${nameOf(state.on)} in what passes the filters.`),
    issues.length ? part("Issue", issues) : noIssues(),
    unsided(),
    part("Towards an actor", actors),
  ].flat().filter(Boolean));
  if (focused) [...$("#issue").querySelectorAll("[data-key]")].find((element) => element.dataset.key === focused)?.focus({ preventScroll: true });
}

function openIssue(id) {
  state.on = id;
  shownVoices = VOICES;
  show("issue");
  $("#issue-title")?.focus();
  announce(nameOf(id));
}

function issueLink(id, more) {
  const go = (event) => {
    event.preventDefault();
    openIssue(id);
  };
  return h("a", { class: "link", href: "#" + new URLSearchParams({ view: "issue", on: id }), onclick: go, ...more }, nameOf(id));
}

function noIssues() {
  if (DATA.claims.some((claim) => claim.positions.some(({ towards }) => ISSUES.has(towards)))) return [h("p", null, "No claim with a side on an issue passes the filters.")];
  return [h("p", null, h("b", null, "No issues in these documents."), " An issue is what somebody is for or against in words that show it: a plan, a law, a demand. None was found, so there are no sides to show here. What was said stands in the Statements view. Issues of your own can be named in a file: ", h("code", null, 'issues = "issues.csv"'), " in kg.toml.")];
}

// Issues that were named, and on which nobody takes a side in any document.
function unsided() {
  const sided = new Set(DATA.claims.flatMap((claim) => claim.positions.map(({ towards }) => towards)));
  const left = DATA.issues.filter(({ id }) => !sided.has(id));
  return left.length && sided.size ? [h("details", null, h("summary", null, "Nobody takes a side on " + plural(left.length, "issue")), h("ul", null, left.map(({ id, label }) => h("li", null, label, " ", h("code", null, id)))))] : [];
}

function subjectTable(title, list, chosen) {
  const rows = allRows ? list : list.slice(0, ROWS);
  if (chosen && list.includes(chosen) && !rows.includes(chosen)) rows.push(chosen);
  const most = Math.max(...list.map((subject) => Math.max(claimsOn(subject, "for"), claimsOn(subject, "against"))));
  const count = (subject, side) => h("td", null, tally(subject, side), balance(claimsOn(subject, side) / most, SIDES[side].look));
  return h("div", null, h("table", { class: "subjects" }, h("caption", { class: "sr" }, title + ", most contested first"),
    h("thead", null, h("tr", null, [title, "For", "Against"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", null, rows.map((subject) => h("tr", { class: subject === chosen ? "chosen" : null }, h("td", null, issueLink(subject.id, { "aria-current": subject === chosen && "true", "data-key": "subject " + subject.id }), " ", h("code", null, subject.id)), count(subject, "for"), count(subject, "against"))))),
    list.length > rows.length || allRows && list.length > ROWS ? h("p", null, h("button", { "data-key": "rows", "aria-expanded": allRows, onclick: () => { allRows = !allRows; showIssues(); } }, allRows ? "Show the first only" : "Show all " + list.length.toLocaleString("en"))) : "");
}

// “2 actors · 3 claims”; a claim whose speaker is not named has no actor.
function tally(subject, side) {
  const claims = claimsOn(subject, side);
  return claims ? [h("span", { class: "nowrap" }, plural(actorsOn(subject, side), "actor")), " · ", h("span", { class: "nowrap" }, plural(claims, "claim"))] : h("span", { class: "faint" }, "nobody");
}

const balance = (share, look) => svg("svg", { width: 90, height: 5, viewBox: "0 0 90 5", "aria-hidden": "true", class: "balance" }, svg("rect", { width: (share * 90).toFixed(1), height: 5, fill: colour(look) }));

function subjectCard(subject) {
  const issue = ISSUES.get(subject.id);
  const parts = sidedOn().filter(({ id }) => ISSUES.has(id) && ISSUES.get(id).broader === subject.id);
  const about = issue
    ? [h("p", null, h("b", null, "For means: "), issue.for_means || `in favour of “${issue.label}”`),
      facts([["Also put as", issue.aliases.join("; ")], ["The opposite", issue.opposites.join("; ")], ["Part of", issue.broader && issueLink(issue.broader)], ["Its parts", parts.map(({ id }, i) => [i ? ", " : "", issueLink(id)])], ["Id", h("code", null, issue.id)]])]
    : [h("p", null, h("b", null, "For means: "), "what is said speaks for ", thingFull(subject.id)), facts([["Id", h("code", null, subject.id)]])];
  return h("section", { class: "issue", "aria-labelledby": "issue-title" }, h("h3", { id: "issue-title", tabindex: "-1" }, nameOf(subject.id), " ", issueTool(subject.id)), about,
    h("p", { class: "key" }, "In the words below ", h("mark", { class: "shows" }, "what shows the side"), " is marked."),
    h("div", { class: "columns sides" }, Object.keys(SIDES).map((side) => sideColumn(subject, side))));
}

function sideColumn(subject, side) {
  const { title, sign, look } = SIDES[side];
  const voices = [...subject[side]].sort(([a, x], [b, y]) => !a - !b || y.length - x.length || (nameOf(a) < nameOf(b) ? -1 : 1));
  const left = voices.length - shownVoices;
  return h("section", { class: "side", colour: colour(look), "aria-label": title }, h("h4", null, h("span", { class: "sign" }, sign), " ", title, ": ", tally(subject, side)),
    voices.slice(0, shownVoices).map(([who, claims]) => voiceOn(subject, side, who, claims.sort(byDay))),
    left > 0 && h("button", { "data-key": "voices " + side, onclick: () => { shownVoices += VOICES; showIssues(); } }, `Show ${Math.min(left, VOICES)} more`));
}

function voiceOn(subject, side, who, claims) {
  const actor = DATA.actors[who];
  const row = (claim) => sidedRow(claim, subject.id);
  const key = [side, who, subject.id].join(" ");
  const more = claims.slice(CLAIMS);
  return h("div", { class: "voice" }, h("h5", null, actor && kindIcon(actor.kind), " ", who ? thingFull(who) : "Somebody not named", who && subject.for.has(who) && subject.against.has(who) && [" ", bothSides()]),
    h("ul", null, claims.slice(0, CLAIMS).map(row)),
    more.length > 0 && h("details", { open: unfolded.has(key), ontoggle: (event) => (event.target.open ? unfolded.add(key) : unfolded.delete(key)) }, h("summary", { "data-key": "more " + key }, plural(more.length, "more claim")), h("ul", null, more.map(row))));
}

// One claim: for each document that has it the words, why they are a side, and where they stand.
function sidedRow(claim, id) {
  const positions = claim.positions.filter(({ towards }) => towards === id);
  return h("li", null, [...new Set(positions.map(({ doc }) => doc))].map((doc, i) => {
    const here = positions.filter((position) => position.doc === doc);
    const pieces = claim.evidence.filter((piece) => piece.doc === doc);
    const piece = pieces.find(({ why }) => why.length) || pieces[0];
    return [piece ? sidedWords(piece, here.flatMap(({ why }) => why)) : quoted(claim.text), here.map(whyLine),
      h("div", { class: "src" }, h("span", null, verbOf(claim) + (claim.share ? ` (${claim.share})` : "")), h("span", { class: "nowrap" }, (i ? doc.date : claim.day) || "undated"),
        piece && h("button", { class: "link", "data-key": [claim.id, doc.id, id].join(" "), onclick: () => openDocument(doc, piece) }, doc.title),
        h("button", { "data-key": ["evidence", claim.id, doc.id, id].join(" "), onclick: () => chooseStatement(claim) }, "Evidence"))];
  }));
}

// The sentence with the words that show the side marked. Where it is long, what is around them; what stands far off, by itself.
function sidedWords(piece, why) {
  const { doc } = piece;
  let from = Math.min(piece.start, ...piece.content.map(([a]) => a));
  let to = Math.max(piece.end, ...piece.content.map(([, b]) => b));
  const near = why.filter(([a, b]) => a > from - 240 && b < to + 240);
  const ranges = [...piece.content.map(([a, b]) => [a, b, "said"]), ...why.map(([a, b]) => [a, b, "shows"])];
  const [whole, end] = [from = Math.min(from, ...near.map(([a]) => a)), to = Math.max(to, ...near.map(([, b]) => b))];
  if (to - from > MOST && near.length) {
    from = Math.max(from, Math.min(Math.min(...near.map(([a]) => a)) - MOST / 3, to - MOST));
    to = Math.min(to, Math.max(Math.max(...near.map(([, b]) => b)) + MOST / 3, from + MOST));
  }
  const far = why.filter((span) => !near.includes(span));
  return h("blockquote", { class: "sided" }, far.map(([a, b]) => [marked(doc, a, b, ranges), " … "]), from > whole && "… ", marked(doc, from, to, ranges), to < end && " …");
}

view({ id: "issue", title: "Issues", draw: showIssues });
