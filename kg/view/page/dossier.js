// The dossier of an issue or an actor: every sentence with its source, to print or to keep as a file that stands by itself.
// Needs: dom, data, evidence, panel, sides, members, issue-sides, issue-changes, actor, export.

function dossierButtons(make) {
  return h("span", { class: "buttons-right" }, h("button", { "data-key": "dossier", title: "Every sentence with its source, as a file of its own", onclick: () => saveDossier(make()) }, "Dossier"), " ", h("button", { "data-key": "print", title: "Print the dossier", onclick: () => printDossier(make()) }, "Print"));
}

// The file loads nothing and runs nothing: its policy allows its own style by hash.
function saveDossier({ name, parts }) {
  const policy = `default-src 'none'; style-src '${DOSSIER.hash}'; base-uri 'none'; form-action 'none'`;
  const page = h("html", { lang: "en" }, h("head", null, h("meta", { charset: "utf-8" }), h("meta", { "http-equiv": "Content-Security-Policy", content: policy }), h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }), h("meta", { name: "referrer", content: "no-referrer" }), h("title", null, name), styleOf(DOSSIER.style)), h("body", null, h("main", { class: "dossier" }, parts)));
  save("dossier-" + fileName(name) + ".html", "text/html", "<!doctype html>\n" + page.outerHTML + "\n");
}

// As it stands: `h` would show what it takes for hidden characters.
function styleOf(text) {
  const style = document.createElement("style");
  style.textContent = text;
  return style;
}

function printDossier({ parts }) {
  $("#paper")?.remove();
  document.body.append(h("main", { id: "paper", class: "dossier" }, parts));
  document.body.dataset.paper = "yes";
  addEventListener("afterprint", () => { delete document.body.dataset.paper; $("#paper")?.remove(); }, { once: true });
  print();
}

const fileName = (name) => name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "") || "untitled";

// What the sentences are taken from, and what of it.
function provenance(count) {
  const all = DATA.claims.length;
  const shown = DATA.claims.filter(({ on }) => on).length;
  return h("p", { class: "faint" }, [`From “${DATA.title}”: ${plural(documents.length, "document")}. ${plural(count, "sentence")} below.`, shown < all && `Filters were set: ${shown.toLocaleString("en")} of ${plural(all, "claim")} passed them.`, "A claim is somebody’s claim: who makes it, in which words; not whether it is true. Sides and speakers were read by machine.", DATA.notice].filter(Boolean).join(" "));
}

function issueDossier(subject) {
  const issue = ISSUES.get(subject.id);
  const naming = namingClaims(issue || { id: subject.id });
  const claims = claimsOf(subject);
  return { name: nameOf(subject.id), parts: [
    h("h1", null, nameOf(subject.id)), plainMeaning(subject.id), issue && plainFacts([["Also put as", issue.aliases.join("; ")], ["The opposite", issue.opposites.join("; ")], ["Part of", issue.broader && nameOf(issue.broader)]]),
    h("p", null, ["for", "against"].map((side) => `${plural(actorsOn(subject, side), "actor")} ${side}`).join(", ") + ` · ${plural(claims.length, "claim")}, ${spanOf(claims)}`), provenance(claims.length + naming.length),
    plainChanges(waverers(subject), subject),
    Object.keys(SIDES).map((side) => h("section", null, h("h2", null, `${SIDES[side].title} (${claimsOn(subject, side)})`), claimsOn(subject, side) ? [...subject[side]].sort(loudestFirst).map(([who, said]) => [h("h3", null, plainName(who), who && bodiesOf(who).length > 0 && h("span", { class: "faint" }, ", " + plainRole(who)), onBoth(subject, who) && h("span", { class: "faint" }, turnsOn(subject, who).length ? " – changed side" : " – on both sides")), said.map((claim) => plainClaim(claim, subject.id))]) : h("p", null, "Nobody."))),
    naming.length > 0 && h("section", null, h("h2", null, `Speaks of it, no side told (${naming.length})`), naming.map((claim) => plainClaim(claim, null, true))),
    plainSources([...claims, ...naming]),
  ] };
}

function actorDossier(id) {
  const actor = DATA.actors[id];
  const parts = partsOf(id);
  const stands = standsOn(id);
  const others = [...parts.aimed, ...parts.about].sort(byDay);
  const events = [...parts.does, ...parts.meets].sort(byDay);
  const rest = parts.says.filter((claim) => !claim.positions.length).sort(byDay);
  const list = (title, claims, named) => claims.length > 0 && h("section", null, h("h2", null, `${title} (${claims.length})`), claims.map((claim) => plainClaim(claim, null, named)));
  return { name: fullName(nodeById.get(id)), parts: [
    h("h1", null, fullName(nodeById.get(id))), plainFacts([["Also written", actor.aliases.join("; ")], ["What it is", actor.classification], ["Part of", actor.part_of && nameOf(actor.part_of)], ["Roles", parts.roles.filter(({ person }) => person === id).map((role) => role.title + (role.organization ? " of " + nameOf(role.organization) : "")).join("; ")], ["Its people", membersOf(id).map(({ person, title }) => nameOf(person) + (title ? " (" + title + ")" : "")).join("; ")]]),
    provenance(parts.says.length + others.length + events.length),
    h("section", null, h("h2", null, `Positions (${stands.length})`), stands.length ? stands.map((one) => [h("h3", null, nameOf(one.subject.id), " – ", standWords(one), h("span", { class: "faint" }, `, ${plural(one.claims.length, "claim")}, ${spanOf(one.claims)}`)), one.claims.sort(byDay).map((claim) => plainClaim(claim, one.subject.id))]) : h("p", null, "No side taken.")),
    list("Said without a side", rest), list("Events", events), list("What others say", others, true),
    plainSources([...parts.says, ...events, ...others]),
  ] };
}

const plainName = (who) => (who ? (nodeById.has(who) ? fullName(nodeById.get(who)) : nameOf(who)) : "Somebody not named");
const plainRole = (who) => bodiesOf(who).slice(0, 2).map(({ body, title }) => [title, nameOf(body)].filter(Boolean).join(", ")).join("; ");
const plainMeaning = (id) => h("p", null, h("b", null, "For means: "), ISSUES.has(id) ? ISSUES.get(id).for_means || `in favour of “${nameOf(id)}”` : `what is said speaks for ${nameOf(id)}`);
const plainFacts = (rows) => { const kept = rows.filter(([, value]) => value); return kept.length ? h("dl", null, kept.map(([name, value]) => [h("dt", null, name), h("dd", null, value)])) : ""; };

function plainChanges({ changed, unordered }, subject) {
  return [
    changed.length > 0 && h("section", null, h("h2", null, `Changed side (${changed.length})`), changed.map(({ who, turns }) => [h("h3", null, plainName(who)), turns.map(({ before, after, from, to }) => [h("p", null, h("b", null, from), `, last on ${before.day}`), plainClaim(before, subject.id), h("p", null, h("b", null, to), `, first on ${after.day}`), plainClaim(after, subject.id)])])),
    unordered.length > 0 && h("section", null, h("h2", null, `On both sides (${unordered.length})`), h("p", null, `${unordered.map(plainName).join("; ")}. The dates do not tell which came first; the sentences stand below.`)),
  ];
}

// The whole sentence in each document that has it, why it is a side, and its source.
function plainClaim(statement, towards, named) {
  const positions = statement.positions.filter((position) => position.towards === towards);
  const pieces = towards ? statement.evidence.filter(({ doc }) => positions.some((position) => position.doc === doc)) : statement.evidence;
  const steps = [...new Set(positions.map(whyWords).filter(Boolean))];
  return h("article", null, h("p", { class: "who" }, named && [plainName(statement.who), " "], verbOf(statement) + (statement.share ? ` (${statement.share})` : ""), " · ", positions.length > 0 && [h("b", null, [...new Set(positions.map(({ side }) => side))].join(" and ")), " · "], statement.day || "undated"),
    (pieces.length ? pieces : statement.evidence).map((piece) => [h("blockquote", null, wholeSentence(piece, positions)), h("p", { class: "source" }, ...sourceParts(piece.doc))]),
    !statement.evidence.length && h("blockquote", null, statement.text), steps.map((words) => h("p", { class: "why" }, "Why: " + words)));
}

function wholeSentence(piece, positions) {
  const why = positions.filter(({ doc }) => doc === piece.doc).flatMap((position) => position.why);
  const [from, to] = [Math.min(piece.start, ...piece.content.map(([a]) => a)), Math.max(piece.end, ...piece.content.map(([, b]) => b))];
  const far = why.filter(([a, b]) => a < from || b > to);
  return [far.map(([a, b]) => [h("mark", null, slice(piece.doc, a, b)), " … "]), marked(piece.doc, from, to, why.map(([a, b]) => [a, b, "shows"]))];
}

// Author, title, publisher, date, address, and the file.
function sourceParts(doc) {
  const words = [doc.author, "“" + doc.title.replace(/^“|”$/g, "") + "”", doc.publisher !== doc.title && doc.publisher, doc.date || "undated"].filter(Boolean).join(", ");
  return [words, doc.url ? [", ", link(doc.url)] : "", h("span", { class: "faint" }, " (" + doc.path.split("/").pop() + ")")];
}

function plainSources(claims) {
  const cited = new Set(claims.flatMap(({ docs }) => docs));
  const list = documentsByDate.filter((doc) => cited.has(doc));
  return h("section", null, h("h2", null, `Documents (${list.length})`), h("ol", null, list.map((doc) => h("li", null, ...sourceParts(doc)))));
}
