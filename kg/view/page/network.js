// The network on its canvas: looking around, pointing, dragging, moving by keys.
// Needs: dom, views, data, state, shapes, scene, main, arrange.

const canvas = $("#canvas");
const pen = canvas.getContext("2d");
const stage = $("#network");
const camera = { k: 1, x: 0, y: 0 };
let pixels = 1;
let frame = 0;
let busy = 0;
let grip = null;

function redraw() {
  if (!frame) frame = requestAnimationFrame(drawNow);
}

function drawNow() {
  frame = 0;
  if (state.view === "network" && stage.clientWidth) paint(pen, stage.clientWidth, stage.clientHeight, camera, { scale: pixels, hasty: busy > 0 });
}

function resize() {
  pixels = Math.min(2, devicePixelRatio || 1);
  canvas.width = stage.clientWidth * pixels;
  canvas.height = stage.clientHeight * pixels;
  canvas.style.width = stage.clientWidth + "px";
  canvas.style.height = stage.clientHeight + "px";
  redraw();
}

function fit(list) {
  const around = list && list.length ? list : seen.nodes.length ? seen.nodes : nodes;
  if (!around.length) return;
  const [left, right] = extent(around.map((node) => node.x));
  const [top, bottom] = extent(around.map((node) => node.y));
  const [width, height] = [stage.clientWidth || 900, stage.clientHeight || 600];
  const margin = crowded() ? 50 : Math.min(130, width / 5);
  const below = 50; // room for the buttons
  camera.k = Math.min((width - margin) / (right - left + 1), (height - margin * 0.45 - below) / (bottom - top + 1), 1.6);
  camera.x = width / 2 - (camera.k * (left + right)) / 2;
  camera.y = (height - below) / 2 - (camera.k * (top + bottom)) / 2;
  redraw();
}

// First and last; of very many all but the outermost hundredth, so that a few far ones do not make all small.
function extent(values) {
  values.sort((a, b) => a - b);
  const skip = values.length > 300 ? Math.floor(values.length / 100) : 0;
  return [values[skip], values[values.length - 1 - skip]];
}

function centre(node) {
  camera.k = Math.max(camera.k, crowded() ? 0.8 : 0.5);
  camera.x = stage.clientWidth / 2 - node.x * camera.k;
  camera.y = stage.clientHeight / 2 - node.y * camera.k;
  redraw();
}

function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
  const k = Math.max(0.02, Math.min(8, camera.k * factor));
  camera.x = x - ((x - camera.x) * k) / camera.k;
  camera.y = y - ((y - camera.y) * k) / camera.k;
  camera.k = k;
  moving();
}

// While the picture moves, thousands of links may be left out; they come back when it rests.
function moving() {
  busy++;
  setTimeout(() => --busy || redraw(), 160);
  redraw();
}

// What lies under a point of the picture: a node, else a link, else nothing.
function under(px, py) {
  const x = (px - camera.x) / camera.k;
  const y = (py - camera.y) / camera.k;
  let best = null;
  let nearest = Infinity;
  for (const node of seen.nodes) {
    const away = Math.hypot(node.x - x, node.y - y);
    if (away < Math.max(reachOf(node, camera.k) * 1.35, 10 / camera.k) && away < nearest) [nearest, best] = [away, node];
  }
  if (best) return { node: best };
  if (seen.bundles.length > 3000) return null;
  let found = null;
  nearest = 6 / camera.k;
  for (const edge of seen.bundles) {
    if (Math.min(edge.a.x, edge.b.x) - 60 > x || Math.max(edge.a.x, edge.b.x) + 60 < x) continue;
    const [mx, my] = bendOf(edge);
    const stride = Math.min(0.04, 4 / (camera.k * Math.hypot(edge.b.x - edge.a.x, edge.b.y - edge.a.y) || 1));
    for (let t = 0.1; t < 0.92; t += stride) {
      const u = 1 - t;
      const away = Math.hypot(u * u * edge.a.x + 2 * u * t * mx + t * t * edge.b.x - x, u * u * edge.a.y + 2 * u * t * my + t * t * edge.b.y - y);
      if (away < nearest) [nearest, found] = [away, edge];
    }
  }
  return found ? { edge: found } : null;
}

const cutAt = (text, most) => (text.length > most ? text.slice(0, most) + "…" : text);

function showTip(what, x, y) {
  const tip = $("#tip");
  tip.hidden = !what;
  if (!what) return;
  const said = what.node ? what.node.statement : what.edge.edges.length === 1 ? what.edge.edges[0].said : null;
  const name = what.node ? fullName(what.node) : what.edge.a.label + " " + what.edge.look.label + " " + what.edge.b.label;
  const under_ = said ? "" : what.node ? what.node.look.label + " · " + plural(degree(what.node), "link") : what.edge.edges.length > 1 ? plural(what.edge.edges.length, "statement") : "";
  const words = said && said.type === "claim" ? nameOf(said.who) + " " + phraseOf(said) + (said.target.length ? " " + said.target.map(nameOf).join(", ") : "") + ": " + cutAt(said.text, 180) : "";
  tip.replaceChildren(h("b", null, said && said.type === "claim" && what.node ? "Claim" : name), h("div", { class: "faint" }, words || under_));
  tip.style.left = Math.max(0, Math.min(x + 14, stage.clientWidth - 330)) + "px";
  tip.style.top = Math.min(y + 14, stage.clientHeight - 80) + "px";
}

const fingers = new Map();
canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
  const what = under(event.offsetX, event.offsetY);
  grip = { x: event.offsetX, y: event.offsetY, way: 0, node: what && what.node };
});
canvas.addEventListener("pointermove", (event) => {
  if (fingers.size === 2 && fingers.has(event.pointerId)) return pinch(event);
  if (!grip) return hover(event);
  const dx = event.offsetX - grip.x;
  const dy = event.offsetY - grip.y;
  grip.way += Math.abs(dx) + Math.abs(dy);
  grip.x = event.offsetX;
  grip.y = event.offsetY;
  if (grip.way < 4) return;
  if (grip.node) {
    grip.node.x += dx / camera.k;
    grip.node.y += dy / camera.k;
  } else {
    camera.x += dx;
    camera.y += dy;
  }
  $("#tip").hidden = true;
  moving();
});
canvas.addEventListener("pointerup", (event) => {
  fingers.delete(event.pointerId);
  if (grip && grip.way < 4) {
    const what = under(event.offsetX, event.offsetY);
    const edge = what && what.edge;
    if (edge && edge.edges.length > 1) chooseLine(edge);
    else if (edge && edge.edges[0].said) chooseStatement(edge.edges[0].said);
    else choose(what && (what.node || edge.a));
  }
  grip = null;
});
canvas.addEventListener("pointercancel", (event) => {
  fingers.delete(event.pointerId);
  grip = null;
});
canvas.addEventListener("pointerleave", () => {
  $("#tip").hidden = true;
  if (state.hover) redraw();
  state.hover = null;
});
canvas.addEventListener("dblclick", (event) => {
  const what = under(event.offsetX, event.offsetY);
  if (what && what.node) {
    choose(what.node);
    setFocus(1);
  }
});
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * 0.0014), event.offsetX, event.offsetY);
}, { passive: false });

function hover(event) {
  const what = under(event.offsetX, event.offsetY);
  const node = (what && what.node) || null;
  canvas.classList.toggle("over", Boolean(what));
  if (node !== state.hover) {
    state.hover = node;
    redraw();
  }
  showTip(what, event.offsetX, event.offsetY);
}

function pinch(event) {
  const spread = () => {
    const [[ax, ay], [bx, by]] = [...fingers.values()];
    return [Math.hypot(ax - bx, ay - by), (ax + bx) / 2, (ay + by) / 2];
  };
  const [before] = spread();
  fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
  const [after, x, y] = spread();
  if (grip) grip.way = 99;
  zoom(after / (before || 1), x, y);
}

function setFocus(steps) {
  state.focus = state.thing ? steps : 0;
  refresh();
  fit(state.focus ? seen.nodes : null);
  announce(state.focus ? "Focus on " + state.thing.label + ", " + plural(state.focus, "step") : "Focus left");
}

// Move the selection to the best thing on that side; what is linked counts as nearer.
function step(dx, dy) {
  const here = state.thing;
  if (!here || !here.on) return choose(ranked.find((node) => node.on));
  let best = null;
  let least = Infinity;
  for (const node of seen.nodes) {
    if (node === here) continue;
    const x = node.x - here.x;
    const y = node.y - here.y;
    const ahead = x * dx + y * dy;
    if (ahead <= 0) continue;
    const cost = ahead + 2.2 * Math.abs(x * dy - y * dx) - (seen.near.has(node) ? 80 : 0);
    if (cost < least) [least, best] = [cost, node];
  }
  if (!best) return;
  choose(best);
  const [x, y] = [best.x * camera.k + camera.x, best.y * camera.k + camera.y];
  if (x < 60 || y < 60 || x > stage.clientWidth - 60 || y > stage.clientHeight - 60) centre(best);
}

canvas.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (way) {
    event.preventDefault();
    step(...way);
  } else if (event.key === "Enter" && state.thing) $("#panel").focus();
});

// What is shown may have changed: put it in its place, and all of it in the window.
function drawNetwork() {
  if (stage.clientWidth && arrange()) fit(state.focus ? seen.nodes : seen.base);
  redraw();
}

view({ id: "network", title: "Network", draw: drawNetwork });
