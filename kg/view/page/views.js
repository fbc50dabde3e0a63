// The views of the page, in the order of their tabs. To add one, write a script that ends in `view({ id, title, draw })`
// and name it in SCRIPTS of kg/view/html.py: its tab, its place, its key and its address are made here.
// Needs: dom.

const VIEWS = [];
const viewOf = (id) => VIEWS.find((row) => row.id === id);

// `draw` fills the element of the same id anew; it is called whenever the view is shown or what can be seen changes.
function view({ id, title, draw }) {
  VIEWS.push({ id, title, draw });
  $("#views").append(h("button", { role: "tab", id: "tab-" + id, "data-view": id, "aria-controls": id, "aria-selected": "false" }, title));
  if (!$("#" + id)) $("#main").append(h("section", { id, class: "view", role: "tabpanel", "aria-labelledby": "tab-" + id, tabindex: "0", hidden: true }));
}
