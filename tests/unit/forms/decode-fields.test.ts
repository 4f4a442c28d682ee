import { expect, test } from 'vitest';
import { decodeFields, type Fields } from '#api/platform/http/decode-fields.ts';

const valueOf = (fields: Fields): unknown => decodeFields(fields).value;

test('names are paths, numbers make lists without gaps, and what is empty is left out', () => {
  const value = valueOf([
    ['name.en', 'C++ & "Co."'],
    ['name.fr', '   '],
    ['areas.0.id', ''],
    ['areas.2.id', 'work-it'],
    ['areas.2.reason.fr', 'parce que\r\noui'],
  ]);
  expect(value).toEqual({ name: { en: 'C++ & "Co."' }, areas: [{ id: 'work-it', reason: { fr: 'parce que\noui' } }] });
});

test('a list stays one with a single entry, and types are read', () => {
  expect(
    valueOf([
      ['deployment[]', 'saas'],
      ['pricing.minimum:number', '1\u202f250,50'],
      ['pricing.maximum:number', 'much'],
      ['video.captions:boolean', 'on'],
    ]),
  ).toEqual({ deployment: ['saas'], pricing: { minimum: 1250.5, maximum: 'much' }, video: { captions: true } });
});

test('a web address is completed where its beginning was left out, and nothing else is', () => {
  const value = valueOf([
    ['website', ' exemple.ca/registre?a=b '],
    ['caseStudies.0.url', 'www.exemple.ca:8080'],
    ['accessibility.report', 'http://exemple.ca'],
    ['repository', 'git@exemple.ca:registre'],
    ['pressKit', 'javascript:alert(1)'],
    ['documentation', 'see our site.'],
    ['name.en', 'exemple.ca'],
  ]);
  expect(value).toEqual({
    website: 'https://exemple.ca/registre?a=b',
    caseStudies: [{ url: 'https://www.exemple.ca:8080' }],
    accessibility: { report: 'http://exemple.ca' },
    repository: 'git@exemple.ca:registre',
    pressKit: 'javascript:alert(1)',
    documentation: 'see our site.',
    name: { en: 'exemple.ca' },
  });
});

test('a mistake is found at the field that was typed into, though gaps were closed', () => {
  const decoded = decodeFields([
    ['areas.3.id', 'nowhere'],
    ['deployment[]', 'saas'],
  ]);
  expect(decoded.fieldAt(['areas', 0, 'id'])).toBe('areas.3.id');
  expect(decoded.fieldAt(['deployment'])).toBe('deployment[]');
  expect(decoded.fieldAt(['name', 'en'])).toBe('name.en');
});

test('hostile names change nothing but the value itself', () => {
  const value = valueOf([
    ['__proto__.polluted', 'yes'],
    ['constructor.prototype.polluted', 'yes'],
    ['a.b.c.d.e.f.g.h', 'deep'],
    ['a..b', 'gap'],
    ['a[b]', 'brackets'],
    ['', 'nameless'],
  ]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}');
});
