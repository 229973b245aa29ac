// The table of keys, where each can be changed.

import { el, fill } from "./dom.js";
import { COMMANDS, SELECTION_COMMANDS, shownKey } from "./keys.js";
import { LAYERS } from "./schema.js";

export function showHelp(dialog, keys, layer) {
  const close = () => dialog.close();
  const again = () => showHelp(dialog, keys, layer);
  fill(
    dialog,
    el("form", { method: "dialog", class: "help" },
      el("div", { class: "dialog-head" }, el("h2", {}, "Keys"), el("button", { type: "button", onclick: close, "aria-label": "close" }, "✕")),
      el("div", { class: "columns" },
        table("Everywhere", COMMANDS, keys, again),
        el("div", {},
          table("While text is selected", SELECTION_COMMANDS, keys, again),
          el("h3", {}, `Digits: ${LAYERS[layer].digits.field}`),
          el("dl", { class: "digits" }, LAYERS[layer].digits.options.slice(0, 9).map((name, index) => [el("dt", {}, el("kbd", {}, index + 1)), el("dd", {}, name)])))),
      el("p", {}, el("button", { type: "button", onclick: () => { keys.reset(); again(); } }, "All keys as they were"))),
  );
  if (!dialog.open) dialog.showModal();
}

function table(title, commands, keys, again) {
  return el("div", {}, el("h3", {}, title), el("table", { class: "keys" }, el("tbody", {}, commands.map(([name, , label]) => el("tr", {},
    el("td", {}, el("kbd", {}, shownKey(keys.keyOf(name)))),
    el("td", {}, label),
    el("td", {}, el("button", { type: "button", class: "change", "aria-label": `change the key for: ${label}`, onclick: (event) => listen(event.currentTarget, name, keys, again) }, "change")))))));
}

function listen(button, name, keys, again) {
  fill(button, "press a key…");
  button.addEventListener("keydown", (event) => {
    if (["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== "Escape") keys.change(name, event.key);
    again();
  }, { once: false });
}
