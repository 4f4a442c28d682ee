import { expect, test } from 'vitest';
import { drawLogo } from '#api/features/samples/draw-logo.ts';
import { drawScreenshot } from '#api/features/samples/draw-screenshot.ts';
import { paletteOf } from '#api/features/samples/draw/palette.ts';
import { vendors } from './sample-texts.ts';

const screens = vendors.flatMap((vendor) =>
  vendor.listings.flatMap(({ slug, drawnScreenshots = [] }) => drawnScreenshots.map(({ kind }, index) => ({ vendor, kind, seed: `${slug} ${index}` }))),
);

/** How light a colour is to the eye, from 0 to 1, as WCAG computes it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((from) => parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('no two vendors have the same logo, and a vendor has the same one each time', () => {
  const logos = vendors.map((vendor) => drawLogo(vendor).svg);
  expect(new Set(logos).size).toBe(vendors.length);
  expect(vendors.map((vendor) => drawLogo(vendor).svg)).toEqual(logos);
});

test('no two screens are the same, and a screen is the same each time', () => {
  const drawn = screens.map((screen) => drawScreenshot(screen).svg);
  expect(drawn.length).toBeGreaterThan(100);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(screens.map((screen) => drawScreenshot(screen).svg)).toEqual(drawn);
});

test('every kind of screen is drawn', () => {
  expect([...new Set(screens.map(({ kind }) => kind))].toSorted()).toEqual(['chart', 'chat', 'dashboard', 'form', 'map', 'table', 'terminal']);
});

test('no drawing needs a font or holds a number that is none', () => {
  const drawings = [...vendors.map((vendor) => drawLogo(vendor).svg), ...screens.map((screen) => drawScreenshot(screen).svg)];
  expect(drawings.filter((svg) => /<text|font|NaN|undefined|Infinity/.test(svg))).toEqual([]);
});

test('a mark stands out from its ground in every hue', () => {
  const weak = Array.from({ length: 360 }, (_, hue) => ({ hue, ...paletteOf(hue, 110) })).filter(
    ({ deep, strong, soft, pale }) => Math.min(contrast(deep, pale), contrast(strong, pale), contrast(soft, deep)) < 4.5,
  );
  expect(weak).toEqual([]);
});
