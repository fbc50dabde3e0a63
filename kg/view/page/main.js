// The page as a whole: views, keys, theme, start.
// Needs: dom, views, data, state, network, panel, legend, timeline, document, export, address, scene, search, correct-data, sheet.

function show(id) {
  const other = state.view !== id;
  state.view = id;
  for (const tab of $("#views").children) {
    const chosen = tab.dataset.view === id;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    $("#" + tab.dataset.view).hidden = !chosen;
    if (chosen) $("#views").scrollLeft = tab.offsetLeft - $("#views").offsetLeft - 60;
  }
  document.body.dataset.view = id;
  showFilters();
  showPanel();
  if (id === "network") resize();
  viewOf(id).draw();
  showCounts();
  if (other) foldSheet();
  writeAddress();
}

// Work out what can be seen and show it; `light` leaves out what need not follow every step of a slider.
function refresh({ light = false } = {}) {
  look();
  drawTime();
  const chip = (words, label, undo) => h("span", { class: "chip" }, words, h("button", { "aria-label": label, onclick: undo }, "✕"));
  $("#crumbs").replaceChildren(...[
    state.find && chip(`Words: ${state.find}`, "Clear the words", () => setFind("")),
    state.focus && state.thing && chip(`Focus: ${state.thing.label} (${plural(state.focus, "step")})`, "Leave the focus", () => setFocus(0)),
    filtersSet().length > 0 && chip("Filters: " + filtersSet().join(", "), "Clear the filters", clearFilters),
    (state.from || state.to) && chip(`${state.from || "…"} – ${state.to || "…"}`, "Clear the dates", () => setDates(null, null)),
  ].filter(Boolean));
  showCounts();
  if (!light) showPanel();
  if (!light) writeAddress();
  viewOf(state.view).draw();
}

// What passes the filters, of what there is; the same numbers whatever the view.
function showCounts() {
  const number = (count) => count.toLocaleString("en");
  const passing = counts(seen.statements.map((statement) => statement.type));
  const all = { claim: DATA.claims.length, event: DATA.events.length, role: DATA.roles.length };
  const parts = Object.entries(all).filter(([, count]) => count).map(([type, count]) => `${number(passing.get(type) || 0)} of ${plural(count, type)}`);
  $("#counts").textContent = [...parts, `${number(documents.filter((doc) => doc.on).length)} of ${plural(documents.length, "document")}`].join(" · ");
  $("#hidden").textContent = seen.undated ? plural(seen.undated, "undated statement") + " hidden by the dates" : "";
  $("#shown").hidden = state.view !== "network";
  $("#shown").replaceChildren(h("b", null, `${number(seen.nodes.length)} of ${plural(Math.max(seen.candidates, seen.nodes.length), "linked thing")}`), seen.candidates > seen.nodes.length ? ", the most important" : "", seen.loose && !state.focus ? `; ${number(seen.loose)} without a link` : "", ` · ${plural(seen.links.length, "link")}`);
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  $("#theme").setAttribute("aria-pressed", String(theme === "dark"));
  showLegend();
  refresh();
}

function toggleMenu(open) {
  $("#formats").hidden = !open;
  $("#export").setAttribute("aria-expanded", String(open));
  if (!open) return;
  offerExports();
  $("#formats button:not([hidden])").focus();
}

$("#views").addEventListener("click", (event) => event.target.dataset.view && show(event.target.dataset.view));
$("#views").addEventListener("keydown", (event) => {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!way) return;
  const tabs = [...$("#views").children];
  const next = tabs[(tabs.indexOf(event.target) + way + tabs.length) % tabs.length];
  show(next.dataset.view);
  next.focus();
});
$("#export").addEventListener("click", () => toggleMenu($("#formats").hidden));
$("#formats").addEventListener("click", (event) => {
  if (!event.target.dataset.export) return;
  toggleMenu(false);
  EXPORTS[event.target.dataset.export]();
});
$("#formats").addEventListener("keydown", (event) => {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    event.stopPropagation();
    toggleMenu(false);
    $("#export").focus();
  }
  if (!way) return;
  event.preventDefault();
  const items = [...$("#formats").children].filter((item) => !item.hidden);
  items[(items.indexOf(event.target) + way + items.length) % items.length].focus();
});
$("#theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
$("#zoom-in").addEventListener("click", () => zoom(1.3));
$("#zoom-out").addEventListener("click", () => zoom(1 / 1.3));
$("#fit").addEventListener("click", () => fit());
$("#keys").addEventListener("click", () => $("#help").showModal());

function back() {
  if (!$("#formats").hidden) toggleMenu(false);
  else if (state.focus) setFocus(0);
  else choose(null);
}

const KEYS = {
  "/": (event) => { event.preventDefault(); box.focus(); },
  f: () => state.thing && setFocus((state.focus + 1) % 3),
  o: () => state.statement && openDocument(state.statement.evidence[0].doc, state.statement.evidence[0]),
  Escape: back, 0: () => fit(), "+": () => zoom(1.3), "-": () => zoom(1 / 1.3),
  ...Object.fromEntries(VIEWS.map((row, place) => [place + 1, () => show(row.id)])),
  d: () => setTheme(isDark() ? "light" : "dark"), "?": () => $("#help").showModal(),
};
addEventListener("keydown", (event) => {
  if (/INPUT|SELECT|TEXTAREA/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "range") return;
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) act(event);
});
addEventListener("resize", () => { resize(); drawTime(); });
addEventListener("hashchange", () => { readAddress(); show(state.view); refresh(); });

$("#last-view").textContent = VIEWS.length;
$("#subtitle").textContent = clean(DATA.subtitle);
$("#notice").textContent = clean(DATA.notice || "");
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.dataset.theme = "dark";
$("#theme").setAttribute("aria-pressed", String(isDark()));
readAddress();
if (DATA.packed) await rest();
look();
if (DATA.packed) await rest();
show(state.view);
lastChosen = state.thing && !state.statement ? [state.thing] : []; // a sentence that an address names is read at once
refresh();
document.documentElement.dataset.ready = "yes";

// For a page around this one, and for tests: where a thing stands in the window, and what is shown.
globalThis.kg = {
  place: (id) => {
    const node = nodeById.get(id);
    const box = canvas.getBoundingClientRect();
    return node && node.on ? [box.left + node.x * camera.k + camera.x, box.top + node.y * camera.k + camera.y] : null;
  },
  shown: () => seen.nodes.map((node) => node.id),
  labels: () => written.map((row) => [...row]),
  links: () => seen.links.map((edge) => [edge.from, edge.relation, edge.to]),
  open: (hash) => { location.hash = hash; },
};
