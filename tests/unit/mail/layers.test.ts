import { expect, test } from 'vitest';
import { composeMessage } from '#api/features/mail/compose-message.ts';
import { line, lines } from '#api/features/mail/mail-fields.ts';
import { renderHtml } from '#api/features/mail/render-html.ts';
import { quote, says } from '#api/features/mail/mail-words.ts';

const hostile = '<img src=x onerror=alert(1)> & "Co."';
const frame = { language: 'en', site: 'The CATAlog', closing: '', baseUrl: 'https://catalogue.example', copy: 'Or copy:' } as const;

test('a name is one line, without signs that cannot be seen or that turn the direction of text', () => {
  for (const between of ['\r\n', '\n', '\r', '\t', '\u0085', '\u2028', '\u2029', ' \r\n  '])
    expect(line.parse(`Acme${between}Bcc: all@vendor.example`)).toBe('Acme Bcc: all@vendor.example');
  for (const sign of ['\u0000', '\u0007', '\u200b', '\u200f', '\u202e', '\u2066', '\ufeff']) expect(line.parse(`Ac${sign}me`)).toBe('Acme');
  expect(line.parse('x'.repeat(500))).toHaveLength(200);
});

test('several lines keep their breaks alone', () => {
  expect(lines.parse('one\r\ntwo\rthree\u0007\u202e')).toBe('one\ntwo\nthree');
  expect(lines.parse('x'.repeat(5000))).toHaveLength(4000);
});

test('a subject has no line break, whatever made it', () => {
  const message = { id: 'm', at: new Date(0), to: 'a@vendor.example', language: 'en', subject: 'Shown again: Acme\r\nBcc: all@vendor.example', text: '', html: '' } as const;
  expect(composeMessage(message, { from: { name: 'The CATAlog', address: 'catalogue@cata.example' }, replyTo: 'listings@cata.example', host: 'cata.example' }).subject).toBe(
    'Shown again: Acme Bcc: all@vendor.example',
  );
});

test.each([
  ['a subject', { subject: hostile, parts: [] }],
  ['a paragraph', { subject: 'x', parts: [says(hostile)] }],
  ['a quotation', { subject: 'x', parts: quote('CATA writes:', hostile) }],
  ['a note', { subject: 'x', parts: [{ kind: 'note', text: hostile } as const] }],
  ['a code', { subject: 'x', parts: [{ kind: 'code', code: hostile } as const] }],
  ['a list', { subject: 'x', parts: [{ kind: 'list', items: [hostile] } as const] }],
  ['facts', { subject: 'x', parts: [{ kind: 'facts', facts: [[hostile, hostile]] } as const] }],
  ['a button', { subject: 'x', parts: [{ kind: 'button', label: hostile, link: 'https://x.example/?a="><img src=y>' } as const] }],
])('%s is escaped', (_, words) => {
  const html = renderHtml(words, frame);
  expect(html).not.toMatch(/<img/);
  expect(html).toContain('&lt;img src=');
});
