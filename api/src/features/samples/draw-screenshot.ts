import { Random } from '#api/platform/random.ts';
import type { Drawing } from './draw/encode-drawing.ts';
import { paletteOf } from './draw/palette.ts';
import { chartScreen } from './draw/screen-charts.ts';
import { chatScreen } from './draw/screen-chat.ts';
import { dashboardScreen } from './draw/screen-dashboard.ts';
import { formScreen } from './draw/screen-form.ts';
import { frame, screen } from './draw/screen-frame.ts';
import { mapScreen } from './draw/screen-map.ts';
import { block, type Box, type Pen } from './draw/screen-parts.ts';
import { tableScreen } from './draw/screen-table.ts';
import { terminalScreen } from './draw/screen-terminal.ts';
import { drawEmblem } from './draw-logo.ts';
import type { SampleFile, SampleScreenshot } from './sample.schema.ts';

/** What a screen shows: the vendor whose product it is, a seed of its own, and the kind of screen. */
export type Screen = { readonly vendor: Pick<SampleFile, 'slug' | 'drawnLogo'>; readonly seed: string; readonly kind: SampleScreenshot['kind'] };

type Framed = Exclude<Screen['kind'], 'terminal'>;

const screens: Readonly<Record<Framed, (pen: Pen, room: Box) => string>> = {
  dashboard: dashboardScreen,
  map: mapScreen,
  table: tableScreen,
  form: formScreen,
  chat: chatScreen,
  chart: chartScreen,
};

const width = 960;
const height = 600;

/** Draws a schematic screen of a sample product, 960 by 600 pixels: its words are bars, so that it speaks neither language. */
export function drawScreenshot({ vendor, seed, kind }: Screen): Drawing {
  // The frame comes from the vendor's own luck, so that its screens look like one product.
  const own = new Random(vendor.slug);
  const palette = paletteOf(vendor.drawnLogo.hue, own.pick([70, 110, 150, 200, 300]));
  const pen = { palette, paper: '#fff', page: palette.pale, ink: '#2a2f36', line: '#e3e1da', random: new Random(seed) };
  const drawn = kind === 'terminal' ? terminalScreen(pen) : drawFramed(pen, { ...pen, random: own }, drawEmblem(vendor), kind);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${screen.width} ${screen.height}">${drawn}</svg>`,
    width,
    height,
    exact: false,
  };
}

function drawFramed(pen: Pen, own: Pen, emblem: string, kind: Framed): string {
  const { svg, room } = frame(own, emblem);
  return `${block({ x: 0, y: 0, w: screen.width, h: screen.height }, pen.page)}${svg}${screens[kind](pen, room)}`;
}
