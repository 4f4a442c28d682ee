import { digits, widthOfDigits } from './digits.ts';
import { figure, plot, shares } from './screen-charts.ts';
import { block, card, states, words, type Box, type Pen } from './screen-parts.ts';
import { each } from './shapes.ts';

function ranking(pen: Pen, { x, y, w, h }: Box): string {
  const rows = Math.floor((h - 60) / 36);
  return each(rows, (index) => {
    const top = y + 58 + index * 36;
    const length = (w - 190) * Math.max(0.12, 0.94 - index * 0.13 - pen.random.next() * 0.06);
    const share = String(Math.round((length / (w - 190)) * 90));
    return `${words(pen, { x: x + 20, y: top + 3, w: 96, h: 8 })}${block({ x: x + 132, y: top, w: length, h: 14 }, index === 0 ? pen.palette.strong : pen.palette.bright, 4)}${digits(share, [x + w - 20 - widthOfDigits(share, 11), top + 12], { height: 11, colour: pen.ink })}`;
  });
}

function events(pen: Pen, { x, y, w, h }: Box): string {
  return each(Math.floor((h - 60) / 42), (index) => {
    const top = y + 58 + index * 42;
    const hour = `${pen.random.between(10, 23)}:${pen.random.between(10, 59)}`;
    return `<circle cx="${x + 27}" cy="${top + 8}" r="6" fill="${pen.random.weighted([
      [states[0], 5],
      [states[1], 2],
      [states[2], 1],
    ])}"/>${words(pen, { x: x + 46, y: top, w: w * (0.3 + pen.random.next() * 0.25), h: 9 }, { strength: 0.7 })}${words(pen, { x: x + 46, y: top + 17, w: w * 0.45, h: 6 }, { strength: 0.3 })}${digits(hour, [x + w - 20 - widthOfDigits(hour, 10), top + 10], { height: 10, colour: pen.ink, weight: 1 })}`;
  });
}

/** A panel with its title. */
function panel(pen: Pen, box: Box, draw: (pen: Pen, box: Box) => string): string {
  return `${card(pen, box)}${words(pen, { x: box.x + 20, y: box.y + 22, w: Math.min(180, box.w * 0.42), h: 11 }, { strength: 0.78 })}${draw(pen, box)}`;
}

const plotted = (pen: Pen, { x, y, w, h }: Box) => plot(pen, { x: x + 62, y: y + 62, w: w - 92, h: h - 96 });

/** A screen that answers at a glance how things stand. */
export function dashboardScreen(pen: Pen, { x, y, w, h }: Box): string {
  const gap = 18;
  const quarter = (w - gap * 3) / 4;
  const figures = each(4, (index) => figure(pen, { x: x + index * (quarter + gap), y, w: quarter, h: 104 }));
  const top = y + 104 + gap;
  const rest = h - 104 - gap;
  const wide = (w - gap) * 0.62;
  const side = { x: x + wide + gap, w: w - wide - gap };
  const [first, second] = pen.random.pick([
    [shares, events],
    [ranking, events],
    [events, shares],
    [ranking, shares],
  ] as const);
  if (pen.random.chance(0.5)) {
    return `${figures}${panel(pen, { x, y: top, w: wide, h: rest }, plotted)}${panel(pen, { ...side, y: top, h: rest * 0.5 - gap / 2 }, first)}${panel(pen, { ...side, y: top + rest * 0.5 + gap / 2, h: rest * 0.5 - gap / 2 }, second)}`;
  }
  const upper = rest * 0.56 - gap / 2;
  return `${figures}${panel(pen, { x, y: top, w, h: upper }, plotted)}${panel(pen, { x, y: top + upper + gap, w: wide, h: rest - upper - gap }, ranking)}${panel(pen, { ...side, y: top + upper + gap, h: rest - upper - gap }, pen.random.pick([shares, events]))}`;
}
