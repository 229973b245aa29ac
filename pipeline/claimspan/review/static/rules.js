// What review said of each rule: how often its records were accepted, corrected, rejected.

import { el, fill, plural } from "./dom.js";
import { LAYER_NAMES } from "./schema.js";

export function tally(store) {
  const rows = new Map();
  for (const layer of LAYER_NAMES) {
    for (const record of store.all(layer)) {
      for (const reason of unique(record.proposal?.why ?? [])) {
        const name = `${reason.rule}${reason.field ? ` → ${reason.field}` : ""}`;
        const row = rows.get(`${layer} ${name}`) ?? { layer, name, accepted: 0, corrected: 0, rejected: 0, undecided: 0 };
        row[verdict(record, reason.field)] += 1;
        rows.set(`${layer} ${name}`, row);
      }
    }
  }
  const wrong = (row) => row.rejected + row.corrected;
  return [...rows.values()].sort((one, other) => wrong(other) - wrong(one) || (one.name < other.name ? -1 : 1));
}

// A reason that speaks for one field is only wrong where that field was corrected.
function verdict(record, field) {
  if (record.status !== "corrected" || !field) return record.status;
  return field in record.fields ? "corrected" : "accepted";
}

function unique(reasons) {
  return [...new Map(reasons.map((reason) => [`${reason.rule} ${reason.field}`, reason])).values()];
}

export function showRules(root, store) {
  const rows = tally(store);
  const decided = rows.filter((row) => row.accepted + row.corrected + row.rejected > 0);
  fill(
    root,
    el("h2", {}, "What review says of the rules"),
    decided.length === 0 ? el("p", { class: "empty" }, "Nothing that a rule made has been decided yet.") :
      el("table", { class: "tally" },
        el("thead", {}, el("tr", {}, ["Rule", "Layer", "Accepted", "Corrected", "Rejected", "Undecided", ""].map((name) => el("th", { scope: "col" }, name || el("span", { class: "hidden" }, "In words"))))),
        el("tbody", {}, decided.map((row) => {
          const all = row.accepted + row.corrected + row.rejected;
          return el("tr", {},
            el("th", { scope: "row" }, el("code", {}, row.name)), el("td", {}, row.layer),
            [row.accepted, row.corrected, row.rejected, row.undecided].map((count) => el("td", { class: "number" }, count)),
            el("td", {}, row.rejected ? `rejected ${row.rejected} of ${all} times` : row.corrected ? `corrected ${row.corrected} of ${all} times` : `right ${plural(all, "time")}`));
        }))),
  );
}
