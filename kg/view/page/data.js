// The data of the page, linked up: nodes and links of the network, statements with their evidence, documents.
// Needs: dom, correct-data, correct-kept.

const DATA = corrected(JSON.parse($("#data").textContent), kept.now);
if (DATA.packed) (await unpacked($("#texts").textContent)).forEach((text, number) => (DATA.documents[number].text = text));

// The list that PackedTexts of kg/view made; a browser unpacks it aside while the page stays alive.
async function unpacked(base64) {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

// Lets the browser do what waits, so that a large page does not hold it up in one go.
const rest = () => new Promise((done) => setTimeout(done));

const bare = (values) => Object.assign(Object.create(null), values);
DATA.actors = bare(DATA.actors);
const TOPICS = bare(DATA.topics);
const ISSUES = new Map(DATA.issues.map((issue) => [issue.id, issue]));
const { kinds: KINDS, relations: RELATIONS, documents } = DATA;
const nodes = DATA.nodes;
const nodeById = new Map(nodes.map((node) => [node.id, node]));

// Who takes part in an event, by the roles of the ontology, the first of which acts; `undergoing` are all others.
const ROLES = DATA.roles_of_events;
const ACTING = ROLES[0].id;
const taking = (event, role) => event.participants[role] || [];
const undergoing = (event) => ROLES.slice(1).flatMap((role) => taking(event, role.id));

// What a claim has not is left out of the file.
const HAS_NOT = { who: null, date: null, basis: null, share: null, within: null, text: "" };
const LISTS = ["target", "about", "topics", "addressee", "reporters", "reasons", "positions", "evidence"];
const whole = (claim) => Object.assign(Object.fromEntries(LISTS.map((name) => [name, []])), HAS_NOT, claim);
DATA.claims = DATA.claims.map(whole);

// A statement is a claim, an event or a role; `date` falls back to the date of its first document.
const statements = [];
for (const claim of DATA.claims) statements.push(Object.assign(claim, { type: "claim" }));
for (const event of DATA.events) statements.push(Object.assign(event, { event: event.type, type: "event", who: taking(event, ACTING)[0] || null, text: event.label, confidence: 1 }));
for (const role of DATA.roles) statements.push(Object.assign(role, { type: "role", who: role.person, text: role.title, confidence: 1 }));
const statementById = new Map(statements.map((statement) => [statement.id, statement]));

const links = DATA.links.map(([from, to, relation, said]) => ({ from: nodes[from].id, to: nodes[to].id, relation, statement: said === null ? undefined : statements[said].id }));

documents.forEach((doc, number) => {
  doc.number = number;
  for (const mention of doc.mentions) mention[2] = nodes[mention[2]].id;
  doc.statements = [];
});
for (const statement of statements) {
  statement.evidence = statement.evidence.map(([doc, start, end, rule, source, cue, content, topics]) => ({ doc: documents[doc], start, end, rule, source, cue, content, topics, why: [] }));
  statement.positions = (statement.positions || []).map((position) => ({ ...position, doc: documents[position.doc] }));
  statement.positions.forEach((position) => showSide(statement, position));
  statement.docs = [...new Set(statement.evidence.map((piece) => piece.doc))];
  statement.node = nodeById.get(statement.id) || null;
  statement.day = statement.date || (statement.docs[0] && statement.docs[0].date) || null;
  statement.answers = [];
  for (const doc of statement.docs) doc.statements.push(statement);
}

// The words that show a side are marked where the claim stands: in the piece of evidence that they touch.
function showSide(statement, { doc, why }) {
  const pieces = statement.evidence.filter((piece) => piece.doc === doc);
  const piece = pieces.find(({ start, end }) => why.some(([a, b]) => a < end && b > start)) || pieces[0];
  if (piece) piece.why.push(...why);
}

// Offsets count code points; a string of JavaScript counts differently once it holds an emoji.
function slice(doc, start, end) {
  if (doc.points === undefined) doc.points = /[\ud800-\udbff]/.test(doc.text) ? Array.from(doc.text) : null;
  return doc.points ? doc.points.slice(start, end).join("") : doc.text.slice(start, end);
}
const lengthOf = (doc) => (slice(doc, 0, 0), doc.points ? doc.points.length : doc.text.length);

if (DATA.packed) await rest();
const ranked = [...nodes].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
ranked.forEach((node, rank) => {
  node.among = node.place || null; // its place among actors alone
  node.whole = [node.x, node.y]; // where among all things
  node.place = rank;
  node.links = [];
  node.look = KINDS[node.kind];
  node.shape = node.look.shape;
  node.statement = statementById.get(node.id) || null;
});
links.forEach((edge) => join(edge));

// Where a claim or event is not drawn, its two ends are linked straight: who opposes whom, who does what to whom.
const shortcuts = [];
for (const statement of statements) {
  const from = statement.type === "role" ? null : nodeById.get(statement.who);
  if (!from) continue;
  const claim = statement.type === "claim";
  const relation = !claim ? "affects" : statement.stance === "neutral" || !statement.target.length ? "about" : statement.stance;
  const ends = claim && statement.target.length ? statement.target : claim ? statement.about : taking(statement, ROLES[1].id);
  for (const end of new Set(ends)) {
    if (!nodeById.has(end) || end === statement.who || statementById.has(end)) continue;
    const edge = { id: `${statement.id} ${end}`, from: from.id, to: end, relation, statement: statement.id, instead: statement.type };
    shortcuts.push(edge);
    join(edge);
  }
}

function join(edge) {
  edge.a = nodeById.get(edge.from);
  edge.b = nodeById.get(edge.to);
  edge.look = RELATIONS[edge.relation];
  edge.said = edge.statement ? statementById.get(edge.statement) : null;
  edge.number = join.count = (join.count || 0) + 1;
  edge.a.links.push(edge);
  if (edge.b !== edge.a) edge.b.links.push(edge);
  if (edge.relation === "contradicts" && edge.a.statement && edge.b.statement) edge.b.statement.answers.push(edge.a.statement);
}
const degree = (node) => node.links.reduce((count, edge) => count + (edge.instead ? 0 : 1), 0);

// A name for any id: a thing of the network, an actor, an issue, a topic, or the words of the id itself.
function nameOf(id) {
  if (!id) return "somebody not named";
  const known = nodeById.get(id) || DATA.actors[id] || ISSUES.get(id);
  if (known) return known.label;
  const said = statementById.get(id);
  if (said) return said.type === "event" ? said.text : `what ${nameOf(said.who)} ${verbOf(said)}`;
  return TOPICS[id] || capital(wordsOfId(id));
}
// What tells groups of several documents apart in their ids is no word.
function wordsOfId(id) {
  const tail = id.split("/").pop();
  const doc = documents.find((one) => tail.startsWith(one.id + "-"));
  return (doc ? tail.slice(doc.id.length + 1) : tail).replace(/^[0-9a-f]{12,}-/, "").replace(/-/g, " ");
}

// Where several described groups have one name (“staff”), the document tells them apart.
const bearers = new Map();
for (const node of nodes) if (DATA.actors[node.id]) bearers.set(node.label.toLowerCase(), (bearers.get(node.label.toLowerCase()) || 0) + 1);
for (const doc of documents) {
  for (const [, , id] of doc.mentions) {
    const node = nodeById.get(id);
    if (node && !node.from_ && bearers.get(node.label.toLowerCase()) > 1) node.from_ = doc;
  }
}
const shortTitle = (title) => (title.length > 34 ? title.slice(0, 33).replace(/\s+\S*$/, "") + "…" : title);
const whereOf = (node) => (node.from_ ? shortTitle(node.from_.title.split("/").pop()) : "");
const fullName = (node) => node.label + (node.from_ ? " (" + whereOf(node) + ")" : "");

const ACT_WORDS = {
  statement: "states", denial: "denies", criticism: "criticises", blame: "blames", accusation: "accuses", demand: "demands",
  warning: "warns", prediction: "predicts", promise: "promises", question: "asks", finding: "finds", endorsement: "endorses",
  concession: "concedes", refusal: "refuses", belief: "believes", intention: "intends",
};
function verbOf(statement) {
  if (statement.type === "claim") return inNumber(ACT_WORDS[statement.act] || statement.act, statement);
  return statement.type === "event" ? spaced(statement.event) : "is";
}
// Several people criticise, one criticises.
function inNumber(words, statement) {
  const actor = DATA.actors[statement.who];
  return actor && actor.kind === "group" ? words.replace(/^(\w+?)(ies|s)\b/, (_, stem, end) => stem + (end === "ies" ? "y" : "")) : words;
}

// How a claim is aimed at its target, in words that do not say more than act and stance: what stands before the target.
const AIMS = {
  criticism: { opposes: "criticises" }, blame: { opposes: "blames" }, accusation: { opposes: "accuses" }, endorsement: { supports: "endorses" },
  question: { opposes: "questions" }, demand: { opposes: "makes demands of", neutral: "makes demands of" },
  statement: { opposes: "speaks against", supports: "speaks for", neutral: "speaks of" },
  finding: { opposes: "finds fault with", neutral: "reports on" }, belief: { opposes: "thinks ill of", supports: "thinks well of", neutral: "has a belief about" },
};
const TOWARDS = { opposes: "against", supports: "for", neutral: "about" };
function phraseOf(statement) {
  if (!statement.target.length) return verbOf(statement);
  const aimed = (AIMS[statement.act] || {})[statement.stance];
  return aimed ? inNumber(aimed, statement) : verbOf(statement) + ", " + TOWARDS[statement.stance];
}
const spaced = (name) => capital(name.replace(/([a-z])([A-Z])/g, (_, a, b) => a + " " + b.toLowerCase()).replace(/-/g, " "));

// What a statement is directed at, for tables and the debate: the target, else what it is about.
const aimOf = (statement) => (statement.type === "claim" ? (statement.target.length ? statement.target : statement.about) : statement.type === "event" ? undergoing(statement) : [statement.organization].filter(Boolean));
const byDay = (a, b) => (a.day || "9") < (b.day || "9") ? -1 : (a.day || "9") > (b.day || "9") ? 1 : placeOf(a) - placeOf(b);
const documentsByDate = [...documents].sort((a, b) => ((a.date || "9") < (b.date || "9") ? -1 : (a.date || "9") > (b.date || "9") ? 1 : a.number - b.number));
const placeOf = (statement) => (statement.evidence[0] ? statement.evidence[0].doc.number * 1e7 + statement.evidence[0].start : 0);
