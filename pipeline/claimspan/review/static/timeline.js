// The time line: units that hold a date, by that date.

import { el, fill, plural, shorten, svg } from "./dom.js";
import { tagOf } from "./schema.js";

const NAMED = { "": 12, "-SU": 8, "-WI": 12, "-FA": 11, "-SP": 5 };

// The years [from, to] of a date, and a sortable first moment; null where it names no time of the calendar.
export function yearsOf(values) {
  if (values.earliest && values.latest) return { from: Number(values.earliest.slice(0, 4)), to: Number(values.latest.slice(0, 4)), moment: values.earliest };
  const [first, last] = String(values.value ?? "").split("/");
  const from = span(first);
  if (!from) return null;
  const to = (last && span(last)) || from;
  return { from: from[0], to: to[1], moment: moment(first, from[0]) };
}

function span(value) {
  if (/^\d{4}(?!\d)/.test(value)) return [Number(value.slice(0, 4)), Number(value.slice(0, 4))];
  if (/^\d{3}$/.test(value)) return [Number(value) * 10, Number(value) * 10 + 9];
  if (/^\d{2}$/.test(value)) return [Number(value) * 100, Number(value) * 100 + 99];
  return null;
}

function moment(value, year) {
  const [, month, day] = value.match(/^\d{4}-(\d{2})(?:-(\d{2}))?/) ?? [];
  const season = NAMED[value.slice(4)];
  return `${String(year).padStart(4, "0")}-${month ?? String(season === 12 || !season ? 0 : season).padStart(2, "0")}-${day ?? "00"}`;
}

export function datedClaims(store) {
  const dates = store.standing("dates").map((date) => ({ date, years: yearsOf(date.values) })).filter((entry) => entry.years);
  const byUnit = Map.groupBy(dates, (entry) => entry.date.values.unit);
  const found = [];
  for (const claim of store.standing("claims")) {
    for (const { date, years } of byUnit.get(claim.values.unit) ?? []) {
      if (date.start >= claim.start && date.end <= claim.end) found.push({ claim, date, years });
    }
  }
  return found.sort((one, other) => (one.years.moment < other.years.moment ? -1 : one.years.moment > other.years.moment ? 1 : one.claim.order - other.claim.order));
}

export function showTimeline(root, store, pick) {
  const entries = datedClaims(store);
  const byYear = Map.groupBy(entries, (entry) => entry.years.from);
  const years = [...byYear.keys()].sort((one, other) => one - other);
  fill(
    root,
    el("h2", {}, "Time line"),
    years.length === 0 ? el("p", { class: "empty" }, "No claim holds a date of the calendar.") : [
      el("p", { class: "legend" }, `${plural(entries.length, "dated unit")} from ${years[0]} to ${Math.max(...entries.map((entry) => entry.years.to))}`),
      bars(byYear, years),
      el("ol", { class: "years" }, years.map((year) => el("li", { class: "year", id: `year-${year}` },
        el("h3", {}, year),
        el("ul", {}, byYear.get(year).map(({ claim, date, years: span }) => el("li", {},
          el("button", { type: "button", class: `node ${claim.values.role} is-${claim.status}`, "data-claim": claim.id, onclick: () => pick("claims", claim.id) },
            el("span", { class: "when" }, span.to > span.from ? `${date.values.text} (${span.from}–${span.to})` : date.values.text),
            el("span", { class: `tag ${claim.values.role}` }, tagOf("claims", claim.values)),
            el("span", { class: "node-text" }, shorten(claim.values.text, 180))))))))),
    ],
  );
}

// How many units a year, with every year in its place.
function bars(byYear, years) {
  const [first, last] = [years[0], years.at(-1)];
  const width = 720;
  const height = 90;
  const most = Math.max(...years.map((year) => byYear.get(year).length));
  const slot = width / (last - first + 1);
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => (last - first) / step <= 10) ?? 1000;
  const labels = [];
  for (let year = Math.ceil(first / steps) * steps; year <= last; year += steps) {
    labels.push(svg("text", { x: (year - first + 0.5) * slot, y: height + 16, "text-anchor": "middle" }, String(year)));
  }
  return svg("svg", { class: "bars", viewBox: `-14 0 ${width + 28} ${height + 22}`, role: "img", "aria-label": `Dated units a year, ${first} to ${last}, at most ${most}` },
    svg("line", { x1: 0, x2: width, y1: height, y2: height }),
    years.map((year) => {
      const tall = (byYear.get(year).length / most) * (height - 6);
      return svg("rect", { x: (year - first) * slot + slot * 0.1, y: height - tall, width: Math.max(1.5, slot * 0.8), height: tall, rx: 1 },
        svg("title", {}, `${year}: ${byYear.get(year).length}`));
    }),
    labels);
}
