import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(join(resolve(import.meta.dirname, '../../..'), 'site/src/styles/tokens.css'), 'utf8');
const areas = ['service-it', 'secure-it', 'manage-it', 'work-it'];

/** Every text colour with the grounds that it is set on. */
const pairs: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'raised', 'sunk', 'brand-tint', ...areas.map((area) => `${area}-tint`)]],
  ['quiet', ['paper', 'raised', 'sunk', ...areas.map((area) => `${area}-tint`)]],
  ['brand', ['paper', 'raised', 'sunk', 'brand-tint']],
  ['on-fill', ['fill', 'fill-deep']],
  ['on-mark', ['mark']],
  ...areas.map((area): [string, string[]] => [area, ['paper', 'raised', 'sunk', `${area}-tint`]]),
];

/** The edges of fields and the ring of focus, which must be told apart from what they lie on. */
const edges: readonly (readonly [string, readonly string[]])[] = [
  ['edge', ['paper', 'raised', 'sunk']],
  ['focus', ['paper', 'raised', 'sunk', ...areas.map((area) => `${area}-tint`)]],
];

function coloursOf(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

const [bright = '', dim = ''] = tokens.split(/@media [^{]*\(prefers-color-scheme: dark\)/);
const schemes = { light: coloursOf(bright), dark: coloursOf(dim) };

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(schemes))('in the %s scheme', (_, colours) => {
  const ratio = (name: string, ground: string) => contrast(colours.get(name) ?? '#ffffff', colours.get(ground) ?? '#ffffff');

  it.each(pairs)('%s is read at 4.5 to 1 or more on each of its grounds', (name, grounds) => {
    expect(grounds.filter((ground) => ratio(name, ground) < 4.5).map((ground) => `${ground} ${ratio(name, ground).toFixed(2)}`)).toEqual([]);
  });

  it.each(edges)('%s is seen at 3 to 1 or more on each of its grounds', (name, grounds) => {
    expect(grounds.filter((ground) => ratio(name, ground) < 3).map((ground) => `${ground} ${ratio(name, ground).toFixed(2)}`)).toEqual([]);
  });
});

it('both schemes give every colour a value of its own', () => {
  expect([...schemes.dark.keys()]).toEqual([...schemes.light.keys()]);
  expect([...schemes.light].filter(([name, value]) => schemes.dark.get(name) === value)).toEqual([]);
});
