import { digits, widthOfDigits } from './digits.ts';
import { block, button, card, face, paragraph, pill, sparkline, states, words, type Box, type Pen } from './screen-parts.ts';
import { each } from './shapes.ts';

type Cell = (pen: Pen, box: Box) => string;

const text: Cell = (pen, { x, y, w, h }) => words(pen, { x, y: y + h / 2 - 4, w: w * (0.4 + pen.random.next() * 0.5), h: 8 });
const title: Cell = (pen, { x, y, w, h }) =>
  `${words(pen, { x, y: y + h / 2 - 9, w: w * (0.45 + pen.random.next() * 0.45), h: 9 }, { strength: 0.8 })}${words(pen, { x, y: y + h / 2 + 6, w: w * 0.6, h: 5 }, { strength: 0.26 })}`;
const state: Cell = (pen, { x, y, w, h }) =>
  pill(
    pen,
    { x, y: y + h / 2 - 11, w: Math.min(96, w - 10), h: 22 },
    pen.random.weighted([
      [states[0], 6],
      [states[1], 3],
      [states[2], 2],
    ]),
  );
const count: Cell = (pen, { x, y, w, h }) => {
  const value = String(pen.random.between(1, 9) * pen.random.pick([1, 7, 43, 118]));
  return digits(value, [x + w - 22 - widthOfDigits(value, 11), y + h / 2 + 6], { height: 11, colour: pen.ink });
};
const day: Cell = (pen, { x, y, h }) => digits(`${pen.random.between(10, 28)}-${pen.random.between(10, 12)}`, [x, y + h / 2 + 5], { height: 10, colour: pen.ink, weight: 1 });
const trend: Cell = (pen, { x, y, w, h }) => sparkline(pen, { x, y: y + h / 2 - 9, w: w * 0.75, h: 18 }, pen.palette.bright);
const person: Cell = (pen, { x, y, w, h }) => `${face(pen, [x + 11, y + h / 2], 11)}${words(pen, { x: x + 31, y: y + h / 2 - 3, w: w * 0.5, h: 7 })}`;
const share: Cell = (pen, { x, y, w, h }) =>
  `${block({ x, y: y + h / 2 - 4, w: w * 0.8, h: 8 }, pen.line, 4)}${block({ x, y: y + h / 2 - 4, w: w * 0.8 * pen.random.next(), h: 8 }, pen.palette.bright, 4)}`;

function aside(pen: Pen, box: Box): string {
  const { x, y, w, h } = box;
  const facts = each(
    5,
    (index) =>
      `${words(pen, { x: x + 22, y: y + 172 + index * 40, w: w * 0.28, h: 7 }, { strength: 0.34 })}${words(pen, { x: x + w * 0.48, y: y + 172 + index * 40, w: w * 0.4, h: 8 }, { strength: 0.7 })}`,
  );
  return `${card(pen, box)}${words(pen, { x: x + 22, y: y + 26, w: w * 0.66, h: 13 }, { strength: 0.85 })}${pill(pen, { x: x + 22, y: y + 54, w: 110, h: 24 }, pen.random.pick([...states]))}${paragraph(pen, { x: x + 22, y: y + 96, w: w - 44, h: 7 }, 4)}${facts}${button(pen, { x: x + 22, y: y + h - 62, w: (w - 56) / 2, h: 38 }, true)}${button(pen, { x: x + 34 + (w - 56) / 2, y: y + h - 62, w: (w - 56) / 2, h: 38 }, false)}`;
}

/** A screen that lists many things by what sets them apart. */
export function tableScreen(pen: Pen, { x, y, w: whole, h }: Box): string {
  const open = pen.random.chance(0.45);
  const w = open ? whole * 0.67 : whole;
  const cells: readonly Cell[] = [title, ...pen.random.some([text, count, day, trend, person, share], open ? 3 : 4), state];
  const parts = [1.8, ...cells.slice(1).map(() => 1)];
  const unit = (w - 60) / parts.reduce((sum, part) => sum + part, 0);
  const rowHeight = pen.random.pick([42, 48]);
  const rows = Math.floor((h - 108) / rowHeight);
  const chosen = open ? pen.random.between(1, rows - 2) : -1;
  const lefts = parts.map((_, index) => x + 34 + unit * parts.slice(0, index).reduce((sum, part) => sum + part, 0));
  const across = (draw: (cell: Cell, left: number, width: number) => string) => cells.map((cell, index) => draw(cell, lefts[index] ?? 0, unit * (parts[index] ?? 1))).join('');
  const head = `${block({ x: x + 1, y: y + 60, w: w - 2, h: 38 }, pen.palette.pale)}${across((_, left, width) => words(pen, { x: left, y: y + 75, w: width * 0.5, h: 7 }, { strength: 0.75 }))}`;
  const body = each(rows, (row) => {
    const top = y + 98 + row * rowHeight;
    const ground =
      row === chosen ? `${block({ x: x + 1, y: top, w: w - 2, h: rowHeight }, pen.palette.soft)}${block({ x: x + 1, y: top, w: 4, h: rowHeight }, pen.palette.strong)}` : '';
    return `${ground}${across((cell, left, width) => cell(pen, { x: left, y: top, w: width, h: rowHeight }))}<path d="M${x} ${top + rowHeight}h${w}" stroke="${pen.line}"/>`;
  });
  const tools = `<rect x="${x + 20}" y="${y + 13}" width="230" height="34" rx="17" fill="none" stroke="${pen.ink}" stroke-opacity=".3"/><circle cx="${x + 40}" cy="${y + 29}" r="6" fill="none" stroke="${pen.ink}" stroke-opacity=".5" stroke-width="2"/>${words(pen, { x: x + 58, y: y + 26, w: 100, h: 7 }, { strength: 0.3 })}${each(open ? 2 : 3, (index) => pill(pen, { x: x + 268 + index * 112, y: y + 18, w: 98, h: 24 }, pen.palette.strong))}`;
  return `${card(pen, { x, y, w, h })}${tools}${head}${body}${open ? aside(pen, { x: x + w + 18, y, w: whole - w - 18, h }) : ''}`;
}
