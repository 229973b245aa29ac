// The record in hand: its words, decision, fields, and why it was made.

import { el, fill, shorten } from "./dom.js";
import { LAYERS, tagOf, titleOf } from "./schema.js";
import { within } from "./actions.js";
import { noteText } from "./paper.js";

export class DetailView {
  constructor(root, app) {
    this.root = root;
    this.app = app;
  }

  show(record) {
    if (!record) {
      fill(this.root, el("p", { class: "empty" }, "Nothing in hand. Choose a record in the list or in the text."));
      return;
    }
    fill(
      this.root,
      this.head(record),
      this.words(record),
      this.decision(record),
      this.beside(record),
      record.left && el("p", { class: "alert" }, record.start === null
        ? "This decision was made on an earlier run; its words are no longer in the text. It is kept as you left it."
        : "This decision was made on an earlier run, which proposed it; this run does not. It is kept as you left it."),
      record.changed && this.changes(record),
      el("div", { class: "fields" }, LAYERS[record.layer].fields.map((field) => this.field(field, record))),
      this.tools(record),
      this.remark(record),
      this.why(record),
      record.layer === "claims" && this.surroundings(record),
    );
  }

  head(record) {
    const { app } = this;
    return el("div", { class: "detail-head" },
      el("span", { class: `tag ${record.values.role ?? record.layer}` }, tagOf(record.layer, record.values)),
      el("span", { class: `status is-${record.status}` }, record.status),
      record.flag && el("span", { class: "tag alert" }, "⚑ flagged"),
      el("span", { class: "spring" }),
      button("‹", "previous", () => app.move(-1)),
      button("›", "next", () => app.move(1)));
  }

  words(record) {
    const text = titleOf(record.layer, record.values);
    const triggers = (record.values.why ?? []).flatMap((reason) => reason.words ?? []);
    return el("blockquote", { class: "quote", dir: "auto" }, highlighted(text, triggers));
  }

  decision(record) {
    const { app } = this;
    const pressed = (wanted) => String(wanted.includes(record.status));
    return el("div", { class: "decision" },
      el("button", { type: "button", class: "accept", "aria-pressed": pressed(["accepted", "corrected", "added"]), onclick: () => app.run("accept") }, "Accept ", key(app, "accept")),
      el("button", { type: "button", class: "reject", "aria-pressed": pressed(["rejected"]), onclick: () => app.run("reject") }, "Reject ", key(app, "reject")),
      el("button", { type: "button", onclick: () => app.run("skip") }, "Skip ", key(app, "skip")),
      el("button", { type: "button", onclick: () => app.run("undo") }, "Undo ", key(app, "undo")),
      el("button", { type: "button", "aria-pressed": String(record.flag), onclick: () => app.run("flag") }, "Flag ", key(app, "flag")));
  }

  beside(record) {
    const { store } = this.app;
    const other = store.besideOf(record);
    if (!other) return null;
    const fields = Object.entries(other.fields).map(([name, value]) => `${name} ${plain(value)}`).join("; ");
    return el("p", { class: "beside" }, el("strong", {}, store.beside.reviewer), ` ${other.status}${fields ? `: ${fields}` : ""}`, other.remark && ` — “${other.remark}”`);
  }

  changes(record) {
    return el("p", { class: "alert" }, "The run now proposes other values than you accepted: ",
      Object.keys(record.changed).map((name) => `${name} ${plain(record.proposal[name])} (yours: ${plain(record.changed[name])})`).join("; "), ".");
  }

  field(field, record) {
    const { app } = this;
    const { values } = record;
    if (field.when && !field.when(values)) return null;
    const label = field.label ?? field.name;
    const corrected = field.name in record.fields && record.proposal !== null;
    const id = `field-${field.name}`;
    const set = (value) => app.setField(record, field.name, value);
    const row = (control, name = el("span", { class: "label", id: `${id}-label` }, label)) =>
      el("div", { class: `field${corrected ? " corrected" : ""}`, "data-field": field.name }, name, control);
    const value = values[field.name] ?? null;
    if (field.kind === "switch") {
      const box = el("input", { type: "checkbox", id, checked: value === true, onchange: (event) => set(event.target.checked) });
      return row(box, el("label", { class: "label", for: id }, label));
    }
    if (field.kind === "relation") return row(this.relation(record));
    if (field.kind === "choice") return this.choice(field, record, value, set, row, id, label);
    const suggestions = `${id}-names`;
    const input = el("input", {
      type: "text", id, value: value ?? "", autocomplete: "off", spellcheck: "false", dir: "auto", list: field.kind === "name" ? suggestions : null,
      onchange: (event) => set(event.target.value.trim() === "" && (field.nullable || field.kind === "words") ? null : event.target.value.trim()),
    });
    const names = field.kind === "name" && el("datalist", { id: suggestions }, [...field.names, ...app.names()].map((name) => el("option", { value: name })));
    return row([input, names], el("label", { class: "label", for: id }, label));
  }

  choice(field, record, value, set, row, id, label) {
    const { app } = this;
    const digits = LAYERS[record.layer].digits;
    if (field.options.length > 7 || field.options[0] === null) {
      const options = field.options.map((option) => {
        const digit = digits.field === field.name ? digits.options.indexOf(option) + 1 : 0;
        const element = el("option", {}, option === null ? "—" : digit > 0 && digit < 10 ? `${option} (${digit})` : option);
        element.value = option ?? "";
        element.selected = option === value;
        return element;
      });
      return row(el("select", { id, onchange: (event) => set(event.target.value || null) }, options), el("label", { class: "label", for: id }, label));
    }
    return row(el("div", { class: "choices", role: "group", "aria-labelledby": `${id}-label` }, field.options.map((option, index) =>
      el("button", { type: "button", "aria-pressed": String(option === value), onclick: () => set(option) },
        digits.field === field.name && el("kbd", { "aria-hidden": "true" }, app.digitOf(index)), option))));
  }

  relation(record) {
    const { app } = this;
    const { relation } = record.values;
    const target = relation && app.store.get("claims", relation.to);
    if (!relation) return el("div", { class: "relation" }, el("span", { class: "quiet" }, "none"), button("Link… ", null, () => app.run("relation"), key(app, "relation")));
    return el("div", { class: "relation" },
      el("button", { type: "button", class: `kind ${relation.type}`, title: "support or attack", onclick: () => app.setField(record, "relation", { ...relation, type: relation.type === "support" ? "attack" : "support" }) }, `${relation.type}s`),
      el("button", { type: "button", class: "target", onclick: () => app.pick("claims", relation.to) }, target ? shorten(target.values.text, 80) : `${relation.to} (not here)`),
      button("Unlink", "Unlink", () => app.setField(record, "relation", null)));
  }

  tools(record) {
    const { app } = this;
    const edges = [["startLeft", "⇤ start"], ["startRight", "start ⇥"], ["endLeft", "⇤ end"], ["endRight", "end ⇥"]];
    return record.layer !== "attributions" && el("details", { class: "tools" },
      el("summary", {}, "Span"),
      el("div", { class: "row-of-buttons" },
        edges.map(([name, label]) => el("button", { type: "button", onclick: () => app.run(name) }, label, " ", key(app, name))),
        record.layer === "claims" && [
          el("button", { type: "button", onclick: () => app.run("split") }, "Split ", key(app, "split")),
          el("button", { type: "button", onclick: () => app.run("merge") }, "Merge with next ", key(app, "merge")),
        ]),
      el("p", { class: "quiet" }, "Or select the words in the text and press ", key(app, "setSpan"), "."));
  }

  remark(record) {
    const { app } = this;
    return el("div", { class: "remark" },
      el("label", { class: "label", for: "remark" }, "Your note ", key(app, "remark")),
      el("textarea", { id: "remark", rows: 2, value: record.remark, dir: "auto", onchange: (event) => app.setRemark(record, event.target.value) }));
  }

  why(record) {
    const { why = [], confidence, confidences = {} } = record.values;
    const figures = Object.entries(confidences);
    return el("section", { class: "why" },
      el("h2", {}, "Why"),
      confidence !== undefined && el("p", {}, `Confidence ${Math.round(confidence * 100)} %`,
        figures.length > 0 && el("span", { class: "quiet" }, ` (${figures.map(([name, figure]) => `${name} ${Math.round(figure * 100)}`).join(", ")})`)),
      record.proposal === null ? el("p", { class: "quiet" }, "You added this.")
        : why.length === 0 ? el("p", { class: "quiet" }, "The record does not say.")
        : el("ul", {}, why.map((reason) => el("li", {},
          reason.field && el("span", { class: "label" }, `${reason.field} `),
          el("code", {}, reason.rule),
          (reason.words ?? []).map((word) => [" ", el("mark", { class: "trigger" }, word)])))));
  }

  surroundings(record) {
    const { store } = this.app;
    const span = [record.start, record.end];
    const backing = store.standing("claims").filter((claim) => claim.values.relation?.to === record.id);
    const inside = (layer) => store.standing(layer).filter((other) => other.start !== null && within(layer, other.values, span));
    const notes = store.paper.footnotes.filter((footnote) => footnote.anchor > span[0] && footnote.anchor <= span[1] + 1);
    const links = (layer, records, label) => records.length > 0 && el("div", { class: "around" },
      el("h2", {}, label),
      el("ul", { class: "links" }, records.map((other) => el("li", {},
        el("button", { type: "button", class: "target", onclick: () => this.app.pick(layer, other.id) },
          layer === "claims" && el("span", { class: `kind ${other.values.relation.type}` }, `${other.values.relation.type}s`),
          layer === "claims" ? shorten(other.values.text, 90) : `${other.values.text} · ${tagOf(layer, other.values)}`)))));
    return el("section", {},
      notes.length > 0 && el("div", { class: "around" }, el("h2", {}, "Notes"),
        notes.map((footnote) => el("p", { class: "note-body", dir: "auto" }, el("sup", {}, footnote.label ?? footnote.number), " ",
          noteText(footnote.label ?? footnote.number, footnote.note?.text ?? store.paper.notes.find((note) => note.number === footnote.number)?.text)))),
      links("claims", backing, "Backed or attacked by"),
      links("dates", inside("dates"), "Dates in it"),
      links("entities", inside("entities"), "Names in it"));
  }
}

function button(text, label, onclick, ...children) {
  return el("button", { type: "button", "aria-label": label, onclick }, text, ...children);
}

function key(app, name) {
  return el("kbd", { "aria-hidden": "true" }, app.shown(name));
}

function plain(value) {
  if (value === null || value === undefined) return "none";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

// The text with its trigger words set off.
export function highlighted(text, words) {
  const found = [];
  for (const word of words) {
    const at = text.toLowerCase().indexOf(word.toLowerCase());
    if (word && at >= 0) found.push([at, at + word.length]);
  }
  found.sort((one, other) => one[0] - other[0]);
  const nodes = [];
  let place = 0;
  for (const [from, to] of found) {
    if (from < place) continue;
    nodes.push(text.slice(place, from), el("mark", { class: "trigger" }, text.slice(from, to)));
    place = to;
  }
  return [...nodes, text.slice(place)];
}
