import { expect, test } from 'vitest';
import { isSameWebsite, ownDomain, readMailAddress } from '#api/features/vendors/vendor-domain.rules.ts';

const isOnDomain = (address: string, domain: string): boolean => readMailAddress(address)?.domain === domain;

test.each([
  ['https://acme.com', 'acme.com'],
  ['https://www.acme.com/products?x=1', 'acme.com'],
  ['https://ACME.com.', 'acme.com'],
  ['https://fr.acme.qc.ca', 'acme.qc.ca'],
  ['https://acmé.com', 'xn--acm-dma.com'],
  ['https://acme.github.io', undefined],
  ['https://acme.myshopify.com', undefined],
  ['https://github.io', undefined],
  ['https://qc.ca', undefined],
  ['https://gmail.com', undefined],
  ['https://videotron.ca/~acme', undefined],
  ['https://acme.wordpress.com', undefined],
  ['https://127.0.0.1', undefined],
  ['https://[::1]', undefined],
  ['https://localhost', undefined],
  ['no address', undefined],
])('the website %s is on the domain %s of its own', (website, domain) => {
  expect(ownDomain(website)).toBe(domain);
});

test.each(['jo@acme.com', 'JO@ACME.COM', 'jo.roy+catalog@mail.acme.com', "o'neil@acme.com"])('%s is on acme.com', (address) => {
  expect(isOnDomain(address, 'acme.com')).toBe(true);
});

test.each([
  'acme.com@gmail.com',
  'jo@acme.com.evil.ca',
  'jo@acme.com@evil.ca',
  'jo@evil.ca@acme.com',
  '"jo@evil.ca"@acme.com',
  'jo@evil.ca,jo@acme.com',
  'jo@evil.ca\r\nBcc: x@acme.com',
  'Jo <jo@evil.ca> @acme.com',
  'jo@evilacme.com',
  'jo@acme.com/evil.ca',
  'jo@acme.com#evil.ca',
  'jo@acme.com:25',
  'jo@evil.ca%40acme.com',
  'jo@acmé.com',
  'jo@аcme.com',
  'jo@xn--cme-5cd.com',
  'jo@acme.co',
  'jo@com',
  'jo@[127.0.0.1]',
  'jo@acme',
  '@acme.com',
  'jo@',
  'acme.com',
])('%j is not on acme.com', (address) => {
  expect(isOnDomain(address, 'acme.com')).toBe(false);
});

test('an address below a public suffix of several parts is not on that of its neighbour', () => {
  expect(['jo@evil.qc.ca', 'jo@qc.ca', 'jo@acme.qc.ca'].map((address) => isOnDomain(address, 'acme.qc.ca'))).toEqual([false, false, true]);
});

test('letters that a browser reads as plain ones are read in the same way', () => {
  expect(readMailAddress('jo@ａcme.com')).toEqual({ address: 'jo@acme.com', domain: 'acme.com' });
});

test.each([
  ['https://acme.com', 'http://www.acme.com/fr', true],
  ['https://acme.com', 'https://acme.ca', false],
  ['https://acme.github.io', 'https://acme.github.io/x', true],
  ['https://acme.github.io', 'https://other.github.io', false],
  ['https://acme.github.io', 'https://acme.com', false],
])('%s and %s are of one owner: %s', (one, other, same) => {
  expect(isSameWebsite(one, other)).toBe(same);
});
