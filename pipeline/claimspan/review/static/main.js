// Opens the page: fetches the paper, puts the parts together, and listens to the keys.

import { App } from "./app.js";
import { fill, plural } from "./dom.js";
import { belongsToField, Keys } from "./keys.js";
import { Saver } from "./saver.js";
import { Store } from "./store.js";
import { leftOver } from "./changes.js";
import { keepPreference, startTheme } from "./preferences.js";

const byId = (id) => document.getElementById(id);

async function open() {
  const { paper, reviewer } = document.body.dataset;
  if (location.search.includes("token")) history.replaceState(null, "", withoutToken());
  const address = `/api/${encodeURIComponent(paper)}`;
  const response = await fetch(`${address}?reviewer=${encodeURIComponent(reviewer)}`);
  if (!response.ok) {
    fill(byId("paper"), await response.text());
    return;
  }
  const page = await response.json();
  const store = new Store(page);
  const saver = new Saver(store, address, reviewer, page.next);
  const app = new App(store, saver, new Keys(), {
    app: byId("app"), paper: byId("paper"), view: byId("view"), middle: byId("middle"), list: byId("list"), detail: byId("detail"),
    filters: byId("filters"), toolbar: byId("toolbar"), banner: byId("banner"), message: byId("message"), dialog: byId("dialog"),
    progress: byId("progress"), meter: byId("meter"), underlines: byId("underlines"), tabs: [...document.querySelectorAll("[role=tab]")],
  });
  saver.addEventListener("state", (event) => showSaved(event.detail));
  saver.start();
  wire(app, store);
  const left = leftOver(store).length;
  if (left) app.say(`${plural(left, "earlier decision")} ${left === 1 ? "fits" : "fit"} no record of this run: see “Since the last run”.`);
  document.body.dataset.ready = "true";
}

function withoutToken() {
  const parameters = new URLSearchParams(location.search);
  parameters.delete("token");
  const rest = parameters.toString();
  return location.pathname + (rest ? `?${rest}` : "");
}

function showSaved({ waiting, trouble }) {
  const text = trouble ?? (waiting ? `Saving ${waiting}…` : "Saved");
  fill(byId("saved"), text);
  byId("saved").dataset.state = trouble ? "trouble" : waiting ? "saving" : "saved";
}

function wire(app) {
  document.addEventListener("keydown", (event) => pressed(event, app));
  document.addEventListener("click", (event) => event.detail > 0 && event.target.closest(".decision button, .choices button, .paper button, .list")?.blur());
  for (const tab of app.parts.tabs) tab.addEventListener("click", () => app.setView(tab.dataset.view));
  byId("tabs").addEventListener("keydown", (event) => turnTab(event, app));
  for (const button of document.querySelectorAll("[data-pane-to]")) {
    button.addEventListener("click", () => app.parts.app.dataset.pane = button.dataset.paneTo);
  }
  byId("help").addEventListener("click", () => app.run("help"));
  keepPreference(byId("underlines"), "underlines", true, (on) => app.parts.app.classList.toggle("no-underlines", !on));
  startTheme(byId("theme"));
}

function turnTab(event, app) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const { tabs } = app.parts;
  if (!step) return;
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
}

function pressed(event, app) {
  if (leavesField(event)) {
    event.target.blur();
    return;
  }
  if (belongsToField(event)) return;
  const handled = (app.linking.on && app.linking.key(event)) || app.selecting.key(event) || command(event, app);
  if (handled) event.preventDefault();
}

function leavesField(event) {
  if (event.target.closest("dialog")) return false;
  return event.key === "Escape" ? event.target.closest("input, textarea, select") !== null : event.key === "Enter" && event.target.id === "search";
}

function command(event, app) {
  const name = app.keys.command(event, app.selecting.active());
  if (name) app.run(name);
  else if (/^[1-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) app.digit(Number(event.key));
  else return false;
  return true;
}

open();
