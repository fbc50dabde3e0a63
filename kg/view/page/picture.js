// The debate as a drawing that stands by itself: the table of sides as it is shown, and the map beside it.
// Needs: dom, data, network, export.

const DRAWN = { names: 250, column: 34, row: 32, heads: 180, gap: 36, margin: 20 };

function debatePicture() {
  const table = $("#debate .matrix table");
  const map = $("#debate .map");
  if (!table && !map) return null;
  const [tableWidth, tableHeight, marks] = table ? matrixDrawing(table) : [0, 0, []];
  const [mapWidth, mapHeight] = map ? map.getAttribute("viewBox").split(" ").slice(2).map(Number) : [0, 0];
  const { gap, margin } = DRAWN;
  const [width, height] = [tableWidth + (map && table ? gap : 0) + mapWidth + 2 * margin, Math.max(tableHeight, mapHeight + 30) + 2 * margin + 30];
  const text = (x, y, words, more = {}) => svg("text", { x, y, fill: variable("--ink"), "font-size": 13, ...more }, clean(words));
  const picture = svg("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif" }, svg("title", {}, clean(DATA.title)), svg("rect", { width, height, fill: variable("--canvas") }), text(margin, margin + 12, DATA.title, { "font-size": 16, "font-weight": 650 }),
    svg("g", { transform: `translate(${margin} ${margin + 30})` }, ...marks));
  if (map) {
    const copied = map.cloneNode(true);
    for (const [name, value] of Object.entries({ x: margin + tableWidth + (table ? gap : 0), y: margin + 50, width: mapWidth, height: mapHeight })) copied.setAttribute(name, value);
    for (const hit of copied.querySelectorAll(".hit")) hit.remove();
    const outlined = { "font-size": 12, "font-weight": 600, "paint-order": "stroke", stroke: variable("--canvas"), "stroke-width": 3, "stroke-linejoin": "round" };
    for (const name of copied.querySelectorAll("text")) for (const [key, value] of Object.entries(outlined)) name.setAttribute(key, value);
    picture.append(copied);
  }
  return picture;
}

// Width and height of the table with the marks that draw it, row by row as it stands on the screen.
function matrixDrawing(table) {
  const { names, column, row, heads } = DRAWN;
  const columns = [...table.querySelectorAll("thead th.actor")];
  const ink = variable("--ink");
  const marks = columns.map((head, i) => svg("text", { transform: `translate(${names + i * column + column / 2 + 4} ${heads - 10}) rotate(-62)`, fill: ink, "font-size": 13 }, wordsIn(head.querySelector(".tilted span"))));
  let y = heads;
  for (const line of table.querySelectorAll("tbody tr")) {
    const name = wordsIn(line.querySelector("th .link") || line.querySelector("th"));
    const section = line.classList.contains("section");
    marks.push(svg("line", { x1: 0, x2: names + columns.length * column, y1: y + row, y2: y + row, stroke: variable("--line") }), svg("text", { x: 0, y: y + row / 2 + 4, fill: section ? variable("--ink2") : ink, "font-size": section ? 12 : 13, "font-weight": 600 }, cutAt(name, 36)));
    [...line.querySelectorAll("td")].forEach((place, i) => marks.push(...cellDrawing(place.querySelector(".cell"), names + i * column, y)));
    y += row;
  }
  return [names + columns.length * column + 70, y, marks];
}

const wordsIn = (element) => clean([...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ").trim());

function cellDrawing(cell, x, y) {
  if (!cell) return [];
  const kind = ["for", "against", "both"].find((name) => cell.classList.contains(name));
  const hues = { for: "#d3e6f8", against: "#fbdcc8" };
  const box = (from, wide, fill) => svg("rect", { x: x + 2 + from, y: y + 3, width: wide, height: DRAWN.row - 6, fill });
  const boxes = kind === "both" ? [box(0, 15, hues.for), box(15, 15, hues.against)] : [box(0, 30, hues[kind])];
  return [...boxes, svg("text", { x: x + 17, y: y + DRAWN.row / 2 + 4, "text-anchor": "middle", "font-size": 13, "font-weight": 650, fill: "#0d1a2b" }, cell.textContent)];
}

// As text of a file: what no XML file may hold is replaced.
const drawingText = (picture) => new XMLSerializer().serializeToString(picture).replace(NO_XML, "\ufffd") + "\n";

function drawingPng(picture, done) {
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  const address = URL.createObjectURL(new Blob([drawingText(picture)], { type: "image/svg+xml" }));
  const image = new Image();
  image.addEventListener("load", () => {
    const sheet = h("canvas", { width: width * 2, height: height * 2 });
    sheet.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2);
    URL.revokeObjectURL(address);
    sheet.toBlob(done);
  });
  image.src = address;
}
