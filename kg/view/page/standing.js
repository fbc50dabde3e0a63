// Where everybody stands in what passes the filters: sides by actor and subject, who agrees with whom, coalitions.
// Needs: dom, data, state, shapes, sides.

const MAPPED = 40;

// { subjects, actors, groups }: subjects as in `sidedOn`; of each actor what it takes a side on, in how many claims and
// in which coalition. Worked out once for what is shown.
function standing() {
  if (standing.of !== seen.statements) {
    standing.of = seen.statements;
    standing.now = stand(sidedOn());
  }
  return standing.now;
}

function stand(subjects) {
  const actors = new Map();
  for (const subject of subjects) {
    for (const side of Object.keys(SIDES)) {
      for (const [who, claims] of subject[side]) {
        if (!who || !nodeById.has(who)) continue;
        if (!actors.has(who)) actors.set(who, { id: who, on: new Set(), claims: 0, group: null });
        actors.get(who).on.add(subject);
        actors.get(who).claims += claims.length;
      }
    }
  }
  const list = [...actors.values()].sort((a, b) => b.on.size - a.on.size || b.claims - a.claims || (nameOf(a.id) + a.id < nameOf(b.id) + b.id ? -1 : 1));
  const ties = tiesOf(subjects, list.slice(0, MAPPED));
  const groups = coalitions(list.slice(0, MAPPED), ties);
  groups.forEach((group, number) => { group.number = number; for (const actor of group.members) actor.group = group; });
  return { subjects, actors: list, byId: actors, ties, groups };
}

// What one actor says on one subject: { side, claims }, the side “both” if it takes both; null if it takes none.
function cellOf(subject, who) {
  const [pro, con] = Object.keys(SIDES).map((side) => subject[side].get(who) || []);
  const side = pro.length && con.length ? "both" : pro.length ? "for" : con.length ? "against" : null;
  return side && { side, claims: [...new Set([...pro, ...con])].sort(byDay) };
}

const pairKey = (a, b) => (a < b ? a + "\n" + b : b + "\n" + a);

// Of each pair of actors on what they are of one mind and on what not. Who takes both sides agrees with nobody on it;
// who takes a side on the other actor itself agrees or not by that.
function tiesOf(subjects, actors) {
  const wanted = new Map(actors.map((actor) => [actor.id, actor]));
  const ties = new Map();
  const tie = (a, b, same, subject) => {
    const key = pairKey(a, b);
    if (!ties.has(key)) ties.set(key, { a: wanted.get(a < b ? a : b), b: wanted.get(a < b ? b : a), agree: [], dispute: [] });
    ties.get(key)[same ? "agree" : "dispute"].push(subject);
  };
  for (const subject of subjects) {
    const sided = actors.filter((actor) => actor.on.has(subject)).map((actor) => [actor.id, cellOf(subject, actor.id).side]).filter(([, side]) => side !== "both");
    sided.forEach(([a, side], i) => {
      for (const [b, other] of sided.slice(i + 1)) if (a !== subject.id && b !== subject.id) tie(a, b, side === other, subject);
      if (wanted.has(subject.id) && a !== subject.id) tie(a, subject.id, side === "for", subject);
    });
  }
  return [...ties.values()].sort((x, y) => weightOf(y) - weightOf(x) || (pairKey(x.a.id, x.b.id) < pairKey(y.a.id, y.b.id) ? -1 : 1));
}
const weightOf = (tie) => tie.agree.length + tie.dispute.length;

// Coalitions: the division with much agreement within and much dispute between, beyond what chance would put there
// (signed modularity; Gómez, Jensen and Arenas 2009), by joining what gains most. The two that dispute most are the
// first and the last. Who agrees with nobody is in none.
function coalitions(actors, ties) {
  const gain = gains(actors, ties);
  let groups = actors.map((_, i) => [i]);
  const between = actors.map((_, i) => actors.map((_, j) => gain(i, j)));
  for (;;) {
    let [best, from, to] = [1e-9, -1, -1];
    for (let i = 0; i < groups.length; i++) for (let j = i + 1; j < groups.length; j++) if (between[i][j] > best) [best, from, to] = [between[i][j], i, j];
    if (from < 0) break;
    groups[from].push(...groups[to]);
    groups.splice(to, 1);
    for (let k = 0; k < between.length; k++) between[k][from] = between[from][k] += between[to][k];
    between.splice(to, 1);
    for (const row of between) row.splice(to, 1);
  }
  groups = groups.filter((group) => group.length > 1).map((group) => ({ members: group.sort((i, j) => i - j).map((i) => actors[i]) }));
  return byOpposition(groups, ties);
}

function gains(actors, ties) {
  const place = new Map(actors.map((actor, i) => [actor.id, i]));
  const cells = new Map();
  const degrees = { agree: new Array(actors.length).fill(0), dispute: new Array(actors.length).fill(0) };
  const totals = { agree: 0, dispute: 0 };
  for (const tie of ties) {
    const [i, j] = [place.get(tie.a.id), place.get(tie.b.id)];
    cells.set(Math.min(i, j) * actors.length + Math.max(i, j), tie);
    for (const kind of ["agree", "dispute"]) {
      degrees[kind][i] += tie[kind].length;
      degrees[kind][j] += tie[kind].length;
      totals[kind] += 2 * tie[kind].length;
    }
  }
  return (i, j) => {
    const tie = cells.get(Math.min(i, j) * actors.length + Math.max(i, j));
    const surplus = (kind) => (tie ? tie[kind].length : 0) - (totals[kind] ? (degrees[kind][i] * degrees[kind][j]) / totals[kind] : 0);
    return surplus("agree") - surplus("dispute");
  };
}

function byOpposition(groups, ties) {
  const net = groups.map(() => groups.map(() => 0));
  const at = new Map(groups.flatMap(({ members }, i) => members.map((actor) => [actor, i])));
  for (const { a, b, agree, dispute } of ties) {
    const [i, j] = [at.get(a), at.get(b)];
    if (i === undefined || j === undefined || i === j) continue;
    net[i][j] += agree.length - dispute.length;
    net[j][i] = net[i][j];
  }
  let [least, first, last] = [0, -1, -1];
  for (let i = 0; i < groups.length; i++) for (let j = i + 1; j < groups.length; j++) if (net[i][j] < least) [least, first, last] = [net[i][j], i, j];
  if (first < 0) return groups.sort((x, y) => y.members.length - x.members.length);
  const score = (i) => (i === first ? Infinity : i === last ? -Infinity : net[i][first] - net[i][last]);
  return groups.map((group, i) => [score(i), i, group]).sort(([x, i], [y, j]) => (x === y ? i - j : y > x ? 1 : -1)).map(([, , group]) => group);
}

// How coalitions look: a shape and a colour each, that neither for nor against has.
const GROUP_LOOKS = [
  { shape: "circle", colour: "#6b3fa0", dark: "#c3a3ec" }, { shape: "square", colour: "#00695c", dark: "#5fcbb9" },
  { shape: "triangle", colour: "#7a4d00", dark: "#e0b14a" }, { shape: "diamond", colour: "#a31b5b", dark: "#f191bb" },
  { shape: "hexagon", colour: "#3a4a63", dark: "#a9bad6" },
];
const ALONE = { shape: "circle", colour: "#6a7380", dark: "#929dac" };
const groupLook = (group) => (group ? GROUP_LOOKS[group.number % GROUP_LOOKS.length] : ALONE);
const groupName = (group) => "Coalition " + (group.number + 1);

function shapeIcon(look, size = 14) {
  return svg("svg", { width: size, height: size, viewBox: "0 0 20 20", "aria-hidden": "true", class: "icon" }, svg("path", { d: outlinePath(look.shape, 10, 10, 7), fill: colour(look) }));
}
