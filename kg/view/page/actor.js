// One actor: everything it said and did, in order; who speaks about it; voice against mention.
// Needs: dom, views, data, state, shapes, evidence, panel, document, main.

function openActor(id) {
  choose(nodeById.get(id));
  show("actor");
}

function showActor() {
  const list = Object.entries(DATA.actors).map(([id, actor]) => ({ id, actor, parts: partsOf(id) })).filter(({ id, parts }) => nodeById.has(id) && Object.values(parts).some((part) => part.length));
  list.sort((a, b) => b.parts.says.length - a.parts.says.length || mentionsOf(b.id) - mentionsOf(a.id) || (a.actor.label < b.actor.label ? -1 : 1));
  const current = state.thing && DATA.actors[state.thing.id] ? state.thing.id : null;
  const chooser = h("select", { "aria-label": "Actor", onchange: (event) => openActor(event.target.value) }, h("option", { value: "", disabled: true, selected: !current }, "Choose an actor"), list.map(({ id, actor, parts }) => h("option", { value: id, selected: id === current }, `${fullName(nodeById.get(id))} – ${plural(parts.says.length, "claim")}`)));
  $("#actor").replaceChildren(h("div", { class: "bar" }, h("h2", null, "Actors"), chooser, current && h("button", { onclick: () => print() }, "Print this page")), ...(current ? dossier(current) : actorTable(list)));
}

function actorTable(list) {
  const rows = list.slice(0, 400).map(({ id, actor, parts }) => h("tr", null, h("td", null, h("div", { class: "iconed" }, kindIcon(actor.kind), h("span", null, h("button", { class: "link", onclick: () => openActor(id) }, actor.label), nodeById.get(id).from_ ? h("span", { class: "faint" }, " (" + whereOf(nodeById.get(id)) + ")") : ""))), h("td", null, KINDS[actor.kind].label), [parts.says.length, parts.aimed.length + parts.about.length, parts.does.length + parts.meets.length, mentionsOf(id)].map((n) => h("td", { class: "number" }, n))));
  return [h("table", null, h("caption", { class: "sr" }, "Actors with what they say and how often they are mentioned"), h("thead", null, h("tr", null, ["Actor", "Kind", "Claims made", "Claims about it", "Events", "Mentions"].map((words) => h("th", { scope: "col" }, words)))), h("tbody", null, rows))];
}

function dossier(id) {
  const actor = DATA.actors[id];
  const parts = partsOf(id);
  const turns = positionChanges(parts.says);
  const deeds = [...parts.says, ...parts.does, ...parts.meets].filter((s) => s.on).sort(byDay);
  return [
    h("h3", { class: "big" }, kindIcon(actor.kind), " ", fullName(nodeById.get(id))),
    h("p", { class: "faint" }, [actor.aliases.length && "also written " + actor.aliases.join("; "), actor.classification].filter(Boolean).join(" · ")),
    ...positionList(id, "h4"),
    voice(id, parts),
    parts.roles.length ? [h("h4", null, "Roles"), h("ul", null, parts.roles.map((role) => h("li", null, headline(role), role.date ? " (" + role.date + ")" : "")))] : "",
    h("h4", null, "Said and did, in order"),
    h("ol", { class: "course" }, deeds.map((statement) => h("li", null, h("span", { class: "day" }, statement.day || "undated"), turns.has(statement) && h("strong", { class: "turn" }, "Change of position towards " + turns.get(statement)), card(statement)))),
    deeds.length ? "" : h("p", { class: "faint" }, "Nothing that passes the filters."),
    h("h4", null, "Who speaks about it"),
    h("div", { class: "columns" }, [["supports", "+ For"], ["opposes", "− Against"], ["neutral", "No side"]].map(([stance, title]) => {
      const list = [...parts.aimed, ...parts.about].filter((s) => s.on && s.stance === stance).sort(byDay);
      return h("div", { class: "side", colour: colour(RELATIONS[stance === "neutral" ? "says" : stance]) }, h("h4", null, title + " (" + list.length + ")"), h("ul", null, list.map(claimRow)));
    })),
  ].flat().filter(Boolean);
}

function claimRow(claim) {
  const piece = claim.evidence[0];
  const answers = claim.answers.filter((other) => other.on);
  return h("li", null, h("div", null, claim.who ? thingLink(claim.who) : "Somebody not named", claim.share ? ` (${claim.share})` : "", " ", verbOf(claim), " ", h("span", { class: "faint" }, [claim.day || "undated", piece && (piece.doc.publisher || piece.doc.title)].filter(Boolean).join(", "))),
    quoted(claim.text), " ", h("button", { class: "small", onclick: () => chooseStatement(claim) }, "Evidence"),
    answers.length ? h("ul", { class: "replies" }, answers.map((other) => h("li", null, "× ", thingLink(other.who), " answers: ", quoted(other.text)))) : "");
}

// How often an actor speaks against how often others only name it, per document.
function voice(id, parts) {
  const rows = documents.map((doc) => [doc, parts.says.filter((s) => s.docs.includes(doc)).length, doc.mentions.filter(([, , actor]) => actor === id).length]).filter(([, a, b]) => a || b);
  if (!rows.length) return "";
  return [h("h4", null, "Voice and mention"), h("table", { class: "small-table" }, h("thead", null, h("tr", null, ["Document", "Speaks", "Is mentioned"].map((words) => h("th", { scope: "col" }, words)))), h("tbody", null, rows.map(([doc, a, b]) => h("tr", null, h("td", null, h("button", { class: "link", onclick: () => openDocument(doc) }, doc.title)), h("td", { class: "number" }, a), h("td", { class: "number" }, b)))))];
}

// A claim that is for what the same actor was against before, or the other way round.
function positionChanges(claims) {
  const turns = new Map();
  const before = new Map();
  for (const claim of claims.filter((c) => c.day).sort(byDay)) {
    const aimed = claim.stance === "neutral" ? [] : claim.target.map((id) => [id, claim.stance === "supports" ? "for" : "against"]);
    for (const [id, side] of [...aimed, ...claim.positions.map(({ towards, side }) => [towards, side])]) {
      if (before.has(id) && before.get(id) !== side) turns.set(claim, nameOf(id));
      before.set(id, side);
    }
  }
  return turns;
}

view({ id: "actor", title: "Actors", draw: showActor });
