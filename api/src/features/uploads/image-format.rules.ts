/** A format of images that is taken in. */
export type ImageFormat = 'png' | 'jpeg' | 'webp';

/** What bytes are by their beginning: a format that is taken in, and whether they move; nothing else is ever decoded. */
export function imageFormat(bytes: Buffer): { readonly format: ImageFormat; readonly animated: boolean } | undefined {
  if (bytes.subarray(0, 8).equals(pngSignature)) return { format: 'png', animated: hasAnimationChunk(bytes) };
  if (bytes.length > 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { format: 'jpeg', animated: false };
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { format: 'webp', animated: isAnimatedWebp(bytes) };
  return undefined;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/** A PNG that moves says so before its first pixel. */
function hasAnimationChunk(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const kind = ascii(bytes, at + 4, at + 8);
    if (kind === 'acTL') return true;
    if (kind === 'IDAT') return false;
  }
  return false;
}

/** The second bit of an extended header is the one of animation. */
function isAnimatedWebp(bytes: Buffer): boolean {
  return ascii(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
}
