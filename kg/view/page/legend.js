// The left-hand side: the legend is the filter.
// Needs: dom, data, state, shapes, network, main.

function counts(items) {
  const found = new Map();
  for (const item of items) found.set(item, (found.get(item) || 0) + 1);
  return found;
}

function checks(name, chosen, rows) {
  const all = rows.length > 1 && h("button", { class: "small", onclick: () => { const every = rows.every(([id]) => chosen.has(id)); rows.forEach(([id]) => (every ? chosen.delete(id) : chosen.add(id))); showLegend(); refresh(); } }, rows.every(([id]) => chosen.has(id)) ? "none" : "all");
  return h("fieldset", null, h("legend", null, name, " ", all),
    rows.map(([id, words, icon, count]) => h("div", { class: "row" },
      h("label", null, h("input", { type: "checkbox", checked: chosen.has(id), "data-filter": String(id), onchange: (event) => { event.target.checked ? chosen.add(id) : chosen.delete(id); if (chosen === state.kinds) keepPlace(event.target, showLegend); refresh(); } }), icon, h("span", { class: "t", title: words }, words)),
      h("span", { class: "n" }, count))));
}

// Fill the legend anew; what was focused is focused again.
function keepPlace(element, fill) {
  const name = element.dataset.filter;
  fill();
  [...$("#legend").querySelectorAll("[data-filter]")].find((other) => other.dataset.filter === name)?.focus();
}

function slider(name, values, value, say, change) {
  const out = h("span", { class: "value" }, say(value));
  return h("div", { class: "slider" }, h("label", null, h("span", null, name), out, h("input", { type: "range", ...values, value, "aria-label": name, "aria-valuetext": say(value), oninput: (event) => { const now = Number(event.target.value); out.textContent = say(now); event.target.setAttribute("aria-valuetext", say(now)); change(now); } })));
}

function showLegend() {
  const kinds = counts(nodes.map((node) => node.kind));
  const relations = counts(links.map((edge) => edge.relation));
  const acts = counts(DATA.claims.map((claim) => claim.act));
  const stances = counts(DATA.claims.map((claim) => claim.stance));
  const topics = counts(DATA.claims.flatMap((claim) => (claim.topics.length ? claim.topics : [""])));
  const perDoc = counts(statements.flatMap((statement) => statement.docs.map((doc) => doc.number)));
  const most = Math.max(6, nodes.filter((node) => state.kinds.has(node.kind)).length);
  const scrolled = $("#legend").scrollTop;
  $("#legend").replaceChildren(
    h("h2", { class: "sr" }, "Legend and filters"),
    checks("Things", state.kinds, Object.entries(KINDS).filter(([id]) => kinds.has(id)).map(([id, look]) => [id, look.label, kindIcon(id), kinds.get(id)])),
    !state.kinds.has("claim") && kinds.has("claim") ? h("p", { class: "faint" }, "Claims and events are lines here; they become things around what you focus on (F).") : "",
    checks("Relations", state.relations, Object.entries(RELATIONS).filter(([id]) => relations.has(id)).map(([id, look]) => [id, look.label, lineIcon(id), relations.get(id)])),
    nodes.length > 5 ? slider("Most important", { min: 5, max: most }, Math.min(state.top, most), (n) => (n >= most ? "all" : n.toLocaleString("en")), (n) => { state.top = n >= most ? nodes.length : n; refresh({ light: true }); }) : "",
    slider("Lowest confidence", { min: 0, max: 95, step: 5 }, Math.round(state.confidence * 100), (n) => n + " %", (n) => { state.confidence = n / 100; refresh({ light: true }); }),
    h("div", { class: "row" }, h("label", null, h("input", { type: "checkbox", checked: state.loose, "data-filter": "loose", onchange: (event) => { state.loose = event.target.checked; refresh(); } }), h("span", { class: "t" }, "Also things without a link"))),
    checks("Stance", state.stances, STANCES.filter((id) => stances.has(id)).map((id) => [id, id, null, stances.get(id)])),
    checks("Act", state.acts, ACTS.map((id) => [id, id, null, acts.get(id)])),
    Object.keys(TOPICS).length ? checks("Topic", state.topics, [...Object.keys(TOPICS), ""].filter((id) => topics.has(id)).map((id) => [id, id ? TOPICS[id] : "no topic", null, topics.get(id)])) : "",
    checks("Documents", state.docs, documentsByDate.slice(0, 300).map((doc) => [doc.number, doc.title, null, perDoc.get(doc.number) || 0])),
    documents.length > 300 ? h("p", { class: "faint" }, `The first 300 of ${documents.length.toLocaleString("en")} documents; search finds the others.`) : "",
    h("fieldset", null, h("legend", null, "Colour by"), h("div", { class: "seg" }, [["kind", "Kind"], ["group", "Community"]].map(([id, words]) => h("button", { "aria-pressed": state.colours === id, onclick: () => { state.colours = id; showLegend(); redraw(); } }, words)))),
    h("div", { class: "row buttons" }, h("button", { onclick: resetFilters }, "Reset filters")),
  );
  $("#legend").scrollTop = scrolled;
}

function resetFilters() {
  state.kinds = startKinds();
  state.relations = new Set(Object.keys(RELATIONS));
  state.acts = new Set(ACTS);
  state.stances = new Set(STANCES);
  state.topics = new Set([...Object.keys(TOPICS), ""]);
  state.docs = new Set(documents.map((doc) => doc.number));
  Object.assign(state, { confidence: 0, top: START_TOP, loose: false, from: null, to: null, find: "", types: startTypes() });
  showLegend();
  refresh();
}
