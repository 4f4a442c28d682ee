import { escapeXml } from '#api/platform/xml.ts';
import type { MeasuredFont } from '#api/platform/fonts/measure-font.ts';
import { cardWords, type CardContent } from './card-content.ts';
import type { CardFonts } from './card-fonts.ts';
import { setLines, shorten } from './set-lines.ts';

/** The size of a card in pixels, as social networks want it. */
export const cardSize = { width: 1200, height: 630 } as const;

/** Changes whenever cards are to be drawn anew. */
export const cardDesign = 2;

const ink = { paper: '#eceee8', sheet: '#ffffff', text: '#17202b', quiet: '#515b67', line: '#d6dad5', brand: '#8a1538', mark: '#fbe38e', onMark: '#2a2200' } as const;

const hues: Readonly<Record<string, { readonly hue: string; readonly tint: string }>> = {
  'service-it': { hue: '#0a5a86', tint: '#d3e8f5' },
  'secure-it': { hue: '#8a4300', tint: '#f8e2c8' },
  'manage-it': { hue: '#2f6320', tint: '#d6eacb' },
  'work-it': { hue: '#64389b', tint: '#e6dbf6' },
};

const sheet = { left: 56, top: 92, width: 1088, height: 452 } as const;
const margin = 48;
const inner = { left: sheet.left + margin, right: sheet.left + sheet.width - margin, width: sheet.width - 2 * margin } as const;
const logoSize = 120;

/** A run of text of one size and font. */
type Run = { readonly x: number; readonly y: number; readonly text: string; readonly size: number; readonly font: MeasuredFont; readonly weight: number; readonly fill: string };

/** Lays a card out as SVG, an index card with a tab for each of its areas; `logo` is the address of its data. */
export function layOutCard(content: CardContent, fonts: CardFonts, logo: string | undefined): string {
  const head = headOf(content, fonts, logo !== undefined);
  const body = [
    `<rect width="${cardSize.width}" height="${cardSize.height}" fill="${ink.paper}"/>`,
    tabs(content, fonts),
    `<rect x="${sheet.left}" y="${sheet.top}" width="${sheet.width}" height="${sheet.height}" rx="8" fill="${ink.sheet}"/>`,
    logo === undefined ? '' : `<image x="${inner.right - logoSize}" y="${sheet.top + 40}" width="${logoSize}" height="${logoSize}" href="${escapeXml(logo)}"/>`,
    head.svg,
    `<rect x="${inner.left}" y="${head.bottom + 20}" width="${inner.width}" height="2" fill="${ink.brand}" opacity="0.5"/>`,
    summary(content, fonts, head.bottom + 20),
    foot(content, fonts),
    wordmark(content, fonts),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">${body.join('')}</svg>`;
}

function write({ x, y, text, size, font, weight, fill }: Run): string {
  return `<text x="${x}" y="${y}" font-family="${escapeXml(font.family)}" font-weight="${weight}" font-size="${size}" fill="${fill}">${escapeXml(text)}</text>`;
}

function tabs({ tabs: all }: CardContent, { bold }: CardFonts): string {
  let x: number = sheet.left + 16;
  return all
    .map(({ id, name }) => {
      const { hue, tint } = hues[id] ?? { hue: ink.quiet, tint: ink.line };
      const width = Math.ceil(bold.widthOf(name) * 25) + 48;
      const tab = `<rect x="${x}" y="44" width="${width}" height="64" rx="8" fill="${tint}"/><rect x="${x}" y="44" width="${width}" height="6" rx="3" fill="${hue}"/>`;
      const label = write({ x: x + 24, y: 80, text: name, size: 25, font: bold, weight: 700, fill: hue });
      x += width + 12;
      return `${tab}${label}`;
    })
    .join('');
}

function headOf({ title, by }: CardContent, fonts: CardFonts, withLogo: boolean): { svg: string; bottom: number } {
  const width = withLogo ? inner.width - logoSize - 36 : inner.width;
  const room = { width, height: by === undefined ? 260 : 200, step: 1.08, sizes: withLogo ? [76, 68, 60, 52, 46] : [92, 76, 68, 60, 52, 46] };
  const { size, lines } = setLines(title, fonts.title, room);
  const step = Math.round(size * 1.08);
  const first = sheet.top + 36 + Math.round(size * 0.86);
  const runs = lines.map((text, at) => write({ x: inner.left, y: first + at * step, text, size, font: fonts.title, weight: 600, fill: ink.text }));
  const last = first + (lines.length - 1) * step;
  const line = by === undefined ? '' : write({ x: inner.left, y: last + 46, text: shorten(by, fonts.sans, width / 28), size: 28, font: fonts.sans, weight: 400, fill: ink.quiet });
  const bottom = by === undefined ? last + 12 : last + 58;
  return { svg: [...runs, line].join(''), bottom: withLogo ? Math.max(bottom, sheet.top + 40 + logoSize) : bottom };
}

/** As many lines of the summary as lie between the head and the facts. */
function summary({ text, facts, label }: CardContent, { serif }: CardFonts, top: number): string {
  const floor = sheet.top + sheet.height - (facts.length > 0 || label !== undefined ? 92 : 40);
  const step = 1.32;
  const { size, lines } = setLines(text, serif, { width: inner.width, height: floor - top - 16, step, sizes: [36, 33, 30, 27] });
  const at = (line: number): number => Math.round(top + 16 + size * (1 + line * step));
  return lines.map((line, index) => write({ x: inner.left, y: at(index), text: line, size, font: serif, weight: 400, fill: ink.text })).join('');
}

/** The facts that fit in one line, and the label of a sample. */
function foot({ facts, label }: CardContent, { bold }: CardFonts): string {
  const size = 25;
  const y = sheet.top + sheet.height - 36;
  const labelWidth = label === undefined ? 0 : Math.ceil(bold.widthOf(label) * size) + 32;
  const box =
    label === undefined
      ? ''
      : `<rect x="${inner.right - labelWidth}" y="${y - 30}" width="${labelWidth}" height="42" rx="4" fill="${ink.mark}"/>${write({ x: inner.right - labelWidth + 16, y, text: label, size, font: bold, weight: 700, fill: ink.onMark })}`;
  const room = inner.width - (labelWidth === 0 ? 0 : labelWidth + 32);
  let x: number = inner.left;
  const shown = facts.map((fact, at) => {
    const start = at === 0 ? x : x + 28;
    const width = bold.widthOf(fact) * size;
    if (start + width > inner.left + room) return '';
    x = start + width;
    const dot = at === 0 ? '' : `<circle cx="${start - 14}" cy="${y - 8}" r="4" fill="${ink.brand}"/>`;
    return `${dot}${write({ x: start, y, text: fact, size, font: bold, weight: 700, fill: ink.text })}`;
  });
  return `${shown.join('')}${box}`;
}

function wordmark({ language }: CardContent, { title, sans }: CardFonts): string {
  const said = cardWords[language];
  const y = 598;
  const colours = ['#1a7ab0', '#c06a14', '#4c8c37', '#8656c4'].map((fill, at) => `<rect x="${2 + 7.27 * at}" y="4" width="6.2" height="9" rx="1.4" fill="${fill}"/>`).join('');
  const mark = `<g transform="translate(${sheet.left} 564) scale(1.35)">${colours}<rect x="2" y="9.5" width="28" height="18.5" rx="1.6" fill="${ink.brand}"/><path d="M6 15.5h20M6 20h12M6 24h9" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/></g>`;
  const name = `<text x="${sheet.left + 58}" y="${y}" font-family="${escapeXml(title.family)}" font-weight="600" font-size="34" fill="${ink.text}">${said.article} <tspan fill="${ink.brand}">CATA</tspan>log</text>`;
  const width = Math.ceil(sans.widthOf(said.tagline) * 25);
  return `${mark}${name}${write({ x: sheet.left + sheet.width - width, y, text: said.tagline, size: 25, font: sans, weight: 400, fill: ink.quiet })}`;
}
