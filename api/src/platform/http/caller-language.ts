import type { FastifyRequest } from 'fastify';
import type { Language } from '#api/contract/text.ts';

/** The language of whoever asks: the address, then `lang`, then Accept-Language, then English. */
export function callerLanguage(request: FastifyRequest): Language {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/fr/')) return 'fr';
  if (pathname.startsWith('/en/')) return 'en';
  const asked = searchParams.get('lang');
  if (asked === 'fr' || asked === 'en') return asked;
  return preferredLanguage(request.headers['accept-language']);
}

/** The official language that an Accept-Language header prefers. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { tag: tag.toLowerCase().slice(0, 2), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => (tag === 'en' || tag === 'fr') && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.tag === 'fr' ? 'fr' : 'en';
}
