import { z } from 'zod';
import { Failure } from '#api/platform/failure.ts';

/** An e-mail address that was typed. @throws Failure `bad-input` where it is none */
export function readAddress(given: string): string {
  const read = z.email().max(254).safeParse(given.trim());
  if (!read.success) throw new Failure('bad-input', 'bad-address', `"${given.trim()}" is no e-mail address.`);
  return read.data;
}
