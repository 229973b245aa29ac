// The paper as a readable document with its records marked in it.

import { el, fill } from "./dom.js";
import { markedNodes } from "./marks.js";
import { LAYER_NAMES } from "./schema.js";

const NEAR = "1200px";

export class PaperView {
  constructor(store, root, choices) {
    this.store = store;
    this.root = root;
    this.pick = choices.pick;
    this.toggleRead = choices.toggleRead ?? null;
    this.current = null;
    this.unitsOf = new Map();
    this.byUnit = new Map();
    this.drawn = new Set();
    this.notes = new Map(store.paper.notes.map((note) => [note.number, note]));
    this.footnotes = Map.groupBy(store.paper.footnotes, (footnote) => footnote.unit);
    for (const layer of LAYER_NAMES) for (const record of store.all(layer)) this.index(record);
    this.tip = el("div", { id: "note-tip", role: "tooltip", class: "tip", hidden: true });
    this.build();
    store.addEventListener("change", (event) => this.refresh(event.detail.touched));
  }

  build() {
    const { paper } = this.store;
    this.watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.draw(Number(entry.target.dataset.index));
    }, { rootMargin: NEAR });
    this.elements = paper.paragraphs.map((paragraph, index) => this.paragraph(paragraph, index));
    const byline = [paper.authors.join(", "), paper.date].filter(Boolean).join(" · ");
    fill(
      this.root,
      el("header", { class: "title" },
        el("h2", {}, paper.title),
        paper.subtitle && el("p", { class: "subtitle" }, paper.subtitle),
        byline && el("p", { class: "byline" }, byline)),
      this.elements,
      this.tip,
    );
    this.root.addEventListener("click", (event) => this.clicked(event));
    for (const element of this.elements) this.watcher.observe(element);
    window.addEventListener("beforeprint", () => this.elements.forEach((_, index) => this.draw(index)));
  }

  paragraph(paragraph, index) {
    const units = paragraph.units.flatMap((unit) => [el("span", { class: "unit", "data-unit": unit.unit }, unit.text), " "]);
    const heading = paragraph.kind === "heading";
    const text = el(heading ? "h3" : "p", { class: "text" }, units);
    const properties = { class: `paragraph ${paragraph.kind}`, "data-index": index, "data-start": paragraph.start };
    const element = el("div", properties, text);
    if (this.toggleRead && ["body", "front"].includes(paragraph.kind)) element.append(this.readButton(paragraph));
    return element;
  }

  readButton(paragraph) {
    const read = this.store.read.has(paragraph.start);
    return el("button", {
      class: "read", type: "button", "aria-pressed": String(read),
      title: "Read, nothing missing in this paragraph",
      "aria-label": "Read, nothing missing in this paragraph",
      onclick: () => this.toggleRead(paragraph.start),
    }, "✓");
  }

  index(record) {
    for (const unit of this.unitsOf.get(record.key) ?? []) this.byUnit.get(unit).delete(record.key);
    const units = this.store.places.stretches(record.values.unit, record.start, record.end).map((part) => part.unit.unit);
    for (const unit of units) {
      if (!this.byUnit.has(unit)) this.byUnit.set(unit, new Map());
      this.byUnit.get(unit).set(record.key, [record.layer, record.id]);
    }
    this.unitsOf.set(record.key, units);
    return units;
  }

  refresh(touched) {
    const stale = new Set();
    for (const key of touched) {
      const [layer, id] = split(key);
      if (layer === "read") {
        this.refreshRead(Number(id));
        continue;
      }
      const before = this.unitsOf.get(key) ?? [];
      const record = this.store.get(layer, id);
      if (!record) this.forget(key, before);
      const after = record ? this.index(record) : [];
      for (const unit of [...before, ...after]) stale.add(this.store.places.byNumber.get(unit).paragraph);
    }
    for (const index of stale) if (this.drawn.has(index)) this.draw(index, true);
  }

  forget(key, units) {
    for (const unit of units) this.byUnit.get(unit)?.delete(key);
    this.unitsOf.delete(key);
  }

  refreshRead(start) {
    const index = this.store.paper.paragraphs.findIndex((paragraph) => paragraph.start === start);
    this.elements[index]?.querySelector(".read")?.setAttribute("aria-pressed", String(this.store.read.has(start)));
  }

  draw(index, again = false) {
    if (this.drawn.has(index) && !again) return;
    this.drawn.add(index);
    this.watcher.unobserve(this.elements[index]);
    for (const element of this.elements[index].querySelectorAll(".unit")) {
      const unit = this.store.places.byNumber.get(Number(element.dataset.unit));
      fill(element, markedNodes(unit.text, this.marks(unit), this.markers(unit)));
    }
  }

  marks(unit) {
    const found = [];
    for (const [layer, id] of this.byUnit.get(unit.unit)?.values() ?? []) {
      const record = this.store.get(layer, id);
      if (!record) continue;
      const isCurrent = this.current?.key === record.key;
      if (record.status === "rejected" && layer !== "claims" && !isCurrent) continue;
      if (layer === "attributions") {
        if (isCurrent) this.attribution(record, unit, found);
        continue;
      }
      this.span(unit, record.start, record.end, markOf(record, isCurrent), found);
      if (isCurrent) this.triggers(record, unit, found);
    }
    return found;
  }

  span(unit, start, end, mark, found) {
    if (end <= unit.start || start >= unit.end) return;
    const [from, to] = this.store.places.toText(unit, Math.max(start, unit.start), Math.min(end, unit.end));
    if (to > from) found.push({ ...mark, from, to });
  }

  attribution(record, unit, found) {
    for (const part of ["source", "cue", "content"]) {
      const span = record.values[`${part}_span`];
      if (span) this.span(unit, span[0], span[1], { classes: ["said", `said-${part}`, "in-hand"], data: {}, title: part }, found);
    }
  }

  triggers(record, unit, found) {
    for (const reason of record.values.why ?? []) {
      for (const [start, end] of reason.spans ?? []) {
        this.span(unit, start, end, { classes: ["trigger"], data: {}, title: reason.rule }, found);
      }
    }
  }

  markers(unit) {
    return (this.footnotes.get(unit.unit) ?? []).map((footnote) => {
      const [, at] = this.store.places.toText(unit, Math.max(unit.start, footnote.anchor - 1), Math.max(unit.start + 1, footnote.anchor));
      const body = footnote.note?.text ?? this.notes.get(footnote.number)?.text;
      const label = footnote.label ?? footnote.number;
      const show = (event) => this.showTip(event.currentTarget, `${label} ${noteText(label, body)}`);
      const hide = () => this.tip.hidden = true;
      const node = el("button", {
        class: "marker", type: "button", "aria-label": `note ${label}`, "aria-describedby": "note-tip",
        onmouseenter: show, onfocus: show, onmouseleave: hide, onblur: hide,
      }, label);
      return { at, node };
    });
  }

  showTip(button, text) {
    fill(this.tip, text);
    this.tip.hidden = false;
    const box = button.getBoundingClientRect();
    const outer = this.root.getBoundingClientRect();
    const width = this.tip.offsetWidth;
    const left = Math.min(Math.max(8, box.left - outer.left - width / 2), outer.width - width - 8);
    this.tip.style.left = `${left}px`;
    this.tip.style.top = `${box.bottom - outer.top + 6}px`;
  }

  // Mark a record as the one in hand.
  show(record) {
    const before = this.current;
    this.current = record;
    for (const one of [before, record]) if (one) this.redraw(one);
  }

  scrollTo(record) {
    const [unit] = this.unitsOf.get(record.key) ?? [];
    if (unit !== undefined) this.reveal(unit);
  }

  redraw(record) {
    for (const unit of this.unitsOf.get(record.key) ?? []) this.draw(this.store.places.byNumber.get(unit).paragraph, true);
  }

  reveal(unit) {
    const element = this.root.querySelector(`[data-unit="${Number(unit)}"]`);
    if (!element) return;
    const box = element.getBoundingClientRect();
    const { top, bottom } = this.root.closest(".scroller")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    if (box.top < top + 80 || box.bottom > bottom - 120) element.scrollIntoView({ block: "center" });
  }

  clicked(event) {
    const stretch = event.target.closest(".stretch");
    if (!stretch || !getSelection().isCollapsed) return;
    const { claims, entities, dates } = stretch.dataset;
    const wanted = this.pick.layer?.();
    if (entities && wanted === "entities") this.pick("entities", entities);
    else if (dates && wanted === "dates") this.pick("dates", dates);
    else if (claims) this.pick("claims", claims);
    else if (entities) this.pick("entities", entities);
    else if (dates) this.pick("dates", dates);
  }
}

// A note's body without the number that it begins with.
export function noteText(label, body) {
  if (!body) return "The body of this note was not found.";
  return body.startsWith(String(label)) ? body.slice(String(label).length).replace(/^[.)\]]?\s*/, "") : body;
}

function markOf(record, isCurrent) {
  const { layer, id, values, status } = record;
  const data = { [`data-${layer}`]: id };
  const current = isCurrent ? [layer === "claims" ? "current" : "in-hand"] : [];
  if (layer === "entities") return { classes: ["entity", ...current], data, title: `${values.label} · ${values.canonical}` };
  if (layer === "dates") return { classes: ["date", ...current], data, title: `${values.type} · ${values.value}` };
  const classes = ["unit-mark", values.role, values.certainty, `is-${status}`, ...current];
  if (values.thesis) classes.push("thesis");
  return { classes, data, last: "last" };
}

function split(key) {
  const at = key.indexOf(" ");
  return [key.slice(0, at), key.slice(at + 1)];
}
