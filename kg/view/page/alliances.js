// Who stands with and against whom, as a picture: actors close to those they agree with, names that never cover
// each other. Places are worked out here, because they follow the filters; the same page shows the same picture.
// Needs: dom, data, state, shapes, scene, network, sides, standing, overview.

const MAP = { width: 620, height: 470, edges: 120 };

function alliances(now) {
  const tied = new Set(now.ties.flatMap(({ a, b }) => [a, b]));
  const drawn = now.actors.filter((actor) => tied.has(actor));
  const apart = now.actors.length - drawn.length;
  if (!drawn.length) return h("p", { class: "faint" }, now.actors.length ? "Nobody takes a side on what somebody else takes one on, so there is no map." : "");
  const places = settlePlaces(now, drawn);
  const edges = now.ties.slice(0, MAP.edges);
  const picture = svg("svg", { viewBox: `0 0 ${MAP.width} ${heightOf(drawn)}`, class: "map", role: "group", "aria-label": "Map of who stands with whom; the table holds the same content" });
  for (const tie of [...edges].reverse()) picture.append(...edgeMarks(tie, places));
  picture.append(...actorMarks(drawn, places));
  return h("div", { class: "alliances" }, h("div", { class: "key" }, lineKey("for", "agree"), lineKey("against", "dispute"), h("span", null, "wider: on more")),
    picture,
    h("p", { class: "faint" }, [now.ties.length > edges.length && `The ${edges.length} strongest of ${now.ties.length.toLocaleString("en")} ties are drawn.`, apart > 0 && `${plural(apart, "actor")} with a side not drawn: on both sides of what others take sides on, alone with it, or with few sides.`].filter(Boolean).join(" ")));
}

const lineKey = (side, words) => h("span", null, svg("svg", { width: 26, height: 8, viewBox: "0 0 26 8", "aria-hidden": "true" }, svg("line", { x1: 0, x2: 26, y1: 4, y2: 4, stroke: colour(SIDES[side].look), "stroke-width": 2.5, ...(side === "against" ? { "stroke-dasharray": "5 3" } : {}) })), " " + words);

const heightOf = (drawn) => Math.min(MAP.height, 160 + drawn.length * 22);

// Springs between those who agree, a push between all, and a pull of each coalition to its place from left to right.
function settlePlaces(now, drawn) {
  const groups = Math.max(1, now.groups.length - 1);
  const column = (actor) => (actor.group ? (now.groups.length > 1 ? (actor.group.number / groups) * 2 - 1 : 0) : 0);
  const spots = new Map(drawn.map((actor, i) => [actor, { x: column(actor) * 1.2 + 0.35 * Math.cos(i * 2.4), y: Math.sin(i * 2.4) * (0.3 + (0.9 * i) / drawn.length) }]));
  const ideal = 1.5 / Math.sqrt(drawn.length);
  for (let step = 0; step < 160; step++) {
    const heat = 0.12 * (1 - step / 160);
    const push = new Map(drawn.map((actor) => [actor, { x: (column(actor) * 1.2 - spots.get(actor).x) * 0.25, y: -spots.get(actor).y * 0.08 }]));
    for (let i = 0; i < drawn.length; i++) {
      for (let j = i + 1; j < drawn.length; j++) shove(push, spots, drawn[i], drawn[j], (away) => (ideal * ideal) / away);
    }
    for (const { a, b, agree, dispute } of now.ties) shove(push, spots, a, b, (away) => -0.35 * Math.max(0, agree.length - dispute.length) ** 0.5 * away);
    for (const actor of drawn) {
      const { x, y } = push.get(actor);
      const far = Math.hypot(x, y) || 1;
      spots.get(actor).x += (x / far) * Math.min(far, heat);
      spots.get(actor).y += (y / far) * Math.min(far, heat);
    }
  }
  return fitted(drawn, spots);
}

function shove(push, spots, a, b, force) {
  const [p, q] = [spots.get(a), spots.get(b)];
  const away = Math.hypot(p.x - q.x, p.y - q.y) || 0.001;
  const by = Math.max(-1, Math.min(1, force(away))) / away;
  push.get(a).x += (p.x - q.x) * by;
  push.get(a).y += (p.y - q.y) * by;
  push.get(b).x -= (p.x - q.x) * by;
  push.get(b).y -= (p.y - q.y) * by;
}

function fitted(drawn, spots) {
  const [xs, ys] = ["x", "y"].map((axis) => drawn.map((actor) => spots.get(actor)[axis]));
  // Half by place, half by rank: one actor far off does not press all others together.
  const scale = (value, all, from, to) => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    if (!(high > low)) return (from + to) / 2;
    const rank = (all.filter((other) => other < value).length + (all.filter((other) => other === value).length - 1) / 2) / (all.length - 1);
    return from + (0.5 * rank + (0.5 * (value - low)) / (high - low)) * (to - from);
  };
  const height = heightOf(drawn);
  return new Map(drawn.map((actor) => [actor, [scale(spots.get(actor).x, xs, 90, MAP.width - 90), scale(spots.get(actor).y, ys, 24, height - 24)]]));
}

function edgeMarks(tie, places) {
  const [[x1, y1], [x2, y2]] = [places.get(tie.a), places.get(tie.b)];
  const [dx, dy] = [y2 - y1, x1 - x2].map((value) => value * 0.04);
  const chosen = state.pair && state.pair.key === pairKey(tie.a.id, tie.b.id);
  const near = !state.thing || tie.a.id === state.thing.id || tie.b.id === state.thing.id;
  const both = tie.agree.length && tie.dispute.length;
  const line = (side, count, bend) => svg("path", {
    d: `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${((x1 + x2) / 2 + dx * bend).toFixed(1)} ${((y1 + y2) / 2 + dy * bend).toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`,
    fill: "none", stroke: colour(SIDES[side].look), "stroke-width": (chosen ? 2 : 0) + 0.8 + (3 * count) / Math.max(3, weightOf(standing().ties[0])), "stroke-opacity": chosen ? 1 : near ? 0.5 : 0.08, "class": "tie",
    ...(side === "against" ? { "stroke-dasharray": "6 4" } : {}),
  });
  const lines = [tie.agree.length && line("for", tie.agree.length, both ? 1 : 0), tie.dispute.length && line("against", tie.dispute.length, both ? -1 : 0)].filter(Boolean);
  const hit = svg("path", { d: lines[0].getAttribute("d"), class: "hit", "data-pair": pairKey(tie.a.id, tie.b.id) }, svg("title", {}, tieWords(tie)));
  hit.addEventListener("click", () => chooseStanding({ pair: { a: tie.a.id, b: tie.b.id, key: pairKey(tie.a.id, tie.b.id) } }));
  return [...lines, hit];
}

const tieWords = ({ a, b, agree, dispute }) => `${nameOf(a.id)} and ${nameOf(b.id)}: ` + [agree.length && "agree on " + agree.map(({ id }) => nameOf(id)).join(", "), dispute.length && "dispute " + dispute.map(({ id }) => nameOf(id)).join(", ")].filter(Boolean).join("; ");

// The actors, with each name where it covers neither a name nor an actor: on a side of its own, else left to the tip.
function actorMarks(drawn, places) {
  const boxes = drawn.map((actor) => { const [x, y] = places.get(actor); return [x - 8, y - 8, x + 8, y + 8]; });
  return drawn.map((actor) => {
    const [x, y] = places.get(actor);
    const look = groupLook(actor.group);
    const node = nodeById.get(actor.id);
    const words = cutAt(node.label, 24);
    const width = widthOf(words);
    const spot = freeSpot(x, y, width, heightOf(drawn), boxes);
    if (spot) boxes.push(spot.box);
    const dim = state.thing && state.thing !== node && !linkedTo(actor.id);
    const mark = svg("g", { class: "who" + (state.thing === node ? " chosen" : ""), tabindex: "0", role: "button", "aria-label": `${fullName(node)}${actor.group ? ", " + groupName(actor.group) : ""}`, opacity: dim ? 0.35 : 1, "data-actor": actor.id },
      svg("path", { d: outlinePath(look.shape, x, y, 5 + Math.min(4, actor.on.size)), fill: colour(look), stroke: variable("--panel"), "stroke-width": 1.5 }), svg("title", {}, fullName(node)),
      ...(spot ? [svg("text", { x: spot.x.toFixed(1), y: spot.y.toFixed(1), "text-anchor": spot.anchor, fill: colour(look), class: "name" }, words)] : []));
    const choose_ = () => chooseStanding({ thing: node });
    mark.addEventListener("click", choose_);
    mark.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose_(); } });
    return mark;
  });
}

const linkedTo = (id) => standing().ties.some(({ a, b }) => (a.id === id && b.id === state.thing.id) || (b.id === id && a.id === state.thing.id));

function widthOf(words) {
  widthOf.pen = widthOf.pen || document.createElement("canvas").getContext("2d");
  widthOf.pen.font = "600 12px " + FONT;
  return widthOf.pen.measureText(words).width + 4;
}

function freeSpot(x, y, width, height, boxes) {
  const tries = [["start", x + 12, y + 4], ["end", x - 12, y + 4], ["middle", x, y - 12], ["middle", x, y + 20], ["start", x + 10, y - 9], ["end", x - 10, y - 9], ["start", x + 10, y + 17], ["end", x - 10, y + 17]];
  for (const [anchor, tx, ty] of tries) {
    const left = anchor === "start" ? tx : anchor === "end" ? tx - width : tx - width / 2;
    const box = [left, ty - 11, left + width, ty + 3];
    if (left < 0 || left + width > MAP.width || box[1] < 0 || box[3] > height) continue;
    if (!boxes.some(([a, b, c, d]) => box[0] < c && box[2] > a && box[1] < d && box[3] > b)) return { anchor, x: tx, y: ty, box };
  }
  return null;
}
