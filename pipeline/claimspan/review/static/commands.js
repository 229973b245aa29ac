// What each command of the keys does.

import { op } from "./actions.js";
import { showHelp } from "./help.js";
import { LAYER_NAMES } from "./schema.js";

const toggle = (name, one, other) => (app) => {
  const record = app.current;
  if (record && app.layer === "claims") app.setField(record, name, record.values[name] === one ? other : one);
};

export const COMMANDS = {
  accept: (app) => app.decide("accept"),
  reject: (app) => app.decide("reject"),
  skip: (app) => {
    const next = app.nextUndecided(app.current);
    if (next) app.setCurrent(next);
    else app.move(1);
  },
  undo: (app) => app.undo(false),
  redo: (app) => app.undo(true),
  flag: (app) => app.current && app.push(op.flag(app.current, !app.current.flag)),
  remark: () => document.getElementById("remark")?.focus(),
  relation: (app) => app.linking.start(),
  next: (app) => app.move(1),
  previous: (app) => app.move(-1),
  evidence: toggle("role", "claim", "evidence"),
  hedged: toggle("certainty", "certain", "hedged"),
  polarity: toggle("polarity", "positive", "negative"),
  thesis: (app) => app.current && app.layer === "claims" && app.setField(app.current, "thesis", !app.current.values.thesis),
  startLeft: (app) => app.edge("start", -1),
  startRight: (app) => app.edge("start", 1),
  endLeft: (app) => app.edge("end", -1),
  endRight: (app) => app.edge("end", 1),
  split: (app) => app.split(),
  merge: (app) => app.merge(),
  selectSentence: (app) => app.selecting.startWithKeys(),
  paragraphRead: (app) => app.readParagraph(),
  acceptAll: (app) => app.acceptAll(),
  search: () => document.getElementById("search")?.focus(),
  layer: (app) => app.setLayer(LAYER_NAMES[(LAYER_NAMES.indexOf(app.layer) + 1) % LAYER_NAMES.length]),
  underlines: (app) => app.parts.underlines.click(),
  help: (app) => showHelp(app.parts.dialog, app.keys, app.layer),
};
