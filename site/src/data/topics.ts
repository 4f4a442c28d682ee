import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** The name of an area, or of one of its actions. */
export function topicName({ area, action }: { area: string; action: string | null }, { areas }: Taxonomy, language: Language): string {
  const known = areas.find(({ id }) => id === area);
  return known?.actions.find(({ id }) => id === action)?.[language] ?? known?.[language] ?? area;
}
