// A unit's text cut into stretches that each carry the same marks.

import { el } from "./dom.js";

// marks: [{from, to, classes: [..], data: {..}, title}]; inserts: [{at, node}]; gives the nodes of the text.
export function markedNodes(text, marks, inserts) {
  const cuts = new Set([0, text.length]);
  for (const mark of marks) cuts.add(mark.from).add(mark.to);
  for (const insert of inserts) cuts.add(insert.at);
  const ordered = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((one, other) => one - other);
  const nodes = [];
  for (let index = 0; index < ordered.length; index += 1) {
    for (const insert of inserts) if (insert.at === ordered[index]) nodes.push(insert.node);
    if (index + 1 < ordered.length) nodes.push(stretch(text, ordered[index], ordered[index + 1], marks));
  }
  return nodes;
}

function stretch(text, from, to, marks) {
  const covering = marks.filter((mark) => mark.from < to && mark.to > from);
  const properties = { class: "stretch", "data-from": from };
  for (const mark of covering) {
    properties.class += ` ${mark.classes.join(" ")}`;
    if (mark.to === to && mark.last) properties.class += ` ${mark.last}`;
    Object.assign(properties, mark.data);
    if (mark.title) properties.title = mark.title;
  }
  return el("span", properties, text.slice(from, to));
}
