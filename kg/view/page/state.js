// What the reader has chosen, and what can be seen because of it.
// Needs: dom, data, main, words, timeline.

const ACTS = [...new Set(DATA.claims.map((claim) => claim.act))].sort();
const STANCES = ["supports", "opposes", "neutral"];
const START_TOP = Math.min(matchMedia("(max-width: 760px)").matches ? 30 : 60, nodes.length); // a phone has room for fewer

// Topics tie together all who speak of one thing; claims and events are lines, and things only in focus. All three are
// there to be switched on.
const LATER = ["topic", "claim", "event"];
const startKinds = () => new Set(Object.keys(KINDS).filter((kind) => !LATER.includes(kind)));
const kindsDrawn = () => (state.focus && state.thing ? new Set([...state.kinds, "claim", "event"]) : state.kinds);

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
  line: null,
  pair: null,
  focus: 0,
  hover: null,
  colours: "kind",
  find: "",
  types: startTypes(),
  on: null,
  by: "actor",
  doc: null,
};

const allLinks = [...links, ...shortcuts];
const seen = { nodes: [], base: [], links: [], bundles: [], statements: [], near: new Set(), candidates: 0, loose: 0, undated: 0, words: [] };

// A partial date stands for its first day where it begins a stretch and for its last where it ends one.
const firstDay = (date) => (date + "-01-01").slice(0, 10);
const lastDay = (date) => (date.length > 4 ? date + "-31" : date + "-12-31").slice(0, 10);

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
  const kinds = kindsDrawn();
  for (const node of nodes) {
    node.may = kinds.has(node.kind) && (!node.statement || node.statement.on) && (node.kind !== "topic" || state.topics.has(node.id));
    node.linked = state.loose;
    node.on = false;
  }
  for (const edge of allLinks) {
    const stated = state.relations.has(edge.relation) && (edge.said ? edge.said.on : !seen.words.length || named(edge));
    edge.may = stated && edge.a.may && edge.b.may;
    if (edge.may) edge.a.linked = edge.b.linked = true;
  }
  const candidates = ranked.filter((node) => node.may && node.linked);
  seen.candidates = candidates.length;
  seen.loose = nodes.reduce((count, node) => count + (node.may && !node.linked ? 1 : 0), 0);
  const near = state.focus && state.thing ? around(state.thing, state.focus) : null;
  if (near) seen.candidates = near.length;
  for (const node of near ? near.slice(0, state.top * state.focus) : mostImportant(candidates)) node.on = true;
  seen.base = ranked.filter((node) => node.on);
  if (!near) for (const node of chosenThings()) node.on = true;
  seen.nodes = nodes.filter((node) => node.on);
  seen.links = allLinks.filter(drawn);
  seen.bundles = bundled(seen.links);
  seen.near = new Set();
  for (const node of state.thing || state.line ? chosenThings() : []) seen.near.add(node);
  return seen;
}

// The first so many, of which each is linked to another of them: a thing without a line says nothing.
function mostImportant(candidates) {
  if (candidates.length <= state.top || state.loose) return candidates.slice(0, state.top);
  const chosen = new Set(candidates.slice(0, state.top));
  const among = (node) => node.links.some((edge) => edge.may && edge.a !== edge.b && chosen.has(edge.a === node ? edge.b : edge.a));
  for (const node of [...chosen].filter((node) => !among(node))) chosen.delete(node);
  for (const node of candidates) {
    if (chosen.size >= state.top) break;
    if (chosen.has(node)) continue;
    if (among(node)) chosen.add(node);
    else if (state.top - chosen.size >= 2) chosen.add(node).add(partnerOf(node));
  }
  return chosen;
}

// The most important thing that one is linked to.
function partnerOf(node) {
  let best = null;
  for (const edge of node.links) {
    const other = edge.a === node ? edge.b : edge.a;
    if (edge.may && other !== node && (!best || other.place < best.place)) best = other;
  }
  return best || node;
}

// What a choice brings into the picture: the thing and what it is linked to, or the ends of a statement that is a line.
function chosenThings() {
  const { thing, line } = state;
  if (line) return [line.a, line.b];
  if (!thing) return [];
  if (thing.statement && !thing.may) return endsOf(thing.statement).filter((node) => node.may);
  if (!thing.may) return [thing];
  return [thing, ...thing.links.filter(stands).flatMap((edge) => [edge.a, edge.b])];
}
// A straight link stands only where the claim or event behind it cannot be a thing.
const stands = (edge) => edge.may && !(edge.instead && edge.said.node && edge.said.node.may);
const endsOf = (statement) => [statement.who, ...aimOf(statement)].map((id) => nodeById.get(id)).filter(Boolean);

// Links of one relation between the same two, as one line that knows them all; lines between the same two bend apart.
function bundled(list) {
  const found = new Map();
  const pairs = new Map();
  for (const edge of list) {
    const key = edge.a.place + " " + edge.relation + " " + edge.b.place;
    if (found.has(key)) {
      found.get(key).edges.push(edge);
      continue;
    }
    const pair = Math.min(edge.a.place, edge.b.place) + " " + Math.max(edge.a.place, edge.b.place);
    const before = pairs.get(pair) || 0;
    pairs.set(pair, before + 1);
    const bend = (before % 2 ? 1 : -1) * Math.ceil((before + 1) / 2) * 12 * (edge.from < edge.to ? 1 : -1);
    found.set(key, { a: edge.a, b: edge.b, relation: edge.relation, look: edge.look, edges: [edge], bend });
  }
  return [...found.values()];
}
const touches = (bundle) => (state.line ? bundle.a === state.line.a && bundle.b === state.line.b && bundle.relation === state.line.relation : bundle.a === state.thing || bundle.b === state.thing || bundle.edges.some((edge) => edge.said && edge.said === state.statement));

// A link that nobody states (“part of”) is found by the names of its ends.
const named = ({ a, b }) => [a, b].some((node) => !node.statement && hasWords(hayOfThing(node.id), seen.words));

// Whether a link is in the picture; a straight one only where the claim or event that it stands for is not.
function drawn(edge) {
  return edge.may && edge.a.on && edge.b.on && !(edge.instead && (!edge.said.node || edge.said.node.on));
}

// What is one or two steps from the chosen thing, nearest and most important first.
function around(thing, steps) {
  const found = [thing];
  const known = new Set(found);
  let ring = found;
  for (let step = 0; step < steps; step++) {
    const next = new Set(ring.flatMap((node) => node.links.filter(stands).map((edge) => (edge.a === node ? edge.b : edge.a))).filter((node) => !known.has(node)));
    ring = [...next].sort((a, b) => a.place - b.place);
    for (const node of ring) known.add(node);
    found.push(...ring);
  }
  return found;
}

function choose(thing, statement) {
  state.thing = thing || null;
  state.statement = statement || (thing && thing.statement) || null;
  state.cell = state.pair = state.line = null;
  if (!thing) state.focus = 0;
  refresh();
  if (thing) announce(thing.label + ", " + thing.look.label + ", " + plural(thing.links.filter((edge) => edge.may).length, "link"));
}

// All statements behind one line.
function chooseLine({ a, b, relation, edges }) {
  Object.assign(state, { thing: null, statement: null, focus: 0, cell: null, pair: null, line: { a, b, relation, statements: [...new Set(edges.map((edge) => edge.said).filter(Boolean))] } });
  refresh();
  announce(`${a.label} ${edges[0].look.label} ${b.label}, ${plural(edges.length, "statement")}`);
}

function chooseStatement(statement) {
  if (statement.node) choose(statement.node, statement);
  else choose(nodeById.get(statement.who) || null, statement);
}
