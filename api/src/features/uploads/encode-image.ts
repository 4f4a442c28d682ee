import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { EncodedImage } from '#api/features/images/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { imageFormat } from './image-format.rules.ts';
import { refuseFile, refuseForNow } from './upload-refusals.ts';
import { longestSide, mostImageBytes, mostPixels } from './upload-limits.rules.ts';

/** Seconds after which an image that is still being decoded is given up. */
const mostSeconds = 20;

/** How many images are decoded at a time, and how many may wait for it: each takes memory and a core. */
const mostAtOnce = 2;
const mostWaiting = 20;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Makes a WebP of an image that was sent in: turned upright, at most 2400 pixels a side, without metadata and without whatever else was in the file.
 * @throws Failure `image-too-large`, `not-an-image`, `animated-image`, `image-too-many-pixels`, `broken-image` or `busy`
 */
export async function encodeImage(bytes: Buffer): Promise<EncodedImage> {
  if (bytes.length > mostImageBytes) throw refuseFile('image-too-large');
  const found = imageFormat(bytes);
  if (found === undefined) throw refuseFile('not-an-image');
  if (found.animated) throw refuseFile('animated-image');
  await take();
  try {
    return await encode(bytes, found.format);
  } finally {
    release();
  }
}

async function encode(bytes: Buffer, format: string): Promise<EncodedImage> {
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false, sequentialRead: true });
    const { width, height, pages = 1, format: decoded } = await image.metadata();
    if (decoded !== format || pages > 1) throw refuseFile('broken-image');
    if (width * height > mostPixels) throw refuseFile('image-too-many-pixels');
    const { data, info } = await image
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 86, effort: 3 })
      .timeout({ seconds: mostSeconds })
      .toBuffer({ resolveWithObject: true });
    return { id: createHash('sha256').update(data).digest('hex'), bytes: data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw error instanceof Error && /pixel limit/i.test(error.message) ? refuseFile('image-too-many-pixels') : refuseFile('broken-image');
  }
}

async function take(): Promise<void> {
  if (running < mostAtOnce) return void (running += 1);
  if (waiting.length >= mostWaiting) throw refuseForNow();
  await new Promise<void>((resolve) => void waiting.push(resolve));
}

/** Whoever waits longest takes over. */
function release(): void {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}
