// Events: what the reviewer does, made ready for the log.

import { spanOf } from "./schema.js";

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function eventOf(...ops) {
  return { id: newId(), at: new Date().toISOString(), ops };
}

export function undoOf(event) {
  return { id: newId(), at: new Date().toISOString(), ops: [], undo: event.id };
}

export const op = {
  decide: ({ layer, id }, value) => ({ op: "decide", layer, id, value }),
  edit: ({ layer, id }, fields) => ({ op: "edit", layer, id, fields }),
  flag: ({ layer, id }, value) => ({ op: "flag", layer, id, value }),
  remark: ({ layer, id }, value) => ({ op: "remark", layer, id, value }),
  read: (paragraph, value) => ({ op: "read", paragraph, value }),
  add: (layer, id, fields) => ({ op: "add", layer, id, fields }),
};

// The fields of a new record from selected text, copied from a record of the same words where there is one.
export function newFields(layer, selection, store, extra = {}) {
  const { unit, start, end, text } = selection;
  const twin = store.standing(layer).find((record) => record.values.text === text)?.values;
  const span = { unit, start, end, text };
  if (layer === "claims") {
    const plain = { role: "claim", type: "descriptive", holder: "author", certainty: "certain", polarity: "positive", thesis: false };
    return { ...span, ...plain, ...extra };
  }
  if (layer === "entities") {
    return { ...span, label: twin?.label ?? "ORG", canonical: twin?.canonical ?? text, stands_for: twin?.stands_for ?? null };
  }
  if (layer === "dates") {
    const year = text.match(/\b(1\d|20)\d\d\b/)?.[0];
    return { ...span, type: twin?.type ?? "DATE", value: twin?.value ?? year ?? "XXXX", mod: twin?.mod ?? null };
  }
  return { unit, source: null, cue: text, cue_span: [start, end], content: null };
}

export function addOp(layer, selection, store, extra) {
  const fields = newFields(layer, selection, store, extra);
  if (layer === "entities" || layer === "dates") {
    const id = `${selection.start}-${selection.end}`;
    return store.get(layer, id) ? op.edit({ layer, id }, fields) : op.add(layer, id, fields);
  }
  const id = `r-${newId().slice(0, 12)}`;
  return op.add(layer, id, { id, ...fields });
}

export function spanFields(selection) {
  const { unit, start, end, text } = selection;
  return { unit, start, end, text };
}

// One edge of a record's span moved by one word; null where there is no further word in its unit.
export function movedEdge(record, edge, direction, places) {
  const stretches = places.stretches(record.values.unit, record.start, record.end);
  if (!stretches.length) return null;
  const { unit, from, to } = edge === "start" ? stretches[0] : stretches.at(-1);
  const words = [...unit.text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]+/gu)].map((word) => [word.index, word.index + word[0].length]);
  const edges = words.map((word) => word[edge === "start" ? 0 : 1]);
  const here = edge === "start" ? from : to;
  const next = direction > 0 ? edges.find((place) => place > here) : edges.findLast((place) => place < here);
  if (next === undefined) return null;
  let [start, end] = [record.start, record.end];
  if (edge === "start") [start] = places.toSource(unit, next, next + 1);
  else [, end] = places.toSource(unit, next - 1, next);
  if (start >= end) return null;
  return { start, end, text: places.text(record.values.unit, start, end) };
}

// Two claims out of one, cut before the word that begins at `cut` in the unit's text.
export function splitOps(record, unit, cut, places) {
  const [first] = places.stretches(record.values.unit, record.start, record.end);
  const before = unit.text.slice(first.from, cut).trimEnd();
  const [, end] = places.toSource(unit, first.from, first.from + before.length);
  const [start] = places.toSource(unit, cut, cut + 1);
  const left = { start: record.start, end, text: before };
  const right = { ...record.values, start, end: record.end, text: places.text(unit.unit, start, record.end) };
  for (const name of ["id", "why", "confidence", "confidences", "relation", "attribution", "notes"]) delete right[name];
  const id = `r-${newId().slice(0, 12)}`;
  return [op.edit(record, left), op.add("claims", id, { ...right, id, unit: unit.unit, thesis: false })];
}

export function mergeOps(record, other, store) {
  const [start, end] = [Math.min(record.start, other.start), Math.max(record.end, other.end)];
  const unit = record.start <= other.start ? record.values.unit : other.values.unit;
  const relinked = store.standing("claims").filter((claim) => claim.values.relation?.to === other.id && claim.id !== record.id);
  const fields = { unit, start, end, text: store.places.text(unit, start, end) };
  if (record.values.relation?.to === other.id) fields.relation = null;
  return [
    op.edit(record, fields),
    op.decide(other, "reject"),
    op.remark(other, `merged into ${record.id}`),
    ...relinked.map((claim) => op.edit(claim, { relation: { ...claim.values.relation, to: record.id } })),
  ];
}

export function within(layer, values, [start, end]) {
  const [from, to] = spanOf(layer, values);
  return from >= start && to <= end;
}
