// Between source offsets (code points) and places in the units' texts (UTF-16), by each unit's map of pairs.

export function placesOf(paper) {
  const units = [];
  paper.paragraphs.forEach((paragraph, index) => {
    for (const unit of paragraph.units) units.push({ ...unit, kind: paragraph.kind, paragraph: index });
  });
  const byNumber = new Map(units.map((unit, order) => [unit.unit, { ...unit, order }]));
  return new Places([...byNumber.values()]);
}

class Places {
  constructor(units) {
    this.units = units;
    this.byNumber = new Map(units.map((unit) => [unit.unit, unit]));
  }

  // The source span of positions [from, to) in one unit's text.
  toSource(unit, from, to) {
    return [offsetAt(unit.map, from), offsetAt(unit.map, to - 1) + 1];
  }

  toText(unit, start, end) {
    const from = positionAt(unit, start);
    return [from, Math.max(from, positionAt(unit, end - 1) + 1)];
  }

  // The stretches [{unit, from, to}] of a source span that begins in the unit of that number.
  stretches(number, start, end) {
    const found = [];
    let unit = this.byNumber.get(number);
    if (!unit || start === null || start === undefined) return found;
    const kind = unit.kind;
    while (unit && unit.start < end) {
      if (unit.kind === kind && unit.end > start) {
        const [from, to] = this.toText(unit, Math.max(start, unit.start), Math.min(end, unit.end));
        if (to > from) found.push({ unit, from, to });
      }
      if (unit.end >= end) break;
      unit = this.units[unit.order + 1];
    }
    return found;
  }

  text(number, start, end) {
    return this.stretches(number, start, end)
      .map(({ unit, from, to }) => unit.text.slice(from, to))
      .join(" ");
  }
}

function offsetAt(map, position) {
  let low = 0;
  for (let step = 1; step < map.length && map[step][0] <= position; step += 1) low = step;
  return map[low][1] + position - map[low][0];
}

function positionAt(unit, offset) {
  const { map, text } = unit;
  let low = 0;
  for (let step = 1; step < map.length && map[step][1] <= offset; step += 1) low = step;
  const limit = low + 1 < map.length ? map[low + 1][0] : text.length;
  return Math.min(map[low][0] + Math.max(0, offset - map[low][1]), limit);
}
