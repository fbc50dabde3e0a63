// Coalitions in words: who stands together and on what, who bridges two of them, who dissents within an organization.
// Needs: dom, data, evidence, sides, standing, matrix, overview, issue.

const SHARED = 4;
const NAMES = 9;

function coalitionCards(now) {
  const rifts = riftsOf(now);
  if (!now.groups.length && !rifts.length) return [];
  return [h("section", { class: "coalitions", "aria-labelledby": "coalitions-title" },
    h("h2", { id: "coalitions-title" }, "Who stands together"),
    now.groups.length > 0 && h("p", { class: "faint" }, `Found among the ${Math.min(MAPPED, now.actors.length)} actors who take most sides: much agreement within, much dispute between. Words decide, not membership.`),
    h("div", { class: "columns" }, now.groups.map((group) => coalitionCard(now, group))),
    rifts.length > 0 && [h("h2", null, "Divided organizations"), h("ul", { class: "plain" }, rifts.map(riftRow))])];
}

function coalitionCard(now, group) {
  const inside = new Set(group.members.map(({ id }) => id));
  const shared = sharedBy(now, inside);
  const bridges = bridgesOf(now, group, inside);
  const look = groupLook(group);
  return h("article", { class: "coalition", colour: colour(look) },
    h("h3", null, shapeIcon(look), " ", groupName(group), h("span", { class: "faint" }, " · " + plural(group.members.length, "actor"))),
    h("p", null, listed(group.members.map(({ id }) => thingLink(id)), NAMES)),
    shared.length > 0 && h("ul", { class: "plain" }, shared.slice(0, SHARED).map(({ subject, side, who, others }) => h("li", null, h("span", { class: "sign", colour: colour(SIDES[side].look) }, SIDES[side].sign), ` ${side} `, issueLink(subject.id), h("span", { class: "faint" }, ` (${who.length})`),
      others.length > 0 && [h("span", { class: "faint" }, "; otherwise: "), listed(others.map((id) => cellLink(id, subject.id)), 3)]))),
    bridges.length > 0 && h("p", { class: "faint" }, "Bridges: ", listed(bridges.map(({ actor, to, on }) => [thingLink(actor.id), ` (with ${groupName(to)} on `, listed(on.map(({ id }) => issueLink(id)), 2), ")"]), 3)));
}

function listed(items, most) {
  const shown = items.slice(0, most).map((item, i) => [i ? ", " : "", item]);
  return items.length > most ? [shown, h("span", { class: "faint" }, ` and ${(items.length - most).toLocaleString("en")} more`)] : shown;
}

const cellLink = (who, subject) => h("button", { class: "link", "data-key": `otherwise ${who} ${subject}`, onclick: () => chooseStanding({ cell: { who, subject } }) }, nameOf(who));

// What at least two of them are on the same side of, and most of those who take one.
function sharedBy(now, inside) {
  return now.subjects.flatMap((subject) => {
    const of = (side) => [...subject[side].keys()].filter((id) => inside.has(id));
    const [pro, con] = [of("for"), of("against")];
    const [side, who, others] = pro.length >= con.length ? ["for", pro, con] : ["against", con, pro];
    return who.length > 1 && who.length > others.length ? [{ subject, side, who, others }] : [];
  }).sort((a, b) => isIssue(b.subject) - isIssue(a.subject) || b.who.length - a.who.length);
}

// Members who agree with two of another coalition, or on two things with one of them.
function bridgesOf(now, group, inside) {
  const found = new Map();
  for (const { a, b, agree } of now.ties) {
    for (const [here, there] of [[a, b], [b, a]]) {
      if (!inside.has(here.id) || !there.group || there.group === group || !agree.length) continue;
      const key = here.id + there.group.number;
      if (!found.has(key)) found.set(key, { actor: here, to: there.group, on: new Set(), count: 0 });
      found.get(key).count += agree.length;
      for (const subject of agree) found.get(key).on.add(subject);
    }
  }
  return [...found.values()].filter(({ count }) => count > 1).map((bridge) => ({ ...bridge, on: [...bridge.on] }));
}

// Organizations of which members, by the roles the texts give, or the body itself take opposite sides.
function riftsOf(now) {
  const bodies = new Map();
  const belongs = (who, body) => { if (!bodies.has(body)) bodies.set(body, new Set([body])); bodies.get(body).add(who); };
  for (const role of DATA.roles) if (role.organization && now.byId.has(role.person)) belongs(role.person, role.organization);
  for (const [id, actor] of Object.entries(DATA.actors)) if (actor.part_of && now.byId.has(id)) belongs(id, actor.part_of);
  return [...bodies].flatMap(([body, people]) => now.subjects.flatMap((subject) => {
    const of = (side) => [...people].filter((id) => subject[side].has(id) && cellOf(subject, id).side === side);
    const [pro, con] = [of("for"), of("against")];
    return pro.length && con.length && nodeById.has(body) ? [{ body, subject, pro, con }] : [];
  })).sort((a, b) => b.pro.length + b.con.length - a.pro.length - a.con.length).slice(0, 12);
}

const riftRow = ({ body, subject, pro, con }) => h("li", null, thingLink(body), " on ", issueLink(subject.id), ": ", pro.map((id, i) => [i ? ", " : "", cellLink(id, subject.id)]), " for, ", con.map((id, i) => [i ? ", " : "", cellLink(id, subject.id)]), " against");
