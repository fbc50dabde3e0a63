// What is shown, as files that other programs open.
// Needs: dom, data, state, scene, network, table, evidence, standing, picture.

function save(name, type, body) {
  const address = URL.createObjectURL(body instanceof Blob ? body : new Blob([body], { type }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 4000);
  announce("Saved " + name);
}

const NO_XML = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => clean(text).replace(/[&<>"']/g, (c) => ENTITIES[c]).replace(NO_XML, "\ufffd");

// Only some views are pictures: the network, and the debate where sides are taken.
const pictureOf = (id) => (id === "network" ? true : id === "debate" ? debatePicture() : null);

function exportPng() {
  if (state.view !== "network") return drawingPng(debatePicture(), (blob) => save("debate.png", "image/png", blob));
  const [width, height] = pictureSize();
  const sheet = document.createElement("canvas");
  sheet.width = width * 2;
  sheet.height = height * 2;
  paint(sheet.getContext("2d"), width, height, camera, { scale: 2 });
  sheet.toBlob((blob) => save("network.png", "image/png", blob));
}

const pictureSize = () => [stage.clientWidth || 1200, stage.clientHeight || 800];

function exportSvg() {
  if (state.view !== "network") return save("debate.svg", "image/svg+xml", drawingText(debatePicture()));
  const [width, height] = pictureSize();
  const recorder = new SvgPen();
  paint(recorder, width, height, camera);
  save("network.svg", "image/svg+xml", `<svg xmlns="${SVG}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escaped(DATA.title)}</title>\n${recorder.parts.join("\n")}\n</svg>\n`);
}

// Takes the calls of a canvas and writes them down as SVG.
class SvgPen {
  constructor() {
    Object.assign(this, { parts: [], path: "", dash: [], fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "12px sans-serif", textAlign: "left" });
    this.scale = [1, 0, 0];
    this.ruler = document.createElement("canvas").getContext("2d");
  }
  setTransform(a, b, c, d, e, f) { this.scale = [a, e, f]; }
  n(value) { return Number(value).toFixed(1); }
  at(x, y) { return this.n(x * this.scale[0] + this.scale[1]) + " " + this.n(y * this.scale[0] + this.scale[2]); }
  setLineDash(dash) { this.dash = dash; }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += "M" + this.at(x, y); }
  lineTo(x, y) { this.path += "L" + this.at(x, y); }
  closePath() { this.path += "Z"; }
  quadraticCurveTo(a, b, x, y) { this.path += "Q" + this.at(a, b) + " " + this.at(x, y); }
  arc(x, y, r) {
    const R = this.n(r * this.scale[0]);
    this.path += `M${this.at(x - r, y)}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0`;
  }
  fill() { this.parts.push(`<path d="${this.path}" fill="${escaped(this.fillStyle)}" fill-opacity="${this.globalAlpha}"/>`); }
  stroke() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.map((v) => this.n(v * this.scale[0])).join(" ")}"` : "";
    this.parts.push(`<path d="${this.path}" fill="none" stroke="${escaped(this.strokeStyle)}" stroke-width="${this.n(this.lineWidth * this.scale[0])}" stroke-opacity="${this.globalAlpha}"${dash}/>`);
  }
  fillRect(x, y, w, hh) { this.parts.push(`<path d="M${this.at(x, y)}h${this.n(w * this.scale[0])}v${this.n(hh * this.scale[0])}h${this.n(-w * this.scale[0])}Z" fill="${escaped(this.fillStyle)}" fill-opacity="${this.globalAlpha}"/>`); }
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }
  write(text, x, y, paintwork) {
    const [, italic, heavy, size] = /(italic )?(\d+ )?([\d.]+)px/.exec(this.font) || [];
    this.parts.push(`<text x="${this.at(x, y).replace(" ", '" y="')}" font-family="sans-serif" font-size="${this.n((size || 12) * this.scale[0])}"${italic ? ' font-style="italic"' : ""}${heavy ? ` font-weight="${heavy.trim()}"` : ""} dominant-baseline="central" text-anchor="${this.textAlign === "center" ? "middle" : "start"}" ${paintwork}>${escaped(text)}</text>`);
  }
  fillText(text, x, y) { this.write(text, x, y, `fill="${escaped(this.fillStyle)}"`); }
  strokeText(text, x, y) { this.write(text, x, y, `fill="none" stroke="${escaped(this.strokeStyle)}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`); }
}

// The columns of nodes and links, each with its type; both graph formats write them all.
const NODE_VALUES = [["kind", "string", (n) => n.kind], ["text", "string", (n) => (n.statement ? n.statement.text : null)], ["act", "string", (n) => n.statement && n.statement.act], ["stance", "string", (n) => n.statement && n.statement.stance], ["date", "string", (n) => n.statement && n.statement.day], ["community", "integer", (n) => n.community], ["rank", "double", (n) => n.rank]];
const firstPiece = (edge) => edge.said && edge.said.evidence[0];
const LINK_VALUES = [["relation", "string", (l) => l.relation], ["statement", "string", (l) => l.statement], ["date", "string", (l) => l.said && l.said.day], ["confidence", "double", (l) => l.said && l.said.confidence], ["document", "string", (l) => firstPiece(l) && firstPiece(l).doc.title], ["sentence", "string", (l) => firstPiece(l) && slice(firstPiece(l).doc, firstPiece(l).start, firstPiece(l).end).replace(/\s+/g, " ").trim()], ["rule", "string", (l) => firstPiece(l) && firstPiece(l).rule]];
const given = (value) => value !== null && value !== undefined && value !== "" && value !== false;

function exportGraphml() {
  const type = { integer: "int", double: "double", string: "string" };
  const keys = [["label", "string", (n) => n.label], ...NODE_VALUES].map(([name, kind]) => `<key id="n_${name}" for="node" attr.name="${name}" attr.type="${type[kind]}"/>`).concat(LINK_VALUES.map(([name, kind]) => `<key id="e_${name}" for="edge" attr.name="${name}" attr.type="${type[kind]}"/>`));
  const values = (prefix, columns, item) => columns.filter(([, , of]) => given(of(item))).map(([name, , of]) => `<data key="${prefix}_${name}">${escaped(of(item))}</data>`).join("");
  const rows = seen.nodes.map((node) => `<node id="${escaped(node.id)}">${values("n", [["label", "string", (n) => n.label], ...NODE_VALUES], node)}</node>`);
  const edges = seen.links.map((edge) => `<edge id="e${edge.number}" source="${escaped(edge.from)}" target="${escaped(edge.to)}">${values("e", LINK_VALUES, edge)}</edge>`);
  save("network.graphml", "application/xml", ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', ...keys, '<graph edgedefault="directed">', ...rows, ...edges, "</graph>", "</graphml>", ""].join("\n"));
}

function exportGexf() {
  const declare = (kind, columns) => `<attributes class="${kind}">${columns.map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`).join("")}</attributes>`;
  const values = (columns, item) => `<attvalues>${columns.filter(([, , of]) => given(of(item))).map(([name, , of]) => `<attvalue for="${name}" value="${escaped(of(item))}"/>`).join("")}</attvalues>`;
  const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const rows = seen.nodes.map((node) => {
    const [r, g, b] = rgb(node.look.colour);
    return `<node id="${escaped(node.id)}" label="${escaped(node.label)}">${values(NODE_VALUES, node)}<viz:position x="${node.x}" y="${-node.y}" z="0"/><viz:size value="${node.size}"/><viz:color r="${r}" g="${g}" b="${b}"/></node>`;
  });
  const edges = seen.links.map((edge) => `<edge id="${edge.number}" source="${escaped(edge.from)}" target="${escaped(edge.to)}" label="${escaped(edge.relation)}" weight="1">${values(LINK_VALUES, edge)}</edge>`);
  save("network.gexf", "application/xml", ['<?xml version="1.0" encoding="UTF-8"?>', '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">', `<meta><creator>kg</creator><description>${escaped(DATA.title)}</description></meta>`, '<graph defaultedgetype="directed">', declare("node", NODE_VALUES), declare("edge", LINK_VALUES), "<nodes>", ...rows, "</nodes>", "<edges>", ...edges, "</edges>", "</graph>", "</gexf>", ""].join("\n"));
}

// A cell that a spreadsheet would run as a formula is preceded by an apostrophe.
function csvCell(value) {
  let text = clean(value ?? "");
  if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return '"' + text.replace(/"/g, '""') + '"';
}

function exportCsv() {
  const rows = (state.view === "table" ? tableRows() : seen.statements.slice().sort(byDay)).flatMap((s) => s.evidence.map((piece) => [s.type, nameOf(s.who), verbOf(s), s.stance || "", s.positions.map(({ side, towards }) => side + " " + nameOf(towards)).join("; "), aimOf(s).map(nameOf).join("; "), s.text, s.day || "", slice(piece.doc, piece.start, piece.end).replace(/\s+/g, " ").trim(), piece.doc.title, piece.doc.publisher || "", piece.start, piece.end, piece.rule, s.confidence, s.id]));
  const head = ["kind", "who", "does", "stance", "positions", "whom", "what", "date", "sentence", "document", "publisher", "start", "end", "rule", "confidence", "id"];
  saveCsv("statements.csv", [head, ...rows]);
}

// Who takes which side on what, in how many claims, from the first day to the last.
function exportSides() {
  const rows = standing().subjects.flatMap((subject) => standing().actors.filter((actor) => actor.on.has(subject)).map((actor) => {
    const { side, claims } = cellOf(subject, actor.id);
    const days = claims.map((claim) => claim.day).filter(Boolean).sort();
    return [nameOf(subject.id), nameOf(actor.id), side, claims.length, days[0] || "", days[days.length - 1] || "", actor.group ? actor.group.number + 1 : "", subject.id, actor.id];
  }));
  saveCsv("sides.csv", [["issue", "actor", "side", "claims", "first", "last", "coalition", "issue id", "actor id"], ...rows]);
}

const saveCsv = (name, rows) => save(name, "text/csv;charset=utf-8", "\ufeff" + rows.map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n");
const copyLink = () => copy(location.href.split("#")[0] + address(), "Link");

// What the menu offers in this view.
function offerExports() {
  const drawn = Boolean(pictureOf(state.view));
  for (const name of ["png", "svg"]) $(`#formats [data-export=${name}]`).hidden = !drawn;
  $("#formats [data-export=sides]").hidden = !standing().actors.length;
}

const EXPORTS = { png: exportPng, svg: exportSvg, csv: exportCsv, sides: exportSides, graphml: exportGraphml, gexf: exportGexf, link: copyLink, print: () => print() };
