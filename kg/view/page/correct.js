// What the reader finds wrong is corrected where it is read: buttons beside the evidence, and the questions they ask.
// Needs: dom, data, state, shapes, evidence, issue, address, correct-files, correct-links, correct-kept, correct-list.

const DATE_FORM = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const FEW_FOUND = 60;
const askBox = h("dialog", { id: "question", class: "ask", "aria-labelledby": "question-title" });
$("#help").after(askBox);

// Decisions of a page with pseudonyms would match nothing in the build.
const mayCorrect = !DATA.notice;

function askFor(title, ...content) {
  askBox.replaceChildren(h("h2", { id: "question-title" }, title), ...content.flat().filter(Boolean), h("p", { id: "question-wrong", role: "alert" }), h("form", { method: "dialog" }, h("button", null, "Cancel")));
  askBox.showModal();
}

// Take a decision; `told` says what was done, and stands beside it in the file.
function decide(decisions, told, list = kept.now) {
  const noted = decisions.map((decision) => ({ ...decision, note: clean(told) }));
  return commit(withMore(noted, list), told).catch((error) => {
    if (!askBox.open) askFor("Not saved");
    $("#question-wrong").textContent = clean(error.message);
  });
}

const saidWords = (statement) => "“" + shortened(statement.text || nameOf(statement.id), 70) + "”";

// --- buttons ----------------------------------------------------------------------------------------------------------

function correctTools(statement) {
  if (!mayCorrect) return null;
  const button = (words, act) => h("button", { class: "small", onclick: () => act(statement) }, words);
  const buttons = statement.type === "claim"
    ? [button("Other speaker", askSpeaker), button("Other side", askSide), statement.positions.some(({ towards }) => !DATA.actors[towards]) && button("Other issue", askIssue), button("Other date", askDate), button("No such claim", rejectStatement)]
    : [statement.type === "event" && button("Other date", askDate), button(statement.type === "event" ? "No such event" : "No such role", rejectStatement)];
  return h("div", { class: "row buttons correct", role: "group", "aria-label": "Correct it" }, h("span", { class: "faint" }, "Wrong?"), buttons, correctedLines(statement));
}

function actorTools(node) {
  if (!mayCorrect || !DATA.actors[node.id]) return null;
  return h("div", { class: "row buttons correct", role: "group", "aria-label": "Correct it" }, h("span", { class: "faint" }, "Wrong?"), h("button", { class: "small", onclick: () => askSame(node) }, "Same as …"), h("button", { class: "small", onclick: () => askName("actor", node.id, node.label) }, "Other name"), h("button", { class: "small", onclick: () => askKind(node) }, "Other kind"), h("button", { class: "small", onclick: () => rejectActor(node) }, "No actor"));
}

const issueTools = (id) => [h("button", { class: "small", "data-key": "same " + id, onclick: () => askSameIssue(ISSUES.get(id)) }, "Same as …"), h("button", { class: "small", "data-key": "rename " + id, onclick: () => askName("issue", id, ISSUES.get(id).label) }, "Other name"), h("button", { class: "small", "data-key": "reject " + id, onclick: () => rejectIssue(ISSUES.get(id)) }, "No issue")];

// What was corrected in a statement already, each to be taken back.
function correctedLines(statement) {
  return kept.now.filter(({ act, claim, event }) => act === "correct" && (claim || event) === statement.id).map((decision) => h("div", { class: "faint corrected" }, "Corrected: " + meaningOf(decision) + " ", h("button", { class: "small", onclick: () => takeBack(decision) }, "Take back")));
}

const trying = (step) => step().catch((error) => askFor("Not saved", h("p", null, error.message)));
const takeBack = (decision) => trying(() => commit(kept.now.filter((other) => other !== decision), "Taken back: " + meaningOf(decision)));

// --- choosing ---------------------------------------------------------------------------------------------------------

// A box to search with, over a list of buttons; what is chosen is done at once, for it can be undone.
function chooser(label, rows, pick) {
  const list = h("ul", { class: "choices" });
  const note = h("p", { class: "faint", role: "status" });
  const fill = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter(({ words: all }) => words.every((word) => all.includes(word)));
    list.replaceChildren(...found.slice(0, FEW_FOUND).map((row) => h("li", null, h("button", { onclick: () => pick(row.id) }, row.look))));
    note.textContent = found.length > FEW_FOUND ? `${FEW_FOUND} of ${found.length.toLocaleString("en")}: go on typing` : found.length ? plural(found.length, "choice") : "Nothing found. Try a shorter word.";
  };
  const go = (event, way) => {
    const buttons = [...list.querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + way];
    event.preventDefault();
    (next || (way < 0 ? input : buttons.at(-1)))?.focus();
  };
  const keys = (event) => {
    if (event.key === "ArrowDown") go(event, 1);
    else if (event.key === "ArrowUp") go(event, -1);
    else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      if (words(input.value)) list.querySelector("button")?.click();
    }
  };
  const words = (text) => text.trim();
  const input = h("input", { type: "search", "aria-label": label, placeholder: label, autofocus: true, autocomplete: "off", spellcheck: "false", oninput: () => fill() });
  fill();
  return h("div", { class: "chooser", onkeydown: keys }, input, note, list);
}

const actorRow = (node) => ({ id: node.id, words: [node.label, ...DATA.actors[node.id].aliases].join(" ").toLowerCase(), look: [kindIcon(node.kind), h("span", null, node.label, h("span", { class: "faint" }, " " + [node.look.label, whereOf(node)].filter(Boolean).join(" · ")))] });
const issueRow = (issue) => ({ id: issue.id, words: [issue.label, ...issue.aliases].join(" ").toLowerCase(), look: h("span", null, issue.label) });
const actorNodes = () => ranked.filter(({ id }) => DATA.actors[id]);

// Those whom the document names come first.
function askSpeaker(statement) {
  const named = new Map();
  for (const doc of statement.docs) for (const [, , id] of doc.mentions) named.set(id, (named.get(id) || 0) + 1);
  const nodes_ = actorNodes().filter(({ id }) => id !== statement.who).sort((a, b) => (named.get(b.id) || 0) - (named.get(a.id) || 0));
  const nobody = { id: NOT_KNOWN, words: "nobody somebody not named none unknown", look: h("span", null, h("b", null, "Somebody not named")) };
  const rows = [...nodes_.map(actorRow)];
  rows.splice(statement.who ? Math.min(rows.length, 5) : rows.length, 0, ...(statement.who ? [nobody] : []));
  const pick = (id) => decide([{ act: "correct", claim: statement.id, claimant: id }], `${saidWords(statement)} is said by ${id === NOT_KNOWN ? "somebody not named" : nameOf(id)}, not by ${nameOf(statement.who)}`);
  askFor("Who says it?", h("p", null, quoted(shortened(statement.text, 320)), h("br"), h("span", { class: "faint" }, `Now: ${nameOf(statement.who)}. Whom the document names often stand first.`)), chooser("Search the actors", rows, pick));
}

function askSame(node) {
  const own = new Set(node.label.toLowerCase().split(/\W+/));
  const alike = (other) => other.label.toLowerCase().split(/\W+/).filter((word) => word.length > 2 && own.has(word)).length;
  const rows = actorNodes().filter((other) => other !== node).sort((a, b) => alike(b) - alike(a)).map(actorRow);
  const pick = (id) => {
    choose(nodeById.get(id));
    return decide([{ act: "merge", actors: [id, node.id] }], `${node.label} is ${nameOf(id)}`);
  };
  askFor(`Who is ${node.label}?`, h("p", { class: "faint" }, "The two become one, under the name of the one that you choose here."), chooser("Search the actors", rows, pick));
}

// Issues that may be the same stand first.
function askSameIssue(issue) {
  const near = perhapsSame(issue);
  const place = ({ id }) => (near.includes(id) ? near.indexOf(id) : near.length);
  const rows = DATA.issues.filter((other) => other !== issue).sort((a, b) => place(a) - place(b)).map(issueRow);
  const how = h("select", { "aria-label": "How" }, h("option", { value: "" }, "the same as"), h("option", { value: "-" }, "the opposite of"));
  const pick = (id) => {
    state.on = id;
    writeAddress();
    return decide([{ act: "merge", issues: [id, how.value + issue.id] }], `${issue.label} is ${how.value ? "the opposite of" : "the same as"} ${nameOf(id)}`);
  };
  askFor(`What is ${issue.label}?`, h("p", { class: "row" }, "It is", how), h("p", { class: "faint" }, "The two become one, under the name of the one that you choose here; who is for one is against its opposite."), chooser("Search the issues", rows, pick));
}

// --- sides ------------------------------------------------------------------------------------------------------------

const sidesNow = (positions) => new Map(positions.filter(({ towards }) => !DATA.actors[towards]).map(({ towards, side }) => [towards, side]));

// Decisions that have a claim take these sides on issues, whatever was corrected in them before.
function decideSides(statement, wanted, told) {
  const id = statement.id;
  const before = sidesNow(statement.was || statement.positions);
  const others = kept.now.flatMap((old) => (old.act === "correct" && old.claim === id && (old.side || old.issue) && !old.target ? without(SIDED, old) : [old]));
  const changed = [...wanted].some(([issue, side]) => before.get(issue) !== side) || before.size !== wanted.size;
  const [[from] = [], [to, side] = []] = [[...before][0], [...wanted][0]];
  const both = new Set([...before.keys(), ...wanted.keys()]);
  const moved = from === to ? { side, issue: to } : side === before.get(from) ? { issue: to } : { side, issue: to };
  const one = before.size === 1 && wanted.size === 1;
  const made = !changed ? [] : one ? [moved] : [...both].map((issue) => ({ side: wanted.get(issue) || NOT_KNOWN, issue }));
  return decide(made.map((fields) => ({ act: "correct", claim: id, ...fields })), told, others);
}

function askSide(statement) {
  const wanted = sidesNow(statement.positions);
  const say = (towards, side) => `${saidWords(statement)} is ${side ? side : "neither for nor against"} ${nameOf(towards)}`;
  const onIssue = (towards, side) => decideSides(statement, new Map([...wanted].flatMap(([issue, now]) => (issue === towards ? (side ? [[issue, side]] : []) : [[issue, now]]))), say(towards, side));
  const onActor = (towards, side) => decide([{ act: "correct", claim: statement.id, side: side || NOT_KNOWN, target: towards }], say(towards, side), kept.now.filter((old) => !(old.claim === statement.id && old.target)));
  const choices = (towards, now, pick) => h("div", { class: "row buttons", role: "group", "aria-label": nameOf(towards) }, [["for", "For"], ["against", "Against"], ["", "No side"]].map(([side, words]) => h("button", { "aria-pressed": side === now, onclick: () => (side === now ? askBox.close() : pick(towards, side)) }, words)));
  const aimed = new Map(statement.positions.filter(({ towards }) => DATA.actors[towards]).map(({ towards, side }) => [towards, side]));
  const rows = [...[...wanted].map((row) => [...row, onIssue]), ...(aimed.size === 1 ? [...aimed].map((row) => [...row, onActor]) : [])];
  const more = DATA.issues.filter(({ id }) => !wanted.has(id)).map(issueRow);
  const take = (side) => (id) => decideSides(statement, new Map([...wanted, [id, side]]), say(id, side));
  const side = h("select", { "aria-label": "Side" }, h("option", { value: "for" }, "For"), h("option", { value: "against" }, "Against"));
  askFor("Which side does it take?", h("p", null, quoted(shortened(statement.text, 320))), rows.map(([towards, now, pick]) => h("div", { class: "sidechoice" }, h("div", null, nameOf(towards)), choices(towards, now, pick))),
    more.length ? h("details", { open: !rows.length }, h("summary", null, "A side on another issue"), h("p", { class: "row" }, side, h("span", null, "on")), chooser("Search the issues", more, (id) => take(side.value)(id))) : "");
}

function askIssue(statement) {
  const wanted = sidesNow(statement.positions);
  const which = h("select", { "aria-label": "Issue that it is not on" }, [...wanted.keys()].map((id) => h("option", { value: id }, nameOf(id))));
  const rows = DATA.issues.filter(({ id }) => !wanted.has(id)).map(issueRow);
  const pick = (id) => {
    const old = which.value;
    return decideSides(statement, new Map([...wanted].map(([issue, side]) => (issue === old ? [id, side] : [issue, side]))), `${saidWords(statement)} is ${wanted.get(old)} ${nameOf(id)}, not ${nameOf(old)}`);
  };
  askFor("On which issue is it?", h("p", null, quoted(shortened(statement.text, 320))), wanted.size > 1 ? h("p", { class: "row" }, h("span", null, "Instead of"), which) : h("p", { class: "faint" }, "Instead of " + nameOf([...wanted.keys()][0])), chooser("Search the issues", rows, pick));
}

// --- dates, names, what is none ---------------------------------------------------------------------------------------

function textForm(label, value, save, check) {
  const input = h("input", { "aria-label": label, placeholder: label, value, autofocus: true, autocomplete: "off", spellcheck: "false", size: 44, maxlength: 300 });
  const submit = (event) => {
    event.preventDefault();
    const wrong = check(input.value.trim());
    input.setAttribute("aria-invalid", String(Boolean(wrong)));
    $("#question-wrong").textContent = wrong;
    if (!wrong) save(input.value.trim());
  };
  return h("form", { class: "row entry", onsubmit: submit }, input, h("button", null, "Save"));
}

function askDate(statement) {
  const save = (date) => decide([{ act: "correct", [statement.type]: statement.id, date }], `${saidWords(statement)} is of ${date === NOT_KNOWN ? "no known date" : date}, not of ${statement.date || "no known date"}`);
  askFor("Of which day is it?", h("p", null, quoted(shortened(statement.text || nameOf(statement.id), 320))), textForm("Date: 2009, 2009-05 or 2009-05-31", statement.date || "", save, (text) => (DATE_FORM.test(text) ? "" : "Write it as 2009, 2009-05 or 2009-05-31.")), statement.date && h("p", null, h("button", { onclick: () => save(NOT_KNOWN) }, "Not known")));
}

function askName(subject, id, name) {
  const save = (text) => decide([{ act: "rename", [subject]: id, name: text }], `${name} is called ${text}`);
  askFor(`What is ${name} called?`, textForm("Name", name, save, (text) => (!text ? "Write a name." : text === name ? "That is its name now." : "")));
}

const rejectStatement = (statement) => decide([{ act: "reject", [statement.type]: statement.id }], `There is no such ${statement.type}: ${saidWords(statement)} (${nameOf(statement.who)})`);

function askKind(node) {
  const pick = (kind) => decide([{ act: "retype", actor: node.id, kind }], `${node.label} is ${kind === "organization" ? "an" : "a"} ${kind}`);
  askFor(`What is ${node.label}?`, h("div", { class: "row buttons" }, ["person", "organization", "group"].map((kind) => h("button", { "aria-pressed": kind === node.kind, onclick: () => (kind === node.kind ? askBox.close() : pick(kind)) }, kindIcon(kind), " ", KINDS[kind].label))));
}

function rejectActor(node) {
  Object.assign(state, { thing: null, statement: null, focus: 0 });
  writeAddress();
  return decide([{ act: "reject", actor: node.id }], `${node.label} is no actor`);
}

function rejectIssue(issue) {
  state.on = null;
  writeAddress();
  return decide([{ act: "reject", issue: issue.id }], `${issue.label} is no issue`);
}
