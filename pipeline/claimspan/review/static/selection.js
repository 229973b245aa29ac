// Text selected in the paper, as a span of the source.

const WORD = /[\p{L}\p{N}]/u;

export function selectedSpan(root, places) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return null;
  const units = [...root.querySelectorAll(".unit")].filter((element) => range.intersectsNode(element));
  if (!units.length) return null;
  const first = places.byNumber.get(Number(units[0].dataset.unit));
  const last = places.byNumber.get(Number(units.at(-1).dataset.unit));
  const from = units[0].contains(range.startContainer) ? textBefore(units[0], range.startContainer, range.startOffset) : 0;
  const to = units.at(-1).contains(range.endContainer)
    ? textBefore(units.at(-1), range.endContainer, range.endOffset)
    : last.text.length;
  return spanBetween(first, from, last, to, places, range.getBoundingClientRect());
}

export function spanBetween(first, from, last, to, places, box) {
  const begin = wordStart(first.text, from);
  const finish = wordEnd(last.text, to);
  if (first === last && begin >= finish) return null;
  if (begin >= first.text.length || finish <= 0) return null;
  const [start] = places.toSource(first, begin, begin + 1);
  const [, end] = places.toSource(last, finish - 1, finish);
  return { unit: first.unit, start, end, text: places.text(first.unit, start, end), box, first, begin, last, finish };
}

function textBefore(element, node, offset) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  const copy = range.cloneContents();
  for (const marker of copy.querySelectorAll(".marker")) marker.remove();
  return copy.textContent.length;
}

function wordStart(text, at) {
  let place = at;
  while (place < text.length && /\s/.test(text[place])) place += 1;
  while (place > 0 && place < text.length && WORD.test(text[place]) && WORD.test(text[place - 1])) place -= 1;
  return place;
}

function wordEnd(text, at) {
  let place = at;
  while (place > 0 && /\s/.test(text[place - 1])) place -= 1;
  while (place > 0 && place < text.length && WORD.test(text[place - 1]) && WORD.test(text[place])) place += 1;
  return place;
}

// Select positions of a unit's text in the page.
export function select(root, first, begin, last, finish) {
  const range = document.createRange();
  const open = pointAt(root, first.unit, begin);
  const close = pointAt(root, last.unit, finish);
  if (!open || !close) return;
  range.setStart(...open);
  range.setEnd(...close);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

function pointAt(root, unit, position) {
  const element = root.querySelector(`[data-unit="${unit}"]`);
  if (!element) return null;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".marker") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let rest = position;
  let last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    if (rest <= last.length) return [last, rest];
    rest -= last.length;
  }
  return last ? [last, last.length] : null;
}

// The next or previous word border, for selecting with keys.
export function wordBorder(text, at, direction, side) {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const borders = words.map((word) => (side === "start" ? word.index : word.index + word[0].length));
  return direction > 0 ? borders.find((place) => place > at) ?? at : borders.findLast((place) => place < at) ?? at;
}
