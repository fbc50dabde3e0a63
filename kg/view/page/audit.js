// How right the coding is: a line in the footer, and tables by rule, act, side and genre on request.
// Needs: dom, data.

const AUDIT = DATA.audit;
const inPercent = (value) => (value < 1 && value >= 0.995 ? ">99" : value > 0 && value < 0.005 ? "<1" : String(Math.round(value * 100)));
const unbroken = (words) => h("span", { class: "nowrap" }, words);
const shareOf = ([value, low, high]) => [unbroken(inPercent(value) + " %"), low < high && [" ", unbroken(`(${inPercent(low)}–${inPercent(high)} %)`)]];

function auditTable(name, rows, [others, claims]) {
  const head = [name ? capital(name) : h("span", { class: "sr" }, "Which"), "Claims", "Judged", "Yes · partly · no", "Right", "At least partly"];
  const cells = (row) => [row.claims.toLocaleString("en"), row.judged, unbroken([row.yes, row.partly, row.no].join(" · ")), shareOf(row.right), shareOf(row.part_right)];
  return [
    h("table", null, h("caption", { class: "sr" }, name ? "By " + name : "All claims"),
      h("thead", null, h("tr", null, head.map((words) => h("th", { scope: "col" }, words)))),
      h("tbody", null, rows.map((row) => h("tr", null, h("th", { scope: "row" }, name ? row.name : "All"), cells(row).map((words) => h("td", { class: "number" }, words)))))),
    others ? h("p", { class: "faint" }, `And ${plural(others, name)} with ${plural(claims, "claim")}, of which none was judged.`) : "",
  ];
}

function blameTable() {
  return AUDIT.blames.length > 0 && h("table", { class: "small-table" }, h("caption", { class: "sr" }, "What is at fault"),
    h("thead", null, h("tr", null, ["At fault", "Claims", "Of all"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", null, AUDIT.blames.map((row) => h("tr", null, h("th", { scope: "row" }, row.fault || "not said"), h("td", { class: "number" }, row.judged), h("td", { class: "number" }, shareOf(row.share))))));
}

function showAudit() {
  $("#audited-body").replaceChildren(h("div", null,
    h("p", { class: "big" }, AUDIT.headline),
    h("p", { class: "faint" }, "A person judged a random sample of the claims. In brackets: where the share of all claims lies, 95 times in 100; where all were judged there is nothing to guess."),
    AUDIT.remarks.map((words) => h("p", { class: "faint" }, words)),
    AUDIT.precision ? [auditTable("", [AUDIT.precision], [0, 0]), Object.entries(AUDIT.traits).map(([name, rows]) => auditTable(name, rows, AUDIT.unjudged[name])), blameTable()] : ""));
  $("#audited").showModal();
}

if (AUDIT) $("#audit").append(h("button", { class: "link", "aria-haspopup": "dialog", onclick: showAudit }, AUDIT.headline));
