import type { Random } from '#api/platform/random.ts';
import { each, onCircle, points, smooth, upTo } from './shapes.ts';

/** What a mark is drawn with: three colours that stand out from the ground, and the vendor's own luck. */
export type Ink = { readonly random: Random; readonly first: string; readonly second: string; readonly accent: string };

const centre = [128, 128] as const;

/** A part of a ring, from one angle to another in degrees. */
function arc(radius: number, from: number, to: number): string {
  const [startX, startY] = onCircle(centre, radius, from);
  const [endX, endY] = onCircle(centre, radius, to);
  return `M${startX} ${startY}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${endX} ${endY}`;
}

function ring({ random, first, second, accent }: Ink): string {
  const turn = random.between(0, 7) * 45;
  if (random.chance(0.5)) {
    const gap = random.between(60, 130);
    const arcs: [number, number, string][] = [
      [78, turn, first],
      [46, turn + 180, second],
    ];
    return `${arcs.map(([radius, from, colour]) => `<path d="${arc(radius, from, from + 360 - gap)}" fill="none" stroke="${colour}" stroke-width="24" stroke-linecap="round"/>`).join('')}<circle cx="128" cy="128" r="16" fill="${accent}"/>`;
  }
  const count = random.pick([5, 6, 8]);
  const step = 360 / count;
  return each(
    count,
    (index) =>
      `<path d="${arc(66, turn + index * step, turn + (index + 1) * step - 14)}" fill="none" stroke="${index === 0 ? accent : index % 2 === 0 ? first : second}" stroke-width="36"/>`,
  );
}

function grid({ random, first, second, accent }: Ink): string {
  const shapes = (x: number, y: number, colour: string): readonly string[] => [
    `<rect x="${x}" y="${y}" width="52" height="52" rx="6" fill="${colour}"/>`,
    `<circle cx="${x + 26}" cy="${y + 26}" r="26" fill="${colour}"/>`,
    `<path d="M${x} ${y}h52v52a52 52 0 0 1-52-52z" fill="${colour}"/>`,
    `<path d="M${x} ${y}h26a26 26 0 0 1 26 26v26h-26a26 26 0 0 1-26-26z" fill="${colour}"/>`,
  ];
  const lit = random.between(0, 8);
  return each(9, (index) => random.pick(shapes(44 + (index % 3) * 58, 44 + Math.floor(index / 3) * 58, index === lit ? accent : random.pick([first, first, second]))));
}

function wave({ random, first, second, accent }: Ink): string {
  const deepening = [second, first, accent];
  const from = random.between(92, 112);
  const swell = random.between(14, 24);
  const crest = (index: number): string => smooth(upTo(6).map((step) => [-20 + step * 60, from + index * 42 + ((step + index) % 2) * swell * (index === 1 ? -1 : 1)]));
  const sun = random.chance(0.5) ? `<circle cx="${random.pick([78, 128, 178])}" cy="62" r="26" fill="${accent}"/>` : '';
  return `${sun}${each(3, (index) => `<path d="${crest(index)}" fill="none" stroke="${sun !== '' && index === 2 ? first : deepening[index]}" stroke-width="22"/>`)}`;
}

function leaf({ random, first, second, accent }: Ink): string {
  const count = random.pick([1, 3, 4, 5, 6, 8]);
  const turn = random.pick([0, 45, 90]);
  if (count === 1) {
    return `<g transform="rotate(${turn === 90 ? 45 : turn} 128 128)"><path d="M128 34c70 46 70 142 0 188-70-46-70-142 0-188z" fill="${first}"/><path d="M128 34c70 46 70 142 0 188z" fill="${second}"/><path d="M128 92v136" stroke="${accent}" stroke-width="12" stroke-linecap="round"/></g>`;
  }
  const width = count > 5 ? 26 : 44;
  const petal = `M128 122c${-width} -28 ${-width} -66 0 -94c${width} 28 ${width} 66 0 94z`;
  return each(
    count,
    (index) =>
      `<path d="${petal}" fill="${index === 0 ? accent : index % 2 === 0 ? first : second}" transform="rotate(${turn + (index * 360) / count} 128 ${count === 3 ? 136 : 128})"/>`,
  );
}

function hex({ random, first, second, accent }: Ink): string {
  const corner = (radius: number, index: number) => onCircle(centre, radius, index * 60 - 90);
  const whole = (radius: number) => points(upTo(6).map((index) => corner(radius, index)));
  const face = (index: number) => points([centre, corner(86, index), corner(86, index + 1), corner(86, index + 2)]);
  const nested = `<polygon points="${whole(88)}" fill="${first}"/><polygon points="${whole(60)}" fill="${second}" transform="rotate(30 128 128)"/><polygon points="${whole(32)}" fill="${accent}"/>`;
  const cube = `<polygon points="${face(5)}" fill="${accent}"/><polygon points="${face(1)}" fill="${first}"/><polygon points="${face(3)}" fill="${second}"/>`;
  const cell = points(upTo(6).map((index) => onCircle([128, 128], 30, index * 60 - 90)));
  const flower = each(7, (index) => {
    const [x, y] = index === 6 ? centre : onCircle(centre, 56, index * 60);
    return `<polygon points="${cell}" transform="translate(${x - 128} ${y - 128})" fill="${index === 6 ? accent : index % 2 === 0 ? first : second}"/>`;
  });
  return random.pick([nested, cube, flower]);
}

function bars({ random, first, second, accent }: Ink): string {
  const count = random.pick([3, 4, 5]);
  const gap = 12;
  const width = Math.floor((164 + gap) / count) - gap;
  const lit = random.between(0, count - 1);
  const turn = random.pick([0, 0, 90, 45]);
  const rounding = random.pick([width / 2, 6]);
  const columns = each(count, (index) => {
    const height = 70 + ((index * 53 + random.between(0, 40)) % 100);
    const y = random.chance(0.4) ? 128 - height / 2 : 208 - height;
    return `<rect x="${46 + index * (width + gap)}" y="${y}" width="${width}" height="${height}" rx="${rounding}" fill="${index === lit ? accent : index % 2 === 0 ? first : second}"/>`;
  });
  return `<g transform="rotate(${turn} 128 128)">${columns}</g>`;
}

function arcs({ random, first, second, accent }: Ink): string {
  const lit = random.between(0, 3);
  return each(4, (index) => {
    const x = 44 + (index % 2) * 86;
    const y = 44 + Math.floor(index / 2) * 86;
    const colour = index === lit ? accent : index % 2 === 0 ? first : second;
    const quarter = `M${x} ${y}h82a82 82 0 0 1-82 82z`;
    const hollow = `M${x} ${y}h82a82 82 0 0 1-82 82v-38a44 44 0 0 0 44-44z`;
    return `<path d="${random.pick([quarter, quarter, hollow])}" fill="${colour}" transform="rotate(${random.between(0, 3) * 90} ${x + 41} ${y + 41})"/>`;
  });
}

/** The marks that are plain geometry. */
export const plainMarks = { ring, grid, wave, leaf, hex, bars, arc: arcs };
