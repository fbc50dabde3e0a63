// The right-hand panel: what is chosen, with its evidence; an overview when nothing is.
// Needs: dom, data, state, shapes, network, evidence, sides, issue, actor, document, correct, overview, sheet.

function showPanel() {
  const panel = $("#panel");
  panel.scrollTop = 0;
  const { thing, statement, cell, pair, line } = state;
  if (state.view !== "actor") shownActor = null;
  const chosen = Boolean(thing || statement || cell || pair || line);
  // An actor's page says itself what the panel would; the debate, an issue and a document have the room until something is chosen.
  const beside = state.view === "actor" ? Boolean(statement) : chosen || !["debate", "issue", "document"].includes(state.view);
  document.body.toggleAttribute("data-beside", beside);
  if (!beside) panel.replaceChildren();
  else if (state.view === "debate" && !statement && (cell || pair)) panel.replaceChildren(...(cell ? cellPanel(cell) : pairPanel(pair)));
  else if (statement) panel.replaceChildren(...statementPanel(statement));
  else if (line) panel.replaceChildren(...linePanel(line));
  else if (!thing) panel.replaceChildren(...overview());
  else panel.replaceChildren(...(thing.kind === "topic" ? topicPanel(thing) : actorPanel(thing)));
  followSheet();
}

function tools(thing) {
  if (!thing) return null;
  const focus = (steps, words) => h("button", { "aria-pressed": state.focus === steps, onclick: () => setFocus(state.focus === steps ? 0 : steps) }, words);
  return h("div", { class: "row buttons" }, state.view === "network" && [focus(1, "Focus"), focus(2, "2 steps")], h("button", { onclick: () => copy(location.href.split("#")[0] + address(), "Link") }, "Copy link"), h("button", { onclick: () => choose(null) }, "Clear"));
}

// What is behind a line of the network: every statement of it.
function linePanel({ a, b, relation, statements: all }) {
  return [h("h2", null, "Between two"), h("h3", null, thingLink(a.id), " ", RELATIONS[relation].label, " ", thingLink(b.id)), h("div", { class: "row buttons" }, h("button", { onclick: () => choose(null) }, "Clear")), ...section("Statements", all)];
}

function facts(rows) {
  return h("dl", { class: "facts" }, rows.filter(([, value]) => value && value.length !== 0).map(([name, value]) => [h("dt", null, name), h("dd", null, value)]));
}

const BASIS = { explicit: "as the text gives it", relative: "worked out from words such as “yesterday”", document: "that of the document" };

function statementPanel(statement) {
  const claim = statement.type === "claim";
  const kind = claim ? "Claim · " + statement.act : statement.type === "event" ? "Event · " + spaced(statement.event) : "Role";
  const dated = statement.date ? [statement.date, statement.basis ? h("span", { class: "faint" }, " (" + (BASIS[statement.basis] || statement.basis) + ")") : ""] : "not known";
  const rows = claim
    ? [
        ["Who", statement.who ? thingLink(statement.who) : "not resolved"],
        ["Share", statement.share],
        ["Reported by", thingList(statement.reporters)],
        ["Said to", thingList(statement.addressee)],
        ["Stance", statement.stance === "neutral" ? !statement.positions.length && "neutral" : [statement.stance, " ", thingList(statement.target)]],
        ["Side", statement.positions.length ? h("ul", null, statement.positions.map((position) => h("li", null, position.side, " ", issueLink(position.towards), whyLine(position)))) : null],
        ["Target", statement.stance === "neutral" ? thingList(statement.target) : null],
        ["About", thingList(statement.about)],
        ["Topics", statement.topics.length ? h("ul", null, statement.topics.map((id) => h("li", null, thingLink(id), topicWords(statement, id)))) : null],
        ["Put as", [statement.modality, statement.polarity === "denied" ? ", denied" : ""]],
        ["Said inside", statement.within && statementLink(statement.within)],
        ["Answered by", statement.answers.map((other) => [thingLink(other.who), " "])],
        ["Date", dated],
      ]
    : statement.type === "event"
      ? [...ROLES.map((role) => [role.shown, thingList(taking(statement, role.id))]), ["Place", statement.place], ["Reality", statement.factuality], ["Date", dated]]
      : [["Person", thingLink(statement.person)], ["Role", statement.title], ["Organization", statement.organization && thingLink(statement.organization)], ["Date", statement.date]];
  return [h("h2", null, kind), h("h3", null, claim ? headline(statement) : statement.text), tools(state.thing), ...statement.evidence.map((piece, i) => evidenceCard(statement, piece, i)), correctTools(statement) || "", facts(rows), certainty(statement), ...insideOf(statement)];
}

// The words of the text that make a claim one of a topic.
function topicWords(statement, id) {
  const words = statement.evidence.flatMap((piece) => piece.topics.filter(([topic]) => topic === id).map(([, a, b]) => slice(piece.doc, a, b).replace(/\s+/g, " ")));
  return words.length ? [": ", h("mark", { class: "topic" }, [...new Set(words)].slice(0, 4).join("; "))] : "";
}

function statementLink(id) {
  const other = statementById.get(id);
  return other ? h("button", { class: "link", onclick: () => chooseStatement(other) }, nameOf(other.who) + " " + verbOf(other)) : nameOf(id);
}

function evidenceCard(statement, piece, number) {
  const many = statement.evidence.length > 1;
  return h("article", { class: "card proof", colour: variable("--accent") }, many && h("div", { class: "faint" }, `Evidence ${number + 1} of ${statement.evidence.length}`), quotation(piece), sourceLine(piece),
    h("div", { class: "row buttons" }, h("button", { onclick: () => copy(citation(statement, piece), "Citation") }, "Copy as citation"), h("button", { onclick: () => openDocument(piece.doc, piece) }, "Open document")));
}

function certainty(statement) {
  const rules = [...new Set(statement.evidence.map((piece) => piece.rule))];
  const reasons = statement.reasons || [];
  return h("div", { class: "certainty" }, facts([["Found by rule", h("code", null, rules.join(", "))], ["Confidence", statement.type === "claim" ? Math.round(statement.confidence * 100) + " %" : null], ["Because", reasons.length ? h("ul", null, reasons.map((reason) => h("li", null, reason))) : null], ["Id", h("code", null, statement.id)]]));
}

function insideOf(statement) {
  const inner = statements.filter((other) => other.within === statement.id);
  return section("Said inside it", inner);
}

function section(title, list, relation) {
  const shown = list.filter((statement) => statement.on).sort(byDay);
  return shown.length ? [h("h2", null, title + " (" + shown.length + ")"), ...shown.slice(0, 40).map((statement) => card(statement, { relation })), shown.length > 40 && h("p", { class: "faint" }, `… and ${shown.length - 40} more in the Statements view.`)].filter(Boolean) : [];
}

// What passes the filters of what one actor has to do with.
const partsOf = (id) => {
  const shown = statements.filter(({ on }) => on);
  const of = (type, has) => shown.filter((s) => s.type === type && has(s));
  return {
    says: of("claim", (s) => s.who === id),
    aimed: of("claim", (s) => s.target.includes(id)),
    about: of("claim", (s) => (s.about.includes(id) || s.addressee.includes(id)) && !s.target.includes(id)),
    does: of("event", (s) => taking(s, ACTING).includes(id)),
    meets: of("event", (s) => !taking(s, ACTING).includes(id) && undergoing(s).includes(id)),
    roles: of("role", (s) => s.person === id || s.organization === id),
  };
};

function mentionsOf(id) {
  if (!mentionsOf.counts) {
    mentionsOf.counts = new Map();
    for (const doc of documents) for (const [, , actor] of doc.mentions) if (actor) mentionsOf.counts.set(actor, (mentionsOf.counts.get(actor) || 0) + 1);
  }
  return mentionsOf.counts.get(id) || 0;
}

function actorPanel(node) {
  const actor = DATA.actors[node.id] || { aliases: [], same_as: [] };
  const parts = partsOf(node.id);
  return [
    h("h2", null, node.look.label), h("h3", null, fullName(node)), tools(node),
    h("p", { class: "faint" }, [plural(parts.says.length, "claim") + " made", plural(parts.aimed.length + parts.about.length, "claim") + " about it", plural(parts.does.length + parts.meets.length, "event"), plural(mentionsOf(node.id), "mention")].join(" · ")),
    h("p", null, h("button", { onclick: () => openActor(node.id) }, "Everything on " + node.label)), actorTools(node) || "",
    facts([["Also written", actor.aliases.join("; ")], ["What it is", actor.classification], ["Part of", actor.part_of && thingLink(actor.part_of)], ["Same as", actor.same_as.map((address) => [link(address), " "])]]),
    ...positionList(node.id), ...standsWith(node.id), ...section("Says", parts.says), ...section("Others on it", parts.aimed), ...section("Also about it", parts.about), ...section("Takes part in", parts.does), ...section("Happens to it", parts.meets), ...section("Roles", parts.roles),
  ];
}

// What an actor is for and against: issue, side, number of claims.
function positionList(id, heading = "h2") {
  const rows = sidesOf(id);
  return rows.length ? [h(heading, null, "Positions (" + rows.length + ")"), h("ul", { class: "positions" }, rows.map(({ subject, side, claims, both }) => h("li", null, h("span", { class: "sign", colour: colour(SIDES[side].look) }, SIDES[side].sign), " ", issueLink(subject.id), ` – ${side} – ${plural(claims.length, "claim")}`, both && [" ", bothSides()])))] : [];
}

function topicPanel(node) {
  return [h("h2", null, "Topic"), h("h3", null, node.label), tools(node), ...section("Claims", statements.filter((s) => s.type === "claim" && s.topics.includes(node.id)))];
}

function mostContested() {
  const issues = sidedOn().filter(({ id }) => ISSUES.has(id)).slice(0, 5);
  return issues.length ? [h("h2", null, "Most contested issues"), ...issues.map((subject) => h("div", { class: "row" }, issueLink(subject.id), h("span", { class: "n nowrap" }, `${actorsOn(subject, "for")} for · ${actorsOn(subject, "against")} against`)))] : [];
}

function overview() {
  const sharp = statements.filter((s) => s.on && s.type === "claim" && s.stance !== "neutral" && s.target.length).sort((a, b) => b.confidence - a.confidence || byDay(a, b));
  const active = ranked.filter((node) => node.on && node.kind !== "claim" && node.kind !== "event").sort((a, b) => degree(b) - degree(a) || a.place - b.place).slice(0, 10);
  return [
    h("h2", null, "Overview"), h("h3", null, DATA.title),
    h("p", { class: "faint" }, `${plural(DATA.claims.length, "claim")}, ${plural(DATA.events.length, "event")} and ${plural(DATA.roles.length, "role")} of ${plural(Object.keys(DATA.actors).length, "actor")} in ${plural(documents.length, "document")}. A claim is somebody’s claim: the page shows who makes it and in which words, not whether it is true.`),
    h("p", { class: "faint" }, "Choose a thing or a line in the network to read the exact words."),
    active.length ? h("h2", null, "Most linked") : "",
    ...active.map((node) => h("div", { class: "row" }, kindIcon(node.kind), h("span", null, thingFull(node.id)), h("span", { class: "n nowrap" }, plural(degree(node), "link")))),
    ...mostContested(),
    sharp.length ? h("h2", null, "Who is for and against whom") : "",
    ...sharp.slice(0, 8).map((statement) => card(statement)),
  ].filter(Boolean);
}
