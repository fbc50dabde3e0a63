// Where the things in the picture stand: the places that were computed before, spread over the window.
// Needs: state, network.

const SPREAD_MOST = 320; // a picture of more things shows where they lie, not each by itself
const CELL = [126, 70]; // what a thing with its name needs
let arranged = "";

// Places of the whole network where claims or events are things; else those of the actors by their straight links.
const placeAmong = (node, whole) => (!whole && node.among ? node.among : node.whole);

// Return whether things were put anew; the same things keep their places, and so what was dragged stays.
function arrange() {
  const whole = seen.base.some((node) => node.statement);
  const key = [whole, stage.clientWidth > stage.clientHeight, ...seen.base.map((node) => node.place)].join(" ");
  if (key === arranged) {
    for (const node of seen.nodes) if (node.put !== key) putOutside(node, key, whole);
    return false;
  }
  arranged = key;
  const base = seen.base;
  for (const node of base) {
    [node.x, node.y] = placeAmong(node, whole);
    node.put = key;
  }
  arrange.stretch = [(x) => x, (y) => y];
  if (base.length > 1 && base.length <= SPREAD_MOST) spreadOut(base, whole);
  for (const node of seen.nodes) if (node.put !== key) putOutside(node, key, whole);
  return true;
}

// What comes into the picture because something was chosen stands where it would among the others.
function putOutside(node, key, whole) {
  const [x, y] = placeAmong(node, whole);
  [node.x, node.y] = [arrange.stretch[0](x), arrange.stretch[1](y)];
  node.put = key;
}

// Half way between where the things lie and an even spread: what is left or above stays so, and no room is lost.
function spreadOut(base, whole) {
  const [wide, high] = [Math.max(320, stage.clientWidth), Math.max(240, stage.clientHeight)];
  const room = Math.sqrt((base.length * CELL[0] * CELL[1] * 1.9) / (wide * high));
  const size = [wide * room, high * room];
  for (const axis of [0, 1]) {
    const sorted = [...base].sort((a, b) => placeAmong(a, whole)[axis] - placeAmong(b, whole)[axis] || a.place - b.place);
    const raw = sorted.map((node) => placeAmong(node, whole)[axis]);
    const [low, span] = [raw[0], raw[raw.length - 1] - raw[0] || 1];
    const made = raw.map((value, i) => size[axis] * (0.35 * ((value - low) / span) + 0.65 * (i / (raw.length - 1))));
    sorted.forEach((node, i) => (axis ? (node.y = made[i]) : (node.x = made[i])));
    arrange.stretch[axis] = (value) => between(raw, made, value);
  }
  pushApart(base);
}

function between(raw, made, value) {
  if (value <= raw[0]) return made[0] + Math.max(-CELL[0], value - raw[0]);
  for (let i = 1; i < raw.length; i++) if (value <= raw[i]) return made[i - 1] + ((made[i] - made[i - 1]) * (value - raw[i - 1])) / (raw[i] - raw[i - 1] || 1);
  return made[made.length - 1] + Math.min(CELL[0], value - raw[raw.length - 1]);
}

// Things whose boxes overlap step apart, the less important one further, until none do or the turns are over.
function pushApart(base) {
  for (let turn = 0; turn < 60; turn++) {
    let moved = false;
    for (let i = 0; i < base.length; i++) {
      for (let j = i + 1; j < base.length; j++) {
        const [a, b] = [base[i], base[j]];
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const [ox, oy] = [CELL[0] - Math.abs(dx), CELL[1] - Math.abs(dy)];
        if (ox <= 0 || oy <= 0) continue;
        moved = true;
        if (ox / CELL[0] < oy / CELL[1]) shift(a, b, "x", dx < 0 ? -ox : ox);
        else shift(a, b, "y", dy < 0 ? -oy : oy);
      }
    }
    if (!moved) return;
  }
}

function shift(a, b, axis, way) {
  const share = a.place < b.place ? 0.3 : 0.7;
  a[axis] -= way * share * 0.6;
  b[axis] += way * (1 - share) * 0.6;
}
