import { digits, widthOfDigits } from './digits.ts';
import { block, card, paragraph, places, sparkline, states, wander, words, type Box, type Pen } from './screen-parts.ts';
import { each, onCircle, points, smooth } from './shapes.ts';

function axes(pen: Pen, { x, y, w, h }: Box): string {
  const unit = pen.random.pick([5, 20, 25, 100, 250]);
  return each(5, (index) => {
    const label = String(unit * (4 - index));
    const at = y + (h * index) / 4;
    return `<path d="M${x} ${at}h${w}" stroke="${pen.ink}" stroke-opacity="${index === 4 ? 0.35 : 0.1}"/>${digits(label, [x - 12 - widthOfDigits(label, 11), at + 5], { height: 11, colour: pen.ink, weight: 1.1 })}`;
  });
}

function lines(pen: Pen, box: Box): string {
  const drift = pen.random.pick([-0.5, 0.5, 0.3]);
  const main = wander(pen, 16, drift);
  const spread = main.map((value, index) => value + 0.03 + index * 0.006);
  const low = main.map((value, index) => Math.max(0.01, value - 0.03 - index * 0.006));
  const band = `<polygon points="${points([...places(spread, box), ...places(low, box).toReversed()])}" fill="${pen.palette.bright}" opacity=".2"/>`;
  const other = pen.random.chance(0.6)
    ? `<path d="${smooth(places(wander(pen, 16, -drift / 2), box))}" fill="none" stroke="${pen.palette.accent}" stroke-width="3" stroke-dasharray="2 7" stroke-linecap="round"/>`
    : '';
  const [endX, endY] = places(main, box).at(-1) ?? [0, 0];
  return `${band}${other}<path d="${smooth(places(main, box))}" fill="none" stroke="${pen.palette.strong}" stroke-width="3.5" stroke-linecap="round"/><circle cx="${endX}" cy="${endY}" r="6" fill="${pen.palette.strong}"/>`;
}

function columns(pen: Pen, { x, y, w, h }: Box): string {
  const count = pen.random.pick([8, 12]);
  const stacked = pen.random.chance(0.6);
  const values = wander(pen, count, pen.random.pick([-0.6, 0.6]));
  const width = (w / count) * 0.62;
  return values
    .map((value, index) => {
      const left = x + (w * (index + 0.19)) / count;
      const upper = stacked ? block({ x: left, y: y + h * (1 - value), w: width, h: h * value * 0.36 }, pen.palette.accent, 3) : '';
      return `${upper}${block({ x: left, y: y + h * (1 - value * (stacked ? 0.62 : 1)), w: width, h: h * value * (stacked ? 0.62 : 1) }, index === count - 1 ? pen.palette.deep : pen.palette.strong, 3)}`;
    })
    .join('');
}

function quadrants(pen: Pen, { x, y, w, h }: Box): string {
  const cross = `<path d="M${x + w / 2} ${y}v${h}M${x} ${y + h / 2}h${w}" stroke="${pen.ink}" stroke-opacity=".3" stroke-dasharray="5 5"/>`;
  return (
    cross +
    each(
      34,
      () =>
        `<circle cx="${x + w * (0.05 + pen.random.next() * 0.9)}" cy="${y + h * (0.07 + pen.random.next() * 0.86)}" r="${5 + pen.random.next() ** 3 * 20}" fill="${pen.random.pick([pen.palette.strong, pen.palette.bright, pen.palette.accent])}" fill-opacity=".72"/>`,
    )
  );
}

/** A chart of one of three kinds, with axes whose figures need no language. */
export function plot(pen: Pen, box: Box): string {
  return axes(pen, box) + pen.random.pick([lines, lines, columns, quadrants])(pen, box);
}

/** A ring of shares with its legend. */
export function shares(pen: Pen, { x, y, w, h }: Box): string {
  const radius = Math.min(h * 0.34, w * 0.22);
  const centre: [number, number] = [x + radius + 26, y + h / 2];
  const { strong, bright, accent, soft } = pen.palette;
  let from = -90;
  return [strong, bright, accent, soft]
    .map((colour, index) => {
      const to = index === 3 ? 270 : from + 50 + pen.random.next() * 70;
      const [startX, startY] = onCircle(centre, radius, from);
      const [endX, endY] = onCircle(centre, radius, to - 2);
      const part = `<path d="M${startX} ${startY}A${radius} ${radius} 0 ${to - from > 182 ? 1 : 0} 1 ${endX} ${endY}" fill="none" stroke="${colour}" stroke-width="${radius * 0.42}"/>`;
      from = to;
      const at = y + h / 2 - 48 + index * 30;
      return `${part}${block({ x: x + radius * 2 + 66, y: at, w: 13, h: 13 }, colour, 3)}${words(pen, { x: x + radius * 2 + 90, y: at + 3, w: w - radius * 2 - 116, h: 8 })}`;
    })
    .join('');
}

/** A figure that counts something, with its change. */
export function figure(pen: Pen, box: Box): string {
  const { x, y, w } = box;
  const value = pen.random.pick([
    `${pen.random.between(61, 99)}%`,
    String(pen.random.between(12, 980)),
    String(pen.random.between(1, 40)),
    `${pen.random.between(0, 9)}:${pen.random.between(10, 59)}`,
  ]);
  const state = pen.random.weighted([
    [states[0], 5],
    [states[1], 2],
    [states[2], 1],
  ]);
  return `${card(pen, box)}${words(pen, { x: x + 18, y: y + 20, w: w * 0.5, h: 9 })}${digits(value, [x + 18, y + 78], { height: 30, colour: pen.ink, weight: 1.5 })}${sparkline(pen, { x: x + w - 84, y: y + 50, w: 66, h: 26 }, state)}`;
}

/** A screen that shows one thing over time, in full. */
export function chartScreen(pen: Pen, room: Box): string {
  const { x, y, w, h } = room;
  const main = { x, y, w, h: h * 0.66 };
  const legend = each(
    3,
    (index) =>
      `${block({ x: x + 28 + index * 150, y: y + 26, w: 14, h: 14 }, [pen.palette.strong, pen.palette.accent, pen.palette.soft][index] ?? '', 4)}${words(pen, { x: x + 52 + index * 150, y: y + 29, w: 84, h: 8 })}`,
  );
  const under = { y: y + h * 0.66 + 20, h: h * 0.34 - 20 };
  const width = (w - 40) / 3;
  const notes = each(3, (index) => {
    const left = x + index * (width + 20);
    return `${card(pen, { x: left, w: width, ...under })}${words(pen, { x: left + 18, y: under.y + 20, w: width * 0.55, h: 10 }, { strength: 0.75 })}${paragraph(pen, { x: left + 18, y: under.y + 50, w: width - 36, h: 7 }, 4)}`;
  });
  return `${card(pen, main)}${legend}${plot(pen, { x: x + 76, y: y + 68, w: w - 112, h: main.h - 104 })}${notes}`;
}
