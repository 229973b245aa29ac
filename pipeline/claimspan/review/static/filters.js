// Which records the list shows, and in which order.

export const EMPTY = Object.freeze({
  text: "", role: "", type: "", certainty: "", holder: "", section: "", state: "", confidence: "", unsupported: false, order: "reading",
});

export function filtered(records, filter, store) {
  const needle = filter.text.toLowerCase();
  const found = records.filter((record) => matches(record, filter, needle, store));
  if (filter.order === "doubtful") found.sort((one, other) => confidenceOf(one) - confidenceOf(other));
  return found;
}

export function confidenceOf(record) {
  return record.values.confidence ?? 1;
}

function matches(record, filter, needle, store) {
  const { values } = record;
  if (filter.state && !inState(record, filter.state, store)) return false;
  if (filter.role && values.role !== filter.role) return false;
  if (filter.type && ![values.type, values.label, values.kind].includes(filter.type)) return false;
  if (filter.certainty && values.certainty !== filter.certainty) return false;
  if (filter.holder && holderOf(record) !== filter.holder) return false;
  if (filter.section && sectionOf(record, store) !== filter.section) return false;
  if (filter.confidence && !(confidenceOf(record) < Number(filter.confidence))) return false;
  if (filter.unsupported && !values.unsupported) return false;
  return !needle || searched(record).includes(needle);
}

function inState(record, state, store) {
  if (state === "disagreed") return disagrees(record, store.besideOf(record));
  if (state === "decided") return record.status !== "undecided";
  if (state === "flagged") return record.flag;
  if (state === "noted") return record.remark !== "";
  if (state === "changed") return record.left || record.changed !== null;
  return record.status === state;
}

// Both decided, and not the same: one keeps what the other rejects, or they set other values.
export function disagrees(record, other) {
  if (!other || record.status === "undecided" || other.status === "undecided") return false;
  if ((record.status === "rejected") !== (other.status === "rejected")) return true;
  return JSON.stringify(sortedFields(record.fields)) !== JSON.stringify(sortedFields(other.fields));
}

function sortedFields(fields) {
  return Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
}

function searched(record) {
  const { text, holder, canonical, value, source, cue, content } = record.values;
  return [text, holder, canonical, value, source, cue, content, record.remark].filter(Boolean).join(" ").toLowerCase();
}

export function holderOf(record) {
  return record.values.holder_entity ?? record.values.holder ?? record.values.canonical ?? record.values.source ?? "";
}

export function sectionOf(record, store) {
  const unit = store.places.byNumber.get(record.values.unit);
  return unit ? store.paper.paragraphs[unit.paragraph].section.at(-1) ?? "" : "";
}
