// The controls that say what the list shows.

import { el, fill } from "./dom.js";
import { EMPTY, holderOf, sectionOf } from "./filters.js";
import { LAYERS, LAYER_NAMES } from "./schema.js";

const STATES = [
  ["", "any state"], ["undecided", "undecided"], ["decided", "decided"], ["accepted", "accepted"], ["corrected", "corrected"],
  ["added", "added"], ["rejected", "rejected"], ["flagged", "flagged"], ["noted", "with a note"], ["changed", "since the last run"],
];

export class FilterBar {
  constructor(root, app) {
    this.root = root;
    this.app = app;
    this.open = false;
  }

  show() {
    const { app } = this;
    const { filter, layer, store } = app;
    const records = store.all(layer);
    const distinct = (name) => [...new Set(records.map(name))].filter(Boolean).sort();
    const claims = layer === "claims";
    fill(
      this.root,
      el("div", { class: "layers", role: "group", "aria-label": "Layer" }, LAYER_NAMES.map((name) =>
        el("button", { type: "button", "aria-pressed": String(name === layer), onclick: () => app.setLayer(name) }, LAYERS[name].many))),
      el("input", { type: "search", id: "search", placeholder: "Search", "aria-label": "Search", value: filter.text, oninput: (event) => app.setFilter({ text: event.target.value }) }),
      el("div", { class: "selects" },
        this.select("state", "State", store.beside ? [...STATES, ["disagreed", `otherwise than ${store.beside.reviewer}`]] : STATES),
        this.select("order", "Order", [["reading", "reading order"], ["doubtful", "least certain first"]])),
      el("details", { class: "more", open: this.open, ontoggle: (event) => this.open = event.target.open }, el("summary", {}, this.summary(filter)), el("div", { class: "selects" },
        claims && this.select("role", "Role", [["", "any role"], ["claim", "claim"], ["evidence", "evidence"]]),
        this.select("type", "Type", [["", "any type"], ...LAYERS[layer].digits.options.map((name) => [name, name])]),
        claims && this.select("certainty", "Certainty", [["", "any certainty"], ["certain", "certain"], ["hedged", "hedged"]]),
        claims && this.select("holder", "Holder", [["", "any holder"], ...distinct(holderOf).map((name) => [name, name])]),
        this.select("section", "Section", [["", "any section"], ...distinct((record) => sectionOf(record, store)).map((name) => [name, name])]),
        claims && this.select("confidence", "Confidence", [["", "any confidence"], ["0.5", "under 50 %"], ["0.7", "under 70 %"], ["0.9", "under 90 %"]]),
        claims && el("label", {}, el("input", { type: "checkbox", checked: filter.unsupported, onchange: (event) => app.setFilter({ unsupported: event.target.checked }) }), " unsupported only"))),
      el("div", { class: "filter-end" },
        el("button", { type: "button", class: "quiet", onclick: () => { app.setFilter({ ...EMPTY }); this.show(); } }, "Clear"),
        el("button", { type: "button", onclick: () => app.run("acceptAll") }, "Accept all… ", el("kbd", { "aria-hidden": "true" }, app.shown("acceptAll")))),
    );
  }

  summary(filter) {
    const set = ["role", "type", "certainty", "holder", "section", "confidence", "unsupported"].filter((name) => filter[name]).length;
    return set ? `More filters (${set} set)` : "More filters";
  }

  choose(name, label, value) {
    this.app.setFilter({ [name]: value });
    this.show();
    this.root.querySelector(`select[aria-label="${label}"]`).focus();
  }

  select(name, label, options) {
    const { app } = this;
    const value = app.filter[name];
    return el("select", { "aria-label": label, class: value && value !== "reading" ? "set" : null, onchange: (event) => this.choose(name, label, event.target.value) },
      options.map(([key, text]) => {
        const option = el("option", {}, text.length > 40 ? `${text.slice(0, 39)}…` : text);
        option.value = key;
        option.selected = key === value;
        return option;
      }));
  }
}
