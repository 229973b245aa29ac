// What can be done with selected text, by a small bar beside it or by keys; the keys can select, too.

import { el, fill } from "./dom.js";
import { LAYERS } from "./schema.js";
import { select, selectedSpan, spanBetween, wordBorder } from "./selection.js";

export class Selecting {
  constructor(app, root, bar) {
    Object.assign(this, { app, root, bar });
    this.span = null;
    this.withKeys = false;
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this.look(), 60);
    });
    this.bar.addEventListener("mousedown", (event) => event.preventDefault());
  }

  look() {
    this.span = this.app.view === "read" ? selectedSpan(this.root, this.app.store.places) : null;
    if (!this.span) {
      this.withKeys = false;
      this.bar.hidden = true;
      return;
    }
    this.draw();
  }

  draw() {
    const { app } = this;
    const action = (name, label) => el("button", { type: "button", onclick: () => this.run(name) }, label, " ", el("kbd", { "aria-hidden": "true" }, app.shown(name)));
    const { current, layer } = app;
    fill(this.bar,
      el("span", { class: "bar-label" }, "Add"),
      action("addClaim", "claim"), action("addEvidence", "evidence"), action("addEntity", "entity"), action("addDate", "date"), action("addAttribution", "attribution"),
      current && [
        el("span", { class: "bar-label" }, `This ${LAYERS[layer].one}’s`),
        layer !== "attributions" && action("setSpan", "span"),
        ["claims", "attributions"].includes(layer) && [action("setHolder", layer === "claims" ? "holder" : "source"), action("setCue", "cue"), action("setContent", "content")],
      ]);
    this.bar.hidden = false;
    const box = this.span.box;
    const top = box.bottom + 8 + this.bar.offsetHeight > innerHeight ? Math.max(8, box.top - this.bar.offsetHeight - 8) : box.bottom + 8;
    this.bar.style.top = `${top}px`;
    this.bar.style.left = `${Math.max(8, Math.min(box.left, innerWidth - this.bar.offsetWidth - 8))}px`;
  }

  active() {
    return this.span !== null;
  }

  unit() {
    return this.span?.unit;
  }

  run(name) {
    if (!this.span) this.look();
    const { app, span } = this;
    if (!span) return;
    const act = {
      addClaim: () => app.add("claims", span),
      addEvidence: () => app.add("claims", span, { role: "evidence", type: null }),
      addEntity: () => app.add("entities", span),
      addDate: () => app.add("dates", span),
      addAttribution: () => app.add("attributions", span),
      setSpan: () => app.setSpan(span),
      setHolder: () => app.setPart("holder", span),
      setCue: () => app.setPart("cue", span),
      setContent: () => app.setPart("content", span),
    }[name];
    if (!act) return;
    this.clear();
    act();
  }

  clear() {
    getSelection().removeAllRanges();
    this.span = null;
    this.withKeys = false;
    this.bar.hidden = true;
  }

  // Select the sentence of the record in hand, or the first in sight.
  startWithKeys() {
    const { places } = this.app.store;
    const unit = places.byNumber.get(this.app.current?.values.unit) ?? places.units.find((one) => one.kind === "body");
    if (!unit || this.app.view !== "read") return;
    this.withKeys = true;
    this.mark(unit, 0, unit.text.length);
  }

  mark(unit, begin, finish) {
    this.app.paper.reveal(unit.unit);
    select(this.root, unit, begin, unit, finish);
    const box = getSelection().rangeCount ? getSelection().getRangeAt(0).getBoundingClientRect() : { top: 0, bottom: 0, left: 0 };
    this.span = spanBetween(unit, begin, unit, finish, this.app.store.places, box);
    if (this.span) this.draw();
  }

  // Arrows while the keys select: up and down change the sentence, left and right its start, with Shift its end.
  key(event) {
    if (!this.span) return false;
    if (event.key === "Escape") {
      this.clear();
      return true;
    }
    if (!this.withKeys) return false;
    const { first, begin, finish } = this.span;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.sentence(first, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const direction = event.key === "ArrowRight" ? 1 : -1;
      const moved = wordBorder(first.text, event.shiftKey ? finish : begin, direction, event.shiftKey ? "end" : "start");
      if (event.shiftKey ? moved > begin : moved < finish) this.mark(first, event.shiftKey ? begin : moved, event.shiftKey ? moved : finish);
    } else return false;
    return true;
  }

  sentence(unit, step) {
    const { units } = this.app.store.places;
    let at = unit.order + step;
    while (units[at] && units[at].kind !== "body" && units[at].kind !== "front") at += step;
    if (units[at]) this.mark(units[at], 0, units[at].text.length);
  }
}
