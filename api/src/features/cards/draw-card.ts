import { renderAsync } from '@resvg/resvg-js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { CardContent } from './card-content.ts';
import type { CardFonts } from './card-fonts.ts';
import { cardSize, layOutCard } from './lay-out-card.ts';

/** Draws a card as PNG, away from the event loop. A logo that cannot be read is left out. */
export async function drawCard(content: CardContent, fonts: CardFonts, images: string): Promise<Buffer> {
  const logo = content.logo === undefined ? undefined : await readLogo(join(images, `${content.logo}.webp`));
  const svg = layOutCard(content, fonts, logo);
  const drawn = await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles: [...fonts.files], defaultFontFamily: fonts.sans.family } });
  return sharp(drawn.pixels, { raw: { ...cardSize, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, quality: 95, effort: 4 })
    .toBuffer();
}

async function readLogo(file: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    const png = await sharp(bytes)
      .resize(240, 240, { fit: 'contain', background: { r: 255, g: 255, b: 255, alpha: 0 } })
      .png()
      .toBuffer();
    return `data:image/png;base64,${png.toString('base64')}`;
  } catch {
    return undefined;
  }
}
