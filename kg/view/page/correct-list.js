// All corrections in one list: to be taken back, saved as a file, and read from one again.
// Needs: dom, data, export, correct, correct-files, correct-data, correct-kept.

const NAMED_AFTER = ["claim", "event", "role", "actor", "issue"];

// What a decision says, in words: the note that stands beside it, or its fields.
function meaningOf(decision) {
  if (decision.note) return decision.note;
  const subject = subjectOf(decision);
  const name = (value) => [value].flat().map((id) => (nodeById.has(id) || ISSUES.has(id) ? nameOf(id) : id)).join(" and ");
  const rest = fieldsOf(decision).filter((field) => field !== subject && field !== "note");
  return `${decision.act} ${NAMED_AFTER.includes(subject) ? subject + " " : ""}${name(decision[subject])}` + (rest.length ? ": " + rest.map((field) => `${field} ${name(decision[field])}`).join(", ") : "");
}

const listBox = h("dialog", { id: "corrections", class: "ask", "aria-labelledby": "corrections-title" });
$("#help").after(listBox);
const fileBox = h("input", { type: "file", accept: ".toml,.csv", "aria-label": "File with corrections", hidden: true, onchange: () => loadFile(fileBox.files[0]) });

function whereKept() {
  if (!mayCorrect) return "Names are withheld in this page, so nothing can be corrected here: correct the page with all names.";
  if (EDIT) return `Each correction is saved at once in ${EDIT.file}.`;
  if (STORE.none) return "This page stands inside another and can keep no corrections. Open it by itself.";
  return (STORE.lasting ? "Kept in this browser, for this page." : "This browser does not let a page keep anything: download the corrections before you close this tab.") + " To have them in the project: kg view --add decisions.toml (or the CSV)";
}

function showCorrections() {
  const rows = kept.now.map((decision) => h("li", null, h("span", null, meaningOf(decision), !EDIT && OUTCOME.waiting.includes(decision) && h("span", { class: "faint" }, " (shown only once kg view has applied it)")), h("button", { class: "small", "aria-label": "Remove: " + meaningOf(decision), onclick: () => takeBack(decision) }, "Remove")));
  const odd = [...(EDIT ? EDIT.warnings : OUTCOME.odd), ...(kept.dropped ? [plural(kept.dropped, "kept correction") + " could not be read and is left out"] : [])];
  const button = (words, act, when = true) => h("button", { disabled: !when, onclick: act }, words);
  listBox.replaceChildren(h("h2", { id: "corrections-title", tabindex: "-1", autofocus: true }, "Corrections"),
    h("p", { class: "faint" }, whereKept()),
    rows.length ? h("ol", { class: "corrections" }, rows) : h("p", null, "None yet. Open the evidence of a claim, or an actor, and say what is wrong."),
    odd.length ? h("div", { role: "note" }, h("b", null, "Not applied here: "), h("ul", null, odd.map((words) => h("li", null, words)))) : "",
    h("p", { id: "corrections-wrong", role: "alert" }),
    h("div", { class: "row buttons" }, button("Undo", () => trying(undo), kept.past.length), button("Redo", () => trying(redo), kept.future.length), button("Download decisions.toml", () => save("decisions.toml", "application/toml;charset=utf-8", asToml(kept.now)), kept.now.length), button("Download CSV", () => save("corrections.csv", "text/csv;charset=utf-8", asCsv(kept.now, meaningOf)), kept.now.length), button("Load a file …", () => fileBox.click(), mayCorrect), fileBox),
    h("form", { method: "dialog" }, h("button", null, "Close")));
  if (!listBox.open) listBox.showModal();
}

// A file adds to what is there; nothing of it is taken unless all of it is understood.
async function loadFile(file) {
  if (!file) return;
  const tell = (words) => ($("#corrections-wrong").textContent = clean(`${file.name}: ${words}`));
  try {
    if (file.size > 5e6) throw new Error("is too large for a file of corrections");
    const read = readDecisions(file.name, await file.text());
    const wrong = read.map(wrongWith).findIndex(Boolean);
    if (wrong >= 0) throw new Error(`decision ${wrong + 1} ${wrongWith(read[wrong])}`);
    const now = withMore(read);
    if (now.length === kept.now.length && now.every((decision) => kept.now.includes(decision))) throw new Error("holds nothing new");
    const lost = [...kept.now, ...read].filter((decision) => !now.some((other) => saysTheSame(decision, other)));
    const instead = lost.length ? ` Left out, for they contradict others: ${lost.map(meaningOf).join("; ")}.` : "";
    await commit(now, `${plural(read.length, "decision")} of ${file.name} read.${instead}`);
  } catch (error) {
    tell(error.message);
  }
  fileBox.value = "";
}

const listButton = h("button", { id: "corrections-button", "aria-haspopup": "dialog", onclick: showCorrections }, "Corrections" + (kept.now.length ? ` (${kept.now.length})` : ""));
$("header .menu").before(listButton);

// What was done before the page was loaded anew.
if (kept.told) {
  const told = h("div", { id: "told", role: "status" }, h("span", null, kept.told), h("button", { class: "small", disabled: !kept.past.length, onclick: () => trying(undo) }, "Undo"), h("button", { class: "small", "aria-label": "Close", onclick: () => told.remove() }, "✕"));
  document.body.append(told);
  announce(kept.told);
}
