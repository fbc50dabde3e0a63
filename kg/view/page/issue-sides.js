// For and against side by side: by actor, by the bodies that people speak under, or in time.
// Needs: dom, data, state, shapes, evidence, sides, members, issue, document, address.

const VOICES = 60;
const CLAIMS = 3;
const MOST = 480;
const ARRANGED = { actor: "By actor", body: "By organization", time: "In time" };
let shownVoices = VOICES;
const unfolded = new Set();

function sidesOnIt(subject) {
  const choice = h("div", { class: "seg", role: "group", "aria-label": "Arranged" }, Object.entries(ARRANGED).map(([id, words]) => h("button", { "aria-pressed": state.by === id, "data-key": "arranged " + id, onclick: () => { state.by = id; shownVoices = VOICES; showIssues(); writeAddress(); } }, words)));
  return [h("div", { class: "bar" }, choice, h("span", { class: "key" }, h("mark", { class: "shows" }, "what shows the side"), " is marked")),
    h("div", { class: "columns sides" }, Object.keys(SIDES).map((side) => sideColumn(subject, side)))];
}

function sideColumn(subject, side) {
  const { title, sign, look } = SIDES[side];
  const make = { actor: byActor, body: byBody, time: byDate }[state.by];
  return h("section", { class: "side", colour: colour(look), "aria-label": title }, h("h4", null, h("span", { class: "sign" }, sign), " ", title, ": ", tally(subject, side)), make(subject, side));
}

const loudestFirst = ([a, x], [b, y]) => !a - !b || y.length - x.length || byName(a, b);

function byActor(subject, side) {
  const voices = [...subject[side]].sort(loudestFirst);
  return [voices.slice(0, shownVoices).map(([who, claims]) => voiceOn(subject, side, who, claims)), moreVoices(voices.length, side)];
}

function moreVoices(count, side) {
  const left = count - shownVoices;
  return left > 0 && h("button", { "data-key": "voices " + side, onclick: () => { shownVoices += VOICES; showIssues(); } }, `Show ${Math.min(left, VOICES)} more`);
}

// Under each body what it says itself, then its people; who is of no body that the texts tell of comes last.
function byBody(subject, side) {
  const groups = new Map();
  for (const [who, claims] of subject[side]) {
    const body = bodyOf(who) || "";
    groups.set(body, [...(groups.get(body) || []), [who, claims]]);
  }
  const size = (voices) => voices.reduce((sum, [, claims]) => sum + claims.length, 0);
  const rows = [...groups].sort(([a, x], [b, y]) => !a - !b || size(y) - size(x) || byName(a, b));
  return [rows.slice(0, shownVoices).map(([body, voices]) => bodyOn(subject, side, body, voices)), moreVoices(rows.length, side)];
}

function bodyOn(subject, side, body, voices) {
  const order = ([a, x], [b, y]) => (b === body) - (a === body) || loudestFirst([a, x], [b, y]);
  const [own, across] = [side, side === "for" ? "against" : "for"].map((one) => [...subject[one].keys()].filter((who) => bodyOf(who) === body));
  const split = body && across.length > 0 && new Set([...own, ...across]).size > 1;
  const above = body && DATA.actors[body].part_of;
  return h("div", { class: "body" }, h("h5", null, body ? [kindIcon(DATA.actors[body].kind), " ", thingFull(body)] : "No organization told", above && h("span", { class: "faint" }, " (part of ", thingLink(above), ")"), split && [" ", h("span", { class: "chip both" }, "both sides within")]),
    voices.sort(order).map(([who, claims]) => voiceOn(subject, side, who, claims, body)));
}

// `under` is the body whose people are listed, if they are.
function voiceOn(subject, side, who, claims, under) {
  const actor = DATA.actors[who];
  const key = [side, who, subject.id].join(" ");
  const rows = claims.sort(byDay).map((claim) => () => sidedRow(claim, subject.id));
  const title = under ? titleIn(who, under) : "";
  const name = who ? (under === who ? "itself" : [under === undefined && [kindIcon(actor.kind), " "], thingFull(who), title && h("span", { class: "faint" }, ", " + title)]) : "Somebody not named";
  return h("div", { class: "voice" }, h(under === undefined ? "h5" : "h6", null, name, onBoth(subject, who) && [" ", bothSides(subject, who)]), folded_(rows, key));
}

// The first few; the rest opens on demand.
function folded_(rows, key, shown = CLAIMS) {
  const more = rows.slice(shown);
  return [h("ul", null, rows.slice(0, shown).map((row) => row())),
    more.length > 0 && h("details", { open: unfolded.has(key), ontoggle: (event) => (event.target.open ? unfolded.add(key) : unfolded.delete(key)) }, h("summary", { "data-key": "more " + key }, plural(more.length, "more claim")), h("ul", null, more.map((row) => row())))];
}

// What is dated, in order, under a line of time that both sides share; then what is not.
function byDate(subject, side) {
  const claims = [...new Set([...subject[side].values()].flat())].sort(byDay);
  const row = (claim) => h("li", null, h("div", { class: "who" }, claim.day && h("span", { class: "day" }, claim.day + " "), speaker(claim), claim.who && onBoth(subject, claim.who) && [" ", bothSides(subject, claim.who)]), sidedRow(claim, subject.id, "div"));
  const [dated, undated] = [claims.filter(({ day }) => day), claims.filter(({ day }) => !day)];
  return [timeLine(dated, claimsOf(subject), side),
    dated.length > 0 && h("ol", { class: "dated" }, dated.map(row)),
    undated.length > 0 && [h("h5", null, `Undated (${undated.length})`), h("p", { class: "faint" }, "When these were said, and in which order, is not known."), h("ul", null, undated.map(row))]];
}

const speaker = (claim) => (claim.who ? thingFull(claim.who) : "Somebody not named");

// A mark for each dated claim of one side, from the first to the last date of either; a month or a year is a bar.
function timeLine(dated, all, side) {
  const days = all.map(({ day }) => day).filter(Boolean);
  if (!dated.length) return "";
  const time = (date) => Date.UTC(...date.split("-").map((part, i) => part - (i === 1)));
  const [first, last] = [Math.min(...days.map((day) => time(firstDay(day)))), Math.max(...days.map((day) => time(lastDay(day))))];
  const at = (date) => (last > first ? 6 + ((time(date) - first) / (last - first)) * 288 : 150);
  const mark = ({ day }) => svg("rect", { x: (at(firstDay(day)) - 2).toFixed(1), y: 3, width: Math.max(4, at(lastDay(day)) - at(firstDay(day))).toFixed(1), height: 10, rx: 2, fill: colour(SIDES[side].look), "fill-opacity": 0.65 });
  const [from, to] = [days.reduce((a, b) => (firstDay(b) < firstDay(a) ? b : a)), days.reduce((a, b) => (lastDay(b) > lastDay(a) ? b : a))];
  return h("figure", { class: "when" }, svg("svg", { viewBox: "0 0 300 16", preserveAspectRatio: "none", role: "img", "aria-label": `${SIDES[side].title}: ${plural(dated.length, "dated claim")}, ${spanOf(dated)}` }, svg("path", { d: "M0 15.5H300", stroke: "currentColor", "stroke-opacity": 0.5 }), ...dated.map(mark)), h("figcaption", null, h("span", null, from), to !== from && h("span", null, to)));
}

// One claim: for each document that has it the words, why they are a side, and where they stand.
function sidedRow(claim, id, tag = "li") {
  const positions = claim.positions.filter(({ towards }) => towards === id);
  return h(tag, null, [...new Set(positions.map(({ doc }) => doc))].map((doc, i) => {
    const here = positions.filter((position) => position.doc === doc);
    const pieces = claim.evidence.filter((piece) => piece.doc === doc);
    const piece = pieces.find(({ why }) => why.length) || pieces[0];
    return [piece ? sidedWords(piece, here.flatMap(({ why }) => why)) : quoted(claim.text), here.map(whyLine),
      h("div", { class: "src" }, h("span", null, verbOf(claim) + (claim.share ? ` (${claim.share})` : "")), doc.publisher && doc.publisher !== doc.title && h("span", null, doc.publisher), h("span", { class: "nowrap" }, (i ? doc.date : claim.day) || "undated"),
        piece && h("button", { class: "link", "data-key": [claim.id, doc.id, id].join(" "), onclick: () => openDocument(doc, piece) }, doc.title),
        h("button", { "data-key": ["evidence", claim.id, doc.id, id].join(" "), onclick: () => chooseStatement(claim) }, "Evidence"))];
  }));
}

// The sentence with the words that show the side marked. Where it is long, what is around them; what stands far off, by itself.
function sidedWords(piece, why) {
  const { doc } = piece;
  let from = Math.min(piece.start, ...piece.content.map(([a]) => a));
  let to = Math.max(piece.end, ...piece.content.map(([, b]) => b));
  const near = why.filter(([a, b]) => a > from - 240 && b < to + 240);
  const ranges = [...piece.content.map(([a, b]) => [a, b, "said"]), ...why.map(([a, b]) => [a, b, "shows"])];
  const [whole, end] = [from = Math.min(from, ...near.map(([a]) => a)), to = Math.max(to, ...near.map(([, b]) => b))];
  if (to - from > MOST && near.length) {
    from = Math.max(from, Math.min(Math.min(...near.map(([a]) => a)) - MOST / 3, to - MOST));
    to = Math.min(to, Math.max(Math.max(...near.map(([, b]) => b)) + MOST / 3, from + MOST));
  }
  const far = why.filter((span) => !near.includes(span));
  return h("blockquote", { class: "sided" }, far.map(([a, b]) => [marked(doc, a, b, ranges), " … "]), from > whole && "… ", marked(doc, from, to, ranges), to < end && " …");
}

