// Making elements. Text of documents reaches the page only through `h` (text nodes) and the canvas: no innerHTML.

const $ = (selector) => document.querySelector(selector);
const SVG = "http://www.w3.org/2000/svg";

// Control characters and marks that turn the direction of writing are shown as ▫, one for one.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const clean = (text) => String(text).replace(HIDDEN, "\u25ab");

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value == null || (value === false && !name.startsWith("aria-"))) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "colour") element.style.setProperty("--k", value);
    else element.setAttribute(name, value === true ? (name.startsWith("aria-") ? "true" : "") : clean(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child == null || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(clean(child)));
  }
  return element;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, clean(value));
  element.append(...children);
  return element;
}

// An address from a document is followed only if it is one of the web.
function link(address, words) {
  return /^https?:\/\//i.test(address || "")
    ? h("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, words || address)
    : h("span", null, words || address || "");
}

function announce(words) {
  $("#live").textContent = clean(words);
}

const plural = (count, one, many) => count.toLocaleString("en") + " " + (count === 1 ? one : many || one + "s");
const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const isDark = () => document.documentElement.dataset.theme === "dark";
const colour = (look) => (isDark() ? look.dark : look.colour);
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
