import { digits } from './digits.ts';
import { screen } from './screen-frame.ts';
import { block, states, words, type Pen } from './screen-parts.ts';
import { each } from './shapes.ts';

const ground = '#14171c';
const chalk = '#d7dde6';

type Line = (pen: Pen, y: number) => string;

const command: Line = (pen, y) =>
  `<path d="M64 ${y - 4}l9 6-9 6" fill="none" stroke="${pen.palette.accent}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>${words(pen, { x: 88, y: y - 3, w: 120 + pen.random.next() * 330, h: 10 }, { colour: '#fff', strength: 0.95 })}`;
const said: Line = (pen, y) => words(pen, { x: 88, y: y - 3, w: 220 + pen.random.next() * 560, h: 8 }, { colour: chalk, strength: 0.5 });
const done: Line = (pen, y) =>
  `<path d="M90 ${y + 1}l5 6 10-12" fill="none" stroke="#5fc48d" stroke-width="3" stroke-linecap="round"/>${words(pen, { x: 120, y: y - 3, w: 160 + pen.random.next() * 300, h: 8 }, { colour: chalk, strength: 0.75 })}${digits(`${pen.random.between(0, 9)}:${pen.random.between(10, 59)}`, [1010, y + 6], { height: 11, colour: '#8a93a3', weight: 1.2 })}`;
const warned: Line = (pen, y) =>
  `${block({ x: 88, y: y - 7, w: 64, h: 17 }, states[1], 4)}${words(pen, { x: 168, y: y - 3, w: 220 + pen.random.next() * 260, h: 8 }, { colour: '#f0c66a', strength: 0.9 })}`;
const row: Line = (pen, y) =>
  each(4, (index) =>
    index === 3
      ? digits(String(pen.random.between(10, 999)), [820, y + 6], { height: 11, colour: pen.palette.bright, weight: 1.2 })
      : words(pen, { x: 88 + index * 244, y: y - 3, w: 80 + pen.random.next() * 110, h: 8 }, { colour: index === 0 ? pen.palette.soft : chalk, strength: 0.7 }),
  );
const progress: Line = (pen, y) => {
  const share = pen.random.between(40, 96);
  return `${block({ x: 88, y: y - 6, w: 640, h: 14 }, '#2b3038', 7)}${block({ x: 88, y: y - 6, w: 6.4 * share, h: 14 }, pen.palette.bright, 7)}${digits(`${share}%`, [752, y + 6], { height: 12, colour: chalk })}`;
};

/** A screen of commands and their answers, which fills the window. */
export function terminalScreen(pen: Pen): string {
  const told: readonly Line[] = [
    command,
    said,
    done,
    done,
    done,
    said,
    progress,
    command,
    row,
    row,
    row,
    row,
    pen.random.pick([warned, done]),
    said,
    command,
    done,
    done,
    progress,
  ];
  const buttons = ['#e5695e', '#e9b949', '#5fb96d'].map((colour, index) => `<circle cx="${44 + index * 26}" cy="34" r="8" fill="${colour}"/>`).join('');
  const bar = `${block({ x: 0, y: 0, w: screen.width, h: 68 }, '#22262d')}${buttons}${words(pen, { x: 510, y: 29, w: 190, h: 10 }, { colour: chalk, strength: 0.5 })}`;
  const caret = `<path d="M64 714l9 6-9 6" fill="none" stroke="${pen.palette.accent}" stroke-width="2.6" stroke-linecap="round"/>${block({ x: 90, y: 708, w: 12, h: 22 }, chalk)}`;
  return `${block({ x: 0, y: 0, w: screen.width, h: screen.height }, ground)}${bar}${told.map((draw, index) => draw(pen, 112 + index * 33)).join('')}${caret}`;
}
