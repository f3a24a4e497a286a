// Places in the text: the server counts Unicode code points, a browser counts UTF-16 units.

const length = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const units = (text, points) => {
  let at = 0;
  for (const one of text) {
    if (points === 0) return at;
    points -= 1;
    at += one.length;
  }
  return at;
};

const lineOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("p[data-at]");

/** The offset of a point of a selection in code points, null outside the text. */
export function offsetOf(words, node, offset) {
  if (!words.contains(node)) return null;
  const line = lineOf(node);
  if (!line) {
    // Between two lines: where the next one begins.
    const next = node.childNodes[offset];
    const found = next?.closest?.("p[data-at]") ?? words.lastElementChild;
    if (!found) return null;
    return Number(found.dataset.at) + (next ? 0 : length(found.textContent));
  }
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return Number(line.dataset.at) + length(before.toString());
}

/** The line in which an offset lies: lines are in the order of the text. */
export function lineAt(words, offset) {
  const lines = words.children;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (Number(lines[middle].dataset.at) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low] ?? null;
}

function pointAt(words, offset) {
  const line = lineAt(words, offset);
  if (!line) return null;
  let left = Math.max(offset - Number(line.dataset.at), 0);
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    last = node;
    const count = length(node.data);
    if (left <= count) return [node, units(node.data, left)];
    left -= count;
  }
  return last ? [last, last.data.length] : [line, 0];
}

/** A range of the page from one offset to another. */
export function rangeOf(words, start, end) {
  const from = pointAt(words, start);
  const to = pointAt(words, end);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}
