import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '../public');
const mark = readFileSync(join(folder, 'favicon.svg'));

/** The mark as a PNG: on paper with room around it, or on nothing. */
async function draw(size: number, onPaper: boolean): Promise<Buffer> {
  const room = onPaper ? Math.round(size * 0.14) : 0;
  const inner = await sharp(mark, { density: 72 * (size / 32) })
    .resize(size - 2 * room, size - 2 * room)
    .toBuffer();
  const background = onPaper ? '#fcfcf9' : { r: 0, g: 0, b: 0, alpha: 0 };
  return sharp({ create: { width: size, height: size, channels: 4, background } })
    .composite([{ input: inner }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** One PNG as an icon file of Windows, which browsers ask for by its name. */
function asIcon(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

writeFileSync(join(folder, 'favicon.ico'), asIcon(await draw(32, false), 32));
writeFileSync(join(folder, 'apple-touch-icon.png'), await draw(180, true));
writeFileSync(join(folder, 'icon-192.png'), await draw(192, true));
writeFileSync(join(folder, 'icon-512.png'), await draw(512, true));
