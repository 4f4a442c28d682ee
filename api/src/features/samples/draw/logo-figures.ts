import type { Ink } from './logo-marks.ts';
import { each, onCircle, points, round, upTo } from './shapes.ts';

const centre = [128, 128] as const;

function knot({ random, first, second, accent }: Ink): string {
  const square = random.chance(0.5);
  const link = (x: number, y: number, colour: string) =>
    square
      ? `<rect x="${x - 46}" y="${y - 46}" width="92" height="92" rx="26" fill="none" stroke="${colour}" stroke-width="20"/>`
      : `<circle cx="${x}" cy="${y}" r="46" fill="none" stroke="${colour}" stroke-width="20"/>`;
  const over = (x: number, y: number, colour: string) => `<g clip-path="url(#over)">${link(x, y, colour)}</g>`;
  const clip = '<clipPath id="over"><rect x="128" y="20" width="100" height="108"/></clipPath>';
  const two = `${clip}${link(102, 108, first)}${link(154, 148, second)}${over(102, 108, first)}`;
  const three = `${link(128, 94, first)}${link(98, 150, second)}${link(158, 150, accent)}`;
  return `<g transform="rotate(${random.pick([0, 90])} 128 128)">${random.chance(0.5) ? two : three}</g>${random.chance(0.3) ? `<circle cx="128" cy="128" r="13" fill="${accent}"/>` : ''}`;
}

function peak({ random, first, second, accent }: Ink): string {
  const top = random.between(100, 150);
  const summit = random.between(70, 92);
  const sun = `<circle cx="${top > 125 ? random.between(66, 84) : random.between(178, 196)}" cy="${random.between(70, 88)}" r="22" fill="${accent}"/>`;
  const ridge = `<path d="M${top - 118} 268L${top} ${summit}l118 188z" fill="${first}"/>`;
  const cap = `<path d="M${top} ${summit}l-28 46 16-8 14 14 16-12 12 8z" fill="${accent}"/>`;
  const before = top > 125 ? `<path d="M-60 268L70 138l130 130z" fill="${second}"/>` : `<path d="M60 268l126-128 130 128z" fill="${second}"/>`;
  return random.chance(0.5) ? `${sun}${ridge}${before}` : `${ridge}${cap}${before}`;
}

function dot({ random, first, second, accent }: Ink): string {
  const turn = random.between(0, 3);
  const sizes: readonly ((column: number, row: number) => number)[] = [
    (column, row) => 4 + (column + row) * 1.9,
    (column, row) => 18 - Math.hypot(column - 2, row - 2) * 5,
    (column, row) => 5 + Math.hypot(column - 2, row - 2) * 4.4,
    (column, row) => ((column + row) % 2 === 0 ? 16 : 8),
  ];
  const size = random.pick(sizes);
  const lit = random.between(0, 24);
  const lattice = each(25, (index) => {
    const radius = round(Math.max(4, size(index % 5, Math.floor(index / 5))));
    return `<circle cx="${52 + (index % 5) * 38}" cy="${52 + Math.floor(index / 5) * 38}" r="${index === lit ? Math.max(radius, 13) : radius}" fill="${index === lit ? accent : index % 2 === 0 ? first : second}"/>`;
  });
  return `<g transform="rotate(${turn * 90} 128 128)">${lattice}</g>`;
}

function shield({ random, first, second, accent }: Ink): string {
  const outline = random.pick([
    'M128 34l84 26v64c0 54-36 84-84 102-48-18-84-48-84-102V60z',
    'M46 44h164v84c0 50-36 78-82 96-46-18-82-46-82-96z',
    'M128 34c28 20 54 26 84 26v62c0 54-36 86-84 104-48-18-84-50-84-104V60c30 0 56-6 84-26z',
  ]);
  const divisions = [
    `<path d="M128 0h128v256H128z" fill="${second}"/><circle cx="128" cy="118" r="30" fill="${accent}"/>`,
    `<path d="M0 40L40 0l216 216-40 40z" fill="${accent}"/><path d="M0 0h256v256z" fill="${second}" opacity=".55"/>`,
    `<path d="M0 190l128-86 128 86v66H0z" fill="${second}"/><path d="M0 206l128-86 128 86v-44l-128-86L0 162z" fill="${accent}"/>`,
    `<path d="M128 0h128v124H128zM0 124h128v132H0z" fill="${second}"/><circle cx="86" cy="84" r="15" fill="${accent}"/>`,
    `<path d="M0 108h256v44H0z" fill="${second}"/><path d="M0 184h256v80H0z" fill="${accent}"/>`,
  ];
  return `<clipPath id="shield"><path d="${outline}"/></clipPath><g clip-path="url(#shield)"><path d="M0 0h256v256H0z" fill="${first}"/>${random.pick(divisions)}</g>`;
}

function loop({ random, first, second, accent }: Ink): string {
  const [across, down, shift] = random.pick([
    [1, 2, 0],
    [2, 1, 0],
    [1, 3, 0.5],
    [1, 2, 0.25],
    [2, 3, 0.5],
  ] as const);
  const place = (step: number): [number, number] => {
    const angle = (step / 120) * Math.PI * 2;
    return [128 + 80 * Math.sin(across * angle + shift * Math.PI), 128 + 74 * Math.sin(down * angle)];
  };
  const path = (from: number, to: number) => points(upTo(to - from + 1).map((step) => place(from + step)));
  const line = (colour: string, from: number, to: number) =>
    `<polyline points="${path(from, to)}" fill="none" stroke="${colour}" stroke-width="${down > 2 ? 17 : 22}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const [x, y] = random.chance(0.5) ? place(random.between(0, 119)) : onCircle(centre, 0, 0);
  return `${line(second, 0, 120)}${line(first, 0, 60)}<circle cx="${round(x)}" cy="${round(y)}" r="17" fill="${accent}"/>`;
}

/** The marks with a figure in them: heraldry, landscape and line. */
export const figureMarks = { knot, peak, dot, shield, loop };
