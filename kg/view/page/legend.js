// The left-hand side: the legend is the filter. It stands open where it explains what is drawn, and folds elsewhere.
// Needs: dom, data, state, shapes, network, main.

const unfoldedIn = new Map();
const narrow = matchMedia("(max-width: 1180px)");
const filtersOpen = () => unfoldedIn.get(state.view) ?? (!narrow.matches && ["network", "table"].includes(state.view));
let legendOf = null; // whether what stands there is that of the network; null for nothing

function showFilters() {
  if (filtersOpen() && legendOf !== (state.view === "network")) showLegend();
  document.body.toggleAttribute("data-filters", filtersOpen());
  $("#filters").setAttribute("aria-expanded", String(filtersOpen()));
}

$("#filters").addEventListener("click", () => {
  unfoldedIn.set(state.view, !filtersOpen());
  showFilters();
  if (state.view === "network") resize();
  if (filtersOpen()) $("#legend").scrollIntoView({ block: "nearest" });
});
narrow.addEventListener("change", showFilters);

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
  if (!filtersOpen()) {
    legendOf = null; // until it is opened
    return;
  }
  const kinds = counts(nodes.map((node) => node.kind));
  const relations = counts(links.map((edge) => edge.relation));
  const acts = counts(DATA.claims.map((claim) => claim.act));
  const stances = counts(DATA.claims.map((claim) => claim.stance));
  const topics = counts(DATA.claims.flatMap((claim) => (claim.topics.length ? claim.topics : [""])));
  const perDoc = counts(statements.flatMap((statement) => statement.docs.map((doc) => doc.number)));
  const most = Math.max(6, nodes.filter((node) => state.kinds.has(node.kind)).length);
  const scrolled = $("#legend").scrollTop;
  const drawing = legendOf = state.view === "network"; // what is drawn is of the network alone
  $("#legend").replaceChildren(...[
    h("h2", { class: "sr" }, "Legend and filters"),
    drawing && checks("Things", state.kinds, Object.entries(KINDS).filter(([id]) => kinds.has(id)).map(([id, look]) => [id, look.label, kindIcon(id), kinds.get(id)])),
    drawing && !state.kinds.has("claim") && kinds.has("claim") ? h("p", { class: "faint" }, "Claims and events are lines here; they become things around what you focus on (F).") : "",
    drawing && checks("Relations", state.relations, Object.entries(RELATIONS).filter(([id]) => relations.has(id)).map(([id, look]) => [id, look.label, lineIcon(id), relations.get(id)])),
    drawing && nodes.length > 5 ? slider("Most important", { min: 5, max: most }, Math.min(state.top, most), (n) => (n >= most ? "all" : n.toLocaleString("en")), (n) => { state.top = n >= most ? nodes.length : n; refresh({ light: true }); }) : "",
    slider("Lowest confidence", { min: 0, max: 95, step: 5 }, Math.round(state.confidence * 100), (n) => n + " %", (n) => { state.confidence = n / 100; refresh({ light: true }); }),
    drawing && h("div", { class: "row" }, h("label", null, h("input", { type: "checkbox", checked: state.loose, "data-filter": "loose", onchange: (event) => { state.loose = event.target.checked; refresh(); } }), h("span", { class: "t" }, "Also things without a link"))),
    checks("Stance", state.stances, STANCES.filter((id) => stances.has(id)).map((id) => [id, id, null, stances.get(id)])),
    checks("Act", state.acts, ACTS.map((id) => [id, id, null, acts.get(id)])),
    Object.keys(TOPICS).length ? checks("Topic", state.topics, [...Object.keys(TOPICS), ""].filter((id) => topics.has(id)).map((id) => [id, id ? TOPICS[id] : "no topic", null, topics.get(id)])) : "",
    checks("Documents", state.docs, documentsByDate.slice(0, 300).map((doc) => [doc.number, doc.title, null, perDoc.get(doc.number) || 0])),
    documents.length > 300 ? h("p", { class: "faint" }, `The first 300 of ${documents.length.toLocaleString("en")} documents; search finds the others.`) : "",
    drawing && h("fieldset", null, h("legend", null, "Colour by"), h("div", { class: "seg" }, [["kind", "Kind"], ["group", "Community"]].map(([id, words]) => h("button", { "aria-pressed": state.colours === id, onclick: () => { state.colours = id; showLegend(); redraw(); } }, words)))),
    h("div", { class: "row buttons" }, h("button", { onclick: resetFilters }, "Reset filters")),
  ].filter(Boolean));
  $("#legend").scrollTop = scrolled;
}

// Which filters of statements leave something out; they hold in every view, and may be folded.
function filtersSet() {
  const part = (name, chosen, all) => (all.every((id) => chosen.has(id)) ? [] : [name]);
  return [...part("stance", state.stances, STANCES), ...part("act", state.acts, ACTS), ...part("topic", state.topics, [...Object.keys(TOPICS), ""]), ...part("documents", state.docs, documents.map((doc) => doc.number)), ...(state.confidence ? ["confidence"] : [])];
}

function allPass() {
  Object.assign(state, { acts: new Set(ACTS), stances: new Set(STANCES), topics: new Set([...Object.keys(TOPICS), ""]), docs: new Set(documents.map((doc) => doc.number)), confidence: 0 });
}

function clearFilters() {
  allPass();
  showLegend();
  refresh();
}

function resetFilters() {
  allPass();
  Object.assign(state, { kinds: startKinds(), relations: new Set(Object.keys(RELATIONS)), top: START_TOP, loose: false, from: null, to: null, find: "", types: startTypes() });
  showLegend();
  refresh();
}
