// The report: the same views as the review page, for reading only.

import { el, fill } from "./dom.js";
import { showHolders } from "./holders.js";
import { showMap } from "./map.js";
import { noteText, PaperView } from "./paper.js";
import { LAYERS, tagOf, titleOf } from "./schema.js";
import { Store } from "./store.js";
import { showTimeline } from "./timeline.js";

const VIEWS = { map: showMap, time: showTimeline, holders: showHolders };
const byId = (id) => document.getElementById(id);
const store = new Store(JSON.parse(byId("data").textContent));
const tabs = [...document.querySelectorAll("[role=tab]")];
const pick = Object.assign((layer, id) => choose(layer, id), { layer: () => "claims" });
const paper = new PaperView(store, byId("paper"), { pick });
let view = "read";

function choose(layer, id) {
  const record = store.get(layer, id);
  if (!record) return;
  paper.show(record);
  showCard(record);
}

function close() {
  byId("card").hidden = true;
  paper.show(null);
}

function showCard(record) {
  const { layer, values } = record;
  const rows = LAYERS[layer].fields.filter((field) => !field.when || field.when(values)).map((field) => [field.label ?? field.name, shown(values[field.name])]);
  const notes = store.paper.footnotes.filter((footnote) => footnote.anchor > record.start && footnote.anchor <= record.end + 1);
  fill(byId("card"),
    el("div", { class: "card-head" }, el("span", { class: `tag ${values.role ?? layer}` }, tagOf(layer, values)), el("span", { class: "quiet" }, record.status === "undecided" ? "" : record.status),
      el("button", { type: "button", "aria-label": "close", onclick: close }, "✕")),
    el("blockquote", { dir: "auto" }, titleOf(layer, values)),
    el("dl", {}, rows.filter(([, value]) => value !== null).map(([name, value]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value)])),
    notes.map((footnote) => el("p", { class: "quiet" }, el("sup", {}, footnote.label ?? footnote.number), " ", noteText(footnote.label ?? footnote.number, footnote.note?.text ?? store.paper.notes.find((note) => note.number === footnote.number)?.text))),
    (values.why ?? []).length > 0 && el("p", { class: "quiet" }, "Why: ", values.why.map((reason) => [el("code", {}, reason.rule), " ", (reason.words ?? []).map((word) => [el("mark", { class: "trigger" }, word), " "])])),
    view !== "read" && el("p", {}, el("button", { type: "button", onclick: () => { turn("read"); paper.scrollTo(record); } }, "Show in the paper")));
  byId("card").hidden = false;
}

function shown(value) {
  if (value === null || value === undefined || value === false) return null;
  if (value === true) return "yes";
  if (typeof value === "object") return `${value.type}s “${store.get("claims", value.to)?.values.text ?? value.to}”`;
  return value;
}

function draw() {
  if (view !== "read") VIEWS[view](byId("view"), store, pick);
}

function turn(name) {
  view = name;
  for (const tab of tabs) tab.setAttribute("aria-selected", String(tab.dataset.view === name));
  byId("paper").hidden = name !== "read";
  byId("view").hidden = name === "read";
  byId("middle").setAttribute("aria-labelledby", `tab-${name}`);
  draw();
}

document.body.dataset.ready = "true";
for (const tab of tabs) tab.addEventListener("click", () => turn(tab.dataset.view));
byId("underlines").addEventListener("change", (event) => document.body.classList.toggle("no-underlines", !event.target.checked));
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
