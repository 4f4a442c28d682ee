import { expect, test } from 'vitest';
import { isAccessToken, writeAccessToken } from '#api/features/identity/access-token.rules.ts';

test('a token is known by its check part before anybody is asked', () => {
  const token = writeAccessToken(Buffer.alloc(32, 7));
  const last = token.endsWith('0') ? '1' : '0';
  expect([token, `${token.slice(0, -1)}${last}`, `${token.slice(0, 20)}${token[20] === 'a' ? 'b' : 'a'}${token.slice(21)}`, token.slice(5), ''].map(isAccessToken)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
