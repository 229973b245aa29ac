// Linking two units: one is in hand, the next that is clicked or chosen with the keys is the other end.

import { op } from "./actions.js";
import { el, fill, shorten } from "./dom.js";

export class Linking {
  constructor(app, banner) {
    this.app = app;
    this.banner = banner;
    this.on = null;
  }

  start() {
    const { app } = this;
    if (app.layer !== "claims" || !app.current) return;
    this.on = { from: app.current, type: "support", target: null };
    this.draw();
  }

  // While linking, some commands mean something else. Returns whether this was one.
  run(name) {
    if (name === "relation") {
      this.on.type = this.on.type === "support" ? "attack" : "support";
      this.draw();
    } else if (name === "next" || name === "previous") this.aim(name === "next" ? 1 : -1);
    else if (name === "undo") this.stop();
    else return false;
    return true;
  }

  key(event) {
    if (event.key === "Escape") this.stop();
    else if (event.key === "Enter" && this.on.target) this.link(this.on.target);
    else return false;
    return true;
  }

  aim(step) {
    const claims = this.app.store.standing("claims");
    let at = claims.findIndex((claim) => claim.id === (this.on.target ?? this.on.from).id);
    do at += step; while (claims[at]?.id === this.on.from.id);
    if (!claims[at]) return;
    this.on.target = claims[at];
    this.app.paper.show(claims[at]);
    this.app.paper.scrollTo(claims[at]);
    this.draw();
  }

  takes(layer, id) {
    if (!this.on) return false;
    if (layer === "claims" && id !== this.on.from.id) this.link(this.app.store.get("claims", id));
    return true;
  }

  link(target) {
    const { from, type } = this.on;
    const known = from.values.relation;
    const same = known?.to === target.id && known.type === type;
    this.stop();
    this.app.push(op.edit(from, { relation: same ? null : { to: target.id, type } }));
    this.app.setCurrent(this.app.store.get("claims", from.id));
    this.app.say(same ? "Unlinked." : `Linked: ${type}s “${shorten(target.values.text, 60)}”`);
  }

  stop() {
    const { from } = this.on;
    this.on = null;
    this.banner.hidden = true;
    this.app.setCurrent(this.app.store.get("claims", from.id));
  }

  draw() {
    const { from, type, target } = this.on;
    fill(this.banner,
      el("span", {}, `“${shorten(from.values.text, 50)}” `, el("strong", { class: `kind ${type}` }, `${type}s`), target ? ` “${shorten(target.values.text, 50)}”` : " which unit? "),
      el("span", { class: "quiet" }, target ? " Enter links. " : " Click it, or use ↓ ↑ and Enter. "),
      el("button", { type: "button", onclick: () => this.run("relation") }, type === "support" ? "Attacks instead" : "Supports instead"),
      target && el("button", { type: "button", class: "accept", onclick: () => this.link(target) }, "Link"),
      el("button", { type: "button", onclick: () => this.stop() }, "Cancel"));
    this.banner.hidden = false;
  }
}
