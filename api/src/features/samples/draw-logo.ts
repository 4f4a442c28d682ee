import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { SampleFile } from './sample.schema.ts';

type Logo = SampleFile['drawnLogo'];

const size = 256;

/** The shapes of each mark, white on the colour of the vendor; `w` marks the lighter parts. */
const marks: Readonly<Record<Logo['mark'], string>> = {
  ring: '<circle cx="128" cy="128" r="66" fill="none" stroke="#fff" stroke-width="26"/><circle cx="128" cy="128" r="18" fill="#fff"/>',
  grid: '<g fill="#fff"><rect x="62" y="62" width="56" height="56" rx="8"/><rect x="138" y="62" width="56" height="56" rx="8" opacity=".55"/><rect x="62" y="138" width="56" height="56" rx="8" opacity=".55"/><rect x="138" y="138" width="56" height="56" rx="8"/></g>',
  wave: '<g fill="none" stroke="#fff" stroke-width="20" stroke-linecap="round"><path d="M48 104q40-44 80 0t80 0"/><path d="M48 156q40-44 80 0t80 0" opacity=".6"/></g>',
  leaf: '<path d="M128 46c58 34 64 104 0 164-64-60-58-130 0-164z" fill="#fff"/><path d="M128 90v116" stroke="#000" stroke-opacity=".25" stroke-width="10"/>',
  hex: '<path d="M128 48l69 40v80l-69 40-69-40V88z" fill="none" stroke="#fff" stroke-width="22" stroke-linejoin="round"/><circle cx="128" cy="128" r="24" fill="#fff"/>',
  bars: '<g fill="#fff"><rect x="58" y="132" width="34" height="66" rx="6"/><rect x="111" y="92" width="34" height="106" rx="6"/><rect x="164" y="56" width="34" height="142" rx="6"/></g>',
  arc: '<g fill="none" stroke="#fff" stroke-width="22" stroke-linecap="round"><path d="M56 176a72 72 0 0 1 144 0"/><path d="M94 176a34 34 0 0 1 68 0" opacity=".6"/></g>',
  knot: '<g fill="none" stroke="#fff" stroke-width="20"><rect x="64" y="64" width="84" height="84" rx="24"/><rect x="108" y="108" width="84" height="84" rx="24"/></g>',
  peak: '<path d="M40 190L108 74l40 66 22-34 46 84z" fill="#fff"/>',
  dot: '<g fill="#fff"><circle cx="90" cy="128" r="34"/><circle cx="172" cy="92" r="22" opacity=".7"/><circle cx="172" cy="168" r="14" opacity=".5"/></g>',
  shield: '<path d="M128 48l68 24v52c0 46-30 74-68 90-38-16-68-44-68-90V72z" fill="#fff"/>',
  loop: '<path d="M92 92a36 36 0 1 0 0 72c36 0 36-72 72-72a36 36 0 1 1 0 72c-36 0-36-72-72-72z" fill="none" stroke="#fff" stroke-width="20"/>',
};

/** Draws a vendor's logo as a WebP image of 256 by 256 pixels. */
export async function drawLogo(logo: Logo): Promise<{ id: string; bytes: Buffer; width: number; height: number }> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 256 256"><rect width="256" height="256" rx="48" fill="hsl(${logo.hue} 48% 34%)"/>${marks[logo.mark]}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).webp({ lossless: true }).toBuffer();
  return { id: createHash('sha256').update(bytes).digest('hex'), bytes, width: size, height: size };
}
