import type { JsonSchema } from './write-schema.ts';

type Parts = Readonly<Record<string, JsonSchema>>;

/** The shared parts that paths refer to, themselves or through other parts. */
export function usedParts(paths: JsonSchema, parts: Parts): Parts {
  const used = new Set<string>();
  const waiting: unknown[] = [paths];
  for (const one of waiting)
    for (const [, name = ''] of JSON.stringify(one).matchAll(/"#\/components\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      const [kind = '', part = ''] = name.split('/');
      waiting.push(parts[kind]?.[part] ?? {});
    }
  return Object.fromEntries(Object.entries(parts).map(([kind, own]) => [kind, Object.fromEntries(Object.entries(own).filter(([name]) => used.has(`${kind}/${name}`)))]));
}
