import type { Action } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { browseWords } from '../text/browse.ts';

/** Sources of later plans and reports, as `source` of an action names them. */
const laterPlans: readonly string[] = ['17', '18'];

/** Where the name of an action comes from, in a sentence: only what was found in a source is ascribed to it. */
export function originOf(action: Action, language: Language): string {
  const { origin, frOrigin } = browseWords[language];
  const english = action.source === 'S' ? origin.announced : laterPlans.includes(action.source) ? origin.later : origin.ours;
  return language === 'fr' && !action.frVerified && english !== origin.ours ? `${english} ${frOrigin}` : english;
}
