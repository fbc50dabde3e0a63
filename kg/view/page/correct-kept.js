// The corrections of the reader, to be undone one by one: kept in the browser for this very page, or, where kg serves it
// for editing, in the decisions of the project. The page is loaded anew after each, so that every view shows the same.
// Needs: dom, correct-files.

const MOST_STEPS = 200;

// Two numbers of 32 bits that differ where texts differ (as FNV-1a, with two factors).
function fingerprint(text) {
  let [a, b] = [0x811c9dc5, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x9e3779b1);
  }
  return [a, b].map((number) => (number >>> 0).toString(16).padStart(8, "0")).join("");
}

// Present where kg serves the page for editing: what is decided in the file of the project already.
const EDIT = JSON.parse($("meta[name=kg-edit]")?.content || "null");
const KEY = "kg-corrections-" + (EDIT ? location.pathname : fingerprint($("#data").textContent));

// Where a browser refuses to keep anything, the name of the window lasts as long as its tab.
const STORE = (() => {
  try {
    const box = EDIT ? sessionStorage : localStorage;
    box.setItem(KEY + "-try", "1");
    box.removeItem(KEY + "-try");
    return { lasting: true, read: () => box.getItem(KEY), write: (text) => box.setItem(KEY, text) };
  } catch {
    const top = globalThis.parent === globalThis;
    return { lasting: false, none: !top, read: () => (top && globalThis.name.startsWith(KEY) ? globalThis.name.slice(KEY.length) : null), write: (text) => { globalThis.name = KEY + text; } };
  }
})();

// `now` are the corrections in effect; `past` and `future` what they were before, and before something was undone.
const kept = { now: [], past: [], future: [], told: "", dropped: 0 };

function readKept() {
  try {
    const read = JSON.parse(STORE.read() || "{}");
    const list = (value) => (Array.isArray(value) ? value : []);
    const sound = (decisions) => list(decisions).filter((decision) => !wrongWith(decision));
    const now = EDIT ? EDIT.decisions : read.now;
    Object.assign(kept, { now: sound(now), past: list(read.past).map(sound), future: list(read.future).map(sound), told: typeof read.told === "string" ? read.told : "" });
    kept.dropped = list(now).length - kept.now.length;
    if (kept.told) STORE.write(JSON.stringify({ ...read, told: "" }));
  } catch {
    kept.dropped = 1;
  }
}

// Take over the corrections that are to be in effect, and show the page with them; `told` says what was done.
async function commit(now, told, { past = [...kept.past, kept.now], future = [] } = {}) {
  if (STORE.none && !EDIT) throw new Error("A page inside another can keep no corrections: open it by itself.");
  const more = EDIT ? await saveInProject(now) : "";
  try {
    STORE.write(JSON.stringify({ now, past: past.slice(-MOST_STEPS), future, told: told + more }));
  } catch {
    if (!EDIT) throw new Error("The browser has no room for more corrections: download them, then remove some.");
  }
  location.reload();
  return new Promise(() => {}); // until then
}

// Have kg write the decisions of the project; what is wrong with them comes back in its words.
async function saveInProject(now) {
  const [before, after] = [kept.now, now].map((list) => new Map(list.map((decision) => [sameAs(decision), decision])));
  const only = (list, other) => [...list].filter(([key]) => !other.has(key)).map(([, decision]) => decision);
  const body = JSON.stringify({ add: only(after, before), remove: only(before, after) });
  const answer = await fetch("decisions", { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(() => {
    throw new Error("kg serve does not answer: start it again and open the address it prints.");
  });
  if (!answer.ok) throw new Error((await answer.text()).trim());
  return (await answer.json()).warnings.map((words) => ". " + words).join("");
}

const undo = () => commit(kept.past.at(-1), "Undone", { past: kept.past.slice(0, -1), future: [...kept.future, kept.now] });
const redo = () => commit(kept.future.at(-1), "Done again", { past: [...kept.past, kept.now], future: kept.future.slice(0, -1) });

// What a new decision takes the place of: another on the same matter of the same thing, or all on what is rejected now.
function replaces(decision, old) {
  const [subject, before] = [subjectOf(decision), subjectOf(old)];
  if (saysTheSame(decision, old)) return true;
  if (decision.act === "merge") return old.act === "rename" && decision.actors.slice(1).includes(old.actor);
  if (decision[subject] !== old[subject] || subject !== before) return false;
  if (decision.act !== old.act) return [decision.act, old.act].every((act) => act === "reject" || act === "correct");
  if (decision.act !== "correct") return true;
  const on = ({ issue, target }) => issue || target || "";
  return ["claimant", "date"].some((field) => decision[field] && old[field]) || Boolean(decision.side && old.side && on(decision) === on(old));
}

const saysTheSame = (one, other) => sameAs({ ...one, note: undefined }) === sameAs({ ...other, note: undefined });

// A table may correct several things of a claim: what of it is not replaced stays.
function without(fields, decision) {
  const rest = Object.fromEntries(Object.entries(decision).filter(([name]) => !fields.includes(name)));
  return rest.act === "correct" && fieldsOf(rest).length > ("note" in rest ? 2 : 1) ? [rest] : [];
}
const SIDED = ["side", "issue", "target"];
const fieldsReplaced = (decision) => [...["claimant", "date"].filter((field) => decision[field]), ...(decision.side ? SIDED : [])];
const leftOf = (decision, old) => (!replaces(decision, old) ? [old] : decision.act === "correct" && old.act === "correct" && !saysTheSame(decision, old) ? without(fieldsReplaced(decision), old) : []);
const withMore = (more, list = kept.now) => more.reduce((now, decision) => [...now.flatMap((old) => leftOf(decision, old)), decision], list);
const addDecisions = (more, told) => commit(withMore(more), told);

readKept();
