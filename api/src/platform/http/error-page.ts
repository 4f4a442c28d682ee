import { pageAddress } from '#api/contract/addresses.ts';
import type { Problem } from '#api/contract/problem.ts';
import type { Language } from '#api/contract/text.ts';

const words = {
  en: { site: 'The CATAlog', home: 'Home', search: 'Search the solutions', note: 'If you write to us about this, quote this number:' },
  fr: { site: 'Le CATAlog', home: 'Accueil', search: 'Rechercher des solutions', note: 'Si vous nous écrivez à ce sujet, citez ce numéro\u00a0:' },
} as const;

/** A page that says what went wrong; it needs nothing that could itself be broken, and repeats nothing that was sent. */
export function errorPage(problem: Pick<Problem, 'title' | 'detail' | 'requestId'>, language: Language, style: string | undefined): string {
  const said = words[language];
  const link = style === undefined ? '' : `<link rel="stylesheet" href="${style}">`;
  const note = problem.requestId === undefined ? '' : `<p>${said.note} <code>${problem.requestId}</code></p>`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${problem.title} – ${said.site}</title>${link}</head>
<body>
<main id="main" class="wrap">
<h1>${problem.title}</h1>
<p class="lead">${problem.detail}</p>
${note}
<p><a href="${pageAddress('home', language)}">${said.home}</a> · <a href="${pageAddress('search', language)}">${said.search}</a></p>
</main>
</body>
</html>
`;
}
