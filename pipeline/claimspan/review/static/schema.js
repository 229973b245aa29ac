// What a record of each layer holds and how it is edited.

export const TYPES = ["prescriptive", "predictive", "causal", "motive", "comparative", "evaluative", "descriptive"];
const LABELS = [
  "PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "MONEY", "PERCENT",
];

export const LAYERS = {
  claims: {
    one: "claim",
    many: "claims",
    digits: { field: "type", options: TYPES },
    fields: [
      { name: "role", kind: "choice", options: ["claim", "evidence"] },
      { name: "type", kind: "choice", options: TYPES, when: (values) => values.role === "claim" },
      { name: "certainty", kind: "choice", options: ["certain", "hedged"] },
      { name: "polarity", kind: "choice", options: ["positive", "negative"] },
      { name: "thesis", kind: "switch", label: "thesis of the paper" },
      { name: "holder", kind: "name", names: ["author", "unnamed"] },
      { name: "cue", kind: "words" },
      { name: "content", kind: "words" },
      { name: "relation", kind: "relation" },
    ],
  },
  entities: {
    one: "entity",
    many: "entities",
    digits: { field: "label", options: LABELS },
    fields: [
      { name: "label", kind: "choice", options: LABELS },
      { name: "canonical", kind: "name", names: [], label: "canonical name" },
      { name: "stands_for", kind: "name", names: [], label: "stands for", nullable: true },
    ],
  },
  dates: {
    one: "date",
    many: "dates",
    digits: { field: "type", options: ["DATE", "TIME", "DURATION", "SET"] },
    fields: [
      { name: "type", kind: "choice", options: ["DATE", "TIME", "DURATION", "SET"] },
      { name: "value", kind: "words", label: "TIMEX3 value" },
      {
        name: "mod",
        kind: "choice",
        label: "modifier",
        options: [null, "APPROX", "MORE_THAN", "LESS_THAN", "START", "MID", "END"],
      },
    ],
  },
  attributions: {
    one: "attribution",
    many: "attributions",
    digits: { field: "kind", options: ["direct", "indirect", "mixed", "belief", "perspective"] },
    fields: [
      { name: "source", kind: "name", names: [], nullable: true },
      { name: "cue", kind: "words" },
      { name: "content", kind: "words" },
      { name: "kind", kind: "choice", options: [null, "direct", "indirect", "mixed", "belief", "perspective"] },
    ],
  },
};

export const LAYER_NAMES = Object.keys(LAYERS);

export function spanOf(layer, values) {
  if (layer !== "attributions") return [values.start, values.end];
  const spans = [values.source_span, values.cue_span, values.content_span].filter(Boolean);
  if (!spans.length) return [null, null];
  return [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
}

export function titleOf(layer, values) {
  if (layer !== "attributions") return values.text ?? "";
  return `${values.source ?? "(nobody named)"} · ${values.cue}${values.content ? ` · ${values.content}` : ""}`;
}

export function tagOf(layer, values) {
  if (layer === "claims") return values.role === "evidence" ? "evidence" : values.type ?? "claim";
  if (layer === "entities") return values.label;
  if (layer === "dates") return values.value;
  return values.kind ?? "reported";
}
