// The views of the page. To add one, write a script that ends in `view({ id, title, draw })`, name it in SCRIPTS of
// kg/view/html.py and its place in ORDER: its tab, its element, its key and its address are made here.
// Needs: dom.

// The order of the tabs; the page opens with the first that is there.
const ORDER = ["debate", "issue", "actor", "table", "network", "document"];
const VIEWS = [];
const viewOf = (id) => VIEWS.find((row) => row.id === id);
const startView = () => VIEWS[0].id;

// `draw` fills the element of the same id anew; it is called whenever the view is shown or what can be seen changes.
function view({ id, title, draw }) {
  VIEWS.push({ id, title, draw });
  VIEWS.sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
  const tab = h("button", { role: "tab", id: "tab-" + id, "data-view": id, "aria-controls": id, "aria-selected": "false" }, title);
  $("#views").insertBefore(tab, $("#views").children[VIEWS.findIndex((row) => row.id === id)] || null);
  if (!$("#" + id)) $("#main").append(h("section", { id, class: "view", role: "tabpanel", "aria-labelledby": "tab-" + id, tabindex: "0", hidden: true }));
}
