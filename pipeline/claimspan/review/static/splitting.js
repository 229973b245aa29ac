// Asking where to cut a claim in two.

import { splitOps } from "./actions.js";
import { el, fill } from "./dom.js";

export function askToSplit(dialog, record, places, done) {
  const [first] = places.stretches(record.values.unit, record.start, record.end);
  if (!first) return;
  const { unit, from, to } = first;
  const words = [...unit.text.slice(from, to).matchAll(/\S+/g)].map((word) => from + word.index).slice(1);
  if (!words.length) return;
  const comma = words.findIndex((at) => /[,;:–—]\s*$/.test(unit.text.slice(from, at)));
  const range = el("input", { type: "range", min: 0, max: words.length - 1, value: comma >= 0 ? comma : Math.floor(words.length / 2), "aria-label": "Where to cut" });
  range.value = comma >= 0 ? comma : Math.floor(words.length / 2);
  const preview = el("div", { class: "split" });
  const show = () => {
    const cut = words[Number(range.value)];
    fill(preview, el("p", { dir: "auto" }, unit.text.slice(from, cut)), el("p", { dir: "auto" }, unit.text.slice(cut, to)));
  };
  const act = () => {
    dialog.close();
    done(splitOps(record, unit, words[Number(range.value)], places));
  };
  range.addEventListener("input", show);
  range.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    act();
  });
  show();
  fill(dialog, el("h2", {}, "Split in two"), el("p", { class: "quiet" }, "Move the cut with ← and →, Enter splits."), range, preview,
    el("div", { class: "row-of-buttons" }, el("button", { type: "button", class: "accept", onclick: act }, "Split"), el("button", { type: "button", onclick: () => dialog.close() }, "Cancel")));
  dialog.showModal();
  range.focus();
}
