// Search over names, aliases, issues and sentences: names first, then the exact words.
// Needs: dom, data, state, network, issue, actor, document, main.

const box = $("#query");
const found = $("#found");
let hits = [];
let chosenHit = 0;

const haystack = [];
for (const node of ranked) {
  if (node.statement) continue;
  const actor = DATA.actors[node.id];
  haystack.push({ node, text: [node.label, ...(actor ? actor.aliases : [])].join("\n").toLowerCase() });
}
for (const statement of statements) {
  const words = statement.evidence.map((piece) => slice(piece.doc, piece.start, piece.end)).join("\n");
  haystack.push({ statement, text: (statement.text + "\n" + words).replace(/\s+/g, " ").toLowerCase() });
}
for (const issue of DATA.issues) haystack.push({ issue, text: [issue.label, ...issue.aliases, ...issue.opposites].join("\n").toLowerCase() });
for (const doc of documents) haystack.push({ doc, text: [doc.title, doc.publisher, doc.author].filter(Boolean).join("\n").toLowerCase() });

// Every word must occur; a phrase in quotation marks must occur as it stands.
function find(query, most = 14) {
  const wanted = (query.toLowerCase().match(/"[^"]+"|\S+/g) || []).map((word) => word.replace(/^"|"$/g, "").replace(/[“”]/g, "")).filter(Boolean);
  if (!wanted.length) return [];
  const names = [];
  const rest = [];
  for (const item of haystack) {
    if (!wanted.every((word) => item.text.includes(word))) continue;
    (item.node || item.issue ? names : rest).push(item);
    if (rest.length >= most && names.length >= 8) break;
  }
  return [...names.slice(0, 8), ...rest].slice(0, most);
}

function showHits() {
  hits = find(box.value);
  chosenHit = 0;
  const open = Boolean(box.value.trim());
  found.hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  if (!open) return box.removeAttribute("aria-activedescendant");
  const rows = hits.map((hit, i) => {
    const [first, second] = hit.node ? [hit.node.label, [hit.node.look.label, whereOf(hit.node)].filter(Boolean).join(" · ")] : hit.issue ? [hit.issue.label, "Issue"] : hit.doc ? [hit.doc.title, "Document"] : [nameOf(hit.statement.who) + " " + verbOf(hit.statement), hit.statement.text];
    return h("li", { role: "option", id: "hit" + i, "aria-selected": i === 0, onpointerdown: (event) => { event.preventDefault(); take(i); } }, first, h("small", null, second));
  });
  found.replaceChildren(...(rows.length ? rows : [h("li", { role: "option", "aria-disabled": true, "aria-selected": false }, "Nothing found. Try a shorter word.")]));
  if (rows.length) box.setAttribute("aria-activedescendant", "hit0");
  announce(rows.length ? plural(rows.length, "hit") : "Nothing found");
}

function take(i) {
  const hit = hits[i];
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
    chosenHit = (chosenHit + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % (hits.length || 1);
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
