// What the reader has chosen, and what can be seen because of it.
// Needs: dom, data, main.

const ACTS = [...new Set(DATA.claims.map((claim) => claim.act))].sort();
const STANCES = ["supports", "opposes", "neutral"];
const START_TOP = BIG ? 250 : nodes.length;

// Topics tie together all who speak of one thing; they are there to be switched on.
const startKinds = () => new Set(Object.keys(KINDS).filter((kind) => kind !== "topic"));

// What is said comes first; events and roles are there to be switched on.
const TYPES = { claim: "Claims", event: "Events", role: "Roles" };
const startTypes = () => new Set(DATA.claims.length ? ["claim"] : Object.keys(TYPES));

const state = {
  view: null,
  kinds: startKinds(),
  relations: new Set(Object.keys(RELATIONS)),
  acts: new Set(ACTS),
  stances: new Set(STANCES),
  topics: new Set([...Object.keys(TOPICS), ""]),
  docs: new Set(documents.map((doc) => doc.number)),
  confidence: 0,
  top: START_TOP,
  loose: false,
  from: null,
  to: null,
  thing: null,
  statement: null,
  cell: null,
  pair: null,
  focus: 0,
  hover: null,
  colours: "kind",
  find: "",
  types: startTypes(),
  on: null,
  doc: null,
};

const allLinks = [...links, ...shortcuts];
const seen = { nodes: [], links: [], statements: [], near: new Set(), candidates: 0, loose: 0, undated: 0, words: [] };

// A partial date stands for its first day where it begins a stretch and for its last where it ends one.
const firstDay = (date) => (date + "-01-01").slice(0, 10);
const lastDay = (date) => (date + "-12-31").slice(0, 10);

function inDates(statement) {
  if (!state.from && !state.to) return true;
  if (!statement.day) return false;
  return (!state.from || lastDay(statement.day) >= state.from) && (!state.to || firstDay(statement.day) <= state.to);
}

// Whether a statement passes all filters, the dates apart.
function passes(statement) {
  if (!statement.docs.some((doc) => state.docs.has(doc.number))) return false;
  if (statement.type === "claim") {
    if (!state.acts.has(statement.act) || !state.stances.has(statement.stance) || statement.confidence < state.confidence) return false;
    if (!(statement.topics.length ? statement.topics.some((topic) => state.topics.has(topic)) : state.topics.has(""))) return false;
  }
  return !seen.words.length || hasWords(hayOfStatement(statement), seen.words);
}

// A document has to be found by its words or to hold a statement that passes.
function documentPasses(doc) {
  if (!state.docs.has(doc.number)) return false;
  if (!seen.words.length && !state.from && !state.to) return true;
  return doc.statements.some((statement) => statement.on) || (inDates({ day: doc.date }) && hasWords(hayOfDocument(doc), seen.words));
}

function look() {
  seen.undated = 0;
  seen.words = wordsOf(state.find);
  for (const statement of statements) {
    statement.timely = passes(statement); // so that the timeline shows what lies beyond its own brush
    statement.on = statement.timely && inDates(statement);
    if (statement.timely && (state.from || state.to) && !statement.day) seen.undated++;
  }
  seen.statements = statements.filter((statement) => statement.on);
  for (const doc of documents) doc.on = documentPasses(doc);
  for (const node of nodes) {
    node.may = state.kinds.has(node.kind) && (!node.statement || node.statement.on) && (node.kind !== "topic" || state.topics.has(node.id));
    node.linked = state.loose;
    node.on = false;
  }
  for (const edge of allLinks) {
    const stated = state.relations.has(edge.relation) && (edge.said ? edge.said.on : !seen.words.length || named(edge));
    if (stated) edge.a.linked = edge.b.linked = true;
    edge.may = stated && edge.a.may && edge.b.may;
  }
  let places = state.top;
  seen.candidates = 0;
  seen.loose = 0;
  for (const node of ranked) {
    if (node.may && !node.linked) seen.loose++;
    if (!node.may || !node.linked) continue;
    seen.candidates++;
    if (places-- > 0) node.on = true;
  }
  if (state.thing) {
    state.thing.on = true;
    for (const edge of state.thing.links) if (edge.may && !edge.instead) edge.a.on = edge.b.on = true;
  }
  if (state.focus && state.thing) narrow();
  seen.nodes = nodes.filter((node) => node.on);
  seen.links = allLinks.filter(drawn);
  seen.near = new Set();
  if (state.thing) {
    seen.near.add(state.thing);
    for (const edge of state.thing.links) if (drawn(edge)) seen.near.add(edge.a).add(edge.b);
  }
  return seen;
}

// A link that nobody states (“part of”) is found by the names of its ends.
const named = ({ a, b }) => [a, b].some((node) => !node.statement && hasWords(hayOfThing(node.id), seen.words));

// Whether a link is in the picture; a straight one only where the claim or event that it stands for is not.
function drawn(edge) {
  return edge.may && edge.a.on && edge.b.on && !(edge.instead && (!edge.said.node || edge.said.node.on));
}

// Keep only what is one or two steps from the chosen thing.
function narrow() {
  let close = new Set([state.thing]);
  for (let step = 0; step < state.focus; step++) {
    const wider = new Set(close);
    for (const node of close) for (const edge of node.links) if (drawn(edge)) wider.add(edge.a).add(edge.b);
    close = wider;
  }
  for (const node of nodes) node.on = close.has(node);
}

function choose(thing, statement) {
  state.thing = thing || null;
  state.statement = statement || (thing && thing.statement) || null;
  state.cell = state.pair = null;
  if (!thing) state.focus = 0;
  refresh();
  if (thing) announce(thing.label + ", " + thing.look.label + ", " + plural(thing.links.filter((edge) => edge.may).length, "link"));
}

function chooseStatement(statement) {
  if (statement.node) choose(statement.node, statement);
  else choose(nodeById.get(statement.who) || null, statement);
}
