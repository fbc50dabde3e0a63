// Decisions applied to the data of the page before it is linked up, as kg/decisions applies them to a build: mergers,
// names, statements that are rejected, claims and events that are corrected. What else a file decides waits for kg view.
// Needs: correct-files, correct-links, correct-issues.

// What became of the decisions: `odd` says in words which match nothing, `waiting` has those that only kg view applies.
const OUTCOME = { odd: [], waiting: [] };
const AS_DECIDED = ["as decided"];
const STANCE_OF = { for: "supports", against: "opposes" };
const APPLIED = { merge: ["actors", "issues"], rename: ["actor", "issue"], retype: ["actor"], reject: ["claim", "event", "role", "actor", "issue"], correct: ["claim", "event"] };
const isApplied = (decision) => (APPLIED[decision.act] || []).includes(subjectOf(decision));
const asText = (decision, subject) => [decision[subject], decision.name || decision.kind || ""].flat().join("\n"); // in which order they are taken, whatever that of the file
const once = (values) => [...new Set(values)];
const foldedName = (name) => name.replace(/’/g, "'").replace(/\./g, "").split(/\s+/).filter(Boolean).join(" ").normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

// Return the data as decided; it is changed in place. `data` is that of the file: numbers stand for nodes and statements.
function corrected(data, decisions) {
  if (!decisions.length) return data;
  const made = {
    data, actors: new Map(Object.entries(data.actors)), issues: new Map(data.issues.map((issue) => [issue.id, issue])),
    now: new Map(), issueNow: new Map(), gone: new Set(), goneIssues: new Set(), decided: new Set(), sided: new Set(towardsOf(data)),
  };
  OUTCOME.waiting = decisions.filter((decision) => !isApplied(decision));
  const todo = (act, subject) => decisions.filter((decision) => isApplied(decision) && decision.act === act && decision[subject] !== undefined).sort((a, b) => byText(asText(a, subject), asText(b, subject)));
  todo("merge", "actors").forEach((decision) => mergeActors(made, decision));
  todo("merge", "issues").forEach((decision) => mergeIssues(made, decision));
  for (const [act, field, name] of [["retype", "kind", "kind"], ["rename", "name", "label"]]) {
    for (const decision of todo(act, "actor")) {
      const id = actorMeant(made, decision.actor);
      if (id) made.decided.add(id);
      if (id && (act === "rename" || Object.hasOwn(data.kinds, decision[field]))) made.actors.set(id, act === "rename" ? calledActor(made.actors.get(id), decision.name, []) : { ...made.actors.get(id), [name]: decision[field] });
    }
  }
  for (const decision of todo("rename", "issue")) {
    const id = issueMeant(made, decision.issue);
    if (id) made.issues.set(id, calledIssue(made.issues.get(id), decision.name));
  }
  for (const [subject, meant, things, gone] of [["actor", actorMeant, made.actors, made.gone], ["issue", issueMeant, made.issues, made.goneIssues]]) {
    for (const decision of todo("reject", subject)) {
      const id = meant(made, decision[subject]);
      if (id) gone.add(id);
      if (id) things.delete(id);
    }
  }
  issuesFollowed(made);
  actorsFollowed(made);
  rolesLeft(made);
  correctClaims(made, todo("correct", "claim"));
  correctEvents(made, todo("correct", "event"));
  rejectStatements(made, decisions.filter(({ act }) => act === "reject"));
  joinClaims(made);
  data.actors = Object.fromEntries(made.actors);
  data.issues = issuesLeft(made);
  relink(data, (id) => actorNow(made, id));
  return data;
}

const matchesNothing = (given) => void OUTCOME.odd.push(`“${given}” matches nothing in this page`);
const currentActor = (made, id) => {
  while (made.now.has(id)) id = made.now.get(id);
  return id;
};

// Whom an id means now; null if that is no actor.
function actorNow(made, id) {
  const now = currentActor(made, id);
  return made.gone.has(now) ? null : now;
}

// Whom or what an id or a name means; null if nothing or more than one.
function actorMeant(made, given) {
  if (made.actors.has(given) || made.now.has(given)) return currentActor(made, given);
  return meantBy(given, [...made.actors], (id) => currentActor(made, id));
}
function issueMeant(made, given) {
  const id = made.issues.has(given) || made.issueNow.has(given) ? currentIssue(made, given)[0] : !made.goneIssues.has(given) && meantBy(given, [...made.issues], (id) => id, ({ opposites }) => opposites);
  if (made.goneIssues.has(id || given)) OUTCOME.odd.push(`“${given}” is an issue that is rejected`);
  return made.issues.has(id) ? id : null;
}
function meantBy(given, entries, current, more = () => []) {
  const name = foldedName(given);
  for (const names of [({ label }) => [label], (thing) => [...thing.aliases, ...more(thing)]]) {
    const fitting = once(entries.filter(([, thing]) => names(thing).some((other) => foldedName(other) === name)).map(([id]) => current(id)));
    if (fitting.length === 1) return fitting[0];
    if (fitting.length) return void OUTCOME.odd.push(`“${given}” is the name of ${fitting.join(", ")}; give the id`) || null;
  }
  return matchesNothing(given) || null;
}

function calledActor(actor, label, more) {
  return { ...actor, label, aliases: once([...actor.aliases, actor.label, ...more]).filter((name) => name !== label).sort() };
}

function mergeActors(made, decision) {
  const found = once(decision.actors.map((given) => actorMeant(made, given)).filter(Boolean));
  if (found.length < 2) return;
  const names = found.slice(1).flatMap((id) => [made.actors.get(id).label, ...made.actors.get(id).aliases]);
  made.actors.set(found[0], calledActor(made.actors.get(found[0]), decision.name || made.actors.get(found[0]).label, names));
  made.decided.add(found[0]);
  for (const id of found.slice(1)) {
    made.now.set(id, found[0]);
    made.actors.delete(id);
  }
}

// Everything that names an actor names the one that stays, or nobody.
function actorsFollowed(made) {
  const { data, actors, now, gone } = made;
  if (!now.size && !gone.size) return;
  const other = (id) => now.has(id) || gone.has(id);
  const one = (id) => actorNow(made, id);
  const many = (ids) => ids && once(ids.map(one).filter(Boolean));
  for (const [id, actor] of actors) {
    const whole = actor.part_of && one(actor.part_of);
    actors.set(id, { ...actor, part_of: whole === id ? null : whole });
  }
  for (const claim of data.claims) {
    if (claim.who && other(claim.who)) {
      claim.who = one(claim.who);
      if (claim.who) claim.moved = true;
      else claim.reasons = [...(claim.reasons || []), "speaker rejected"];
    }
    for (const name of ["target", "about", "addressee", "reporters"]) if (claim[name]) claim[name] = many(claim[name]);
    if (claim.positions && claim.positions.some(({ towards }) => other(towards))) setPositions(claim, claim.positions.map((position) => ({ ...position, towards: one(position.towards) })).filter(({ towards }) => towards), (id) => actors.has(id));
  }
  for (const event of data.events) {
    const taken = new Set();
    for (const role of Object.keys(event.participants)) {
      event.participants[role] = many(event.participants[role]).filter((id) => !taken.has(id));
      event.participants[role].forEach((id) => taken.add(id));
      if (!event.participants[role].length) delete event.participants[role];
    }
  }
  for (const role of data.roles) Object.assign(role, { person: one(role.person), organization: role.organization && one(role.organization) });
  data.roles = data.roles.filter(({ person }) => person);
}

// Only a person has a role, and only in an organization; who was said to be something else has none.
function rolesLeft({ data, actors, decided }) {
  const isA = (id, kind) => !decided.has(id) || actors.get(id).kind === kind;
  const lost = data.roles.filter(({ person }) => !isA(person, "person"));
  for (const { title, person } of lost) OUTCOME.odd.push(`“${title}” is left out: ${actors.get(person).label} is no person now, and only a person has a role`);
  data.roles = data.roles.filter((role) => !lost.includes(role));
  for (const role of data.roles) if (role.organization && !isA(role.organization, "organization")) role.organization = null;
  for (const [id, actor] of actors) if (actor.part_of && !isA(actor.part_of, "organization")) actors.set(id, { ...actor, part_of: null });
}

// --- claims -----------------------------------------------------------------------------------------------------------

// Positions of one claim that contradict each other are none; its stance is that towards an actor, else that on an issue.
function setPositions(claim, positions, isActor) {
  const sides = new Map();
  for (const { towards, side, doc } of positions) sides.set(towards + "\n" + doc, (sides.get(towards + "\n" + doc) || new Set()).add(side));
  const known = new Set();
  claim.positions = positions.filter((position) => sides.get(position.towards + "\n" + position.doc).size === 1 && !known.has(JSON.stringify(position)) && known.add(JSON.stringify(position)));
  const target = claim.target || [];
  const towards = claim.positions.filter((position) => isActor(position.towards));
  const telling = towards.length ? towards : target.length ? [] : claim.positions;
  claim.stance = telling.length ? STANCE_OF[telling[0].side] : target.length ? claim.stance : "neutral";
}

function correctClaims(made, decisions) {
  const byClaim = new Map();
  for (const decision of decisions) byClaim.set(decision.claim, [...(byClaim.get(decision.claim) || []), decision]);
  const claims = new Map(made.data.claims.map((claim) => [claim.id, claim]));
  for (const [id, list] of byClaim) {
    const claim = claims.get(id);
    if (!claim) matchesNothing(id);
    else {
      claim.was = claim.positions || [];
      list.forEach((decision) => correctClaim(made, claim, decision, list));
    }
  }
}

function correctEvents({ data }, decisions) {
  const events = new Map(data.events.map((event) => [event.id, event]));
  for (const { event: id, date } of decisions) {
    if (events.has(id)) Object.assign(events.get(id), decidedDate(date));
    else matchesNothing(id);
  }
}

const decidedDate = (date) => (date === NOT_KNOWN ? { date: null, basis: null } : { date, basis: "explicit" });

function correctClaim(made, claim, decision, all) {
  if (decision.target) aimClaim(made, claim, decision);
  if (decision.issue || (decision.side && !decision.target)) sideClaim(made, claim, decision, all);
  if (decision.claimant) {
    const who = decision.claimant === NOT_KNOWN ? null : actorMeant(made, decision.claimant);
    if (who || decision.claimant === NOT_KNOWN) Object.assign(claim, { who, moved: true });
  }
  if (decision.date) Object.assign(claim, decidedDate(decision.date));
}

// A claim of several documents takes a side in each.
function perDocument(made, claim, change) {
  const docs = once(claim.evidence.map(([doc]) => doc)).sort((a, b) => a - b);
  const parts = docs.map((doc) => {
    const here = (claim.positions || []).filter((position) => position.doc === doc);
    return [here, change(here, claim.evidence.find(([number]) => number === doc))];
  });
  if (parts.some(([here, now]) => now !== here)) setPositions(claim, parts.flatMap(([, now]) => now), (id) => made.actors.has(id));
}

const decidedSide = (position, side) => ({ ...position, side: side || position.side, steps: AS_DECIDED });
const newSide = (side, towards, wording, [doc, start, end, , , , content]) => ({ side, towards, wording, naming: "named", doc, why: content.length ? content : [[start, end]], steps: AS_DECIDED });

function sideClaim(made, claim, decision, all) {
  const { side } = decision;
  const given = once(all.map(({ issue }) => issue).filter(Boolean));
  const named = all.filter(({ issue }) => issue).length > 1 ? given.map((name) => issueMeant(made, name)) : [];
  const issue = decision.issue && issueMeant(made, decision.issue);
  if (decision.issue && !issue) return;
  const refuse = (why) => void OUTCOME.odd.push(`“${claim.text || claim.id}” ${why}`);
  perDocument(made, claim, (here, piece) => {
    const own = here.filter(({ towards }) => made.issues.has(towards));
    if (!issue) {
      const those = own.length ? own : here;
      if (side === NOT_KNOWN && !those.length) return here;
      if (side === NOT_KNOWN) return here.filter((position) => !those.includes(position));
      if (those.length !== 1) return refuse(those.length ? "takes several sides: say with issue which is meant" : "takes no side; give the issue too") || here;
      return here.map((position) => (position === those[0] ? decidedSide(position, side) : position));
    }
    const there = own.filter(({ towards }) => towards === issue);
    const others = own.filter(({ towards }) => towards !== issue && !named.includes(towards));
    if (side === NOT_KNOWN || there.length) return [...here.filter((position) => !there.includes(position)), ...(side === NOT_KNOWN ? [] : [decidedSide(there[0], side)])];
    if (others.length === 1) return here.map((position) => (position === others[0] ? { ...decidedSide(position, side), towards: issue } : position));
    if (!side) return refuse("takes no side that could be on this issue; give side too") || here;
    return [...here, newSide(side, issue, made.issues.get(issue).label, piece)];
  });
}

// The target of a claim and the side towards it.
function aimClaim(made, claim, decision) {
  const side = decision.issue ? undefined : decision.side;
  const actor = decision.target === NOT_KNOWN ? null : actorMeant(made, decision.target);
  if (!actor && decision.target !== NOT_KNOWN) return;
  claim.target = actor ? [actor] : [];
  perDocument(made, claim, (here, piece) => {
    const own = here.filter(({ towards }) => made.actors.has(towards));
    const kept = here.filter((position) => !own.includes(position));
    const chosen = side || (once(own.map((position) => position.side)).length === 1 ? own[0].side : NOT_KNOWN);
    if (!actor || chosen === NOT_KNOWN) return kept;
    return [...kept, own.length ? { ...decidedSide(own[0], chosen), towards: actor } : newSide(chosen, actor, "", piece)];
  });
  if (side) claim.stance = side === NOT_KNOWN ? "neutral" : STANCE_OF[side];
}

// --- what is left -----------------------------------------------------------------------------------------------------

function rejectStatements({ data }, decisions) {
  const gone = new Set(decisions.flatMap(({ claim, event, role }) => claim || event || role || []));
  const known = new Set([data.claims, data.events, data.roles].flatMap((list) => list.map(({ id }) => id)));
  for (const id of gone) if (!known.has(id)) matchesNothing(id);
  for (const name of ["claims", "events", "roles"]) data[name] = data[name].filter(({ id }) => !gone.has(id));
  for (const event of data.events) {
    for (const [role, ids] of Object.entries(event.participants)) {
      event.participants[role] = ids.filter((id) => !gone.has(id));
      if (!event.participants[role].length) delete event.participants[role];
    }
  }
  for (const claim of data.claims) {
    if (claim.about) claim.about = claim.about.filter((id) => !gone.has(id));
    if (gone.has(claim.within)) claim.within = null;
  }
}

// Who was said to be somebody else may have said the same: one claim with the evidence of both.
function joinClaims({ data, actors }) {
  if (!data.claims.some(({ moved }) => moved)) return;
  const key = (claim) => JSON.stringify([claim.who, claim.act, foldedName(claim.text || ""), claim.share, claim.within, Math.min(...claim.evidence.map(([doc]) => doc))]);
  const first = new Map();
  const joined = new Set();
  for (const claim of data.claims) {
    const other = claim.text ? first.get(key(claim)) : undefined;
    if (!other) first.set(key(claim), claim);
    else if (claim.moved || other.moved) {
      other.evidence = [...new Map([...other.evidence, ...claim.evidence].map((piece) => [JSON.stringify(piece), piece])).values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      other.confidence = Math.max(other.confidence, claim.confidence);
      setPositions(other, [...(other.positions || []), ...(claim.positions || [])], (id) => actors.has(id));
      joined.add(claim);
    }
  }
  data.claims = data.claims.filter((claim) => !joined.has(claim));
}

const towardsOf = (data) => data.claims.flatMap((claim) => (claim.positions || []).map(({ towards }) => towards));

// Issues on which nobody takes a side any more are gone, but for those that others are a part of.
function issuesLeft({ data, issues, sided }) {
  const left = new Set(towardsOf(data));
  for (const id of left) for (let above = issues.get(id); above && above.broader && !left.has(above.broader); above = issues.get(above.broader)) left.add(above.broader);
  return [...issues.values()].filter(({ id }) => left.has(id) || !sided.has(id));
}
