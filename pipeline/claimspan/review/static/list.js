// The list of records: only the rows in sight exist, so that thousands scroll as lightly as ten.

import { el, fill, shorten } from "./dom.js";
import { confidenceOf } from "./filters.js";
import { tagOf, titleOf } from "./schema.js";

const ROW = 64;
const SIGNS = { accepted: "✓", corrected: "✎", added: "+", rejected: "✕", undecided: "" };

export class ListView {
  constructor(root, pick) {
    this.root = root;
    this.pick = pick;
    this.records = [];
    this.current = null;
    this.space = el("div", { class: "rows" });
    this.root.append(this.space);
    this.root.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.root);
    this.root.addEventListener("click", (event) => {
      const row = event.target.closest("[data-id]");
      if (row) this.pick(row.dataset.id);
    });
  }

  // `follow` brings the current row into sight.
  show(records, current, follow) {
    this.records = records;
    this.current = current;
    this.space.style.height = `${records.length * ROW}px`;
    if (follow) this.follow();
    this.draw();
  }

  follow() {
    const index = this.records.findIndex((record) => record.id === this.current);
    if (index < 0) return;
    const top = index * ROW;
    const { scrollTop, clientHeight } = this.root;
    if (top < scrollTop + ROW) this.root.scrollTop = Math.max(0, top - 2 * ROW);
    else if (top + 2 * ROW > scrollTop + clientHeight) this.root.scrollTop = top + 3 * ROW - clientHeight;
  }

  draw() {
    const first = Math.max(0, Math.floor(this.root.scrollTop / ROW) - 4);
    const count = Math.ceil((this.root.clientHeight || 800) / ROW) + 8;
    const rows = this.records.slice(first, first + count).map((record, index) => this.row(record, first + index));
    fill(this.space, rows);
    const active = rows.find((row) => row.getAttribute("aria-selected") === "true");
    if (active) this.root.setAttribute("aria-activedescendant", active.id);
    else this.root.removeAttribute("aria-activedescendant");
  }

  row(record, index) {
    const { layer, values, status } = record;
    const selected = record.id === this.current;
    const row = el("div", {
      class: `row is-${status}${selected ? " selected" : ""}`, role: "option", id: `row-${index}`,
      "aria-selected": String(selected), "aria-setsize": this.records.length, "aria-posinset": index + 1,
      "data-id": record.id,
    },
      el("span", { class: "row-head" },
        el("span", { class: `tag ${values.role ?? layer}` }, tagOf(layer, values)),
        values.certainty === "hedged" && el("span", { class: "tag hedged" }, "hedged"),
        values.thesis && el("span", { class: "tag thesis" }, "thesis"),
        values.unsupported && el("span", { class: "tag quiet" }, "unsupported"),
        record.changed && el("span", { class: "tag alert" }, "changed"),
        record.left && el("span", { class: "tag alert" }, "left over"),
        el("span", { class: "row-end" },
          record.flag && "⚑ ",
          record.remark && "✍ ",
          values.confidence !== undefined && `${Math.round(confidenceOf(record) * 100)} % `,
          el("span", { class: "sign", "aria-label": status }, SIGNS[status]))),
      el("span", { class: "row-text" }, shorten(titleOf(layer, values), 120)));
    row.style.top = `${index * ROW}px`;
    return row;
  }
}
