// The exact words: a sentence in its paragraph with who, the cue and what marked; and where they stand.
// Needs: dom, data, state, network, document.

// Words between quotation marks, unless they bring their own.
const quoted = (words) => h("q", { class: /^[“‘"']/.test(words) ? "own" : null }, words);

// Return the pieces of text[start:end] with `ranges` ([start, end, class]) as marks; ranges may overlap.
function marked(doc, start, end, ranges) {
  const inside = ranges.map(([a, b, name]) => [Math.max(a, start), Math.min(b, end), name]).filter(([a, b]) => a < b);
  const cuts = [...new Set([start, end, ...inside.flatMap(([a, b]) => [a, b])])].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const names = [...new Set(inside.filter(([a, b]) => a <= cuts[i] && b >= cuts[i + 1]).map(([, , name]) => name))];
    const words = slice(doc, cuts[i], cuts[i + 1]);
    pieces.push(names.length ? h("mark", { class: names.join(" ") }, words) : words);
  }
  return pieces;
}

const rangesOf = (piece) => [...piece.topics.map(([, a, b]) => [a, b, "topic"]), ...piece.content.map(([a, b]) => [a, b, "content"]), ...piece.source.map(([a, b]) => [a, b, "source"]), ...piece.cue.map(([a, b]) => [a, b, "cue"]), ...piece.why.map(([a, b]) => [a, b, "shows"])];

// The paragraph around a piece of evidence, cut where it is long.
function paragraphOf(piece, most = 420) {
  const { doc } = piece;
  const from = Math.min(piece.start, ...piece.content.map(([a]) => a), ...piece.source.map(([a]) => a), ...piece.cue.map(([a]) => a));
  const to = Math.max(piece.end, ...piece.content.map(([, b]) => b));
  const before = slice(doc, Math.max(0, from - most), from);
  const after = slice(doc, to, to + most);
  const lead = before.slice(before.lastIndexOf("\n") + 1);
  const tail = after.split("\n")[0];
  const count = (text) => Array.from(text).length;
  return { start: from - count(lead), end: to + count(tail), from, to, cutBefore: lead === before && from > most, cutAfter: tail === after && after.length >= most };
}

// `most` characters of it at the most: a card has no room for a quotation of a page.
function quotation(piece, most = Infinity) {
  const { start, end, from, to: whole, cutBefore, cutAfter } = paragraphOf(piece, Math.min(most, 420));
  const to = Math.min(whole, from + most);
  if (to < whole) return h("blockquote", null, marked(piece.doc, from, to, rangesOf(piece)), " …");
  const ranges = piece.content.length || piece.cue.length ? rangesOf(piece) : [[piece.start, piece.end, "content"]];
  const { doc } = piece;
  return h("blockquote", null, cutBefore && "… ", h("span", { class: "around" }, slice(doc, start, from)), marked(doc, from, to, ranges), h("span", { class: "around" }, slice(doc, to, end)), cutAfter && " …");
}

function sourceLine(piece) {
  const { doc } = piece;
  return h("div", { class: "src" },
    h("button", { class: "link", onclick: () => openDocument(doc, piece) }, doc.title),
    doc.publisher && h("span", null, doc.publisher), h("span", null, doc.date || "undated"), h("span", null, "characters " + piece.start.toLocaleString("en") + "–" + piece.end.toLocaleString("en")));
}

function citation(statement, piece) {
  const { doc } = piece;
  const words = clean(slice(doc, piece.start, piece.end).replace(/\s+/g, " ").trim());
  const origin = [doc.author, "“" + doc.title + "”", doc.publisher, doc.date || "undated", doc.url].filter(Boolean).join(", ");
  return `“${words}” — ${clean(nameOf(statement.who))}, in ${clean(origin)} (${clean(doc.path)}, characters ${piece.start}–${piece.end}).`;
}

function copy(words, what) {
  const done = () => announce(what + " copied");
  if (navigator.clipboard && isSecureContext) navigator.clipboard.writeText(words).then(done, () => copyByHand(words, done));
  else copyByHand(words, done);
}

// A page opened from a file is not always given the clipboard.
function copyByHand(words, done) {
  const box = h("textarea", { class: "sr", "aria-hidden": "true" });
  box.value = words;
  document.body.append(box);
  box.select();
  if (document.execCommand("copy")) done();
  box.remove();
}

const thingLink = (id) => {
  const node = nodeById.get(id);
  if (!node) return h("span", null, nameOf(id));
  const go = (event) => {
    event.preventDefault();
    choose(node);
    if (state.view === "network") centre(node);
  };
  return h("a", { class: "link", href: "#" + new URLSearchParams({ thing: id }), onclick: go }, node.label);
};
// The same with the document behind a name that several have.
const thingFull = (id) => {
  const node = nodeById.get(id);
  return node && node.from_ ? [thingLink(id), h("span", { class: "faint" }, " (" + whereOf(node) + ")")] : thingLink(id);
};
const thingList = (ids) => ids.map((id, i) => [i ? ", " : "", thingLink(id)]);

// The words a claim is drawn with: who, verb, to or about whom.
function headline(statement) {
  if (statement.type === "role") return [thingLink(statement.person), " is ", h("b", null, statement.title), statement.organization ? [" of ", thingLink(statement.organization)] : ""];
  if (statement.type === "event") return [h("b", null, spaced(statement.event)), taking(statement, ACTING).length ? [" by ", thingList(taking(statement, ACTING))] : "", taking(statement, ROLES[1].id).length ? [", of ", thingList(taking(statement, ROLES[1].id))] : ""];
  const aim = statement.target.length ? statement.target : [];
  return [statement.who ? thingLink(statement.who) : "Somebody not named", statement.share ? ` (${statement.share})` : "", " ", h("b", null, phraseOf(statement)), aim.length ? [" ", thingList(aim)] : "", statement.addressee.length ? [" to ", thingList(statement.addressee)] : ""];
}

// A card: one statement with its first quotation. `plain` leaves out who said it.
function card(statement, { relation = "" } = {}) {
  const look = statement.type === "claim" ? RELATIONS[statement.stance === "neutral" ? "says" : statement.stance] : statement.type === "event" ? RELATIONS["takes part"] : RELATIONS["member of"];
  const piece = statement.evidence[0];
  return h("article", { class: "card", colour: colour(look), "data-statement": statement.id },
    h("div", { class: "who" }, relation && h("span", { class: "faint" }, relation + " "), look.sign && h("span", { class: "sign", title: look.label }, look.sign + " "), headline(statement)),
    piece && quotation(piece, 480),
    piece && h("div", { class: "src" }, h("span", null, [piece.doc.publisher || piece.doc.title, statement.day || "undated"].join(" · ")), h("button", { onclick: () => chooseStatement(statement) }, "Evidence")));
}
