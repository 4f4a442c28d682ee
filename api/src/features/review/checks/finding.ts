import type { Finding, FindingRule } from '#api/contract/review.ts';
import type { Language, Text } from '#api/contract/text.ts';
import { languages } from '#api/contract/text.ts';
import type { ListingContent } from '#api/contract/listing-content.ts';

/** What a finding is about; what is not given is about the listing as a whole. */
type About = { readonly pointer?: string; readonly side?: Language; readonly [name: string]: string | number | undefined };

/** Makes a finding; beside where it is, what its sentence names. */
export function finding(rule: FindingRule, { pointer, side, ...data }: About = {}): Finding {
  const given = Object.entries(data).flatMap(([name, value]): [string, string | number][] => (value === undefined ? [] : [[name, value]]));
  return { rule, pointer: pointer ?? null, side: side ?? null, data: Object.fromEntries(given) };
}

/** A text of a listing in one language, by its JSON pointer without the language. */
export type Side = { readonly pointer: string; readonly side: Language; readonly text: string };

/** Every text of a listing that its vendor wrote in words, each language apart. */
export function sidesOf(content: ListingContent): Side[] {
  return textsOf(content).flatMap(([pointer, text]) =>
    languages.flatMap((side) => {
      const words = text?.[side];
      return words === undefined ? [] : [{ pointer, side, text: words }];
    }),
  );
}

/** Every text of a listing by its JSON pointer. */
export function textsOf(content: ListingContent): [pointer: string, text: Text | undefined][] {
  const many = (field: string, texts: readonly (Text | undefined)[] = [], part = ''): [string, Text | undefined][] =>
    texts.map((text, index) => [`/${field}/${index}${part}`, text]);
  return [
    ['/name', content.name],
    ['/summary', content.summary],
    ['/description', content.description],
    ...many('features', content.features),
    ...many('benefits', content.benefits),
    ...many('useCases', content.useCases),
    ...many(
      'areas',
      content.areas.map(({ reason }) => reason),
      '/reason',
    ),
    ['/trial', content.trial],
    ['/pricing/assumptions', content.pricing?.assumptions],
    ['/exit', content.exit],
    ['/aiUse/note', content.aiUse?.note],
    ['/support/hours', content.support?.hours],
    ...many(
      'caseStudies',
      content.caseStudies?.map(({ title }) => title),
      '/title',
    ),
    ...many(
      'caseStudies',
      content.caseStudies?.map(({ summary }) => summary),
      '/summary',
    ),
  ];
}
