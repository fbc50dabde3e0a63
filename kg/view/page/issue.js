// The issues: a list of what sides are taken on, and of the one that is chosen who is for and against, who changed, what
// it is part of. What takes no side is told apart.
// Needs: dom, views, data, state, evidence, panel, sides, issue-sides, issue-changes, actor, dossier, correct, main.

const ROWS = 40;
let allRows = false;

function showIssues() {
  const focused = document.activeElement && document.activeElement.dataset.key;
  const subjects = sidedOn();
  const chosen = state.on && subjects.find(({ id }) => id === state.on);
  $("#issue").replaceChildren(...[issuesBar(subjects, chosen), state.on ? (chosen ? issuePage(chosen) : nothingOn(state.on)) : issueLists(subjects)].flat(Infinity).filter(Boolean));
  if (focused) [...$("#issue").querySelectorAll("[data-key]")].find((element) => element.dataset.key === focused)?.focus({ preventScroll: true });
}

function openIssue(id) {
  state.on = id;
  shownVoices = VOICES;
  show("issue");
  $("#issue").scrollTop = 0;
  $("#issue-title")?.focus();
  announce(id ? nameOf(id) : "All issues");
}

function issueLink(id, more) {
  const go = (event) => {
    event.preventDefault();
    openIssue(id);
  };
  return h("a", { class: "link", href: "#" + new URLSearchParams({ view: "issue", on: id }), onclick: go, ...more }, nameOf(id));
}

function issuesBar(subjects, chosen) {
  const issues = subjects.filter(({ id }) => ISSUES.has(id)).length;
  const sided = DATA.claims.filter((claim) => claim.on && claim.positions.length).length;
  return h("div", { class: "bar" }, h("h2", null, state.on ? "Issue" : "Issues"), state.on && h("button", { "data-key": "all issues", onclick: () => openIssue(null) }, "← All issues"),
    !state.on && sided > 0 && h("span", { class: "faint" }, `${plural(issues, "issue")}, ${plural(sided, "claim")} with a side`),
    chosen && dossierButtons(() => issueDossier(chosen)));
}

const nothingOn = (id) => [h("h3", { id: "issue-title", tabindex: "-1", class: "big" }, nameOf(id)), h("p", null, "Nobody takes a side on it in what passes the filters."), ISSUES.has(id) && speaksOfIt(ISSUES.get(id))];

function issueLists(subjects) {
  const [issues, actors] = [true, false].map((issue) => subjects.filter(({ id }) => ISSUES.has(id) === issue));
  return [issues.length ? subjectTable("Issue", issues) : noIssues(), unsided(), actors.length > 0 && [h("h3", null, "Sides on people and bodies"), subjectTable("Person or body", actors)]];
}

function noIssues() {
  if (DATA.claims.some((claim) => claim.positions.some(({ towards }) => ISSUES.has(towards)))) return [h("p", null, "No claim with a side on an issue passes the filters.")];
  return [h("p", null, h("b", null, "No issues in these documents."), " An issue is what somebody is for or against in words that show it: a plan, a law, a demand. None was found, so there are no sides to show here. What was said stands in the Statements view. Issues of your own can be named in a file: ", h("code", null, 'issues = "issues.csv"'), " in kg.toml.")];
}

// Issues that were named, and on which nobody takes a side in any document.
function unsided() {
  const sided = new Set(DATA.claims.flatMap((claim) => claim.positions.map(({ towards }) => towards)));
  const left = DATA.issues.filter(({ id }) => !sided.has(id));
  return left.length && sided.size ? [h("details", null, h("summary", null, "Nobody takes a side on " + plural(left.length, "issue")), h("ul", null, left.map(({ id }) => h("li", null, issueLink(id)))))] : [];
}

function subjectTable(title, list) {
  const rows = allRows ? list : list.slice(0, ROWS);
  const most = Math.max(...list.map((subject) => Math.max(claimsOn(subject, "for"), claimsOn(subject, "against"))));
  const count = (subject, side) => h("td", null, tally(subject, side), balance(claimsOn(subject, side) / most, SIDES[side].look));
  return h("div", null, h("table", { class: "subjects" }, h("caption", { class: "sr" }, title + ", most contested first"),
    h("thead", null, h("tr", null, [title, "For", "Against", "Changed, or on both", "Said"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", null, rows.map((subject) => h("tr", null, h("td", null, issueLink(subject.id, { "data-key": "subject " + subject.id })), count(subject, "for"), count(subject, "against"), h("td", null, waverWords(subject)), h("td", null, spanOf(claimsOf(subject))))))),
    list.length > rows.length || allRows && list.length > ROWS ? h("p", null, h("button", { "data-key": "rows " + title, "aria-expanded": allRows, onclick: () => { allRows = !allRows; showIssues(); } }, allRows ? "Show the first only" : "Show all " + list.length.toLocaleString("en"))) : "");
}

// “2 actors · 3 claims”; a claim whose speaker is not named has no actor.
function tally(subject, side) {
  const claims = claimsOn(subject, side);
  return claims ? [h("span", { class: "nowrap" }, plural(actorsOn(subject, side), "actor")), " · ", h("span", { class: "nowrap" }, plural(claims, "claim"))] : h("span", { class: "faint" }, "nobody");
}

function waverWords(subject) {
  const { changed, unordered } = waverers(subject);
  return [changed.length && `${changed.length} changed side`, unordered.length && `${unordered.length} on both sides`].filter(Boolean).join("; ") || h("span", { class: "faint" }, "–");
}

const balance = (share, look) => svg("svg", { width: 90, height: 5, viewBox: "0 0 90 5", "aria-hidden": "true", class: "balance" }, svg("rect", { width: (share * 90).toFixed(1), height: 5, fill: colour(look) }));

function issuePage(subject) {
  const issue = ISSUES.get(subject.id);
  return [
    h("section", { class: "issue", "aria-labelledby": "issue-title" }, h("h3", { id: "issue-title", tabindex: "-1", class: "big" }, nameOf(subject.id)), meaning(subject.id), issueFacts(subject), standingWords(subject), ISSUES.has(subject.id) && mayCorrect && h("div", { class: "row buttons correct" }, h("span", { class: "faint" }, "Wrong?"), issueTools(subject.id))),
    sidesOnIt(subject),
    changesPart(subject),
    speaksOfIt(issue || { id: subject.id }),
  ];
}

const meaning = (id) => h("p", null, h("b", null, "For means: "), ISSUES.has(id) ? ISSUES.get(id).for_means || `in favour of “${nameOf(id)}”` : ["what is said speaks for ", thingFull(id)]);

function issueFacts({ id }) {
  const issue = ISSUES.get(id);
  if (!issue) return h("p", null, h("button", { "data-key": "everything", onclick: () => openActor(id) }, "Everything on " + nameOf(id)));
  const listed = (ids) => ids.map((other, i) => [i ? ", " : "", issueLink(other)]);
  return facts([["Also put as", issue.aliases.join("; ")], ["The opposite", issue.opposites.join("; ")], ["Part of", issue.broader && issueLink(issue.broader)], ["Its parts", listed(DATA.issues.filter(({ broader }) => broader === id).map((part) => part.id))], ["Perhaps the same as", listed(perhapsSame(issue))]]);
}

// Other issues that the build takes for perhaps the same, but for wholes and parts: for the reader to decide.
const perhapsSame = (issue) => (issue.alike || []).filter((id) => ISSUES.has(id) && id !== issue.id && issue.broader !== id && ISSUES.get(id).broader !== issue.id);

// How it stands, in one line.
function standingWords(subject) {
  const { changed, unordered } = waverers(subject);
  const words = [`${plural(actorsOn(subject, "for"), "actor")} for, ${actorsOn(subject, "against").toLocaleString("en")} against`, `${plural(claimsOf(subject).length, "claim")}, ${spanOf(claimsOf(subject))}`];
  return h("p", { class: "standing" }, words.join(" · "), changed.length > 0 && [" · changed side: ", thingList(changed.map(({ who }) => who))], unordered.length > 0 && [" · on both sides: ", thingList(unordered)]);
}

view({ id: "issue", title: "Issues", draw: showIssues });
