// The page as a whole: what is in hand, what the list shows, and what each command does.

import { addOp, eventOf, mergeOps, movedEdge, op, spanFields, undoOf } from "./actions.js";
import { showChanges } from "./changes.js";
import { COMMANDS } from "./commands.js";
import { DetailView } from "./detail.js";
import { el, fill, plural } from "./dom.js";
import { FilterBar } from "./filterbar.js";
import { EMPTY, filtered } from "./filters.js";
import { showHolders } from "./holders.js";
import { shownKey } from "./keys.js";
import { Linking } from "./linking.js";
import { ListView } from "./list.js";
import { showMap } from "./map.js";
import { PaperView } from "./paper.js";
import { showRules } from "./rules.js";
import { LAYERS } from "./schema.js";
import { Selecting } from "./selecting.js";
import { askToSplit } from "./splitting.js";
import { showTimeline } from "./timeline.js";

const VIEWS = { map: showMap, time: showTimeline, holders: showHolders, rules: showRules, changes: showChanges };

const MANY = 50;

export class App {
  constructor(store, saver, keys, parts) {
    Object.assign(this, { store, saver, keys, parts });
    this.layer = "claims";
    this.currents = {};
    this.filter = { ...EMPTY };
    this.view = "read";
    const pick = Object.assign((layer, id) => this.pick(layer, id), { layer: () => this.layer });
    this.paper = new PaperView(store, parts.paper, { pick, toggleRead: (start) => this.push(op.read(start, !store.read.has(start))) });
    this.list = new ListView(parts.list, (id) => this.pick(this.layer, id));
    this.detail = new DetailView(parts.detail, this);
    this.bar = new FilterBar(parts.filters, this);
    this.linking = new Linking(this, parts.banner);
    this.selecting = new Selecting(this, parts.paper, parts.toolbar);
    store.addEventListener("change", () => this.refresh());
    parts.detail.addEventListener("focusout", () => this.drawSoon());
    this.bar.show();
    this.setCurrent(this.shownRecords.find((record) => record.status === "undecided") ?? this.shownRecords[0] ?? null, false);
  }

  // The records that the filters let through, computed anew after a change.
  get shownRecords() {
    this.shownCache ??= filtered(this.store.all(this.layer).slice(), this.filter, this.store);
    return this.shownCache;
  }

  // What is being typed is left alone until it is done.
  drawDetail() {
    const focused = this.parts.detail.contains(document.activeElement) ? document.activeElement : null;
    const record = this.current;
    if (focused?.matches("input[type=text], textarea") && this.detailOf === record?.key) return;
    this.detailOf = record?.key ?? null;
    this.detail.show(record);
    if (focused?.id) document.getElementById(focused.id)?.focus();
  }

  get current() {
    return this.currents[this.layer] ? this.store.get(this.layer, this.currents[this.layer]) : null;
  }

  digitOf(index) {
    return index + 1;
  }

  shown(name) {
    return shownKey(this.keys.keyOf(name));
  }

  names() {
    if (!this.nameList) this.nameList = [...new Set(this.store.standing("entities").map((entity) => entity.values.canonical))].sort();
    return this.nameList;
  }

  push(...ops) {
    if (ops.length <= MANY) for (const one of ops) this.attach(one);
    this.saver.push(eventOf(...ops));
  }

  // The record as it was proposed goes with the event, should the event reach the server only after another run.
  attach(operation) {
    const proposal = operation.layer && this.store.get(operation.layer, operation.id)?.proposal;
    if (!proposal) return;
    const { why, confidences, ...was } = proposal;
    operation.was = was;
  }

  // Pick a record: it is now in hand, or, while linking, it is the other end.
  pick(layer, id) {
    if (this.linking.takes(layer, id)) return;
    if (layer !== this.layer) this.setLayer(layer, id);
    this.setCurrent(this.store.get(layer, id));
    if (this.view === "read") this.parts.app.dataset.pane = "detail";
  }

  setCurrent(record, scroll = true) {
    this.currents[this.layer] = record?.id ?? null;
    this.scrollTo = scroll && this.view === "read" ? record : null;
    this.paper.show(record);
    this.follow = true;
    this.drawSoon();
  }

  // Everything beside the text is drawn once a frame, however many keys were pressed in it.
  drawSoon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  draw() {
    this.list.show(this.shownRecords, this.currents[this.layer] ?? null, this.follow);
    this.follow = false;
    this.drawDetail();
    this.progress();
    this.markInView();
    if (this.scrollTo) this.paper.scrollTo(this.scrollTo);
    this.scrollTo = null;
  }

  markInView() {
    for (const node of this.parts.view.querySelectorAll(".node.selected")) node.classList.remove("selected");
    if (this.currents.claims) for (const node of this.parts.view.querySelectorAll(`[data-claim="${CSS.escape(this.currents.claims)}"]`)) node.classList.add("selected");
  }

  setLayer(layer, id = null) {
    this.layer = layer;
    this.filter = { ...EMPTY, order: this.filter.order };
    this.shownCache = null;
    this.bar.show();
    if (id === null) this.setCurrent(this.current ?? this.shownRecords[0] ?? null);
  }

  setFilter(change) {
    this.filter = { ...this.filter, ...change };
    this.shownCache = null;
    this.drawSoon();
    if (!this.shownRecords.some((record) => record.id === this.currents[this.layer])) this.setCurrent(this.shownRecords[0] ?? null);
  }

  setView(view) {
    this.view = view;
    for (const tab of this.parts.tabs) tab.setAttribute("aria-selected", String(tab.dataset.view === view));
    this.parts.paper.hidden = view !== "read";
    this.parts.view.hidden = view === "read";
    this.parts.middle.setAttribute("aria-labelledby", `tab-${view}`);
    this.drawView();
    if (view === "read" && this.current) this.setCurrent(this.current);
  }

  drawView() {
    if (this.view === "read") return;
    const { scrollTop } = this.parts.middle;
    VIEWS[this.view](this.parts.view, this.store, (layer, id) => this.pick(layer, id));
    this.markInView();
    this.parts.middle.scrollTop = scrollTop;
  }

  progress() {
    const records = this.store.all(this.layer);
    const decided = records.filter((record) => record.status !== "undecided").length;
    const shown = this.shownRecords.length === records.length ? "" : ` · ${this.shownRecords.length.toLocaleString("en")} shown`;
    fill(this.parts.progress, `${decided.toLocaleString("en")} of ${records.length.toLocaleString("en")} decided${shown}`);
    this.parts.meter.max = Math.max(1, records.length);
    this.parts.meter.value = decided;
  }

  refresh() {
    this.nameList = null;
    this.shownCache = null;
    this.drawSoon();
    this.paper.current = this.current;
    clearTimeout(this.redraw);
    this.redraw = setTimeout(() => this.drawView(), 120);
  }

  run(name) {
    if (this.linking.on && this.linking.run(name)) return;
    if (name in COMMANDS) COMMANDS[name](this);
    else this.selecting.run(name);
  }

  digit(number) {
    const { field, options } = LAYERS[this.layer].digits;
    const value = options[number - 1];
    if (this.current && value) this.setField(this.current, field, value);
  }

  setField(record, name, value) {
    if ((record.values[name] ?? null) === value) return;
    const fields = { [name]: value };
    if (name === "role") fields.type = value === "evidence" ? null : record.proposal?.type ?? "descriptive";
    if (name === "type" && record.layer === "claims" && record.values.role === "evidence") fields.role = "claim";
    if (["holder", "source", "cue", "content"].includes(name)) fields[`${name}_span`] = this.foundSpan(record, value);
    this.push(op.edit(record, fields));
  }

  // Where typed words stand in the record's own sentence, or null.
  foundSpan(record, words) {
    const unit = this.store.places.byNumber.get(record.values.unit);
    const at = words && unit ? unit.text.indexOf(words) : -1;
    return at < 0 ? null : this.store.places.toSource(unit, at, at + words.length);
  }

  setRemark(record, value) {
    if (record.remark !== value) this.push(op.remark(record, value));
  }

  // Decide on the record in hand and go to the next undecided one.
  decide(value) {
    const record = this.current;
    if (!record) return;
    const next = this.nextUndecided(record);
    this.push(op.decide(record, value));
    if (next) this.setCurrent(this.store.get(this.layer, next.id));
    else this.say(`All ${LAYERS[this.layer].many} that the list shows are decided.`);
  }

  nextUndecided(record) {
    const at = this.shownRecords.findIndex((other) => other.id === record?.id);
    const ordered = [...this.shownRecords.slice(at + 1), ...this.shownRecords.slice(0, Math.max(0, at))];
    return ordered.find((other) => other.status === "undecided") ?? null;
  }

  move(step) {
    const at = this.shownRecords.findIndex((record) => record.id === this.currents[this.layer]);
    const next = this.shownRecords[at < 0 ? 0 : at + step];
    if (next) this.setCurrent(next);
  }

  undo(again) {
    const event = this.store.last(again);
    if (!event) return this.say(again ? "Nothing to redo." : "Nothing to undo.");
    this.saver.push(undoOf(event));
    const first = (again ? this.store.events.find((other) => other.id === event.undo) : event)?.ops.find((one) => one.layer);
    const moved = first && this.store.carried.get(`${first.layer} ${first.id}`);
    const id = first && (this.store.get(first.layer, first.id) ? first.id : moved?.to);
    if (id && this.store.get(first.layer, id)) {
      if (first.layer !== this.layer) this.setLayer(first.layer, id);
      this.setCurrent(this.store.get(first.layer, id));
    } else if (!this.current) this.setCurrent(this.shownRecords[0] ?? null);
    return null;
  }

  edge(edge, direction) {
    const record = this.current;
    if (!record || this.layer === "attributions") return;
    const fields = movedEdge(record, edge, direction, this.store.places);
    if (fields) this.push(op.edit(record, fields));
  }

  merge() {
    const record = this.current;
    if (!record || this.layer !== "claims") return;
    const claims = this.store.standing("claims");
    const next = claims[claims.findIndex((claim) => claim.id === record.id) + 1];
    if (!next) return this.say("There is no next unit to merge with.");
    this.push(...mergeOps(record, next, this.store));
    return this.setCurrent(this.store.get("claims", record.id));
  }

  split() {
    const record = this.current;
    if (record && this.layer === "claims") askToSplit(this.parts.dialog, record, this.store.places, (ops) => this.push(...ops));
  }

  async acceptAll() {
    const open = this.shownRecords.filter((record) => record.status === "undecided");
    if (!open.length) return this.say("Everything that the list shows is decided.");
    const agreed = await this.ask(`Accept ${plural(open.length, `undecided ${LAYERS[this.layer].one}`, `undecided ${LAYERS[this.layer].many}`)}?`,
      "These are all that the list shows now. One undo takes them back together.", `Accept ${open.length.toLocaleString("en")}`);
    if (agreed) this.push(...open.map((record) => op.decide(record, "accept")));
    return null;
  }

  ask(question, detail, yes) {
    const { dialog } = this.parts;
    return new Promise((settle) => {
      const answer = (value) => () => { dialog.close(); settle(value); };
      const agree = el("button", { type: "button", class: "accept", onclick: answer(true) }, yes);
      fill(dialog, el("h2", {}, question), el("p", {}, detail),
        el("div", { class: "row-of-buttons" }, agree, el("button", { type: "button", onclick: answer(false) }, "Cancel")));
      dialog.addEventListener("cancel", () => settle(false), { once: true });
      dialog.showModal();
      agree.focus();
    });
  }

  add(layer, selection, extra) {
    const operation = addOp(layer, selection, this.store, extra);
    this.push(operation);
    if (layer !== this.layer) this.setLayer(layer, operation.id);
    this.setCurrent(this.store.get(layer, operation.id), false);
    this.say(`${LAYERS[layer].one[0].toUpperCase()}${LAYERS[layer].one.slice(1)} added. Correct its fields at the side.`);
  }

  setSpan(selection) {
    const record = this.current;
    if (record && this.layer !== "attributions") this.push(op.edit(record, spanFields(selection)));
  }

  setPart(name, selection) {
    const record = this.current;
    const field = name === "holder" && this.layer === "attributions" ? "source" : name;
    if (!record || !["claims", "attributions"].includes(this.layer)) return;
    this.push(op.edit(record, { [field]: selection.text, [`${field}_span`]: [selection.start, selection.end] }));
  }

  readParagraph() {
    const unit = this.store.places.byNumber.get(this.selecting.unit() ?? this.current?.values.unit);
    if (!unit) return;
    const { start } = this.store.paper.paragraphs[unit.paragraph];
    this.push(op.read(start, !this.store.read.has(start)));
    this.say(this.store.read.has(start) ? "Paragraph read, nothing missing." : "Paragraph no longer marked as read.");
  }

  say(message) {
    fill(this.parts.message, message);
    this.parts.message.hidden = false;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.parts.message.hidden = true, 4000);
  }
}
