import { describe, expect, test } from 'vitest';
import { Environment, readConfig } from '#api/config.ts';

const wrong: readonly [name: string, value: string][] = [
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '44.5'],
  ['PORT', '0x10'],
  ['HOST', 'my host'],
  ['BASE_URL', 'catalogue.example'],
  ['BASE_URL', 'ftp://catalogue.example'],
  ['BASE_URL', 'https://catalogue.example/catalogue'],
  ['BASE_URL', 'https://user:secret@catalogue.example'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'perhaps'],
  ['RATE_LIMIT', '0'],
  ['RATE_LIMIT', 'none'],
  ['SAMPLES', 'some'],
  ['CONTACT_EMAIL', 'nobody'],
  ['MEDIA_EMAIL', '@'],
  ['SECURITY_EMAIL', 'https://catalogue.example'],
  ['MAIL_FROM', 'Catalogue'],
  ['MAIL_FROM', 'Catalogue <a@b.example>, c@d.example'],
];

describe('a wrong setting gives one sentence that names it and says what is right', () => {
  test.each(wrong)('%s=%s', (name, value) => {
    const { description = '' } = Object.entries(Environment.shape).find(([key]) => key === name)?.[1] ?? {};
    expect(() => readConfig({ [name]: value })).toThrow(`The setting ${name} must be ${description}; it is "${value}".`);
  });

  test('each of several', () => {
    expect(() => readConfig({ PORT: 'x', SAMPLES: 'some' })).toThrow(/^The setting PORT [^\n]+\.\nThe setting SAMPLES [^\n]+\.$/);
  });
});

test('what is empty or not ours is as if it were not there', () => {
  expect(readConfig({ PORT: '', BASE_URL: '', CATALOG_COLOUR: 'blue', PATH: '/bin' })).toEqual(readConfig({}));
});

test.each(['true', 'yes', '1', 'on'])('%s is true', (value) => expect(readConfig({ TRUST_PROXY: value }).trustProxy).toBe(true));
test.each(['false', 'no', '0', 'off'])('%s is false', (value) => expect(readConfig({ SAMPLES: value }).samples).toBe(false));

test('the public address has no slash at its end', () => {
  expect(readConfig({ BASE_URL: 'https://catalogue.example/' }).baseUrl).toBe('https://catalogue.example');
  expect(readConfig({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080');
});

describe('mail', () => {
  test('a mail server is read from one address, with the usual ports', () => {
    const smtp = (SMTP_URL: string) => readConfig({ SMTP_URL, MAIL_FROM: 'a@b.example' }).smtp;
    expect(smtp('smtps://user:p%40ss@mail.example')).toEqual({ host: 'mail.example', port: 465, secure: true, user: 'user', password: 'p@ss' });
    expect(smtp('smtp://mail.example:2525')).toEqual({ host: 'mail.example', port: 2525, secure: false, user: '', password: '' });
    expect(readConfig({}).smtp).toBeUndefined();
  });

  test('a wrong mail server is said without its password, and one without a sender is refused', () => {
    expect(() => readConfig({ SMTP_URL: 'http://user:secret@mail.example' })).toThrow(/^The setting SMTP_URL must be the address of a mail server(?!.*secret)/);
    expect(() => readConfig({ SMTP_URL: 'smtp://mail.example' })).toThrow(/MAIL_FROM must be an e-mail address of yours/);
  });

  test('the sender is an address with or without a name', () => {
    expect(readConfig({ MAIL_FROM: 'Le CATAlog <a@b.example>' }).mailFrom).toEqual({ name: 'Le CATAlog', address: 'a@b.example' });
    expect(readConfig({ MAIL_FROM: 'a@b.example' }).mailFrom).toEqual({ name: '', address: 'a@b.example' });
  });
});
