// Nodes and links of the network for data that was changed, as kg/networks/statements.py makes them of a build. Places,
// ranks and communities stay as they were; a claim that has a speaker only now stands beside whoever that is.
// Needs: dom.

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// `current` tells which actor an id of the file means now, null for none.
function relink(data, current) {
  const before = new Map(data.nodes.map((node) => [node.id, node]));
  const mentioned = data.documents.map((doc) => doc.mentions.map(([, , node]) => current(data.nodes[node].id)));
  const spoken = data.claims.filter(({ who }) => who);
  const nodes = new Map(Object.entries(data.actors).map(([id, { label, kind }]) => [id, { ...before.get(id), id, label, kind }]));
  for (const claim of spoken) {
    nodes.set(claim.id, before.get(claim.id) || besideSpeaker(claim, before.get(claim.who)));
    for (const topic of claim.topics || []) nodes.set(topic, before.get(topic) || { ...besideSpeaker(claim, before.get(claim.who)), id: topic, label: data.topics[topic], kind: "topic" });
  }
  for (const event of data.events) nodes.set(event.id, before.get(event.id));
  const links = [...spoken.flatMap(claimLinks), ...data.events.flatMap((event) => eventLinks(event, data.roles_of_events)), ...data.roles.flatMap(({ id, person, organization }) => (organization ? [[person, organization, "member of", id]] : [])), ...contradictions(spoken), ...Object.entries(data.actors).flatMap(([id, { part_of: whole }]) => (whole ? [[id, whole, "part of", null]] : []))].filter(([from, to]) => nodes.has(from) && nodes.has(to));
  links.sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1]) || byText(a[2], b[2]));
  const degrees = new Map();
  for (const end of links.flatMap(([from, to]) => [from, to])) degrees.set(end, (degrees.get(end) || 0) + 1);
  data.nodes = [...nodes.values()].sort((a, b) => byText(a.id, b.id));
  for (const node of data.nodes) if (node.kind !== "claim" && node.kind !== "topic") node.size = Math.round((9 + Math.min(11, Math.sqrt(degrees.get(node.id) || 0) * 2)) * 10) / 10;
  const place = new Map(data.nodes.map((node, i) => [node.id, i]));
  const said = new Map([...data.claims, ...data.events, ...data.roles].map(({ id }, i) => [id, i]));
  data.links = links.map(([from, to, relation, statement]) => [place.get(from), place.get(to), relation, said.get(statement) ?? null]);
  data.documents.forEach((doc, number) => {
    doc.mentions = doc.mentions.map(([start, end], i) => [start, end, place.get(mentioned[number][i])]).filter(([, , node]) => node !== undefined);
  });
  data.subtitle = whoSaysMost(data, spoken);
}

function besideSpeaker(claim, speaker) {
  const turn = [...claim.id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7) * (Math.PI / 180);
  const at = speaker || { x: 0, y: 0, community: 0 };
  return { id: claim.id, label: shortened(claim.text || ""), x: at.x + 60 * Math.cos(turn), y: at.y + 60 * Math.sin(turn), size: 9, kind: "claim", rank: 0, community: at.community };
}

function shortened(text, length = 80) {
  const line = text.split(/\s+/).filter(Boolean).join(" ");
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  return (cut.lastIndexOf(" ") > length / 2 ? cut.slice(0, cut.lastIndexOf(" ")) : cut).replace(/[ ,;:]+$/, "") + "…";
}

const AIM_OF = { for: "supports", against: "opposes", supports: "supports", opposes: "opposes" };
function claimLinks({ id, who, reporters = [], positions = [], target = [], about = [], topics = [], addressee = [], stance, within }) {
  const sides = new Map(positions.map(({ towards, side }) => [towards, AIM_OF[side]]));
  return [
    [who, id, "says"],
    ...reporters.map((reporter) => [reporter, id, "reports"]),
    ...[...sides].map(([towards, side]) => [id, towards, side]),
    ...target.filter((aim) => !sides.has(aim)).map((aim) => [id, aim, AIM_OF[stance] || "about"]),
    ...[...about, ...topics].filter((thing) => !target.includes(thing) && !sides.has(thing)).map((thing) => [id, thing, "about"]),
    ...addressee.map((other) => [id, other, "addressed to"]),
    ...(within ? [[id, within, "quoted in"]] : []),
  ].map((edge) => [...edge, id]);
}

// The first role is that of who acts.
function eventLinks({ id, participants }, roles) {
  return roles.flatMap((role, i) => (participants[role.id] || []).map((actor) => (i ? [id, actor, role.relation, id] : [actor, id, role.relation, id])));
}

// A claim denied, or the same words affirmed by one and denied by another.
function contradictions(claims) {
  const known = new Set(claims.map(({ id }) => id));
  const said = new Map();
  for (const claim of claims) {
    const words = (claim.text || "").split(/\s+/).join(" ").replace(/^[ ,.;:]+|[ ,.;:]+$/g, "").toLowerCase();
    if (said.has(words)) said.get(words).push(claim);
    else said.set(words, [claim]);
  }
  const denied = ({ polarity }) => polarity === "denied";
  return [
    ...claims.filter((claim) => claim.act === "denial" || denied(claim)).flatMap(({ id, about = [], target = [] }) => [...new Set([...about, ...target])].filter((other) => other !== id && known.has(other)).map((other) => [id, other, "contradicts", id])),
    ...[...said.values()].flatMap((same) => same.filter(denied).flatMap(({ id, who }) => same.filter((other) => !denied(other) && other.who !== who).map((other) => [id, other.id, "contradicts", id]))),
  ];
}

// Those who say most, first of those who have a name, and the years of the documents: as kg/view/data.py puts it.
function whoSaysMost(data, spoken) {
  const said = new Map();
  for (const { who } of spoken) said.set(who, (said.get(who) || 0) + 1);
  const known = data.documents.map((doc) => doc.id);
  const unnamed = new Map([...said.keys()].map((id) => [id, known.some((doc) => id.split("/").pop().startsWith(doc))]));
  const most = [...said.keys()].sort((a, b) => unnamed.get(a) - unnamed.get(b) || said.get(b) - said.get(a) || byText(a, b)).filter((id) => Object.hasOwn(data.actors, id));
  const first = most.slice(0, 3).map((id) => data.actors[id].label);
  const years = data.documents.map(({ date }) => date && date.slice(0, 4)).filter(Boolean).sort();
  const when = !years.length ? "" : years[0] === years.at(-1) ? years[0] : years[0] + "–" + years.at(-1);
  return clean([first.join(", ") + (first.length && Object.keys(data.actors).length > first.length ? " and others" : ""), when].filter(Boolean).join(" · "));
}
