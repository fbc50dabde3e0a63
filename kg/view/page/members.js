// Who belongs to which body, as roles and “part of” say.
// Needs: data, state, sides.

// { of, members }: the body of each person, in the role that most sentences tell, and the people of each body. Roles do
// not hang on the filters: they say who somebody is.
function bodies() {
  if (bodies.at !== seen.statements) {
    bodies.at = seen.statements;
    const told = new Map();
    const tell = (person, body, title, weight) => {
      if (!nodeById.has(person) || !nodeById.has(body) || person === body) return;
      if (!told.has(person)) told.set(person, new Map());
      const before = told.get(person).get(body) || { title: "", weight: 0 };
      told.get(person).set(body, { title: before.title || title, weight: before.weight + weight });
    };
    for (const role of DATA.roles) if (role.organization) tell(role.person, role.organization, role.title, role.evidence.length);
    for (const [id, { kind, part_of }] of Object.entries(DATA.actors)) if (part_of && kind === "person") tell(id, part_of, "", 1);
    bodies.now = { of: new Map(), members: new Map() };
    for (const [person, list] of told) {
      const rows = [...list].map(([body, { title, weight }]) => ({ body, title, weight })).sort((a, b) => b.weight - a.weight || byName(a.body, b.body));
      bodies.now.of.set(person, rows);
      for (const { body, title } of rows) bodies.now.members.set(body, [...(bodies.now.members.get(body) || []), { person, title }]);
    }
  }
  return bodies.now;
}

const bodiesOf = (person) => bodies().of.get(person) || [];
const membersOf = (body) => [...(bodies().members.get(body) || [])].sort((a, b) => byName(a.person, b.person));
const partsOfBody = (body) => Object.keys(DATA.actors).filter((id) => DATA.actors[id].part_of === body && DATA.actors[id].kind !== "person").sort(byName);

// The body that an actor speaks under: its own name for a body, that of its first role for a person.
const bodyOf = (who) => (who && DATA.actors[who] && DATA.actors[who].kind === "person" ? (bodiesOf(who)[0] || { body: null }).body : who || null);
const titleIn = (person, body) => (bodiesOf(person).find((row) => row.body === body) || { title: "" }).title;

// On what the people of a body, and the body itself, are of two minds: { subject, for: [actor], against: [actor] }.
function dissentIn(body) {
  const own = new Set([body, ...membersOf(body).map(({ person }) => person)]);
  return sidedOn()
    .map((subject) => ({ subject, ...Object.fromEntries(Object.keys(SIDES).map((side) => [side, [...subject[side].keys()].filter((who) => own.has(who)).sort(byName)])) }))
    .filter((row) => row.for.length && row.against.length && new Set([...row.for, ...row.against]).size > 1 && !own.has(row.subject.id));
}
