// A whole document with every mention, claim and event marked, and the statements in the margin beside their paragraph.
// Needs: dom, views, data, state, evidence, sides, issue, address, main.

let spot = null;

function openDocument(doc, piece) {
  state.doc = doc;
  spot = piece || null;
  show("document");
  const mark = $("#document .here");
  if (mark) mark.scrollIntoView({ block: "center" });
  else $("#document").scrollTop = 0;
}

function showDocument() {
  const focused = document.activeElement && document.activeElement.dataset.key;
  const chooser = h("select", { "aria-label": "Document", onchange: (event) => openDocument(documents[Number(event.target.value)]) }, h("option", { value: "", disabled: true, selected: !state.doc }, "Choose a document"), documentsByDate.map((doc) => h("option", { value: doc.number, selected: doc === state.doc }, (doc.date ? doc.date + " · " : "") + doc.title)));
  const key = h("p", { class: "key" }, h("mark", { class: "content" }, "what is said"), " ", h("mark", { class: "cue" }, "cue"), " ", h("mark", { class: "source" }, "who says it"), " ", h("mark", { class: "shows" }, "shows a side"), " ", h("mark", { class: "topic" }, "topic"), " ", h("mark", { class: "event" }, "event"), " ", h("mark", { class: "mention" }, "mention"));
  const all = state.doc && h("button", { "data-key": "all documents", onclick: () => { state.doc = null; show("document"); } }, "← All documents");
  $("#document").replaceChildren(...[h("div", { class: "bar" }, h("h2", null, state.doc ? "Document" : "Documents"), all, chooser, state.doc && key), state.doc ? wholeText(state.doc) : documentTable()].flat(Infinity).filter(Boolean));
  if (focused) [...$("#document").querySelectorAll("[data-key]")].find((element) => element.dataset.key === focused)?.focus({ preventScroll: true });
}

const DOCUMENT_COLUMNS = [["date", "Date", (doc) => doc.date || ""], ["title", "Title", (doc) => doc.title.replace(/^[“"]/, "").toLowerCase()], ["source", "Source", (doc) => (doc.publisher || "").toLowerCase()], ["author", "Author", (doc) => (doc.author || "").toLowerCase()], ["claims", "Claims", (doc) => -claimsIn(doc).length], ["sided", "With a side", (doc) => -claimsIn(doc).filter(({ positions }) => positions.length).length], ["events", "Events", (doc) => -doc.statements.filter((s) => s.on && s.type === "event").length]];
let documentsBy = "date";
let documentsUp = true;

const claimsIn = (doc) => doc.statements.filter((s) => s.on && s.type === "claim");

// The documents in an order of their own; what has no date, source or author stands last in either direction.
function documentsInOrder(by, up) {
  const [, , of] = DOCUMENT_COLUMNS.find(([id]) => id === by);
  const rows = documents.map((doc) => [of(doc), doc]);
  return rows.sort(([a, x], [b, y]) => (a === "") - (b === "") || (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1) || x.number - y.number).map(([, doc]) => doc);
}

function sortDocuments(id) {
  documentsUp = documentsBy === id ? !documentsUp : true;
  documentsBy = id;
  showDocument();
  writeAddress();
}

function documentTable() {
  const list = documentsInOrder(documentsBy, documentsUp).filter((doc) => doc.on);
  const undated = list.filter(({ date }) => !date).length;
  const columns = DOCUMENT_COLUMNS.filter(([id]) => id !== "author" || documents.some(({ author }) => author));
  const head = columns.map(([id, words]) => h("th", { scope: "col", "aria-sort": documentsBy !== id ? "none" : documentsUp === (id !== "claims" && id !== "sided" && id !== "events") ? "ascending" : "descending" }, h("button", { "data-key": "sort " + id, onclick: () => sortDocuments(id) }, words, documentsBy === id ? (documentsUp ? " ↑" : " ↓") : "")));
  const row = (doc) => {
    const claims = claimsIn(doc);
    const cells = { date: h("td", { class: "nowrap" }, doc.date || "undated"), title: h("td", null, h("button", { class: "link", "data-key": "document " + doc.id, onclick: () => openDocument(doc) }, doc.title)), source: h("td", null, doc.publisher || "–"), author: h("td", null, doc.author || "–"), claims: h("td", { class: "number" }, claims.length), sided: h("td", { class: "number" }, claims.filter(({ positions }) => positions.length).length), events: h("td", { class: "number" }, doc.statements.filter((s) => s.on && s.type === "event").length) };
    return h("tr", null, columns.map(([id]) => cells[id]), h("td", null, h("code", { class: "file", title: doc.path }, doc.path)));
  };
  return [h("p", { class: "faint" }, `${list.length.toLocaleString("en")} of ${plural(documents.length, "document")}` + (undated ? `, ${undated.toLocaleString("en")} undated` : "")),
    scrolled("Documents", h("table", { class: "documents" }, h("caption", { class: "sr" }, "Documents"), h("thead", null, h("tr", null, head, h("th", { scope: "col" }, "File"))), h("tbody", null, list.slice(0, 500).map(row)))),
    list.length > 500 && h("p", { class: "faint" }, `… and ${plural(list.length - 500, "more document")}; words in the search leave out those without them.`)];
}

// Who takes which side in a document, each with the words it was read from.
function sidesIn(doc) {
  const rows = claimsIn(doc).flatMap((claim) => claim.positions.filter((position) => position.doc === doc).map((position) => ({ claim, position, place: claim.evidence.find((piece) => piece.doc === doc)?.start ?? 0 }))).sort((a, b) => a.place - b.place);
  if (!rows.length) return "";
  return h("details", { class: "issue", open: true }, h("summary", null, "Sides taken here (" + rows.length + ")"), h("ul", { class: "plain people" }, rows.map(({ claim, position: { side, towards } }) => h("li", null, h("span", { class: "sign", colour: colour(SIDES[side].look) }, SIDES[side].sign), " ", claim.who ? thingFull(claim.who) : "Somebody not named", ` ${side} `, issueLink(towards), " ", h("button", { class: "small", "data-key": ["side", claim.id, towards].join(" "), onclick: () => openDocument(doc, claim.evidence.find((piece) => piece.doc === doc)) }, "Show")))));
}

function wholeText(doc) {
  const pieces = doc.statements.flatMap((statement) => statement.evidence.filter((piece) => piece.doc === doc).map((piece) => ({ statement, piece })));
  const ranges = doc.mentions.map(([a, b]) => [a, b, "mention"]);
  for (const { statement, piece } of pieces) {
    const here = spot ? piece.start === spot.start && piece.end === spot.end && piece.rule === spot.rule : statement === state.statement;
    ranges.push(...rangesOf(piece).map(([a, b, name]) => [a, b, here ? name + " here" : name]));
    if (statement.type === "event") ranges.push([piece.start, piece.end, here ? "event here" : "event"]);
  }
  const facts_ = [doc.publisher, doc.author, doc.date || "undated", doc.path].filter(Boolean).join(" · ");
  return [h("h3", { class: "big" }, doc.title), h("p", { class: "faint" }, facts_, doc.url ? [" · ", link(doc.url)] : ""), sidesIn(doc), h("div", { class: "text" }, paragraphs(doc).map(([start, end]) => textRow(doc, start, end, ranges, pieces)))];
}

function paragraphs(doc) {
  const found = [];
  let start = 0;
  const points = slice(doc, 0, lengthOf(doc)).split("\n");
  for (const line of points) {
    const length = doc.points ? Array.from(line).length : line.length;
    if (line.trim()) found.push([start, start + length]);
    start += length + 1;
  }
  return found;
}

function textRow(doc, start, end, ranges, pieces) {
  const near = ranges.filter(([a, b]) => a < end && b > start);
  const firstPlace = (piece) => Math.min(piece.start, ...piece.content.map(([a]) => a));
  const notes = pieces.filter(({ piece }) => firstPlace(piece) >= start && firstPlace(piece) < end);
  return h("div", { class: "textrow" }, h("p", null, marked(doc, start, end, near)),
    h("div", { class: "margin" }, notes.map(({ statement }) => h("button", { class: statement === state.statement ? "note chosen" : "note", colour: colour(statement.type === "event" ? KINDS.event : statement.type === "role" ? RELATIONS["member of"] : RELATIONS[statement.stance === "neutral" ? "says" : statement.stance]), onclick: () => { spot = null; chooseStatement(statement); } }, statement.type === "event" ? "◆ " + spaced(statement.event) : statement.type === "role" ? nameOf(statement.person) + ": " + statement.title : nameOf(statement.who) + " " + verbOf(statement)))));
}

view({ id: "document", title: "Documents", draw: showDocument });
