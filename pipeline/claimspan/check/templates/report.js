"use strict";
const form = document.getElementById("filters");
const shown = document.getElementById("shown");
const rows = Array.from(document.querySelectorAll("#error-table tbody tr"));
const fields = ["layer", "kind", "rule", "paper"];

for (const field of fields) {
  const values = [...new Set(rows.map((row) => row.dataset[field]))].filter(Boolean).sort();
  for (const value of values) form.elements[field].append(new Option(value, value));
}

function filter() {
  const words = form.elements.words.value.trim().toLowerCase();
  let count = 0;
  for (const row of rows) {
    const fits = fields.every((field) => !form.elements[field].value || row.dataset[field] === form.elements[field].value)
      && (!words || row.textContent.toLowerCase().includes(words));
    row.hidden = !fits;
    if (fits) count += 1;
  }
  shown.textContent = count === rows.length ? `${count} errors` : `${count} of ${rows.length} errors`;
}

form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
