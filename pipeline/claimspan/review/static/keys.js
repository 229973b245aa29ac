// Keys and what they do; each can be given another key, which the browser remembers.

const STORED = "claimspan keys";

export const COMMANDS = [
  ["accept", "a", "accept"],
  ["reject", "x", "reject"],
  ["skip", " ", "skip to the next undecided"],
  ["undo", "Backspace", "undo (also Ctrl+Z), without end"],
  ["redo", "y", "redo (also Ctrl+Y)"],
  ["flag", "f", "flag to come back to"],
  ["remark", "n", "write a note"],
  ["relation", "r", "link to another unit; again: attack instead of support"],
  ["next", "j", "next (also ↓)"],
  ["previous", "k", "previous (also ↑)"],
  ["evidence", "e", "claim or evidence"],
  ["hedged", "h", "certain or hedged"],
  ["polarity", "-", "positive or negative"],
  ["thesis", "t", "thesis of the paper"],
  ["startLeft", "[", "start one word to the left"],
  ["startRight", "{", "start one word to the right"],
  ["endRight", "]", "end one word to the right"],
  ["endLeft", "}", "end one word to the left"],
  ["split", "s", "split in two"],
  ["merge", "m", "merge with the next"],
  ["selectSentence", "v", "select a sentence (then arrows, Shift+arrows)"],
  ["paragraphRead", "p", "paragraph read, nothing missing"],
  ["acceptAll", "A", "accept all that the list shows"],
  ["search", "/", "search"],
  ["layer", "l", "next layer: claims, entities, dates, attributions"],
  ["underlines", "o", "entities and dates on or off"],
  ["help", "?", "all keys"],
];

// These act only while text is selected.
export const SELECTION_COMMANDS = [
  ["addClaim", "c", "add a claim"],
  ["addEvidence", "e", "add evidence"],
  ["addEntity", "i", "add an entity"],
  ["addDate", "d", "add a date"],
  ["addAttribution", "q", "add an attribution (the words that report)"],
  ["setSpan", "b", "make it the span of the record in hand"],
  ["setHolder", "h", "make it the holder or source"],
  ["setCue", "u", "make it the cue"],
  ["setContent", "o", "make it the content"],
];

const ALSO = { ArrowDown: "next", ArrowUp: "previous" };

export class Keys {
  constructor() {
    this.changed = JSON.parse(localStorage.getItem(STORED) ?? "{}");
  }

  keyOf(name) {
    const known = [...COMMANDS, ...SELECTION_COMMANDS].find(([command]) => command === name);
    return this.changed[name] ?? known[1];
  }

  change(name, key) {
    this.changed = { ...this.changed, [name]: key };
    localStorage.setItem(STORED, JSON.stringify(this.changed));
  }

  reset() {
    this.changed = {};
    localStorage.removeItem(STORED);
  }

  // The command that a key press asks for, or null.
  command(event, selecting) {
    if (event.ctrlKey || event.metaKey) return modified(event);
    if (event.altKey) return null;
    if (selecting) {
      const found = SELECTION_COMMANDS.find(([name]) => this.keyOf(name) === event.key);
      if (found) return found[0];
    }
    const found = COMMANDS.find(([name]) => this.keyOf(name) === event.key);
    return found ? found[0] : ALSO[event.key] ?? null;
  }
}

function modified(event) {
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" ? "redo" : null;
}

export function shownKey(key) {
  return { " ": "Space", Backspace: "⌫", ArrowDown: "↓", ArrowUp: "↑" }[key] ?? key;
}

// Whether a key press belongs to the element that has the focus.
export function belongsToField(event) {
  const target = event.target;
  if (target.closest("input, textarea, select, [contenteditable]")) return !(target.type === "checkbox" || target.type === "radio") || event.key === " ";
  if (target.closest("dialog[open]")) return true;
  return (event.key === " " || event.key === "Enter") && target.closest("button, summary, a") !== null;
}
