// Issues that are one after all, or none: sides on them are sides on the one that stays, as kg/decisions/issues.py has it.
// Needs: correct-data.

// Which issue one has become, with -1 where who is for the one is against the other.
function currentIssue(made, id) {
  let sign = 1;
  for (; made.issueNow.has(id); id = made.issueNow.get(id)[0]) sign *= made.issueNow.get(id)[1];
  return [id, sign];
}

function mergeIssues(made, decision) {
  const signs = decision.issues.map((given) => (given.startsWith("-") ? -1 : 1));
  const found = decision.issues.map((given, i) => [issueMeant(made, signs[i] < 0 ? given.slice(1).trimStart() : given), signs[i]]).filter(([id]) => id);
  if (!found.length) return;
  const [stays, first] = found[0];
  for (const [id, sign] of new Map(found.slice(1))) {
    if (id === stays) continue;
    const [issue, other] = [made.issues.get(stays), made.issues.get(id)];
    const [same, opposite] = sign * first > 0 ? [[other.label, ...other.aliases], other.opposites] : [other.opposites, [other.label, ...other.aliases]];
    const known = new Set([issue.label, ...issue.aliases, ...issue.opposites].map(foldedName));
    const fresh = (names) => names.filter((name) => !known.has(foldedName(name)) && known.add(foldedName(name)));
    made.issues.set(stays, { ...issue, aliases: [...issue.aliases, ...fresh(same)], opposites: [...issue.opposites, ...fresh(opposite)] });
    made.issueNow.set(id, [stays, sign * first]);
    made.issues.delete(id);
  }
  if (decision.name) made.issues.set(stays, calledIssue(made.issues.get(stays), decision.name));
}

const calledIssue = (issue, label) => ({ ...issue, label, aliases: once([issue.label, ...issue.aliases]).filter((name) => foldedName(name) !== foldedName(label)) });

// Every side on an issue is one on the issue that stays, turned where that is the opposite, or none.
function issuesFollowed(made) {
  if (!made.issueNow.size && !made.goneIssues.size) return;
  for (const claim of made.data.claims) {
    if (!(claim.positions || []).some(({ towards }) => made.issueNow.has(towards) || made.goneIssues.has(towards))) continue;
    setPositions(claim, claim.positions.map((position) => {
      const [towards, sign] = currentIssue(made, position.towards);
      return { ...position, towards, side: sign > 0 ? position.side : position.side === "for" ? "against" : "for" };
    }).filter(({ towards }) => !made.goneIssues.has(towards)), (id) => made.actors.has(id));
  }
  for (const [id, issue] of made.issues) {
    const broader = issue.broader && currentIssue(made, issue.broader)[0];
    made.issues.set(id, { ...issue, broader: broader === id || made.goneIssues.has(broader) ? null : broader });
  }
}
