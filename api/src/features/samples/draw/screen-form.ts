import { digits } from './digits.ts';
import { block, button, card, paragraph, states, words, type Box, type Pen } from './screen-parts.ts';
import { each } from './shapes.ts';

type Field = { readonly height: number; readonly draw: (pen: Pen, box: Box) => string };

const edge = (pen: Pen, { x, y, w, h }: Box, colour: string) =>
  `<rect x="${x + 0.5}" y="${y + 0.5}" width="${w - 1}" height="${h - 1}" rx="7" fill="${pen.paper}" stroke="${colour}" stroke-opacity=".55" stroke-width="1.5"/>`;
const label = (pen: Pen, { x, y, w }: Box) => words(pen, { x, y, w: w * (0.22 + pen.random.next() * 0.2), h: 9 }, { strength: 0.8 });

const line: Field = {
  height: 82,
  draw: (pen, box) =>
    `${label(pen, box)}${edge(pen, { ...box, y: box.y + 20, h: 40 }, pen.ink)}${words(pen, { x: box.x + 14, y: box.y + 36, w: box.w * (0.2 + pen.random.next() * 0.4), h: 8 })}`,
};
const wrong: Field = {
  height: 102,
  draw: (pen, box) =>
    `${label(pen, box)}${edge(pen, { ...box, y: box.y + 20, h: 40 }, states[2])}${words(pen, { x: box.x + 14, y: box.y + 36, w: box.w * 0.3, h: 8 })}<circle cx="${box.x + 8}" cy="${box.y + 76}" r="6" fill="${states[2]}"/>${words(pen, { x: box.x + 22, y: box.y + 73, w: box.w * 0.5, h: 7 }, { colour: states[2], strength: 0.9 })}`,
};
const pair: Field = { height: 82, draw: (pen, box) => [0, 1].map((index) => line.draw(pen, { ...box, x: box.x + index * (box.w / 2 + 10), w: box.w / 2 - 10 })).join('') };
const choices: Field = {
  height: 124,
  draw: (pen, box) => {
    const chosen = pen.random.between(0, 2);
    return `${label(pen, box)}${each(3, (index) => `<circle cx="${box.x + 11}" cy="${box.y + 34 + index * 30}" r="9" fill="${pen.paper}" stroke="${pen.ink}" stroke-opacity=".5" stroke-width="1.5"/>${index === chosen ? `<circle cx="${box.x + 11}" cy="${box.y + 34 + index * 30}" r="5" fill="${pen.palette.strong}"/>` : ''}${words(pen, { x: box.x + 32, y: box.y + 30 + index * 30, w: box.w * (0.25 + pen.random.next() * 0.35), h: 8 })}`)}`;
  },
};
const day: Field = {
  height: 82,
  draw: (pen, box) =>
    `${label(pen, box)}${edge(pen, { ...box, y: box.y + 20, w: 210, h: 40 }, pen.ink)}${digits(`20${pen.random.between(26, 27)}-${pen.random.between(10, 12)}-${pen.random.between(10, 28)}`, [box.x + 16, box.y + 46], { height: 12, colour: pen.ink })}`,
};
const long: Field = {
  height: 142,
  draw: (pen, box) => `${label(pen, box)}${edge(pen, { ...box, y: box.y + 20, h: 98 }, pen.ink)}${paragraph(pen, { x: box.x + 14, y: box.y + 38, w: box.w - 40, h: 7 }, 4)}`,
};
const file: Field = {
  height: 100,
  draw: (pen, box) =>
    `${label(pen, box)}<rect x="${box.x}" y="${box.y + 20}" width="${box.w}" height="58" rx="8" fill="${pen.palette.pale}" stroke="${pen.palette.strong}" stroke-opacity=".5" stroke-dasharray="6 5"/>${words(pen, { x: box.x + box.w * 0.32, y: box.y + 45, w: box.w * 0.36, h: 8 }, { colour: pen.palette.strong, strength: 0.8 })}`,
};

function steps(pen: Pen, { x, y, w }: Box): string {
  const count = pen.random.pick([4, 5]);
  const now = pen.random.between(1, count - 2);
  return each(count, (index) => {
    const at = x + 20 + ((w - 40) * index) / (count - 1);
    const rail =
      index === 0 ? '' : `<path d="M${at - (w - 40) / (count - 1) + 22} ${y + 18}H${at - 22}" stroke="${index <= now ? pen.palette.strong : pen.line}" stroke-width="3"/>`;
    const face =
      index <= now
        ? `<circle cx="${at}" cy="${y + 18}" r="16" fill="${pen.palette.strong}"/>`
        : `<circle cx="${at}" cy="${y + 18}" r="15" fill="${pen.paper}" stroke="${pen.line}" stroke-width="2"/>`;
    const sign =
      index < now
        ? `<path d="M${at - 6} ${y + 18}l4.5 5 8-10" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/>`
        : digits(String(index + 1), [at - 3.6, y + 24], { height: 12, colour: index === now ? '#fff' : pen.ink, weight: 1.5 });
    return rail + face + sign;
  });
}

/** A screen that asks for something, one theme at a time. */
export function formScreen(pen: Pen, { x, y, w, h }: Box): string {
  const main = { x, y: y + 56, w: w * 0.66, h: h - 56 };
  const fields = [line, ...pen.random.some([pair, choices, day, long, file, wrong, line], 7)];
  let top = main.y + 28;
  const drawn = fields.map((field) => {
    if (top + field.height > main.y + main.h - 78) return '';
    const part = field.draw(pen, { x: main.x + 32, y: top, w: main.w - 64, h: field.height });
    top += field.height;
    return part;
  });
  const help = { x: x + main.w + 20, y: main.y, w: w - main.w - 20, h: main.h * 0.58 };
  const aside = `${block(help, pen.palette.pale, 10)}${words(pen, { x: help.x + 22, y: help.y + 26, w: help.w * 0.55, h: 11 }, { colour: pen.palette.deep, strength: 0.85 })}${paragraph(pen, { x: help.x + 22, y: help.y + 58, w: help.w - 44, h: 7 }, 5)}${paragraph(pen, { x: help.x + 22, y: help.y + 168, w: help.w - 44, h: 7 }, 4)}`;
  return `${steps(pen, { x, y, w: main.w, h: 40 })}${card(pen, main)}${drawn.join('')}${button(pen, { x: main.x + 32, y: main.y + main.h - 62, w: 150, h: 40 }, true)}${button(pen, { x: main.x + 198, y: main.y + main.h - 62, w: 120, h: 40 }, false)}${aside}`;
}
