import type { Language } from '#api/contract/text.ts';

/** Where an address lies in a static site; one of the API can have others below it, so it is a folder. */
export function filePath(address: string): string {
  if (address.endsWith('/')) return `${address.slice(1)}index.html`;
  return /\.[a-z0-9]+$/.test(address) ? address.slice(1) : `${address.slice(1)}/index.json`;
}

/** The addresses of the same site that a page leads to or needs, without queries and fragments, each once. */
export function linksIn(html: string, baseUrl: string): string[] {
  const found = new Set<string>();
  for (const [, value = ''] of html.matchAll(/\s(?:href|src|content|poster)="([^"]+)"/g)) {
    const local = value.startsWith(`${baseUrl}/`) ? value.slice(baseUrl.length) : value;
    if (/^\/(?!\/)/.test(local)) found.add(local.replaceAll('&amp;', '&').replace(/[?#].*$/s, ''));
  }
  return [...found];
}

/** A page that leads on, for hosts that cannot answer 301. */
export function redirectPage(to: string, language: Language): string {
  const words = { en: 'This page has moved', fr: 'Cette page a été déplacée' }[language];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${words}</title><link rel="canonical" href="${to}"><meta http-equiv="refresh" content="0; url=${to}"><p><a href="${to}">${words}</a></p></html>\n`;
}

/** The page in the place of one that is somebody's own, which needs the server. */
export function serverPage(language: Language): string {
  const { title, why, home } = {
    en: {
      title: 'This is a copy to read',
      why: 'Accounts and forms are in the catalogue itself, which this copy was made of.',
      home: 'The CATAlog: home',
    },
    fr: {
      title: 'Ceci est une copie à consulter',
      why: 'Les comptes et les formulaires se trouvent dans le catalogue lui-même, dont cette copie est tirée.',
      home: 'Le CATAlog\u00a0: accueil',
    },
  }[language];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>`;
  return `<!doctype html><html lang="${language}">${head}<h1>${title}</h1><p>${why}</p><p><a href="/${language}/">${home}</a></p></html>\n`;
}

/** The page at `/`, where a static host cannot choose by the language of the browser. */
export function languagePage(): string {
  const links = '<p lang="en"><a href="/en/">The CATAlog in English</a></p><p lang="fr"><a href="/fr/">Le CATAlog en français</a></p>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The CATAlog · Le CATAlog</title>${links}</html>\n`;
}

/** The part of an nginx configuration that serves the folder; addresses and slugs hold nothing that nginx would read as syntax. */
export function nginxServer(folder: string, redirects: readonly { from: string; to: string }[]): string {
  return `# Include this in a server block. With the module of Brotli, add: brotli_static on;
root ${folder};
gzip_static on;
index index.html index.json;
charset utf-8;
error_page 404 /404.html;
location /fr/ { error_page 404 /fr/404.html; }
location = / { if ($http_accept_language ~* "^fr") { return 302 /fr/; } return 302 /en/; }
location /_astro/ { add_header cache-control "public, max-age=31536000, immutable"; }
location /images/ { add_header cache-control "public, max-age=31536000, immutable"; }
location ~ \\.rss$ { types { } default_type "application/rss+xml; charset=utf-8"; }
location ~ \\.atom$ { types { } default_type "application/atom+xml; charset=utf-8"; }
${redirects.map(({ from, to }) => `location = ${from} { return 301 ${to}; }\n`).join('')}`;
}
