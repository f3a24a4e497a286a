// Selecting words with mouse or keyboard, and painting what is at hand without touching the page.

import { lineAt, offsetOf, rangeOf } from "./offsets.js";

const painted = "highlights" in CSS;

export class Marking {
  constructor(words, button) {
    this.words = words;
    this.button = button;
    if (!words) return;
    let waiting = false;
    document.addEventListener("selectionchange", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        this.#offer();
      });
    });
    for (const kind of ["beforeinput", "paste", "drop", "cut"]) {
      words.addEventListener(kind, (event) => event.preventDefault());
    }
  }

  /** The selected place, null where no words are selected. */
  selected() {
    const selection = document.getSelection();
    if (!this.words || !selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(this.words, range.startContainer, range.startOffset);
    const end = offsetOf(this.words, range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : { start, end };
  }

  paint(name, place) {
    if (!this.words || !painted) return;
    const range = place && rangeOf(this.words, place.start, place.end);
    if (range) CSS.highlights.set(name, new Highlight(range));
    else CSS.highlights.delete(name);
  }

  show(place) {
    // Where the panel stands above the text, moving to the text would lead away from it.
    if (!this.words || !place || !matchMedia("(min-width: 60rem)").matches) return;
    const line = lineAt(this.words, place.start);
    const box = line?.getBoundingClientRect();
    if (box && (box.top < 60 || box.bottom > innerHeight - 60)) line.scrollIntoView({ block: "center" });
  }

  /** Lets the arrows move a caret through the text; nothing can be typed there. */
  walk(place) {
    if (!this.words) return;
    this.words.contentEditable = "true";
    this.words.setAttribute("aria-readonly", "true");
    this.words.focus({ preventScroll: true });
    const from = place?.start ?? this.#firstSeen();
    const range = rangeOf(this.words, from, from);
    if (range) {
      const selection = document.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      lineAt(this.words, from).scrollIntoView({ block: "nearest" });
    }
  }

  get walking() {
    return this.words?.contentEditable === "true";
  }

  stop() {
    if (!this.walking) return;
    this.words.removeAttribute("contenteditable");
    this.words.removeAttribute("aria-readonly");
    this.words.blur();
  }

  #firstSeen() {
    for (const line of this.words.children) {
      if (line.getBoundingClientRect().bottom > 80) return Number(line.dataset.at);
    }
    return 0;
  }

  #offer() {
    const place = this.selected();
    this.button.hidden = !place;
    if (!place) return;
    const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
    const top = Math.min(Math.max(box.bottom + 8, 8), innerHeight - 52);
    this.button.style.top = `${top}px`;
    this.button.style.left = `${Math.min(Math.max(box.left, 8), innerWidth - 250)}px`;
  }
}
