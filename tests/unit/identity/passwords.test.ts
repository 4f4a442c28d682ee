import { expect, test } from 'vitest';
import { isCommon, isPersonal } from '#api/features/identity/common-password.rules.ts';
import { hashPassword, verifyPassword } from '#api/features/identity/hash-password.ts';

test.each([
  'password1234',
  'P@ssw0rd1234!',
  'motdepasse2024',
  'Mot de passe 1!',
  'Bienvenue2026!',
  'BIENVENUE....2026',
  'qwertyuiop12',
  'azertyuiop123',
  'poiuytreza321',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'abababababab1',
  '123456789012',
  '098765432109',
  'iloveyou1234',
  'canada150canada',
  'Été-2026-Hiver',
  'Montréal!2026',
  'admin.admin.admin',
  'a'.repeat(200),
])('%s is easy to guess', (password) => {
  expect(isCommon(password)).toBe(true);
});

test.each(['correct horse battery staple', 'grenouille tambour ficelle', 'Rx9#kLq2!vTz0', 'maple canoe thunder desk', 'nous mangeons du pain noir', '鳥の歌がきこえる朝です'])(
  '%s is not',
  (password) => {
    expect(isCommon(password)).toBe(false);
  },
);

test('a password that is little more than a name or an address is personal', () => {
  const own = ['Marie Tremblay', 'marie.tremblay@acme.example'];
  for (const password of ['MarieTremblay2026', 'marie.tremblay@acme', 'Tremblay-Marie!!', 'acme.example.acme'])
    expect([password, isPersonal(password, own)]).toEqual([password, true]);
  for (const password of ['grenouille tambour marie', 'acme grenouille tambour']) expect([password, isPersonal(password, own)]).toEqual([password, false]);
});

test('a password is hashed by argon2id as OWASP asks, each time another way, and found again however its accents were typed', async () => {
  const [first, second] = await Promise.all([hashPassword('café crème brûlée'), hashPassword('café crème brûlée')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword({ hash: first, password: 'café crème brûlée'.normalize('NFD') })).toBe(true);
  expect(await verifyPassword({ hash: first, password: 'cafe creme brulee' })).toBe(false);
  expect(await verifyPassword({ hash: 'nothing of ours', password: 'x' })).toBe(false);
});

test('more hashes than can wait are refused, and those that wait are made', async () => {
  const made = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('grenouille tambour ficelle')));
  const refused = made.filter(({ status }) => status === 'rejected');
  expect([refused.length, made.length - refused.length]).toEqual([18, 42]);
  await expect(hashPassword('grenouille tambour ficelle')).resolves.toContain('argon2id');
});
