// The debate: for and against side by side, in the exact words, with the answers beside what they answer.
// Needs: dom, views, data, state, evidence.

let grouping = "target";

function showDebate() {
  const claims = statements.filter((s) => s.on && s.type === "claim");
  const groups = grouping === "target" ? byTarget(claims) : byTopic(claims);
  const cards = groups.slice(0, 120).map(({ id, kind, list }) => debateCard(id, kind, list));
  $("#debate").replaceChildren(
    h("div", { class: "bar" }, h("h2", null, "Debate"), h("div", { class: "seg" }, [["target", "By target"], ["topic", "By topic"]].map(([id, words]) => h("button", { "aria-pressed": grouping === id, onclick: () => { grouping = id; showDebate(); } }, words))),
      h("span", { class: "faint" }, plural(claims.length, "claim") + " shown; the filters on the left apply")),
    ...(cards.length ? cards : [h("p", null, "No claim passes the filters.")]),
  );
}

function group(claims, keysOf) {
  const found = new Map();
  for (const claim of claims) for (const key of keysOf(claim)) found.has(key) ? found.get(key).push(claim) : found.set(key, [claim]);
  return found;
}

// Most disputed first: those with a voice on both sides, then those with most stances, then those with most claims.
function weight(list) {
  const [pro, con] = ["supports", "opposes"].map((stance) => list.filter((claim) => claim.stance === stance).length);
  return Math.min(pro, con) * 10000 + (pro + con) * 100 + list.length;
}
const sorted = (groups) => groups.sort((a, b) => weight(b.list) - weight(a.list) || (nameOf(a.id) < nameOf(b.id) ? -1 : 1));

function byTarget(claims) {
  const found = group(claims, (claim) => (claim.target.length ? claim.target : claim.about.filter((id) => DATA.actors[id])));
  return sorted([...found].map(([id, list]) => ({ id, kind: "target", list })).filter(({ list }) => list.some((claim) => claim.stance !== "neutral") || list.length > 1));
}

function byTopic(claims) {
  return sorted([...group(claims, (claim) => (claim.topics.length ? claim.topics : [""]))].map(([id, list]) => ({ id, kind: "topic", list })));
}

function debateCard(id, kind, list) {
  const side = (stance) => list.filter((claim) => claim.stance === stance).sort(byDay);
  const own = kind === "target" ? statements.filter((s) => s.on && s.type === "claim" && s.who === id && !list.includes(s)) : [];
  const replies = own.filter((claim) => ["denial", "refusal", "concession", "promise"].includes(claim.act) || list.some((other) => claim.target.includes(other.who))).sort(byDay);
  const neutral = side("neutral");
  const sided = neutral.length < list.length;
  const column = (sign, title, claims, look) => h("div", { class: "side", colour: colour(look) }, h("h4", null, sign + " " + title + " (" + claims.length + ")"), claims.length ? h("ul", null, claims.map((claim) => debateRow(claim, kind))) : h("p", { class: "faint" }, "Nobody in these documents."));
  return h("section", { class: "debate" }, h("h3", null, id ? thingFull(id) : "No topic"),
    !sided ? "" : h("div", { class: "columns" }, column("+", "For", side("supports"), RELATIONS.supports), column("−", "Against", side("opposes"), RELATIONS.opposes)),
    replies.length ? [h("h4", null, "What " + nameOf(id) + " itself says: denials, refusals, promises, and of those above"), h("ul", { class: "replies" }, replies.map((claim) => debateRow(claim, "reply")))] : "",
    neutral.length ? h("details", { open: !sided && neutral.length < 4 }, h("summary", null, neutral.length === 1 ? "1 claim that takes no side" : neutral.length.toLocaleString("en") + " claims that take no side"), h("ul", null, neutral.slice(0, 60).map((claim) => debateRow(claim, kind)))) : "");
}

function debateRow(claim, kind) {
  const piece = claim.evidence[0];
  const answers = claim.answers.filter((other) => other.on);
  return h("li", null, h("div", null, claim.who ? thingLink(claim.who) : "Somebody not named", claim.share ? ` (${claim.share})` : "", " ", kind === "topic" ? phraseOf(claim) : verbOf(claim), kind === "topic" && claim.target.length ? [" ", thingList(claim.target)] : "", " ", h("span", { class: "faint" }, [claim.day || "undated", piece && (piece.doc.publisher || piece.doc.title)].filter(Boolean).join(", "))),
    quoted(claim.text), " ", h("button", { class: "small", onclick: () => chooseStatement(claim) }, "Evidence"),
    answers.length ? h("ul", { class: "replies" }, answers.map((other) => h("li", null, "× ", thingLink(other.who), " answers: ", quoted(other.text)))) : "");
}

view({ id: "debate", title: "Debate", draw: showDebate });
