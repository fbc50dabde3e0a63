// The one search: typing suggests names, issues, documents and sentences to go to; Enter filters every view by the words.
// Needs: dom, data, words, state, network, issue, actor, document, main.

const box = $("#query");
const found = $("#found");
const MOST_NAMES = 6;
const MOST_HITS = 14;
let hits = [];
let chosenHit = 0;

// What the words are found in: names and issues first, then titles and sentences. A document is found by its title only.
function find(query) {
  const words = wordsOf(query);
  if (!words.length) return [];
  const take = (items, hay, most, make) => {
    const taken = [];
    for (const item of items) {
      if (taken.length >= most) break;
      if (hasWords(hay(item), words)) taken.push({ ...make(item), words });
    }
    return taken;
  };
  const things = take(ranked, (node) => (node.statement ? "" : hayOfThing(node.id)), MOST_NAMES, (node) => ({ node }));
  const issues = take(DATA.issues, (issue) => hayOfThing(issue.id), 4, (issue) => ({ issue }));
  const titled = take(documents, (doc) => hayOf(doc.id + "\ntitle", () => titleWords(doc)), 3, (doc) => ({ doc }));
  const left = MOST_HITS - things.length - issues.length - titled.length;
  return [...things, ...issues, ...titled, ...take(statements, hayOfWords, left, (statement) => ({ statement }))];
}
const hayOfWords = (statement) => hayOf(statement.id + "\nwords", () => [statement.text, ...statement.evidence.map(sentenceOf)]);

function hitRow({ node, issue, doc, statement, words }) {
  if (node) return [h("span", null, snippet(aliasWith(node.id, words), words)), [node.look.label, whereOf(node)].filter(Boolean).join(" · ")];
  if (issue) return [h("span", null, snippet(aliasWith(issue.id, words), words)), "Issue"];
  if (doc) return [h("span", null, snippet(doc.title, words)), ["Document", doc.publisher, doc.date].filter(Boolean).join(" · ")];
  const piece = statement.evidence[0];
  const sentence = piece && hasWords(folded(sentenceOf(piece)), words) ? sentenceOf(piece) : statement.text;
  return [h("span", null, nameOf(statement.who) + " " + verbOf(statement) + ": ", h("q", { class: "own" }, snippet(sentence, words))), piece ? [piece.doc.title, statement.day].filter(Boolean).join(" · ") : ""];
}

// The name; where the words are in another name of it, that one too.
function aliasWith(id, words) {
  const [label, ...others] = namesOf(id);
  const other = hasWords(folded(label), words) ? "" : others.find((name) => hasWords(folded(name), words)) || "";
  return label + (other ? " (" + other + ")" : "");
}

function showHits() {
  const query = box.value.trim();
  hits = find(query);
  chosenHit = 0;
  found.hidden = !query;
  box.setAttribute("aria-expanded", String(Boolean(query)));
  if (!query) return box.removeAttribute("aria-activedescendant");
  const row = (i, first, second) => h("li", { role: "option", id: "hit" + i, "aria-selected": i === 0, onpointerdown: (event) => { event.preventDefault(); take(i); } }, first, second && h("small", null, second));
  found.replaceChildren(row(0, h("b", null, `Filter everything by “${query}”`)), ...hits.map((hit, i) => row(i + 1, ...hitRow(hit))));
  if (!hits.length) found.append(h("li", { role: "option", "aria-disabled": true, "aria-selected": false }, "Nothing found. Try the beginning of a word."));
  box.setAttribute("aria-activedescendant", "hit0");
  announce(hits.length ? plural(hits.length, "hit") : "Nothing found");
}

// Row 0 filters, the others go to what they name.
function take(i) {
  const query = box.value.trim();
  if (!i) return query && setFind(query);
  const hit = hits[i - 1];
  if (!hit) return;
  closeSearch();
  if (hit.doc) return openDocument(hit.doc);
  if (hit.issue) return openIssue(hit.issue.id);
  if (hit.node && state.view === "actor" && DATA.actors[hit.node.id]) return openActor(hit.node.id);
  if (hit.node) choose(hit.node);
  else chooseStatement(hit.statement);
  if (state.thing && state.view === "network") {
    centre(state.thing);
    canvas.focus();
  }
}

// Let through only what the words are found in, in every view.
function setFind(query) {
  closeSearch();
  state.find = query;
  refresh();
  announce(query ? plural(seen.statements.length, "statement") + " with these words" : "Words cleared");
}

function closeSearch() {
  box.value = "";
  found.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

box.addEventListener("input", showHits);
box.addEventListener("blur", () => setTimeout(() => (found.hidden = true), 150));
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const rows = hits.length + 1;
    chosenHit = (chosenHit + (event.key === "ArrowDown" ? 1 : -1) + rows) % rows;
    [...found.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === chosenHit)));
    box.setAttribute("aria-activedescendant", "hit" + chosenHit);
    found.children[chosenHit]?.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter") take(chosenHit);
  else if (event.key === "Escape") {
    event.stopPropagation();
    closeSearch();
    (state.view === "network" ? canvas : $("#main")).focus();
  }
});
