import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Language } from '#api/contract/text.ts';

/** What an interest is in: an area as a whole, or one of its actions. */
export type Topic = { readonly area: string; readonly action: string | undefined };

/** The topics of ids, or the first id that is neither an area nor an action. */
export function topicsOf(ids: readonly string[], { areas }: Pick<Taxonomy, 'areas'>): { readonly topics: readonly Topic[]; readonly unknown: string | undefined } {
  const known = new Map<string, Topic>(
    areas.flatMap((area) => [
      ...area.actions.map((action) => [action.id, { area: area.id, action: action.id }] satisfies [string, Topic]),
      [area.id, { area: area.id, action: undefined }] satisfies [string, Topic],
    ]),
  );
  const topics = [...new Set(ids)].map((id) => ({ id, topic: known.get(id) }));
  return { topics: topics.flatMap(({ topic }) => topic ?? []), unknown: topics.find(({ topic }) => topic === undefined)?.id };
}

/** The names of topics in one line. */
export function nameTopics(topics: readonly Topic[], { areas }: Pick<Taxonomy, 'areas'>, language: Language): string {
  const names = topics.map(({ area, action }) => {
    const known = areas.find(({ id }) => id === area);
    return known?.actions.find(({ id }) => id === action)?.[language] ?? known?.[language] ?? area;
  });
  return new Intl.ListFormat(`${language}-CA`).format(names);
}
