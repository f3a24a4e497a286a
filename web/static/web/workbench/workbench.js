// The workbench: selection, suggestions and keys over what the page does without scripts as well.

import { draftOf, forget, nameOf, remember, unfinished } from "./drafts.js";
import { Marking } from "./marking.js";
import { watch } from "./trouble.js";

const root = document.getElementById("wb");
const { here } = root.dataset;
const panel = document.getElementById("wb-panel");
const said = document.getElementById("wb-said");
const tools = document.getElementById("wb-tools");
const help = document.getElementById("wb-help");
const mark = document.getElementById("wb-mark");
const marking = new Marking(document.getElementById("wb-words"), mark);

let current = null; // the id of the suggestion at hand
let rank = 0; // where it stood in the list, for whoever decides and goes on
let wanted = ""; // where the next panel is entered: claim, match, chain
let before = null; // where somebody was before the help opened
let sent = ""; // the passage whose form is under way

root.classList.add("is-scripted");
watch(root, document.getElementById("wb-trouble"));

const items = () => [...root.querySelectorAll(".wb-offered > li")];
const form = () => document.getElementById("wb-form");
const placeOf = (one) =>
  one?.dataset.start === undefined || one.dataset.start === ""
    ? null
    : { start: Number(one.dataset.start), end: Number(one.dataset.end) };
/** The suggestion at hand; where it is decided on, the one that took its place. */
const atHand = () => {
  const list = items();
  if (current === null) return undefined;
  return list.find((one) => one.dataset.id === current) ?? list[Math.min(rank, list.length - 1)];
};
const say = (text) => {
  said.textContent = text;
};

function choose(item, { focus = true, scroll = true } = {}) {
  for (const one of root.querySelectorAll("[aria-current=true]")) one.removeAttribute("aria-current");
  current = item?.dataset.id ?? null;
  if (!item) {
    marking.paint("wb-current", null);
    return;
  }
  rank = Math.max(items().indexOf(item), 0);
  item.setAttribute("aria-current", "true");
  if (focus) item.focus({ preventScroll: true });
  if (scroll) item.scrollIntoView({ block: "nearest" });
  marking.paint("wb-current", placeOf(item));
  if (scroll) marking.show(placeOf(item));
}

function step(by) {
  const list = items();
  if (!list.length) return say("No suggestion waits here.");
  const at = list.findIndex((one) => one.dataset.id === current);
  const next = at < 0 ? Math.min(rank, list.length - 1) : at + by;
  if (next < 0 || next >= list.length) return say(next < 0 ? "This is the first one." : "This is the last one.");
  choose(list[next]);
}

function open(query, where) {
  wanted = where;
  say("");
  htmx.ajax("GET", `${here}?${query}`, { target: panel, source: panel });
}

function take(where) {
  const place = marking.selected();
  if (!place) return false;
  marking.stop();
  document.getSelection().removeAllRanges();
  open(`start=${place.start}&end=${place.end}`, where);
  return true;
}

const enter = {
  claim: () => document.getElementById("statement"),
  match: () => panel.querySelector('.wb-match input[type="radio"]') ?? document.getElementById("claim"),
  chain: () => panel.querySelector("[data-find]"),
  find: () => panel.querySelector('.wb-found input[type="radio"]') ?? document.getElementById("find_claim"),
};

function arrive() {
  const wrong = panel.querySelector("[role=alert]");
  // Where a tracked claim says the very same it is chosen already, and the box of a new one is away.
  const chosen = wanted !== "chain" && panel.querySelector(".wb-match :checked");
  const nameless = wanted === "claim" && panel.querySelector("[data-nameless]");
  const box = nameless && document.getElementById(nameless.dataset.nameless);
  const target = wrong ?? (box || chosen || (enter[wanted || "claim"]?.() ?? panel));
  // Whom a text calls “its leader” is typed first: everything else may be right as it is.
  if (box && target === box) box.select();
  root.toggleAttribute("data-open", Boolean(panel.querySelector("form, [data-outcome], [role=alert]")));
  if (wanted === "match" && target.type === "radio") target.checked = true;
  wanted = "";
  if (!target.hasAttribute("tabindex") && target.matches("[role=alert]")) target.tabIndex = -1;
  tools.scrollTop = 0;
  target.focus({ preventScroll: true });
  const place = target.getBoundingClientRect();
  if (target !== panel && (place.top < 0 || place.bottom > innerHeight - 90)) target.scrollIntoView({ block: "center" });
  const words = placeOf(form());
  marking.paint("wb-open", words);
  marking.show(words);
}

function close() {
  panel.replaceChildren();
  root.removeAttribute("data-open");
  marking.paint("wb-open", null);
  offerDrafts();
  (atHand() ?? panel).focus({ preventScroll: true });
}

function offerDrafts() {
  const left = unfinished(here);
  if (!left.length || form()) return;
  const box = document.createElement("p");
  box.className = "message wb-unfinished";
  box.textContent = left.length === 1 ? "You left a passage unfinished." : `You left ${left.length} passages unfinished.`;
  const resume = document.createElement("button");
  resume.type = "button";
  resume.className = "button-quiet";
  resume.textContent = "Go on with it";
  resume.addEventListener("click", () => restore(left[left.length - 1][1]));
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "button-quiet";
  drop.textContent = "Let it go";
  drop.addEventListener("click", () => {
    for (const [name] of left) forget(here, name);
    box.remove();
  });
  box.append(" ", resume, " ", drop);
  panel.prepend(box);
}

/** Shows a form as it was typed: the server sets it, so that every list is there again. */
function restore(typed) {
  htmx.ajax("POST", here, { target: panel, source: panel, values: Object.fromEntries([...typed, ["look", "yes"]]) });
  say("What you typed before is back.");
}

function toggleHelp(show = !help.classList.contains("is-open")) {
  if (show) before = document.activeElement;
  help.classList.toggle("is-open", show);
  // What lies behind is out of reach until the help is closed.
  for (const one of [root.querySelector(".wb-top"), root.querySelector(".wb-columns")]) one.inert = show;
  help.setAttribute("role", show ? "dialog" : "region");
  if (show) help.focus();
  else before?.focus({ preventScroll: true });
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => {
    const item = atHand();
    if (!item) return step(1);
    if (item.dataset.id !== current) choose(item);
    open(`suggestion=${item.dataset.id}`, "claim");
  },
  r: () => {
    const item = atHand();
    if (item) item.querySelector("[data-reject]").click();
    else say("Choose a suggestion first: j and k go through them.");
  },
  n: () => take("claim") || enterOr("claim", "Select words in the text first."),
  m: () => take("match") || enterOr("match", "Select words in the text first."),
  c: () => {
    if (take("chain") || enterOr("chain", "")) return;
    const chain = panel.querySelector("[data-outcome] [data-chain]");
    if (chain) {
      wanted = "chain";
      chain.click();
    } else if (atHand()) open(`suggestion=${atHand().dataset.id}`, "chain");
    else say("Select words, or choose a suggestion first.");
  },
  u: () => {
    const button = root.querySelector(".wb-undo button");
    if (button) button.click();
    else say("There is nothing to undo.");
  },
  v: () => {
    marking.walk(placeOf(form()) ?? placeOf(atHand()));
    say("Arrows move through the text, Shift selects. Then n for a new claim, m to match.");
  },
  "?": () => toggleHelp(),
};

function enterOr(where, otherwise) {
  const target = form() && enter[where]();
  if (!target) {
    if (otherwise) say(otherwise);
    return false;
  }
  if (where === "match" && target.type === "radio") target.checked = true;
  if (where === "claim") document.getElementById("claim").checked = true;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  return true;
}

const isTyping = (target) =>
  target.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [type=submit], [type=button])") ||
  (target.isContentEditable && !marking.walking);

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form()) {
    event.preventDefault();
    form().requestSubmit(form().querySelector(".wb-record"));
    return;
  }
  if (event.key === "Escape") {
    if (help.classList.contains("is-open")) toggleHelp(false);
    else if (marking.walking) marking.stop();
    else if (isTyping(event.target)) event.target.blur();
    else if (form()) close();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

root.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at("[data-close]")) {
    event.preventDefault();
    close();
  } else if (at("[data-help]")) {
    event.preventDefault();
    toggleHelp();
  } else if (at("[data-help-close]")) toggleHelp(false);
  else if (at("[data-chain]")) wanted = "chain";
  else if (at("[data-accept]")) {
    choose(at("li"), { focus: false });
    wanted = "claim";
  } else if (at("[data-reject]")) choose(at("li"), { focus: false });
  else if (at("mark") && !marking.selected()) show(at("mark"));
  else if (at(".wb-offered > li") && !at("a, button")) choose(at("li"));
});

/** Leads from a mark in the text to what it is. */
function show(found) {
  const id = found.dataset.s?.split(" ")[0];
  const item = (id && document.getElementById(`s${id}`)) || document.getElementById(`a${found.dataset.a?.split(" ")[0]}`);
  if (item?.matches(".wb-offered > li")) choose(item);
  else {
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: "center" });
  }
}

// The button must not take the selection away before it is read.
mark.addEventListener("pointerdown", (event) => event.preventDefault());
mark.addEventListener("click", () => take("claim"));
document.querySelector("[data-help-close]").hidden = false;

panel.addEventListener("input", () => form() && remember(here, form()));
panel.addEventListener("change", () => form() && remember(here, form()));

root.addEventListener("htmx:beforeRequest", (event) => {
  const by = event.detail.elt;
  sent = by.id === "wb-form" ? nameOf(by) : "";
  if (by.id === "wb-form") remember(here, by);
  // Whoever presses Enter in the search for a claim goes on with what it finds.
  if (by.id === "wb-form" && document.activeElement?.id === "find_claim") wanted = "find";
});

root.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target === panel) {
    const done = panel.querySelector("[data-outcome]");
    if (done && sent) forget(here, sent);
    const kept = form() && !sent && event.detail.requestConfig?.verb === "get" && draftOf(here, form());
    if (kept) return restore(kept);
    arrive();
  }
  if (event.detail.requestConfig?.verb === "post") {
    if (event.detail.target?.id === "wb-lists" && panel.querySelector("[data-outcome]")) {
      panel.replaceChildren();
      root.removeAttribute("data-open");
    }
    goOn(event.detail.target === panel);
  }
});

/** After a decision the next suggestion takes the place of the one that is gone. */
function goOn(isPanel) {
  const item = atHand();
  if (form()) {
    item?.setAttribute("aria-current", "true");
    return;
  }
  // What came of the last one is read before the next one moves the page.
  if (current !== null || !isPanel) choose(item, { focus: !isPanel, scroll: !isPanel });
}

offerDrafts();
if (root.hasAttribute("data-open")) arrive();
