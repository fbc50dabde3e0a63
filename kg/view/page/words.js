// Which words stand where: what a search finds, and what a filter by words lets through.
// Needs: dom, data.

// Letters of either case, quotation marks and apostrophes of either form are one; a character stays a character.
const folded = (text) => {
  const low = text.toLowerCase();
  return (low.length === text.length ? low : text).replace(/[‘’ʼ]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, " ");
};
const LETTER = /[\p{L}\p{N}]/u;

// The words that must all occur; what stands in quotation marks must occur as it stands.
const wordsOf = (query) => (folded(query).match(/"[^"]+"|\S+/g) || []).map((word) => word.replace(/^"|"$/g, "").trim()).filter(Boolean);

// Where a word begins in folded text, -1 if nowhere: “rent” is not found in “parents”.
function placeOfWord(text, word, from = 0) {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) if (!at || !LETTER.test(text[at - 1]) || !LETTER.test(word[0])) return at;
  return -1;
}
const hasWords = (text, words) => words.every((word) => placeOfWord(text, word) >= 0);

const oneLine = (text) => text.replace(/\s+/g, " ").trim();
const sentenceOf = (piece) => oneLine(slice(piece.doc, piece.start, piece.end));
const namesOf = (id) => {
  const actor = DATA.actors[id];
  const issue = ISSUES.get(id);
  return actor ? [actor.label, ...actor.aliases] : issue ? [issue.label, ...issue.aliases, ...issue.opposites] : [nameOf(id)];
};
const titleWords = (doc) => [doc.title, doc.publisher, doc.author].filter(Boolean);

// Names, sentences, issues, topics and titles: all that one statement can be found by, folded, made when first asked for.
const hays = new Map();
function hayOf(item, words) {
  if (!hays.has(item)) hays.set(item, folded(words().join("\n")));
  return hays.get(item);
}
const hayOfStatement = (statement) => hayOf(statement, () => {
  const { who, target = [], about = [], addressee = [], reporters = [], topics = [], positions, participants = {}, organization } = statement;
  const ids = new Set([who, ...target, ...about, ...addressee, ...reporters, ...topics, ...positions.map(({ towards }) => towards), ...Object.values(participants).flat(), organization].filter(Boolean));
  return [statement.text, ...statement.evidence.map(sentenceOf), ...[...ids].flatMap(namesOf), ...statement.docs.flatMap(titleWords)];
});
const hayOfThing = (id) => hayOf(id, () => namesOf(id));
const hayOfDocument = (doc) => hayOf(doc, () => [...titleWords(doc), doc.text]);

// A text of one line, cut around the first of the words, with all of them marked.
function snippet(text, words, most = 150) {
  const line = oneLine(text);
  const low = folded(line);
  const found = [];
  for (const word of words) for (let at = placeOfWord(low, word); at >= 0; at = placeOfWord(low, word, at + word.length)) found.push([at, at + word.length]);
  found.sort(([a], [b]) => a - b);
  const first = found.length ? found[0][0] : 0;
  const from = line.length <= most || first < most / 2 ? 0 : line.lastIndexOf(" ", first - most / 3) + 1;
  const to = Math.min(line.length, from + most);
  const parts = [from ? "… " : ""];
  let done = from;
  for (const [start, end] of found) {
    if (start < done || end > to) continue;
    parts.push(line.slice(done, start), h("mark", { class: "found" }, line.slice(start, end)));
    done = end;
  }
  return [...parts, line.slice(done, to), to < line.length ? " …" : ""];
}
