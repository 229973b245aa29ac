// Who claims what: units by the one who holds them.

import { el, fill, plural, shorten } from "./dom.js";
import { holderOf } from "./filters.js";
import { tagOf } from "./schema.js";

export function showHolders(root, store, pick) {
  const claims = store.standing("claims");
  const groups = [...Map.groupBy(claims, (claim) => holderOf(claim))].sort((one, other) => rank(one) - rank(other) || other[1].length - one[1].length);
  fill(
    root,
    el("h2", {}, "Who claims what"),
    claims.length === 0 && el("p", { class: "empty" }, "There are no claims."),
    groups.map(([holder, held]) => {
      const hedged = held.filter((claim) => claim.values.certainty === "hedged").length;
      return el("details", { class: "holder", open: holder !== "author" },
        el("summary", {}, el("span", { class: "holder-name", dir: "auto" }, holder === "author" ? "The author" : holder === "unnamed" ? "Nobody named" : holder),
          el("span", { class: "quiet" }, ` ${plural(held.length, "unit")}${hedged ? `, ${hedged} hedged` : ""}`)),
        el("ul", {}, held.map((claim) => el("li", {},
          el("button", { type: "button", class: `node ${claim.values.role} is-${claim.status}`, "data-claim": claim.id, onclick: () => pick("claims", claim.id) },
            el("span", { class: `tag ${claim.values.role}` }, tagOf("claims", claim.values)),
            claim.values.certainty === "hedged" && el("span", { class: "tag hedged" }, "hedged"),
            claim.values.cue && el("span", { class: "quiet" }, `“${claim.values.cue}” `),
            el("span", { class: "node-text" }, shorten(claim.values.content ?? claim.values.text, 180)))))));
    }),
  );
}

function rank([holder]) {
  return holder === "author" ? 2 : holder === "unnamed" ? 1 : 0;
}
