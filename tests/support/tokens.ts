import { randomBytes, randomUUID } from 'node:crypto';
import type { Scope } from '#api/contract/token.ts';
import { writeAccessToken } from '#api/features/identity/access-token.rules.ts';
import { insertToken } from '#api/features/identity/access-token.store.ts';
import { hashOfToken } from '#api/platform/token.ts';
import type { TestCatalogue } from './test-catalogue.ts';

/** Gives a person a token, as the page does; returns its id and the header that a program sends. */
export function openToken({ runtime: { db, now } }: Pick<TestCatalogue, 'runtime'>, personId: string, scopes: readonly Scope[], expiresAt: Date | null = null) {
  const [id, secret] = [randomUUID(), writeAccessToken(randomBytes(32))];
  db.transaction((tx) => insertToken(tx, { id, personId, name: 'A program', secretHash: hashOfToken(secret), ending: secret.slice(-4), scopes, createdAt: now(), expiresAt }), {
    behavior: 'immediate',
  });
  return { id, secret, authorization: `Bearer ${secret}` };
}
