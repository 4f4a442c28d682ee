import type { Encoding } from '../pages/encode.ts';

/** Browsers send few different headers, so the answers to them are kept. */
const known = new Map<string, Encoding>();

/** How many headers are kept; whoever invents more is read each time. */
const mostKnown = 200;

/** The best encoding that an Accept-Encoding header takes. */
export function chooseEncoding(header: string | string[] | undefined): Encoding {
  const given = String(header ?? '');
  const encoding = known.get(given) ?? readEncoding(given.toLowerCase());
  if (known.size < mostKnown) known.set(given, encoding);
  return encoding;
}

function readEncoding(given: string): Encoding {
  const takes = (name: string) => new RegExp(`(^|[\\s,])${name}(\\s*;\\s*q=(?!0(\\.0*)?\\s*(,|$))|\\s*(,|$))`).test(given);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
