// The address of a view: what is chosen stands after the # and brings it back.
// Needs: views, data, state, timeline, standing, issue-sides, table, document.

function address() {
  const parts = new URLSearchParams();
  if (state.view !== startView()) parts.set("view", state.view);
  if (state.statement) parts.set("statement", state.statement.id);
  else if (state.thing) parts.set("thing", state.thing.id);
  if (state.cell) parts.set("cell", state.cell.who + "~" + state.cell.subject);
  if (state.pair) parts.set("pair", state.pair.a + "~" + state.pair.b);
  if (state.on) parts.set("on", state.on);
  if (state.on && state.view === "issue" && state.by !== "actor") parts.set("by", state.by);
  if (ORDERS[state.view] && ORDERS[state.view].text()) parts.set("order", ORDERS[state.view].text());
  if (state.focus) parts.set("focus", state.focus);
  if (state.view === "document" && state.doc) parts.set("document", state.doc.id);
  if (state.find) parts.set("find", state.find);
  if (state.from) parts.set("from", state.from);
  if (state.to) parts.set("to", state.to);
  const without = (name, all, chosen) => {
    const left = all.filter((id) => !chosen.has(id));
    if (left.length) parts.set(name, left.join("~"));
  };
  const types = [...state.types].sort().join("~");
  if (types !== [...startTypes()].sort().join("~")) parts.set("types", types || "-");
  const kinds = [...state.kinds].sort().join("~");
  if (kinds !== [...startKinds()].sort().join("~")) parts.set("kinds", kinds || "-");
  without("norelations", Object.keys(RELATIONS), state.relations);
  without("noacts", ACTS, state.acts);
  without("nostances", STANCES, state.stances);
  without("notopics", [...Object.keys(TOPICS), ""].map((id) => id || "-"), new Set([...state.topics].map((id) => id || "-")));
  without("nodocuments", documents.map((doc) => String(doc.number)), new Set([...state.docs].map(String)));
  if (state.confidence) parts.set("confidence", Math.round(state.confidence * 100));
  if (state.top !== START_TOP) parts.set("top", state.top);
  const text = parts.toString();
  return text ? "#" + text : "";
}

// In which order a table stands, as “sure” or “-sure”; "" where it is as at the beginning.
const ORDERS = {
  table: { text: () => (sortBy === "day" && upwards ? "" : (upwards ? "" : "-") + sortBy), take: (text) => { if (COLUMNS.some(([id]) => id === text.replace(/^-/, ""))) [sortBy, upwards] = [text.replace(/^-/, ""), text[0] !== "-"]; } },
  document: { text: () => (documentsBy === "date" && documentsUp ? "" : (documentsUp ? "" : "-") + documentsBy), take: (text) => { if (DOCUMENT_COLUMNS.some(([id]) => id === text.replace(/^-/, ""))) [documentsBy, documentsUp] = [text.replace(/^-/, ""), text[0] !== "-"]; } },
};

let lastAddress = null;
function writeAddress() {
  const now = address();
  if (now === lastAddress) return;
  lastAddress = now;
  try {
    history.replaceState(null, "", now || location.pathname + location.search);
  } catch {
    // A page inside another may not change its address; the link can still be copied.
  }
}

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const part = (name) => parts.get(name) || "";
  const drop = (name, chosen, make = (id) => id) => part(name).split("~").filter(Boolean).forEach((id) => chosen.delete(make(id)));
  const kinds = part("kinds").split("~").filter((kind) => Object.hasOwn(KINDS, kind));
  if (kinds.length || part("kinds") === "-") state.kinds = new Set(kinds);
  const types = part("types").split("~").filter((type) => Object.hasOwn(TYPES, type));
  if (types.length || part("types") === "-") state.types = new Set(types);
  state.find = part("find").slice(0, 200);
  drop("norelations", state.relations);
  drop("noacts", state.acts);
  drop("nostances", state.stances);
  drop("notopics", state.topics, (id) => (id === "-" ? "" : id));
  drop("nodocuments", state.docs, Number);
  if (/^\d{1,2}$/.test(part("confidence"))) state.confidence = Number(part("confidence")) / 100;
  if (/^\d{1,6}$/.test(part("top"))) state.top = Math.max(1, Math.min(nodes.length, Number(part("top"))));
  if (isDate(part("from"))) state.from = part("from");
  if (isDate(part("to"))) state.to = part("to");
  const statement = statementById.get(part("statement"));
  state.statement = statement || null;
  state.thing = statement ? statement.node || nodeById.get(statement.who) || null : nodeById.get(part("thing")) || null;
  if (state.thing && state.thing.statement) state.statement = state.thing.statement;
  state.focus = state.thing && /^[12]$/.test(part("focus")) ? Number(part("focus")) : 0;
  const [who, subject] = part("cell").split("~");
  state.cell = DATA.actors[who] && nodeById.has(who) && (ISSUES.has(subject) || DATA.actors[subject]) ? { who, subject } : null;
  const [a, b] = part("pair").split("~");
  state.pair = [a, b].every((id) => DATA.actors[id] && nodeById.has(id)) ? { a, b, key: pairKey(a, b) } : null;
  state.by = Object.hasOwn(ARRANGED, part("by")) ? part("by") : "actor";
  if (Object.hasOwn(ORDERS, part("view"))) ORDERS[part("view")].take(part("order"));
  state.on = ISSUES.has(part("on")) || DATA.actors[part("on")] ? part("on") : null;
  state.doc = documents.find((doc) => doc.id === part("document")) || null;
  state.view = viewOf(part("view")) ? part("view") : startView();
  if (part("view") === "debate" && state.on && viewOf("issue")) state.view = "issue"; // what the debate was before
}
