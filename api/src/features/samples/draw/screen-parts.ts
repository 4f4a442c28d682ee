import type { Random } from '#api/platform/random.ts';
import type { Palette } from './palette.ts';
import { each, round, smooth } from './shapes.ts';

/** Where something stands on a screen, in pixels. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** What a screen is drawn with: the vendor's colours, the product's own luck, and the tones of paper and ink. */
export type Pen = { readonly random: Random; readonly palette: Palette; readonly paper: string; readonly page: string; readonly ink: string; readonly line: string };

/** The colours of good, doubtful and bad, in this order. */
export const states = ['#2f8f5b', '#d99a1c', '#c8453b'] as const;

/** A filled rectangle. */
export function block({ x, y, w, h }: Box, fill: string, radius = 0): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, w))}" height="${round(h)}" rx="${radius}" fill="${fill}"/>`;
}

/** A panel: paper with a fine edge. */
export function card(pen: Pen, { x, y, w, h }: Box): string {
  return `<rect x="${x + 0.5}" y="${y + 0.5}" width="${w - 1}" height="${h - 1}" rx="10" fill="${pen.paper}" stroke="${pen.line}"/>`;
}

/** A line of writing, shown as words without letters, so that a screen speaks neither language. */
export function words(pen: Pen, { x, y, w, h }: Box, { colour = pen.ink, strength = 0.5 }: { readonly colour?: string; readonly strength?: number } = {}): string {
  const dashes: number[] = [];
  let left = w;
  while (left > h * 1.4) {
    const width = Math.min(left, h * (1.6 + pen.random.next() * 5));
    dashes.push(round(width - h), round(h * 1.75));
    left -= width + h * 0.75;
  }
  // One dashed stroke draws several times as fast as a group of rectangles.
  const length = dashes.slice(0, -1).reduce((sum, dash) => sum + dash, 0);
  return `<path d="M${round(x + h / 2)} ${round(y + h / 2)}h${round(length)}" stroke="${colour}" stroke-opacity="${strength}" stroke-width="${h}" stroke-linecap="round" stroke-dasharray="${dashes.join(' ')}"/>`;
}

/** Several lines of writing under one another, the last one shorter. */
export function paragraph(pen: Pen, { x, y, w, h }: Box, lines: number): string {
  return each(lines, (index) =>
    words(pen, { x, y: y + index * h * 2.4, w: index === lines - 1 ? w * (0.35 + pen.random.next() * 0.4) : w * (0.88 + pen.random.next() * 0.12), h }, { strength: 0.34 }),
  );
}

/** A rounded label with a word in it, in one of the colours of state or of the vendor. */
export function pill(pen: Pen, { x, y, w, h }: Box, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${h / 2}" fill="${colour}" fill-opacity=".16"/><circle cx="${x + h / 2}" cy="${y + h / 2}" r="${h / 5}" fill="${colour}"/>${words(pen, { x: x + h * 0.95, y: y + h * 0.36, w: w - h * 1.4, h: h * 0.28 }, { colour, strength: 0.9 })}`;
}

/** A button: filled where it is the main one. */
export function button(pen: Pen, box: Box, main: boolean): string {
  const { x, y, w, h } = box;
  const face = main
    ? block(box, pen.palette.strong, 7)
    : `<rect x="${x + 0.5}" y="${y + 0.5}" width="${w - 1}" height="${h - 1}" rx="7" fill="${pen.paper}" stroke="${pen.palette.strong}" stroke-opacity=".6"/>`;
  return face + words(pen, { x: x + w * 0.22, y: y + h * 0.4, w: w * 0.56, h: h * 0.22 }, { colour: main ? '#fff' : pen.palette.strong, strength: 0.95 });
}

/** A round picture of a person, as one of the vendor's colours. */
export function face(pen: Pen, [x, y]: readonly [number, number], radius: number): string {
  const { soft, bright, accent, deep } = pen.palette;
  const clip = `face${Math.round(x)}-${Math.round(y)}`;
  return `<clipPath id="${clip}"><circle cx="${x}" cy="${y}" r="${radius}"/></clipPath><g clip-path="url(#${clip})"><circle cx="${x}" cy="${y}" r="${radius}" fill="${pen.random.pick([soft, bright, accent])}"/><circle cx="${x}" cy="${y - radius * 0.18}" r="${radius * 0.38}" fill="${deep}" opacity=".75"/><circle cx="${x}" cy="${y + radius * 0.95}" r="${radius * 0.66}" fill="${deep}" opacity=".75"/></g>`;
}

/** A series of values that wander from one to the next, from 0 to 1. */
export function wander(pen: Pen, count: number, drift: number): number[] {
  const values: number[] = [];
  let value = 0.3 + pen.random.next() * 0.4;
  for (let index = 0; index < count; index += 1) {
    value = Math.min(0.96, Math.max(0.05, value + drift / count + (pen.random.next() - 0.5) * 0.18));
    values.push(value);
  }
  return values;
}

/** The places of a series within a box. */
export function places(values: readonly number[], { x, y, w, h }: Box): [number, number][] {
  return values.map((value, index) => [x + (w * index) / Math.max(1, values.length - 1), y + h * (1 - value)]);
}

/** A line without axes, for a glance. */
export function sparkline(pen: Pen, box: Box, colour: string): string {
  return `<path d="${smooth(places(wander(pen, 9, 0.2), box))}" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round"/>`;
}
