import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** An image that was drawn and encoded, named by the SHA-256 of its bytes. */
export type DrawnImage = { readonly id: string; readonly bytes: Buffer; readonly width: number; readonly height: number };

/** A drawing as SVG, its size in pixels, and whether every pixel is to be kept. */
export type Drawing = { readonly svg: string; readonly width: number; readonly height: number; readonly exact: boolean };

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Encodes a drawing as WebP; `kept`, where given, is a folder of drawings that were encoded before. */
export async function encodeDrawing({ svg, width, height, exact }: Drawing, kept?: string): Promise<DrawnImage> {
  const encode = () =>
    sharp(Buffer.from(svg))
      .webp(exact ? { lossless: true, effort: 2 } : { quality: 82, effort: 0 })
      .toBuffer();
  const bytes = kept === undefined ? await encode() : await recall(join(kept, `${sha256(`${sharp.versions.sharp} ${svg}`)}.webp`), kept, encode);
  return { id: sha256(bytes), bytes, width, height };
}

async function recall(file: string, folder: string, encode: () => Promise<Buffer>): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    const bytes = await encode();
    await mkdir(folder, { recursive: true });
    // Written aside and put in place, since tests that run at the same time share the folder.
    const aside = `${file}.${process.pid}-${randomUUID()}`;
    await writeFile(aside, bytes);
    await rename(aside, file);
    return bytes;
  }
}
