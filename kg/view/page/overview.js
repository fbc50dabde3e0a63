// The first screen: the debate. Who is for and against what, who stands with whom, in words the same; a place in the
// table or a line of the map opens the sentences behind it. With one issue or none it says what there is.
// Needs: dom, views, data, state, words, evidence, panel, sides, standing, matrix, alliances, coalitions, issue, issue-sides, actor, address, main.

const FIRST_CLAIMS = 12;
// With fewer claims that take a side the page tells what is said besides.
const FEW_SIDES = 12;

function showOverview() {
  const focused = document.activeElement && document.activeElement.dataset.key;
  const now = standing();
  const enough = now.subjects.length > 1 && now.actors.length > 1;
  $("#debate").replaceChildren(...[overviewBar(now), enough ? debateParts(now) : littleToShow(now)].flat(Infinity).filter(Boolean));
  if (focused) [...$("#debate").querySelectorAll("[data-key]")].find((element) => element.dataset.key === focused)?.focus({ preventScroll: true });
}

function overviewBar(now) {
  const issues = now.subjects.filter(isIssue).length;
  const claims = DATA.claims.filter((claim) => claim.on);
  const sided = claims.filter((claim) => claim.positions.length).length;
  const words = [plural(issues, "issue"), `${plural(now.actors.length, "actor")} with a side`, `${sided.toLocaleString("en")} of ${plural(claims.length, "claim")} take a side in words`];
  return h("div", { class: "bar" }, h("h2", null, "Who is for and against what"), h("span", { class: "faint" }, words.join(" · ")));
}

function debateParts(now) {
  return [h("div", { class: "debate-top" }, matrix(now), h("div", { class: "beside" }, h("h2", null, "Who stands with whom"), alliances(now))), coalitionCards(now), FEW_SIDES > DATA.claims.filter((claim) => claim.on && claim.positions.length).length && whatIsSaid()];
}

// What words were searched for stands first where a sentence has them, not only a name or a title.
function whatIsSaid() {
  const spoken = (claim) => seen.words.length > 0 && hasWords(folded(claim.evidence.map(sentenceOf).join("\n")), seen.words);
  const claims = DATA.claims.filter((claim) => claim.on).map((claim) => [claim, spoken(claim)]).sort(([a, x], [b, y]) => y - x || b.confidence - a.confidence || byDay(a, b)).map(([claim]) => claim);
  if (!claims.length) return [];
  return [h("h2", null, "What is said"), h("div", { class: "columns" }, claims.slice(0, FIRST_CLAIMS).map((claim) => card(claim))),
    h("p", null, h("button", { onclick: () => show("table") }, `All ${plural(claims.length, "claim")}`))];
}

// Fewer than two things that sides are taken on: what there is, and the statements.
function littleToShow(now) {
  const subject = now.subjects[0];
  const told = subject
    ? [h("p", null, "Sides are taken on one thing only: ", issueLink(subject.id), ` (${actorsOn(subject, "for")} for, ${actorsOn(subject, "against")} against).`)]
    : noIssues();
  return [told, whatIsSaid()];
}

// What is chosen here: an actor, a place of the table, or two actors of the map.
function chooseStanding({ thing = null, cell = null, pair = null }) {
  state.cell = cell;
  state.pair = pair;
  state.thing = thing || (cell && nodeById.get(cell.who)) || null;
  state.statement = null;
  refresh();
  announce(cell ? `${nameOf(cell.who)} on ${nameOf(cell.subject)}` : pair ? `${nameOf(pair.a)} and ${nameOf(pair.b)}` : thing ? fullName(thing) : "");
  if (matchMedia("(max-width: 760px)").matches) $("#panel").scrollIntoView({ block: "start" });
}

// The panel of a place of the table: what an actor says on one thing.
function cellPanel({ who, subject: id }) {
  const subject = standing().subjects.find((one) => one.id === id);
  const cell = subject && cellOf(subject, who);
  if (!cell) return [h("h2", null, "Nothing here"), h("p", null, `${nameOf(who)} takes no side on ${nameOf(id)} in what passes the filters.`), tools(nodeById.get(who))];
  return [h("h2", null, `${nameOf(who)} on`), h("h3", null, issueLink(id)), h("p", null, h("b", null, capital(CELL_WORDS[cell.side])), ` · ${plural(cell.claims.length, "claim")} `),
    h("div", { class: "row buttons" }, h("button", { onclick: () => openActor(who) }, "Everything on " + nameOf(who)), h("button", { onclick: () => copy(location.href.split("#")[0] + address(), "Link") }, "Copy link"), h("button", { onclick: () => chooseStanding({}) }, "Close")),
    h("ul", { class: "plain said" }, cell.claims.map((claim) => sidedRow(claim, id)))];
}

// The panel of two actors: what they agree on, what they dispute, each in its sentences.
function pairPanel({ a, b, key }) {
  const tie = standing().ties.find((one) => pairKey(one.a.id, one.b.id) === key);
  const part = (title, subjects) => subjects.length > 0 && [h("h2", null, `${title} (${subjects.length})`), subjects.map((subject) => [h("h4", null, issueLink(subject.id)), h("ul", { class: "plain said" }, [a, b].map((who) => pairRow(subject, who)))])];
  return [h("h2", null, "Two actors"), h("h3", null, thingLink(a), " and ", thingLink(b)), h("div", { class: "row buttons" }, h("button", { onclick: () => chooseStanding({}) }, "Close")),
    ...(tie ? [part("They agree", tie.agree), part("They dispute", tie.dispute)] : [h("p", null, "Nothing that passes the filters.")])].flat(Infinity).filter(Boolean);
}

function pairRow(subject, who) {
  const cell = cellOf(subject, who);
  if (!cell) return who === subject.id ? h("li", { class: "faint" }, nameOf(who) + " is who the other takes a side on.") : "";
  return [h("li", null, h("b", null, nameOf(who)), ` – ${CELL_WORDS[cell.side]}, ${plural(cell.claims.length, "claim")}`), cell.claims.slice(0, 3).map((claim) => sidedRow(claim, subject.id))];
}

// With whom an actor stands, for its panel.
function standsWith(id) {
  const mine = standing().ties.filter(({ a, b }) => a.id === id || b.id === id).slice(0, 8);
  return mine.length ? [h("h2", null, "Stands with and against"), h("ul", { class: "plain" }, mine.map((tie) => h("li", null,
    h("button", { class: "link", onclick: () => chooseStanding({ pair: { a: tie.a.id, b: tie.b.id, key: pairKey(tie.a.id, tie.b.id) } }) }, nameOf(tie.a.id === id ? tie.b.id : tie.a.id)),
    h("span", { class: "faint" }, " – ", [tie.agree.length && `agree on ${tie.agree.length}`, tie.dispute.length && `dispute ${tie.dispute.length}`].filter(Boolean).join(", ")))))] : [];
}

view({ id: "debate", title: "Debate", draw: showOverview });
