// The records as the reviewer sees them: the run's proposals with every event that holds applied.

import { activeEvents, applied, statusOf, UNTOUCHED } from "./fold.js";
import { placesOf } from "./positions.js";
import { LAYER_NAMES, spanOf } from "./schema.js";

export function keyOf(layer, id) {
  return `${layer} ${id}`;
}

export class Store extends EventTarget {
  constructor(page) {
    super();
    this.paper = page.paper;
    this.places = placesOf(page.paper);
    this.events = [];
    this.known = new Set();
    this.states = new Map();
    this.read = new Set();
    this.proposals = {};
    this.cache = new Map();
    this.orders = {};
    this.sorted = {};
    this.carried = new Map(page.carried.map((item) => [keyOf(item.layer, item.id), item]));
    this.changed = new Map();
    for (const layer of LAYER_NAMES) {
      const entries = page.paper.records[layer].map((record) => [idOf(record), { values: record, left: false }]);
      this.proposals[layer] = new Map(entries);
    }
    for (const item of page.carried) {
      if (item.left) this.proposals[item.layer].set(item.to, { values: item.record, left: true });
      else this.changed.set(keyOf(item.layer, item.to), item.changed);
    }
    this.beside = page.beside ?? null;
    this.earlier = new Set(page.events.map((event) => event.id));
    this.take(page.events);
  }

  // Take in events in the log's order; those known already are passed over.
  take(events) {
    const fresh = events.filter((event) => !this.known.has(event.id));
    if (fresh.length) this.add(fresh);
  }

  add(events) {
    const touched = new Set();
    let undone = false;
    for (const event of events) {
      this.events.push(event);
      this.known.add(event.id);
      if (event.undo) {
        undone = true;
        this.touch(event.undo, touched);
      } else {
        for (const op of event.ops) this.apply(op, event, touched);
      }
    }
    if (undone) this.refold();
    this.publish(touched, undone || events.some((event) => event.ops.some((op) => op.op === "add" || "start" in (op.fields ?? {}))));
  }

  // Let go of what was computed from the touched records, and tell the views; `moved` where the reading order may be another.
  publish(touched, moved) {
    for (const key of touched) this.cache.delete(key);
    this.orders = {};
    if (moved) this.sorted = {};
    this.dispatchEvent(new CustomEvent("change", { detail: { touched } }));
  }

  // Take in what the log holds from some event on, in its order; what still waits to be saved comes after it.
  merge(events, waiting) {
    if (events.every((event) => this.known.has(event.id))) return;
    const behind = new Set([...events, ...waiting].map((event) => event.id));
    const before = this.events.filter((event) => !behind.has(event.id));
    const touched = new Set();
    this.events = [...before, ...events, ...waiting];
    for (const event of this.events.slice(before.length)) {
      this.known.add(event.id);
      this.touch(event.id, touched);
    }
    this.settle(touched);
  }

  settle(touched) {
    this.refold();
    this.publish(touched, true);
  }

  // Take an event out again that the server would not have.
  drop(id) {
    const touched = new Set();
    this.touch(id, touched);
    this.events = this.events.filter((event) => event.id !== id);
    this.settle(touched);
  }

  refold() {
    this.states = new Map();
    this.read = new Set();
    const ignored = new Set();
    for (const event of activeEvents(this.events)) for (const op of event.ops) this.apply(op, event, ignored);
  }

  apply(op, event, touched) {
    if (op.op === "read") {
      if (op.value) this.read.add(op.paragraph);
      else this.read.delete(op.paragraph);
      touched.add(`read ${op.paragraph}`);
      return;
    }
    const moved = this.carried.get(keyOf(op.layer, op.id));
    const earlier = this.earlier.has(event.id);
    const key = moved && earlier ? keyOf(op.layer, moved.to) : keyOf(op.layer, op.id);
    this.states.set(key, applied(this.states.get(key), op, earlier));
    touched.add(key);
  }

  touch(id, touched) {
    const event = this.events.find((candidate) => candidate.id === id);
    if (!event) return;
    if (event.undo) this.touch(event.undo, touched);
    for (const op of event.ops) {
      if (op.op === "read") touched.add(`read ${op.paragraph}`);
      else {
        touched.add(keyOf(op.layer, op.id));
        const moved = this.carried.get(keyOf(op.layer, op.id));
        if (moved) touched.add(keyOf(op.layer, moved.to));
      }
    }
  }

  get(layer, id) {
    const key = keyOf(layer, id);
    if (!this.cache.has(key)) this.cache.set(key, this.compute(layer, id, key));
    return this.cache.get(key);
  }

  compute(layer, id, key) {
    const proposal = this.proposals[layer].get(id);
    const state = this.states.get(key) ?? UNTOUCHED;
    if (!proposal && !state.added) return null;
    const changed = (state.earlier && this.changed.get(key)) || null;
    const kept = changed && state.value === "accept" ? changed : {};
    const values = { ...proposal?.values, ...kept, ...state.fields, id };
    const [start, end] = spanOf(layer, values);
    return {
      layer, id, key, values, start, end,
      proposal: proposal?.values ?? null,
      status: statusOf(state),
      fields: state.fields,
      flag: state.flag,
      remark: state.remark,
      left: proposal?.left ?? false,
      changed: changed && Object.keys(changed).length ? changed : null,
      order: this.places.byNumber.get(values.unit)?.order ?? Number.MAX_SAFE_INTEGER,
    };
  }

  // All records of a layer in reading order, the rejected ones included.
  all(layer) {
    this.orders[layer] ??= this.order(layer).map((id) => this.get(layer, id));
    return this.orders[layer];
  }

  order(layer) {
    if (!this.sorted[layer]) {
      const ids = new Set(this.proposals[layer].keys());
      for (const [key, state] of this.states) if (state.added && key.startsWith(`${layer} `)) ids.add(key.slice(layer.length + 1));
      const records = [...ids].map((id) => this.get(layer, id)).filter(Boolean);
      this.sorted[layer] = records.sort((one, other) => one.order - other.order || one.start - other.start).map((record) => record.id);
    }
    return this.sorted[layer];
  }

  standing(layer) {
    return this.all(layer).filter((record) => record.status !== "rejected");
  }

  // What the other reviewer decided on a record, or null.
  besideOf(record) {
    return this.beside?.decisions[record.key] ?? null;
  }

  // The last action that holds, for undoing; or the last undo with no action since, for redoing.
  last(undone) {
    const byId = new Map(this.events.map((event) => [event.id, event]));
    const gone = new Set();
    for (const event of this.events.toReversed()) {
      if (gone.has(event.id)) continue;
      if (!event.undo) return undone ? null : event;
      const brings = Boolean(byId.get(event.undo)?.undo);
      if (undone && !brings) return event;
      gone.add(event.undo);
    }
    return null;
  }
}

function idOf(record) {
  return record.id ?? `${record.start}-${record.end}`;
}
