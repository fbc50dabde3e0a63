// The outlines of the kinds, for the canvas and for the legend alike.
// Needs: dom, data.

function outline(g, shape, x, y, r) {
  g.beginPath();
  if (shape === "square") polygon(g, x, y, [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]], r);
  else if (shape === "diamond") polygon(g, x, y, [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]], r);
  else if (shape === "triangle") polygon(g, x, y, [[0, -1.1], [1.1, 0.85], [-1.1, 0.85]], r);
  else if (shape === "hexagon") polygon(g, x, y, [[-1, 0], [-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87]], r);
  else if (shape === "box") polygon(g, x, y, [[-1.3, -0.85], [1.3, -0.85], [1.3, 0.75], [-0.1, 0.75], [-0.6, 1.4], [-0.55, 0.75], [-1.3, 0.75]], r);
  else {
    g.arc(x, y, r, 0, 2 * Math.PI);
    g.closePath();
  }
}

function polygon(g, x, y, corners, r) {
  corners.forEach(([dx, dy], i) => (i ? g.lineTo(x + dx * r, y + dy * r) : g.moveTo(x + dx * r, y + dy * r)));
  g.closePath();
}

// Where a link bends: the control point of its curve.
function bendOf(edge) {
  const dx = edge.b.x - edge.a.x;
  const dy = edge.b.y - edge.a.y;
  const length = Math.hypot(dx, dy) || 1;
  return [(edge.a.x + edge.b.x) / 2 - (dy / length) * edge.bend, (edge.a.y + edge.b.y) / 2 + (dx / length) * edge.bend];
}

// The outline as the path of a drawing.
function outlinePath(shape, x, y, r) {
  const path = [];
  const f = (v) => v.toFixed(1);
  const pen = {
    beginPath() {}, closePath() { path.push("Z"); },
    moveTo(x, y) { path.push("M" + f(x) + " " + f(y)); },
    lineTo(x, y) { path.push("L" + f(x) + " " + f(y)); },
    arc(x, y, r) { path.push(`M${f(x - r)} ${f(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`); },
  };
  outline(pen, shape, x, y, r);
  return path.join("");
}

function kindIcon(kind) {
  return svg("svg", { width: 20, height: 18, viewBox: "0 0 20 18", "aria-hidden": "true", class: "icon" }, svg("path", { d: outlinePath(KINDS[kind].shape, 10, 9, 6.5), fill: colour(KINDS[kind]) }));
}

function lineIcon(relation) {
  const look = RELATIONS[relation];
  const icon = svg("svg", { width: 30, height: 14, viewBox: "0 0 30 14", "aria-hidden": "true", class: "icon" });
  icon.append(svg("line", { x1: 0, y1: 7, x2: 30, y2: 7, stroke: colour(look), "stroke-width": 2.2, "stroke-dasharray": look.dash.join(" ") }));
  if (look.sign) icon.append(svg("circle", { cx: 15, cy: 7, r: 6, fill: variable("--panel"), stroke: colour(look) }), svg("text", { x: 15, y: 11, "text-anchor": "middle", "font-size": 11, "font-weight": 700, fill: colour(look) }, look.sign));
  return icon;
}
