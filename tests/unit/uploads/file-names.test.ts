import { expect, test } from 'vitest';
import { attachmentHeader, isPdf, safeName } from '#api/features/uploads/evidence-file.rules.ts';

test.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe.pdf'],
  ['/absolute/report.pdf', 'report.pdf'],
  ['..', 'evidence.pdf'],
  ['', 'evidence.pdf'],
  ['....pdf', 'evidence.pdf'],
  ['soc2\u0000.pdf', 'soc2.pdf'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie- x=1.pdf'],
  ['"><script>alert(1)</script>.pdf', 'script-.pdf'],
  ['Rapport d’accessibilité – été.pdf', 'Rapport d’accessibilité – été.pdf'],
  ['x'.repeat(400), `${'x'.repeat(100)}.pdf`],
])('the file name %j is kept as %j', (given, kept) => {
  expect(safeName(given)).toBe(kept);
});

test('an attachment is named without anything that ends a header or its quotes', () => {
  const header = attachmentHeader(safeName('é"\\\r\nX-Evil: 1;.pdf'));
  expect(header).toMatch(/^attachment; filename="[^"\r\n\\]*"; filename\*=UTF-8''[A-Za-z0-9%._-]*$/);
});

test.each([
  ['a whole PDF', '%PDF-1.7\n1 0 obj\n%%EOF\n', true],
  ['a page that calls itself one', '<html>%PDF-1.7 %%EOF', false],
  ['one without its end', '%PDF-1.7\n1 0 obj\n', false],
  ['an image', '\u0089PNG\r\n', false],
  ['nothing', '', false],
])('%s is a PDF: %3$s', (_, text, is) => {
  expect(isPdf(Buffer.from(text, 'latin1'))).toBe(is);
});
