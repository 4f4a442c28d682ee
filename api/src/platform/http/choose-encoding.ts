import type { Encoding } from '../pages/encode.ts';

/** The best encoding that an Accept-Encoding header takes. */
export function chooseEncoding(header: string | string[] | undefined): Encoding {
  const given = String(header ?? '').toLowerCase();
  const takes = (name: string) => new RegExp(`(^|[\\s,])${name}(\\s*;\\s*q=(?!0(\\.0*)?\\s*(,|$))|\\s*(,|$))`).test(given);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
