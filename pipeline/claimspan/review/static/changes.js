// Decisions of an earlier run that this run changed under, or no longer proposes. None is ever dropped.

import { el, fill, plural, shorten } from "./dom.js";
import { LAYER_NAMES, tagOf, titleOf } from "./schema.js";

export function leftOver(store) {
  return LAYER_NAMES.flatMap((layer) => store.all(layer)).filter((record) => record.left);
}

export function showChanges(root, store, pick) {
  const left = leftOver(store);
  const changed = LAYER_NAMES.flatMap((layer) => store.all(layer)).filter((record) => record.changed);
  const list = (records) => el("ul", {}, records.map((record) => el("li", {},
    el("button", { type: "button", class: `node is-${record.status}`, onclick: () => pick(record.layer, record.id) },
      el("span", { class: `status is-${record.status}` }, record.status),
      el("span", { class: "tag" }, tagOf(record.layer, record.values)),
      el("span", { class: "node-text" }, shorten(titleOf(record.layer, record.values), 180)),
      record.start === null && el("span", { class: "quiet" }, " (its words are no longer in the text)")))));
  fill(
    root,
    el("h2", {}, "Since the last run"),
    left.length + changed.length === 0 && el("p", { class: "empty" }, "Every decision fits the records of this run."),
    left.length > 0 && el("section", {}, el("h3", {}, `${plural(left.length, "decision")} that no record of this run fits`), list(left)),
    changed.length > 0 && el("section", {}, el("h3", {}, `${plural(changed.length, "decision")} whose proposal has other values now`), list(changed)),
  );
}
