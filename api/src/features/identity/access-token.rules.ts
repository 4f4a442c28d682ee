import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefix = 'cata_';
const form = /^cata_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

/** How many tokens a person may have at a time. */
export const mostTokens = 20;

/** How old the note of the last use may be, so that not every request writes one. */
const noteEvery = 60_000;

/** Writes 32 random bytes as a token: a prefix by which it is recognised where it leaked, and a check part by which it is known without asking anybody. */
export function writeAccessToken(bytes: Buffer): string {
  const secret = inDigits(BigInt(`0x${bytes.toString('hex')}`), 43);
  return `${prefix}${secret}${checkOf(secret)}`;
}

/** Whether a text is written as a token is. */
export function isAccessToken(text: string): boolean {
  const [, secret, check] = form.exec(text) ?? [];
  return secret !== undefined && check === checkOf(secret);
}

/** Whether the last use of a token is to be noted. */
export function isUseDue(usedAt: number | null, now: number): boolean {
  return usedAt === null || now - usedAt >= noteEvery;
}

function checkOf(secret: string): string {
  return inDigits(BigInt(crc32(`${prefix}${secret}`)), 6);
}

function inDigits(number: bigint, length: number): string {
  let [left, text] = [number, ''];
  for (; left > 0n; left /= 62n) text = `${digits[Number(left % 62n)] ?? ''}${text}`;
  return text.padStart(length, '0');
}
