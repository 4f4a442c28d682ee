import { expect, test } from 'vitest';
import { ListingContent } from '#api/contract/listing-content.ts';
import { VendorContent } from '#api/contract/vendor.ts';
import { WebAddress } from '#api/contract/web-address.ts';
import { ProofAddress, ProofRequest } from '#api/contract/workspace.ts';
import { describeFormIssue } from '#api/platform/http/form-texts.ts';
import { placesOf } from '../../support/walk-schema.ts';

test.each([
  ['https://canada.ca@evil.ca/', 'stands before the @', 'précède le @'],
  ['https://canada.ca:443@evil.ca/', 'stands before the @', 'précède le @'],
  ['http://user:secret@acme.ca', 'stands before the @', 'précède le @'],
  ['https://@evil.ca/', 'stands before the @', 'précède le @'],
  ['https://canada.ca\\@evil.ca/', 'stands before the @', 'précède le @'],
  ['https://acme.ca:22/', 'after the colon', 'suit le deux-points'],
  ['https://acme.ca:3306', 'after the colon', 'suit le deux-points'],
  ['https://acme.ca\\evil', 'whole web address', 'adresse Web complète'],
  ['https:\\\\acme.ca', 'whole web address', 'adresse Web complète'],
  ['https:/acme.ca', 'whole web address', 'adresse Web complète'],
  ['javascript:alert(1)', 'whole web address', 'adresse Web complète'],
  ['ftp://acme.ca/', 'whole web address', 'adresse Web complète'],
  ['https://127.0.0.1/', 'whole web address', 'adresse Web complète'],
  ['https://[::1]/', 'whole web address', 'adresse Web complète'],
  ['https://localhost/', 'whole web address', 'adresse Web complète'],
  ['acme.ca', 'whole web address', 'adresse Web complète'],
  [`https://acme.ca/${'x'.repeat(500)}`, 'at most 500', 'au plus 500'],
])('%s is refused in one sentence of each language', (address, en, fr) => {
  const issues = WebAddress.safeParse(address).error?.issues ?? [];
  expect(issues.map((issue) => describeFormIssue(issue, address, 'en'))).toEqual([expect.stringContaining(en)]);
  expect(issues.map((issue) => describeFormIssue(issue, address, 'fr'))).toEqual([expect.stringContaining(fr)]);
});

test.each([
  ['https://acme.ca', 'https://acme.ca'],
  ['  https://acme.ca/\u200b ', 'https://acme.ca/'],
  ['https://acme.ca:8443/api', 'https://acme.ca:8443/api'],
  ['https://acme.ca/@acme?to=a@b.ca#@', 'https://acme.ca/@acme?to=a@b.ca#@'],
  ['https://Québec.ca/Été', 'https://Québec.ca/Été'],
  ['https://аррӏе.com/x?q=é', 'https://xn--80ak6aa92e.com/x?q=é'],
  ['https://аcme.ca:8080/x', 'https://xn--cme-5cd.ca:8080/x'],
  ['https://acmе.ca#é', 'https://xn--acm-tdd.ca#é'],
  ['https://ａcme.ca/', 'https://acme.ca/'],
  ['https://acme.ca/\u202ecod.exe', 'https://acme.ca/cod.exe'],
])('%s is kept as %s', (address, kept) => {
  expect(WebAddress.parse(address)).toBe(kept);
});

test('every address that anybody gives is checked by this rule', () => {
  const hostile = 'https://canada.ca@evil.ca/';
  const takers = [ListingContent, VendorContent, ProofAddress, ProofRequest].flatMap((schema) => placesOf(schema));
  const addresses = takers.filter(
    ({ path, schema }) => schema.safeParse('https://acme.ca/').success && /url|website|documentation|report|api|repository|pressKit|vulnerability/i.test(path),
  );
  // An optional one counts twice: as it is, and as what it holds.
  expect(new Set(addresses.map(({ path }) => path)).size).toBeGreaterThan(14);
  expect(addresses.filter(({ schema }) => schema.safeParse(hostile).success).map(({ path }) => path)).toEqual([]);
});
