import type { ListingCard } from '@catalog/api/contract/listing.ts';
import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import type { IconName } from '../components/icon/icons.ts';
import { words } from '../text/common.ts';
import { formatNumber } from './format.ts';
import { termName } from './terms.ts';

/** The two or three facts that decide: where data lives, what level it is fit for, how to buy; else how it is deployed. */
export function cardFacts(card: ListingCard, taxonomy: Taxonomy, language: Language): { icon: IconName; text: string }[] {
  const fact = (icon: IconName, vocabulary: string, id: string | undefined) => (id === undefined ? [] : [{ icon, text: termName(taxonomy, vocabulary, id, language) }]);
  const decisive = [...fact('place', 'data_residency', card.dataResidency), ...fact('level', 'security_level', card.securityLevel), ...waysToBuy(card, taxonomy, language)];
  return decisive.length > 0 ? decisive : fact('host', 'deployment', card.deployment[0]);
}

/** The first vehicle, and how many others there are: whoever buys through another one must not think that there is none. */
function waysToBuy({ procurement }: ListingCard, taxonomy: Taxonomy, language: Language): { icon: IconName; text: string }[] {
  const [first, ...others] = new Set(procurement);
  if (first === undefined) return [];
  const name = termName(taxonomy, 'procurement', first, language);
  return [{ icon: 'buy', text: others.length === 0 ? name : words[language].andMore(name, formatNumber(others.length, language)) }];
}
