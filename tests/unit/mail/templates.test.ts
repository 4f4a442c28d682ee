import { describe, expect, test } from 'vitest';
import { languages } from '#api/contract/text.ts';
import { listTemplates } from '#api/features/mail/index.ts';

const mails = listTemplates('https://catalogue.example').flatMap(({ name, shown }) => languages.map((language) => ({ name, language, ...shown[language] })));

test('there are mails of every flow', () => expect(mails.length).toBeGreaterThan(50));

describe.each(mails)('$name in $language', ({ subject, text, html, language }) => {
  test('says the same as text and as HTML, in one short subject', () => {
    expect(subject).toMatch(/^[^\n]{8,100}$/);
    for (const address of text.match(/https:\/\/\S+/g) ?? []) expect(html).toContain(address);
    expect(html).toContain(`<html lang="${language}">`);
    expect(`${subject}${text}${html}`).not.toMatch(/undefined|\[object|NaN/);
  });

  test('loads nothing from elsewhere', () => expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(/i));
});

test.each(mails.filter(({ language }) => language === 'fr'))('$name has the quotes and spaces of French', ({ subject, text }) => {
  expect(`${subject}\n${text.replaceAll(/https:\S+/g, '').replaceAll(/^(>|-) .*$/gm, '')}`).not.toMatch(/ [:;!?»]|« |'|"/);
});
