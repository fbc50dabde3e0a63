// A whole document with every mention, claim and event marked, and the statements in the margin beside their paragraph.
// Needs: dom, views, data, state, evidence, main.

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
  const chooser = h("select", { "aria-label": "Document", onchange: (event) => openDocument(documents[Number(event.target.value)]) }, h("option", { value: "", disabled: true, selected: !state.doc }, "Choose a document"), documentsByDate.map((doc) => h("option", { value: doc.number, selected: doc === state.doc }, doc.title + (doc.date ? " (" + doc.date + ")" : ""))));
  const key = h("p", { class: "key" }, h("mark", { class: "content" }, "what is said"), " ", h("mark", { class: "cue" }, "cue"), " ", h("mark", { class: "source" }, "who says it"), " ", h("mark", { class: "shows" }, "shows a side"), " ", h("mark", { class: "topic" }, "topic"), " ", h("mark", { class: "event" }, "event"), " ", h("mark", { class: "mention" }, "mention"));
  $("#document").replaceChildren(h("div", { class: "bar" }, h("h2", null, "Documents"), chooser, key), ...(state.doc ? wholeText(state.doc) : documentTable()));
}

function documentTable() {
  return [h("table", null, h("caption", { class: "sr" }, "Documents"), h("thead", null, h("tr", null, ["Title", "Publisher", "Date", "Claims", "Events", "File"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", null, documentsByDate.filter((doc) => doc.on).slice(0, 500).map((doc) => h("tr", null, h("td", null, h("button", { class: "link", onclick: () => openDocument(doc) }, doc.title)), h("td", null, doc.publisher || "–"), h("td", { class: "nowrap" }, doc.date || "undated"), h("td", { class: "number" }, doc.statements.filter((s) => s.type === "claim").length), h("td", { class: "number" }, doc.statements.filter((s) => s.type === "event").length), h("td", null, h("code", { class: "file", title: doc.path }, doc.path.split("/").pop()))))))];
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
  return [h("h3", { class: "big" }, doc.title), h("p", { class: "faint" }, facts_, doc.url ? [" · ", link(doc.url)] : ""), h("div", { class: "text" }, paragraphs(doc).map(([start, end]) => textRow(doc, start, end, ranges, pieces)))];
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
