// Decisions as files: the tables of a decisions.toml (kg/decisions/reading.py) or the rows of a CSV, written and read.
// Needs: dom.

// What is decided, of whom or what, and what else its table may hold. A decision is a table with its `act`.
const DECISIONS = {
  merge: { actors: ["name"], issues: ["name"] },
  split: { actor: ["documents", "name"], issue: ["wordings", "name"] },
  rename: { actor: ["name"], issue: ["name"] },
  retype: { actor: ["kind"] },
  reject: { actor: [], claim: [], event: [], role: [], issue: [] },
  correct: { claim: ["side", "issue", "target", "claimant", "date"], event: ["date"] },
};
const LISTED = new Set(["actors", "issues", "documents", "wordings"]);
const ALL_FIELDS = [...new Set(Object.values(DECISIONS).flatMap((forms) => Object.entries(forms).flat(2)))];
const NOT_KNOWN = "none";

const subjectOf = ({ act, ...fields }) => Object.keys(Object.hasOwn(DECISIONS, act) ? DECISIONS[act] : {}).find((name) => fields[name] !== undefined);
const fieldsOf = (decision) => [subjectOf(decision), ...DECISIONS[decision.act][subjectOf(decision)], "note"].filter((name) => decision[name] !== undefined);
const filled = (value) => typeof value === "string" && value.trim() !== "";

// Return what is wrong with a decision, as words; "" if it is one.
function wrongWith(decision) {
  if (!decision || typeof decision !== "object" || !Object.hasOwn(DECISIONS, decision.act)) return "is no decision";
  const subject = subjectOf(decision);
  if (!subject) return "does not say of what it is";
  const known = ["act", subject, ...DECISIONS[decision.act][subject], "note"];
  const strange = Object.keys(decision).find((name) => !known.includes(name));
  if (strange) return `has the field ${strange}, which does not go with ${decision.act} and ${subject}`;
  const empty = fieldsOf(decision).find((name) => (LISTED.has(name) ? !Array.isArray(decision[name]) || !decision[name].length || !decision[name].every(filled) : !filled(decision[name])));
  return empty ? `has a field ${empty} that holds no text` : "";
}

// Two tables that say the same are one, whatever the order of their fields.
const sameAs = (decision) => JSON.stringify([decision.act, ...fieldsOf(decision).map((name) => [name, decision[name]])]);

const wellFormed = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
const tomlString = (text) => JSON.stringify(wellFormed(text)).replace(/\u007f/g, "\\u007f");

function tomlTable(decision) {
  const value = (name) => (LISTED.has(name) ? "[" + decision[name].map(tomlString).join(", ") + "]" : tomlString(decision[name]));
  return `[[${decision.act}]]\n` + fieldsOf(decision).map((name) => `${name} = ${value(name)}\n`).join("");
}

const asToml = (decisions) => ["# Corrections made in the page of a build: kg view --add FILE puts them into the decisions of a project.\n", ...decisions.map(tomlTable)].join("\n");

// Reads as much of TOML as decisions need: tables in double brackets, strings, lists of strings, remarks.
function fromToml(text) {
  let at = 0;
  const rest = text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n");
  const take = (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(rest);
    if (match) at = pattern.lastIndex;
    return match;
  };
  const fail = (what) => {
    throw new Error(`line ${rest.slice(0, at).split("\n").length}: ${what}`);
  };
  const space = () => take(/(?:[ \t\n]|#[^\n]*)*/y);
  const string = () => {
    const long = take(/"""\n?([^]*?)"""|'''\n?([^]*?)'''/y);
    if (long) return long[2] ?? unescaped(long[1].replace(/\\\n\s*/g, ""), fail);
    const match = take(/"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'/y);
    if (!match) fail("a text in quotation marks is expected");
    return match[2] ?? unescaped(match[1], fail);
  };
  const list = () => {
    const values = [];
    for (space(); !take(/\]/y); space()) {
      values.push(string());
      space();
      if (!take(/,/y) && rest[at] !== "]") fail("a comma or ] is expected");
    }
    return values;
  };
  const found = [];
  for (space(); at < rest.length; space()) {
    const table = take(/\[\[[ \t]*([A-Za-z_-]+)[ \t]*\]\]/y);
    if (table) {
      found.push({ act: table[1] });
      continue;
    }
    const key = take(/([A-Za-z_-]+)[ \t]*=[ \t]*/y);
    if (!key || !found.length) fail("a table such as [[correct]] or a field such as claim = \"…\" is expected");
    if (Object.hasOwn(found.at(-1), key[1]) || key[1] === "act") fail(`${key[1]} stands twice`);
    found.at(-1)[key[1]] = take(/\[/y) ? list() : string();
  }
  return found;
}

function unescaped(text, fail) {
  const long = text.replace(/\\(?:U([0-9a-fA-F]{8})|[^])/g, (whole, code) => (code && parseInt(code, 16) <= 0x10ffff ? JSON.stringify(String.fromCodePoint(parseInt(code, 16))).slice(1, -1) : whole));
  try {
    return JSON.parse('"' + long.replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/(^|[^\\])((?:\\\\)*)"/g, '$1$2\\"') + '"');
  } catch {
    return fail("a backslash stands before something that it cannot");
  }
}

// --- CSV --------------------------------------------------------------------------------------------------------------

// What a spreadsheet would run as a formula is preceded by an apostrophe, which is taken away when it is read.
const FORMULA = /^'*[=+\-@\t\r\u2212\u2013]/;
const guarded = (text) => (FORMULA.test(text) ? "'" + text : text);
const unguarded = (text) => (text[0] === "'" && FORMULA.test(text) ? text.slice(1) : text);
const plainList = (values) => (values.every((value) => !/[;[]/.test(value) && value === value.trim()) ? values.join("; ") : JSON.stringify(values));
const CSV_COLUMNS = ["act", ...ALL_FIELDS, "note"];

// `told` has what a decision means, for whoever reads the file; it is not read again.
function asCsv(decisions, told) {
  const cell = (value) => '"' + guarded(wellFormed(Array.isArray(value) ? plainList(value) : value ?? "")).replace(/"/g, '""') + '"';
  const rows = decisions.map((decision) => [...CSV_COLUMNS.map((name) => decision[name]), clean(told(decision))]);
  return "\ufeff" + [[...CSV_COLUMNS, "meaning"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function fromCsv(text) {
  const [head, ...rows] = cellsOf(text.replace(/^\ufeff/, ""));
  const names = (head || []).map((name) => name.trim().toLowerCase());
  if (!names.includes("act")) throw new Error("line 1: a column “act” is expected");
  const value = (name, text) => (!LISTED.has(name) ? text : text.startsWith("[") ? JSON.parse(text) : text.split(";").map((part) => part.trim()).filter(Boolean));
  return rows.filter((row) => row.some((text) => text.trim())).map((row) => Object.fromEntries(names.map((name, i) => [name, unguarded(row[i] ?? "")]).filter(([name, text]) => CSV_COLUMNS.includes(name) && text.trim()).map(([name, text]) => [name, value(name, text)])));
}

// The first line says whether cells are parted by commas, semicolons or tabs: spreadsheets differ.
function cellsOf(text) {
  const parted = [",", ";", "\t"].map((sign) => [text.split("\n")[0].split(sign).length, sign]).sort((a, b) => b[0] - a[0])[0][1];
  const rows = [[]];
  for (const [, quotedCell, plainCell, end] of text.matchAll(new RegExp(`(?:"((?:[^"]|"")*)"|([^${parted}\\r\\n]*))(${parted}|\\r?\\n|\\r|$)`, "g"))) {
    rows.at(-1).push(quotedCell !== undefined ? quotedCell.replace(/""/g, '"') : plainCell);
    if (end !== parted) rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

const readDecisions = (name, text) => (/\.csv$/i.test(name) ? fromCsv(text) : fromToml(text));
