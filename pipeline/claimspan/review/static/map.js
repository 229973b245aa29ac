// The argument map: what backs and what attacks what, from the theses down.

import { el, fill, plural, shorten } from "./dom.js";
import { tagOf } from "./schema.js";

export function showMap(root, store, pick) {
  const claims = store.standing("claims");
  const known = new Set(claims.map((claim) => claim.id));
  const below = Map.groupBy(claims.filter((claim) => known.has(claim.values.relation?.to)), (claim) => claim.values.relation.to);
  const tops = claims.filter((claim) => !known.has(claim.values.relation?.to));
  const theses = claims.filter((claim) => claim.values.thesis);
  const drawn = new Set();
  const branches = (list) => list.filter((claim) => !drawn.has(claim.id)).map((claim) => branch(claim));

  function branch(claim) {
    drawn.add(claim.id);
    const children = branches(below.get(claim.id) ?? []);
    const nested = drawn.has(claim.values.relation?.to);
    return el("li", { class: `branch ${nested ? claim.values.relation.type : ""}` }, node(claim, nested, pick), children.length > 0 && el("ul", {}, children));
  }

  const first = [...branches(theses.filter((claim) => tops.includes(claim))), ...branches(theses)];
  const rest = tops.filter((claim) => below.has(claim.id));
  const second = branches(rest);
  const rings = branches(claims.filter((claim) => below.has(claim.id)));
  const alone = claims.filter((claim) => !drawn.has(claim.id));
  fill(
    root,
    el("h2", {}, "Argument map"),
    el("p", { class: "legend" }, el("span", { class: "kind support" }, "supports"), " ", el("span", { class: "kind attack" }, "attacks"),
      " — each unit stands under the one that it serves."),
    first.length > 0 && el("section", {}, el("h3", {}, "From the theses down"), el("ul", { class: "map" }, first)),
    second.length + rings.length > 0 && el("section", {}, el("h3", {}, "Other lines of argument"), el("ul", { class: "map" }, second, rings)),
    alone.length > 0 && el("details", {}, el("summary", {}, `${plural(alone.length, "unit")} without a relation`),
      el("ul", { class: "map flat" }, alone.map((claim) => el("li", { class: "branch" }, node(claim, false, pick))))),
    claims.length === 0 && el("p", { class: "empty" }, "There are no claims."),
  );
}

function node({ id, values, status }, nested, pick) {
  return el("button", {
    type: "button", class: `node ${values.role} is-${status}${values.thesis ? " thesis" : ""}`, "data-claim": id,
    onclick: () => pick("claims", id), title: values.text,
  },
    nested && el("span", { class: `kind ${values.relation.type}` }, `${values.relation.type}s`),
    el("span", { class: `tag ${values.role}` }, tagOf("claims", values)),
    values.certainty === "hedged" && el("span", { class: "tag hedged" }, "hedged"),
    el("span", { class: "node-text" }, shorten(values.text, 160)));
}
