import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';

const pixels = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#4a7' } });

/** A photograph as a telephone makes it: lying on its side, with where it was taken. */
export async function photograph(): Promise<Buffer> {
  return pixels(60, 40)
    .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: 'SECRET-OWNER' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 30/1 0/1' } } })
    .jpeg()
    .toBuffer();
}

/** A good image of a format. */
export async function image(format: 'png' | 'jpeg' | 'webp', width = 40, height = 30): Promise<Buffer> {
  return pixels(width, height).toFormat(format).toBuffer();
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** A PNG of a few kilobytes that says it has so many pixels, each line of them nothing. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const lines = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}

/** A PNG that says that it moves. */
export async function animatedPng(): Promise<Buffer> {
  const still = await image('png');
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  return Buffer.concat([still.subarray(0, 33), chunk('acTL', control), still.subarray(33)]);
}

/** A moving image of several frames. */
export async function animated(format: 'webp' | 'gif'): Promise<Buffer> {
  const frames = await Promise.all(
    ['#f00', '#0f0', '#00f'].map((background) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}
