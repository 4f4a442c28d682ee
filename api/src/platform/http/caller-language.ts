import type { FastifyRequest } from 'fastify';
import type { Language } from '#api/contract/text.ts';
import { splitUrl } from './split-url.ts';

/** The language of whoever asks: the address, then `lang`, then Accept-Language, then English. */
export function callerLanguage(request: Pick<FastifyRequest, 'url' | 'headers'>): Language {
  const { path, query } = splitUrl(request.url);
  if (/^\/fr(\/|$)/.test(path)) return 'fr';
  if (/^\/en(\/|$)/.test(path)) return 'en';
  const asked = new URLSearchParams(query).get('lang');
  if (asked === 'fr' || asked === 'en') return asked;
  return preferredLanguage(request.headers['accept-language']);
}

/** The official language that an Accept-Language header prefers. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return { tag: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => (tag === 'en' || tag === 'fr') && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.tag === 'fr' ? 'fr' : 'en';
}
