import { createHash, randomBytes } from 'node:crypto';

/** A new secret for a link, of 256 bits; only its hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
