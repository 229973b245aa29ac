// What all events together say of each record; the same fold as decisions.py.

export function activeEvents(events) {
  const gone = new Set();
  const kept = [];
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (gone.has(event.id)) continue;
    if (event.undo) gone.add(event.undo);
    else kept.push(event);
  }
  return kept.reverse();
}

export const UNTOUCHED = Object.freeze({ value: null, fields: {}, added: false, flag: false, remark: "", earlier: false });

// `earlier` is true where the decision was made on an earlier run and still stands.
export function applied(state, op, earlier) {
  const known = state ?? UNTOUCHED;
  const since = known.value === "accept" ? known.earlier : earlier;
  switch (op.op) {
    case "decide":
      return { ...known, value: op.value, earlier: since };
    case "edit":
      return { ...known, value: "accept", fields: { ...known.fields, ...op.fields }, earlier: since };
    case "add":
      return { ...known, value: "accept", fields: { ...op.fields }, added: true, earlier: since };
    case "flag":
      return { ...known, flag: op.value };
    case "remark":
      return { ...known, remark: op.value };
    default:
      return known;
  }
}

export function statusOf(state) {
  if (state.value === null) return "undecided";
  if (state.value === "reject") return "rejected";
  if (state.added) return "added";
  return Object.keys(state.fields).length ? "corrected" : "accepted";
}
