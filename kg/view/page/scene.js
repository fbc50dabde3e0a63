// Drawing the network. One routine for the canvas and for the SVG file: `g` is either.
// Needs: dom, state, shapes.

const GROUP_COLOURS = ["#4477AA", "#EE6677", "#228833", "#B8A02C", "#33A0BB", "#AA3377", "#777777"];
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
// How large a thing is drawn, in the measure of the network: never so small on the screen that its kind is lost.
const crowded = () => seen.nodes.length > 320;
const reachOf = (node, k) => Math.max(crowded() ? 3 + node.size / 4 : node.size, (crowded() ? 2.6 : node.kind === "claim" ? 5 : 6) / k);
const fillOf = (node) => (state.colours === "group" ? GROUP_COLOURS[node.community % GROUP_COLOURS.length] : colour(node.look));

// `camera` is {k, x, y}: a point of the network stands at (k·x + camera.x, k·y + camera.y) of a picture width × height.
function paint(g, width, height, camera, { scale = 1, hasty = false } = {}) {
  const { k, x, y } = camera;
  const ground = variable("--canvas");
  g.setTransform(scale, 0, 0, scale, 0, 0);
  g.fillStyle = ground;
  g.fillRect(0, 0, width, height);
  g.setTransform(scale * k, 0, 0, scale * k, scale * x, scale * y);
  const view = { left: -x / k - 60, right: (width - x) / k + 60, top: -y / k - 60, bottom: (height - y) / k + 60, px: 1 / k, k, ground };
  const dim = seen.near.size > 0 && !state.focus;
  if (!(hasty && seen.bundles.length > 4000)) paintLinks(g, view, dim);
  paintNodes(g, view, dim);
  g.setTransform(scale, 0, 0, scale, 0, 0);
  paintLabels(g, width, height, camera, dim);
}

const outside = (edge, view) =>
  (edge.a.x < view.left && edge.b.x < view.left) || (edge.a.x > view.right && edge.b.x > view.right) ||
  (edge.a.y < view.top && edge.b.y < view.top) || (edge.a.y > view.bottom && edge.b.y > view.bottom);

function paintLinks(g, view, dim) {
  const many = seen.bundles.length > 1500;
  if (many) paintManyLinks(g, view, dim);
  for (const edge of seen.bundles) {
    const near = dim && touches(edge);
    if (many && !near) continue;
    if (!outside(edge, view)) paintLink(g, edge, view, !dim || near);
  }
  g.globalAlpha = 1;
  g.setLineDash([]);
}

// Thousands of links are drawn as one path a relation: straight, thin, without arrows.
function paintManyLinks(g, view, dim) {
  const groups = new Map();
  for (const edge of seen.bundles) {
    if (outside(edge, view)) continue;
    if (!groups.has(edge.look)) groups.set(edge.look, []);
    groups.get(edge.look).push(edge);
  }
  for (const [look, edges] of groups) {
    g.strokeStyle = colour(look);
    g.globalAlpha = dim ? 0.06 : 0.28;
    g.lineWidth = 0.8 * view.px;
    g.setLineDash(look.sign && look.dash.length ? look.dash.map((v) => v * view.px) : []);
    g.beginPath();
    for (const edge of edges) {
      g.moveTo(edge.a.x, edge.a.y);
      g.lineTo(edge.b.x, edge.b.y);
    }
    g.stroke();
  }
}

function paintLink(g, edge, view, on) {
  const { a, b, look } = edge;
  const unit = Math.max(view.px, 0.75);
  const [mx, my] = bendOf(edge);
  const hue = colour(look);
  const chosen = on && (state.line || (state.statement && edge.edges.some(({ said }) => said === state.statement)));
  const many = look.sign ? Math.min(3, Math.log2(edge.edges.length)) : 0; // more on one side, a wider line
  g.globalAlpha = on ? (chosen ? 1 : 0.8) : 0.1;
  g.strokeStyle = hue;
  g.fillStyle = hue;
  g.lineWidth = ((chosen ? 2.6 : look.sign === "×" ? 2.2 : 1.4) + many) * unit;
  g.setLineDash(look.dash.map((v) => v * unit));
  g.beginPath();
  g.moveTo(a.x, a.y);
  g.quadraticCurveTo(mx, my, b.x, b.y);
  g.stroke();
  g.setLineDash([]);
  const ex = b.x - mx;
  const ey = b.y - my;
  const length = Math.hypot(ex, ey) || 1;
  const reach = reachOf(b, view.k) * (b.kind === "claim" ? 1.4 : 1.2) + 2;
  const [ux, uy] = [ex / length, ey / length];
  const [tx, ty] = [b.x - ux * reach, b.y - uy * reach];
  const size = 6 * Math.max(0.8, Math.min(unit, 1.6));
  g.beginPath();
  g.moveTo(tx, ty);
  g.lineTo(tx - ux * size - uy * size * 0.5, ty - uy * size + ux * size * 0.5);
  g.lineTo(tx - ux * size + uy * size * 0.5, ty - uy * size - ux * size * 0.5);
  g.closePath();
  g.fill();
  if (look.sign && on && (!crowded() || view.k > 0.3)) paintSign(g, look.sign, (a.x + 2 * mx + b.x) / 4, (a.y + 2 * my + b.y) / 4, hue, view, unit);
}

function paintSign(g, sign, x, y, hue, view, unit) {
  const r = 6.5 * Math.min(unit, 1.6);
  g.beginPath();
  g.arc(x, y, r, 0, 2 * Math.PI);
  g.fillStyle = view.ground;
  g.fill();
  g.lineWidth = 1.2 * unit;
  g.stroke();
  g.fillStyle = hue;
  g.font = `700 ${(r * 1.7).toFixed(1)}px ${FONT}`;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.fillText(sign, x, y + 0.5);
}

function paintNodes(g, view, dim) {
  const ink = variable("--ink");
  for (const node of seen.nodes) {
    if (node.x < view.left || node.x > view.right || node.y < view.top || node.y > view.bottom) continue;
    const marked = node === state.thing || node === state.hover;
    g.globalAlpha = !dim || seen.near.has(node) || marked ? 1 : 0.16;
    const r = reachOf(node, view.k);
    g.fillStyle = fillOf(node);
    outline(g, node.shape, node.x, node.y, r);
    g.fill();
    g.lineWidth = marked ? 3 * view.px : 1.2;
    g.strokeStyle = marked ? ink : view.ground;
    if (marked || !crowded()) g.stroke();
  }
  g.globalAlpha = 1;
}

const written = []; // [id, left, top, right, bottom] of each name in the picture

// Labels in order of importance; one that would cover another is left out until there is room.
function paintLabels(g, width, height, camera, dim) {
  const { k, x, y } = camera;
  const size = 12;
  written.length = 0;
  const ground = variable("--canvas");
  const ink = variable("--ink");
  const taken = { labels: new Boxes(), things: new Boxes() };
  const screen = (node) => [node.x * k + x, node.y * k + y];
  if (!crowded()) {
    for (const node of seen.nodes) {
      const [sx, sy] = screen(node);
      const r = reachOf(node, k) * k * 0.9;
      taken.things.add([sx - r, sy - r, sx + r, sy + r]);
    }
  }
  const first = (node) => (node === state.thing ? 0 : node === state.hover ? 1 : seen.near.has(node) ? 2 : 3);
  const order = [...seen.nodes].sort((a, b) => first(a) - first(b) || (a.kind === "claim") - (b.kind === "claim") || a.place - b.place);
  g.textBaseline = "middle";
  g.lineJoin = "round";
  let room = Math.max(24, Math.min(220, (width * height) / 6000)); // no more names than the picture can hold
  for (const node of order) {
    const [sx, sy] = screen(node);
    if (sx < -40 || sx > width + 40 || sy < -20 || sy > height + 20) continue;
    const must = node === state.thing || node === state.hover;
    if (dim && !must && !seen.near.has(node)) continue;
    if (!must && !dim && k < 0.3 && node.kind === "claim") continue;
    g.font = fontOf(node, size);
    const lines = wrap(node.label, node.kind === "claim" ? 28 : 26);
    const put = placeLabel(g, node, lines, [sx, sy], taken, { k, size, width, height, must });
    if (put) {
      written.push([node.id, ...put.box]);
      writeLabel(g, lines, put, size, ground, ink);
    }
    if (--room < 0) break;
  }
}

const fontOf = (node, size) => `${node.kind === "claim" ? "italic " : ""}${node === state.thing ? "700 " : node.kind !== "claim" && node.place < 10 ? "600 " : ""}${size}px ${FONT}`;

// Below, beside or above the thing, or a little off; never over a label nor, but for what is chosen, over a thing.
function placeLabel(g, node, lines, [sx, sy], taken, { k, size, width, height, must }) {
  const wide = Math.max(...lines.map((line) => g.measureText(line).width));
  const high = lines.length * (size + 2);
  const r = reachOf(node, k) * k * (node.kind === "claim" ? 1.4 : 1.15);
  const [right, left, above, below] = [sx + r + 5, sx - r - 5 - wide, sy - r - 5 - high, sy + r + 4];
  const spots = [[sx - wide / 2, below], [right, sy - high / 2], [left, sy - high / 2], [sx - wide / 2, above], [right, sy + 2], [right, sy - high - 2], [left, sy + 2], [left, sy - high - 2]];
  let second = null;
  for (const [i, spot] of spots.entries()) {
    if (sx >= 0 && sx <= width) spot[0] = Math.max(3, Math.min(width - wide - 3, spot[0]));
    const box = [spot[0] - 1, spot[1], spot[0] + wide + 1, spot[1] + high];
    if (!taken.labels.free(box) || (!must && sy >= 0 && sy <= height && (box[1] < 2 || box[3] > height - 2))) continue;
    const put = { x: spot[0], y: spot[1], wide, box, centred: i === 0 || i === 3 };
    if (taken.things.free(box)) return keep(put);
    second = second || put;
  }
  if (second && must) return keep(second);
  return must ? keep({ x: spots[0][0], y: spots[0][1], wide, box: [spots[0][0], spots[0][1], spots[0][0] + wide, spots[0][1] + high], centred: true }) : null;

  function keep(put) {
    taken.labels.add(put.box);
    return put;
  }
}

function writeLabel(g, lines, put, size, ground, ink) {
  g.textAlign = "left";
  lines.forEach((line, i) => {
    const at = put.x + (put.centred ? (put.wide - g.measureText(line).width) / 2 : 0);
    const y = put.y + (i + 0.5) * (size + 2);
    g.lineWidth = 3.5;
    g.strokeStyle = ground;
    g.strokeText(line, at, y);
    g.fillStyle = ink;
    g.fillText(line, at, y);
  });
}

// Boxes already taken, in a grid, so that asking for room does not look at all of them.
class Boxes {
  constructor() {
    this.cells = new Map();
  }
  *around(box) {
    for (let i = Math.floor(box[0] / 90); i <= Math.floor(box[2] / 90); i++) for (let j = Math.floor(box[1] / 60); j <= Math.floor(box[3] / 60); j++) yield i * 100003 + j;
  }
  add(box) {
    for (const cell of this.around(box)) this.cells.has(cell) ? this.cells.get(cell).push(box) : this.cells.set(cell, [box]);
  }
  free(box) {
    for (const cell of this.around(box)) for (const other of this.cells.get(cell) || []) if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
    return true;
  }
}

const wrapped = new Map();
function wrap(text, width) {
  const key = width + text;
  if (wrapped.has(key)) return wrapped.get(key);
  const lines = [];
  let line = "";
  for (const word of clean(text).slice(0, 120).split(" ")) {
    if (line && (line + " " + word).length > width) {
      lines.push(line);
      line = word;
    } else line = (line + " " + word).trim();
  }
  lines.push(line.length > 2 * width ? line.slice(0, 2 * width) + "…" : line);
  const result = lines.length > 3 ? [lines[0], lines[1], lines[2].replace(/…?$/, "…")] : lines;
  wrapped.set(key, result);
  return result;
}
