// The actors: a list, and of the one that is chosen where it stands on each issue, what it says, what it is and does, what
// others say of it, and where.
// Needs: dom, views, data, state, shapes, evidence, panel, sides, members, issue, issue-sides, issue-changes, document, dossier, correct, main.

const ACTORS = 100;
const SAID = 30;
let shownActors = ACTORS;
let shownSaid = SAID;
let quoteWords = "";
let shownActor = null;

function openActor(id) {
  [shownSaid, quoteWords, shownActor] = [SAID, "", null];
  Object.assign(state, { thing: id ? nodeById.get(id) : null, statement: null, cell: null, pair: null, line: null, focus: 0 });
  look();
  show("actor");
  $("#actor").scrollTop = 0;
  announce(id ? nameOf(id) : "All actors");
}

function showActor() {
  const focused = document.activeElement && document.activeElement.dataset.key;
  const current = actorShown();
  const bar = h("div", { class: "bar" }, h("h2", null, current ? "Actor" : "Actors"), current && [h("button", { "data-key": "all actors", onclick: () => openActor(null) }, "← All actors"), dossierButtons(() => actorDossier(current))]);
  $("#actor").replaceChildren(...[bar, current ? actorPage(current) : actorTable()].flat(Infinity).filter(Boolean));
  if (focused) [...$("#actor").querySelectorAll("[data-key]")].find((element) => element.dataset.key === focused)?.focus({ preventScroll: true });
}

// The actor that is chosen; where a statement is, the one on whose page it was chosen, else who says it.
function actorShown() {
  const { thing, statement } = state;
  if (thing && DATA.actors[thing.id] && !(statement && shownActor)) shownActor = thing.id;
  else if (!shownActor && statement && DATA.actors[statement.who]) shownActor = statement.who;
  return shownActor && DATA.actors[shownActor] && nodeById.has(shownActor) ? shownActor : null;
}

// Of every actor the numbers of what passes the filters, those with sides and words first.
function actorCounts() {
  const rows = new Map(Object.keys(DATA.actors).filter((id) => nodeById.has(id)).map((id) => [id, { id, sides: new Set(), says: 0, about: 0, events: 0 }]));
  const add = (ids, name) => { for (const id of new Set(ids)) if (rows.has(id)) rows.get(id)[name]++; };
  for (const s of statements) {
    if (!s.on) continue;
    if (s.type === "claim") {
      add([s.who], "says");
      add([...s.target, ...s.about, ...s.addressee], "about");
      if (rows.has(s.who)) for (const { towards } of s.positions) rows.get(s.who).sides.add(towards);
    } else if (s.type === "event") add(Object.values(s.participants).flat(), "events");
  }
  return [...rows.values()].filter((row) => row.says || row.about || row.events).sort((a, b) => b.sides.size - a.sides.size || b.says - a.says || mentionsOf(b.id) - mentionsOf(a.id) || byName(a.id, b.id));
}

function actorTable() {
  const list = actorCounts();
  const rows = list.slice(0, shownActors).map(({ id, sides, says, about, events }) => h("tr", null, h("td", null, h("div", { class: "iconed" }, kindIcon(DATA.actors[id].kind), h("span", null, h("button", { class: "link", "data-key": "actor " + id, onclick: () => openActor(id) }, nameOf(id)), nodeById.get(id).from_ ? h("span", { class: "faint" }, " (" + whereOf(nodeById.get(id)) + ")") : ""))), h("td", null, KINDS[DATA.actors[id].kind].label), [sides.size, says, about, events, mentionsOf(id)].map((n) => h("td", { class: "number" }, n.toLocaleString("en")))));
  const left = list.length - shownActors;
  return [h("p", { class: "faint" }, list.length ? `${plural(list.length, "actor")} in what passes the filters, who takes most sides first` : "No actor in what passes the filters."),
    list.length > 0 && scrolled("Actors", h("table", { class: "actors" }, h("caption", { class: "sr" }, "Actors with the sides they take, what they say and how often they are mentioned"), h("thead", null, h("tr", null, ["Actor", "Kind", "Sides taken", "Claims made", "Claims about it", "Events", "Mentions"].map((words) => h("th", { scope: "col" }, words)))), h("tbody", null, rows))),
    left > 0 && h("p", null, h("button", { "data-key": "actors", onclick: () => { shownActors += 4 * ACTORS; showActor(); } }, `Show ${Math.min(left, 4 * ACTORS).toLocaleString("en")} more`))];
}

function actorPage(id) {
  const parts = partsOf(id);
  const events = [...parts.does, ...parts.meets].sort(byDay);
  return [actorHead(id), positionTable(id), isBody(id) && bodyParts(id), saidPart(id, parts), roleList(id, parts.roles),
    events.length > 0 && [h("h4", null, `Events (${events.length})`), h("ol", { class: "course" }, events.slice(0, SAID).map((event) => courseRow(event))), events.length > SAID && h("p", { class: "faint" }, `… and ${plural(events.length - SAID, "more event")} in the Statements view.`)],
    othersOnIt(parts), voice(id, parts)];
}

const isBody = (id) => DATA.actors[id].kind !== "person";

function actorHead(id) {
  const actor = DATA.actors[id];
  return [h("h3", { class: "big" }, kindIcon(actor.kind), " ", fullName(nodeById.get(id))),
    h("p", { class: "faint" }, [actor.aliases.length && "also written " + actor.aliases.join("; "), actor.classification].filter(Boolean).join(" · "), actor.part_of && [" · part of ", thingLink(actor.part_of)]), actorTools(nodeById.get(id))];
}

// Where it stands on each subject: { subject, side, claims, turns }, the side “both” if it takes both.
function standsOn(who) {
  return sidedOn().map((subject) => {
    const [pro, con] = Object.keys(SIDES).map((side) => subject[side].get(who) || []);
    return { subject, pro, con, side: pro.length && con.length ? "both" : pro.length ? "for" : con.length ? "against" : null, claims: [...new Set([...pro, ...con])], turns: turnsOn(subject, who) };
  }).filter(({ side }) => side).sort((a, b) => ISSUES.has(b.subject.id) - ISSUES.has(a.subject.id) || b.claims.length - a.claims.length || byName(a.subject.id, b.subject.id));
}

const standWords = ({ side, pro, con, turns }) => (turns.length ? `changed side: ${turns.map(({ from, to }) => `${from} → ${to}`).join(", ")}` : side === "both" ? `on both sides: ${pro.length} for, ${con.length} against` : side);
const standSign = ({ side }) => (side === "both" ? "±" : SIDES[side].sign);

function positionTable(id) {
  const rows = standsOn(id);
  if (!rows.length) return [h("h4", null, "Positions"), h("p", { class: "faint" }, "No side taken in what passes the filters.")];
  const row = (one) => h("tr", null, h("td", null, h("span", { class: "sign", colour: one.side === "both" ? null : colour(SIDES[one.side].look) }, standSign(one)), " ", issueLink(one.subject.id, { "data-key": "position " + one.subject.id })), h("td", null, standWords(one)), h("td", { class: "number" }, one.claims.length), h("td", { class: "nowrap" }, spanOf(one.claims)));
  const changed = rows.filter(({ turns }) => turns.length);
  return [h("h4", null, `Positions (${rows.length})`),
    scrolled("Positions", h("table", { class: "stands" }, h("caption", { class: "sr" }, "Where it stands on each issue"), h("thead", null, h("tr", null, ["Issue, person or body", "Side", "Claims", "First and last"].map((words) => h("th", { scope: "col" }, words)))), h("tbody", null, rows.map(row)))),
    changed.length > 0 && h("section", { class: "issue", "aria-label": "Changed side" }, h("h4", null, `Changed side (${changed.length})`), changed.map(({ subject, turns }) => [h("h5", null, issueLink(subject.id)), turns.map((turn) => turnRow(turn, subject))]))];
}

// A body: who speaks for it, and on what they are of two minds.
function bodyParts(id) {
  const people = membersOf(id);
  const within = partsOfBody(id);
  const dissent = dissentIn(id);
  const names = (list) => list.map((who, i) => [i ? ", " : "", who === id ? [thingLink(who), " itself"] : thingLink(who)]);
  return [
    people.length > 0 && [h("h4", null, `Its people (${people.length})`), h("ul", { class: "plain people" }, people.map(({ person, title }) => h("li", null, thingLink(person), title && h("span", { class: "faint" }, ", " + title), " ", h("span", { class: "faint" }, positionsInShort(person)))))],
    within.length > 0 && h("p", null, h("b", null, "Parts of it: "), thingList(within)),
    dissent.length > 0 && [h("h4", null, `Of two minds within (${dissent.length})`), h("ul", { class: "plain" }, dissent.map((row) => h("li", null, issueLink(row.subject.id), ": ", h("b", null, "for"), " ", names(row.for), "; ", h("b", null, "against"), " ", names(row.against))))],
  ];
}

const positionsInShort = (person) => {
  const count = standsOn(person).length;
  return count ? ` – ${plural(count, "side")} taken` : "";
};

// All it says in order, of which words let only some through.
function saidPart(id, parts) {
  const turns = positionChanges(parts.says);
  const list = parts.says.slice().sort(byDay);
  const body = h("div", null);
  const fill = () => {
    const rows = list.filter((claim) => quoteWords.toLowerCase().split(/\s+/).every((word) => saidHay(claim).includes(word)));
    const left = rows.length - shownSaid;
    count.textContent = quoteWords ? `${rows.length} of ${plural(list.length, "claim")}` : "";
    body.replaceChildren(...[h("ol", { class: "course" }, rows.slice(0, shownSaid).map((claim) => courseRow(claim, turns.get(claim)))),
      left > 0 && h("p", null, h("button", { "data-key": "said", onclick: () => { shownSaid += 3 * SAID; fill(); } }, `Show ${Math.min(left, 3 * SAID)} more`)), !rows.length && h("p", { class: "faint" }, "Nothing with these words.")].filter(Boolean));
  };
  const count = h("span", { class: "faint", role: "status" });
  const words = h("input", { type: "search", placeholder: "Only quotations with these words", "aria-label": "Only quotations with these words", "data-key": "said words", oninput: (event) => { quoteWords = event.target.value; shownSaid = SAID; fill(); } });
  words.value = quoteWords;
  if (!list.length) return [h("h4", null, "Said"), h("p", { class: "faint" }, "Nothing that passes the filters.")];
  fill();
  return [h("div", { class: "bar" }, h("h4", null, `Said (${list.length})`), words, count), body];
}

const saidHay = (claim) => (claim.hay ??= [claim.text, ...claim.evidence.map((piece) => slice(piece.doc, piece.start, piece.end)), ...claim.docs.map(({ title }) => title), ...claim.positions.map(({ towards }) => nameOf(towards)), ...aimOf(claim).map(nameOf)].join("\n").replace(/\s+/g, " ").toLowerCase());

const courseRow = (statement, turn) => h("li", null, h("span", { class: "day" }, statement.day || "undated"), turn && h("strong", { class: "turn" }, "Change of position towards " + turn), card(statement));

function roleList(id, roles) {
  const list = roles.filter(({ person }) => person === id);
  return list.length ? [h("h4", null, `Roles (${list.length})`), h("ul", { class: "plain" }, list.map((role) => h("li", null, headline(role), role.date ? " (" + role.date + ")" : "", " ", role.evidence.length > 0 && h("button", { class: "small", onclick: () => chooseStatement(role) }, "Evidence"))))] : "";
}

function othersOnIt(parts) {
  const list = [...parts.aimed, ...parts.about].sort(byDay);
  if (!list.length) return "";
  const part = ([stance, title]) => {
    const rows = list.filter((claim) => claim.stance === stance);
    return h("div", { class: "side", colour: colour(RELATIONS[stance === "neutral" ? "says" : stance]) }, h("h5", null, `${title} (${rows.length})`), folded_(rows.map((claim) => () => claimRow(claim)), "others " + stance + list[0].id, 8));
  };
  return [h("h4", null, `What others say (${list.length})`), h("div", { class: "columns" }, [["supports", "+ For"], ["opposes", "− Against"], ["neutral", "No side"]].map(part))];
}

function claimRow(claim) {
  const piece = claim.evidence[0];
  const answers = claim.answers.filter((other) => other.on);
  return h("li", null, h("div", null, claim.who ? thingLink(claim.who) : "Somebody not named", claim.share ? ` (${claim.share})` : "", " ", verbOf(claim), " ", h("span", { class: "faint" }, [claim.day || "undated", piece && (piece.doc.publisher || piece.doc.title)].filter(Boolean).join(", "))),
    quoted(claim.text), " ", h("button", { class: "small", "data-key": "evidence " + claim.id, onclick: () => chooseStatement(claim) }, "Evidence"),
    answers.length ? h("ul", { class: "replies" }, answers.map((other) => h("li", null, "× ", thingLink(other.who), " answers: ", quoted(other.text)))) : "");
}

// The documents it speaks or is named in, and how often.
function voice(id, parts) {
  const rows = documentsByDate.map((doc) => [doc, parts.says.filter((s) => s.docs.includes(doc)).length, doc.mentions.reduce((n, [, , actor]) => n + (actor === id), 0)]).filter(([doc, a, b]) => state.docs.has(doc.number) && (a || b));
  if (!rows.length) return "";
  return [h("h4", null, `Documents (${rows.length})`), scrolled("Documents", h("table", { class: "small-table" }, h("thead", null, h("tr", null, ["Document", "Source", "Date", "Claims", "Mentions"].map((words) => h("th", { scope: "col" }, words)))), h("tbody", null, rows.map(([doc, a, b]) => h("tr", null, h("td", null, h("button", { class: "link", onclick: () => openDocument(doc) }, doc.title)), h("td", null, doc.publisher || "–"), h("td", { class: "nowrap" }, doc.date || "undated"), h("td", { class: "number" }, a), h("td", { class: "number" }, b))))))];
}

// The claims with which somebody went over to the other side of an issue, or of somebody it aims at; towards what.
function positionChanges(claims) {
  const sided = new Map();
  for (const claim of claims) {
    const aimed = claim.stance === "neutral" ? [] : claim.target.map((id) => [id, claim.stance === "supports" ? "for" : "against"]);
    for (const [id, side] of [...aimed, ...claim.positions.map(({ towards, side }) => [towards, side])]) sided.set(id, [...(sided.get(id) || []), { claim, side }]);
  }
  return new Map([...sided].flatMap(([id, list]) => turnsOf(list).map(({ after }) => [after, nameOf(id)])));
}

view({ id: "actor", title: "Actors", draw: showActor });
