// All statements as a table: the equal of the picture, sorted.
// Needs: dom, views, data, state, evidence, export, words, legend, address, main.

const COLUMNS = [["day", "Date"], ["name", "Who"], ["does", "Does"], ["aim", "Aimed at"], ["text", "Exact words"], ["source", "Document"], ["sure", "Sure"]];
const PAGE = 200;
let sortBy = "day";
let upwards = true;
let shownRows = PAGE;

// What a row says, made when it is first shown or sorted.
function rowOf(statement) {
  if (!statement.row) {
    statement.row = {
      day: statement.day || "",
      name: nameOf(statement.who),
      does: verbOf(statement) + (statement.type === "claim" && statement.stance !== "neutral" ? " (" + statement.stance + ")" : ""),
      aim: aimOf(statement).map(nameOf).join(", "),
      text: statement.text,
      source: statement.docs.map((doc) => doc.title).join("; "),
      sure: statement.type === "claim" ? Math.round(statement.confidence * 100) : "",
    };
  }
  return statement.row;
}

function tableRows() {
  const rows = seen.statements.filter((statement) => state.types.has(statement.type));
  const order = (a, b) => sortBy === "day" && !rowOf(a).day !== !rowOf(b).day ? (rowOf(a).day ? -1 : 1) * (upwards ? 1 : -1) : (rowOf(a)[sortBy] > rowOf(b)[sortBy] ? 1 : rowOf(a)[sortBy] < rowOf(b)[sortBy] ? -1 : placeOf(a) - placeOf(b));
  return rows.sort((a, b) => (upwards ? order(a, b) : order(b, a)));
}

// How many pass the filters, by type; each can be switched off here.
function typeButtons() {
  const passing = counts(seen.statements.map((statement) => statement.type));
  const all = counts(statements.map((statement) => statement.type));
  const flip = (type) => {
    if (!state.types.delete(type)) state.types.add(type);
    shownRows = PAGE;
    refresh();
    $(`#table [data-type=${type}]`).focus();
  };
  return h("div", { class: "seg", role: "group", "aria-label": "Kinds of statements" }, Object.entries(TYPES).filter(([type]) => all.has(type)).map(([type, words]) => h("button", { "data-type": type, "aria-pressed": state.types.has(type), onclick: () => flip(type) }, `${words} ${(passing.get(type) || 0).toLocaleString("en")}`)));
}

function showTable() {
  $("#table").replaceChildren(h("div", { class: "bar" }, h("h2", null, "Statements"), typeButtons(), h("span", { class: "faint", id: "table-count" }), h("button", { onclick: exportCsv }, "Save as CSV")), h("div", { id: "table-body" }));
  fillTable();
}

function fillTable() {
  const rows = tableRows();
  const head = COLUMNS.map(([id, words]) => h("th", { scope: "col", "aria-sort": sortBy === id ? (upwards ? "ascending" : "descending") : "none" }, h("button", { onclick: () => sortTable(id) }, words, sortBy === id ? (upwards ? " ↑" : " ↓") : "")));
  const body = rows.slice(0, shownRows).map((statement) => h("tr", { class: statement === state.statement ? "chosen" : "", "data-statement": statement.id }, COLUMNS.map(([id]) => cell(statement, id))));
  const all = statements.filter((statement) => state.types.has(statement.type)).length;
  $("#table-count").textContent = `${rows.length.toLocaleString("en")} of ${plural(all, "statement")}`;
  $("#table-body").replaceChildren(
    h("table", null, h("caption", { class: "sr" }, "Statements that pass the filters"), h("thead", null, h("tr", null, head)), h("tbody", null, body)),
    rows.length > shownRows ? h("p", null, h("button", { onclick: () => { shownRows += PAGE; fillTable(); } }, `Show ${Math.min(PAGE, rows.length - shownRows)} more`)) : "",
  );
}

function cell(statement, id) {
  if (id === "name") return h("td", null, statement.who ? thingLink(statement.who) : statement.type === "claim" ? h("span", { class: "faint" }, "not named") : "–");
  if (id === "aim") return h("td", null, aimOf(statement).length && statement.type === "claim" ? h("span", { class: "faint" }, (statement.target.length ? TOWARDS[statement.stance] : "about") + " ") : "", thingList(aimOf(statement)));
  if (id === "text") return h("td", null, h("button", { class: "words", onclick: () => chooseStatement(statement) }, seen.words.length ? snippet(statement.text, seen.words, Infinity) : statement.text));
  if (id === "day") return h("td", { class: "nowrap" }, rowOf(statement).day || "undated");
  if (id === "source") return h("td", null, h("span", { title: rowOf(statement).source }, rowOf(statement).source));
  return h("td", null, id === "sure" && rowOf(statement).sure !== "" ? rowOf(statement).sure + " %" : rowOf(statement)[id]);
}

function sortTable(id) {
  upwards = sortBy === id ? !upwards : true;
  sortBy = id;
  fillTable();
  writeAddress();
  [...$("#table").querySelectorAll("th button")][COLUMNS.findIndex(([name]) => name === id)].focus();
}

view({ id: "table", title: "Statements", draw: showTable });
