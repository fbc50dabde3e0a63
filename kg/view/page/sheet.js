// On a phone there is no room beside the picture: what is chosen opens over it from below, and filters on demand.
// Needs: dom, state, main.

let lastChosen = [];

// A new choice opens the sheet; going to another view folds it, so that it does not cover what was gone to.
function followSheet() {
  const now = [state.thing, state.statement, state.cell, state.pair, state.line];
  const own = state.view === "actor" && now.every((what, i) => !i || !what); // the page of the actor says it all
  if (now.some((what, i) => what !== lastChosen[i])) document.body.toggleAttribute("data-sheet", now.some(Boolean) && !own);
  lastChosen = now;
  $("#panel").append(h("button", { class: "sheet-close", onclick: closeSheet }, "Close"));
}

const foldSheet = () => document.body.removeAttribute("data-sheet");

function closeSheet() {
  Object.assign(state, { statement: null, cell: null, pair: null, line: null, focus: 0 });
  if (state.view !== "actor") state.thing = null;
  refresh();
  $("#main").focus({ preventScroll: true });
}

