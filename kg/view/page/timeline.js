// Statements and events over time, with a brush, where there is more than one day. What has no date is counted, never
// guessed.
// Needs: dom, data, state, shapes, scene, main, matrix.

const strip = $("#timeline");
const inkpot = strip.getContext("2d");
const EDGE = 12;
const FEWEST = 20; // one in so many has to have a date
const dayNumber = (date) => Date.parse(date + "T00:00:00Z") / 864e5;
const dayText = (number) => new Date(number * 864e5).toISOString().slice(0, 10);
const isDate = (date) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(date) && !Number.isNaN(dayNumber(firstDay(date)));
const dated = statements.filter((statement) => statement.type !== "role" && statement.day && isDate(statement.day));
const WHOLE = dated.length ? [Math.min(...minmax(0)), Math.max(...minmax(1))] : null;
const SPAN = WHOLE && mostOf(WHOLE);
const inTime = statements.filter((statement) => statement.type !== "role");
const undated = inTime.length - dated.length;
const TIMELINE = Boolean(WHOLE) && WHOLE[1] > WHOLE[0] && dated.length * FEWEST >= inTime.length;
const STEP = SPAN ? (SPAN[1] - SPAN[0] > 900 ? 365.25 : SPAN[1] - SPAN[0] > 75 ? 30.4375 : 1) : 1;
let brush = null;

function minmax(side) {
  let found = null;
  for (const statement of dated) {
    const day = dayNumber(side ? endOf(statement.day) : firstDay(statement.day));
    found = found === null ? day : side ? Math.max(found, day) : Math.min(found, day);
  }
  return [found];
}
// The axis without the few that lie farther off than all the rest is long: one date of 1971 would make a year a dot.
function mostOf([first, last]) {
  const days = dated.map(({ day }) => dayNumber(firstDay(day))).sort((a, b) => a - b);
  const few = Math.floor(days.length / FEWEST);
  let [low, high] = [0, days.length - 1];
  for (let i = 1; i <= few; i++) if (days[i] - days[i - 1] > days[high] - days[i]) low = i;
  for (let i = 1; i <= few; i++) if (days[days.length - i] - days[days.length - 1 - i] > days[days.length - 1 - i] - days[low]) high = days.length - 1 - i;
  return [low ? days[low] : first, high < days.length - 1 ? days[high] : last];
}
const onAxis = ({ day }) => dayNumber(firstDay(day)) >= SPAN[0] && dayNumber(firstDay(day)) <= SPAN[1];

function endOf(date) {
  if (date.length === 10) return date;
  return date.length === 7 ? date + "-28" : date + "-12-31";
}

const spread = () => Math.max(STEP, SPAN[1] - SPAN[0] + STEP);
const toX = (day) => EDGE + ((day - SPAN[0]) / spread()) * (strip.clientWidth - 2 * EDGE);
const toDay = (x) => SPAN[0] + ((x - EDGE) / (strip.clientWidth - 2 * EDGE)) * spread();

function drawTime() {
  if (!TIMELINE) return;
  $("#from").value = state.from || "";
  $("#to").value = state.to || "";
  const ratio = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [strip.clientWidth, strip.clientHeight];
  strip.width = width * ratio;
  strip.height = height * ratio;
  const g = inkpot;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, width, height);
  g.font = "11px " + FONT;
  g.fillStyle = variable("--ink2");
  if (state.from || state.to) {
    const left = toX(state.from ? dayNumber(firstDay(state.from)) : SPAN[0]);
    const right = toX(state.to ? dayNumber(endOf(state.to)) + 1 : SPAN[1] + STEP);
    g.fillStyle = variable("--accent");
    g.globalAlpha = 0.14;
    g.fillRect(left, 0, Math.max(2, right - left), height - 16);
    g.globalAlpha = 1;
  }
  drawBars(g, height);
  drawYears(g, width, height);
  for (const statement of dated) if (statement.type === "event" && statement.timely && onAxis(statement)) drawEvent(g, statement);
}

// Where a timeline would be all but empty, a line says so instead.
function noTimeline() {
  if (!WHOLE) return undated ? `No timeline: none of ${plural(undated, "statement")} has a date.` : "No timeline: nothing has a date.";
  const [first, last] = WHOLE.map((day) => dayText(day));
  return `No timeline: ${dated.length.toLocaleString("en")} of ${plural(inTime.length, "statement")} ${dated.length === 1 ? "has" : "have"} a date (${first === last ? first : first.slice(0, 4) + "–" + last.slice(0, 4)}), ${undated.toLocaleString("en")} undated.`;
}
if (!TIMELINE) $("#time").replaceChildren(h("p", { class: "faint" }, noTimeline()));
else for (const [number, words] of [[undated, "undated"], [dated.filter(({ day }) => dayNumber(firstDay(day)) < SPAN[0]).length, "earlier"], [dated.filter(({ day }) => dayNumber(firstDay(day)) > SPAN[1]).length, "later"]]) if (number) $(".timekey").append(h("span", null, `${number.toLocaleString("en")} ${words}`));

function drawBars(g, height) {
  const bins = new Map();
  for (const statement of dated) {
    if (statement.type !== "claim" || !statement.timely || !onAxis(statement)) continue;
    const bin = Math.floor((dayNumber(firstDay(statement.day)) - SPAN[0]) / STEP);
    const count = bins.get(bin) || [0, 0];
    count[statement.stance === "opposes" ? 1 : 0]++;
    bins.set(bin, count);
  }
  const most = Math.max(1, ...[...bins.values()].map(([a, b]) => a + b));
  const [base, top] = [height - 17, 22];
  for (const [bin, [says, opposes]] of bins) {
    const x = toX(SPAN[0] + bin * STEP);
    const wide = Math.min(26, Math.max(3, toX(SPAN[0] + STEP) - toX(SPAN[0]) - 2));
    const unit = (base - top) / most;
    g.fillStyle = colour(RELATIONS.says);
    g.fillRect(x, base - says * unit, wide, says * unit);
    g.fillStyle = colour(RELATIONS.opposes);
    g.fillRect(x, base - (says + opposes) * unit, wide, opposes * unit);
  }
}

function drawYears(g, width, height) {
  g.fillStyle = variable("--ink2");
  g.textBaseline = "alphabetic";
  const first = Number(dayText(SPAN[0]).slice(0, 4));
  const last = Number(dayText(SPAN[1]).slice(0, 4)) + 1;
  const every = Math.ceil(((last - first + 1) * 46) / Math.max(100, width));
  let free = -1;
  const write = (words, x) => {
    if (x < free || x + g.measureText(words).width > width - 4) return;
    g.fillRect(x, height - 17, 1, 4);
    g.fillText(words, x + 2, height - 4);
    free = x + g.measureText(words).width + 14;
  };
  if (SPAN[1] - SPAN[0] < 75) {
    for (let day = SPAN[0]; day <= SPAN[1]; day++) write(dayText(day), toX(day));
  } else if (STEP < 300) {
    const months = Math.ceil((SPAN[1] - SPAN[0]) / 30);
    const apart = [1, 2, 3, 6, 12].find((number) => (months / number) * 70 < width) || 12;
    for (let month = 0; month < 12 * (last - first + 1); month += apart) {
      const date = `${first + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
      if (dayNumber(date + "-01") > SPAN[0] - 31) write(date, Math.max(EDGE, toX(dayNumber(date + "-01"))));
    }
  } else {
    for (let year = first; year <= last; year += every) write(String(year), toX(dayNumber(year + "-01-01")));
    if (free < 0) write(dayText(SPAN[0]), toX(SPAN[0]));
  }
}

function drawEvent(g, statement) {
  const x = toX(dayNumber(firstDay(statement.day)));
  g.beginPath();
  polygon(g, x + 4, 11, [[0, -6], [6, 0], [0, 6], [-6, 0]], 1);
  g.fillStyle = colour(KINDS.event);
  g.globalAlpha = statement.on ? 0.9 : 0.25;
  g.fill();
  if (statement === state.statement) {
    g.strokeStyle = variable("--ink");
    g.lineWidth = 2;
    g.stroke();
  }
  g.globalAlpha = 1;
}

strip.addEventListener("pointerdown", (event) => {
  const hit = dated.find((s) => s.type === "event" && s.timely && onAxis(s) && event.offsetY < 20 && Math.abs(toX(dayNumber(firstDay(s.day))) + 4 - event.offsetX) < 8);
  if (hit) return chooseStatement(hit);
  strip.setPointerCapture(event.pointerId);
  brush = event.offsetX;
});
strip.addEventListener("pointermove", (event) => {
  if (brush === null || Math.abs(event.offsetX - brush) < 4) return;
  state.from = dayText(Math.max(SPAN[0], Math.floor(toDay(Math.min(brush, event.offsetX)))));
  state.to = dayText(Math.min(SPAN[1] + STEP, Math.ceil(toDay(Math.max(brush, event.offsetX)))));
  refresh({ light: true });
});
strip.addEventListener("pointerup", (event) => {
  if (brush !== null && Math.abs(event.offsetX - brush) < 4 && (state.from || state.to)) setDates(null, null);
  else if (brush !== null) refresh();
  brush = null;
});

function setDates(from, to) {
  state.from = from;
  state.to = to;
  refresh();
}
for (const [box, key] of TIMELINE ? [["#from", "from"], ["#to", "to"]] : []) {
  $(box).addEventListener("change", (event) => {
    const date = event.target.value.trim();
    const good = !date || isDate(date);
    event.target.setAttribute("aria-invalid", String(!good));
    if (good) setDates(key === "from" ? date || null : state.from, key === "to" ? date || null : state.to);
    else announce("Dates are written 2009, 2009-07 or 2009-07-15");
  });
}
