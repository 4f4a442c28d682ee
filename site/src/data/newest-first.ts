import type { ListingCard } from '@catalog/api/contract/listing.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** The first `most` of the newest listings for readers of a language: those written in it come before the others, each by age. `reordered` says whether that changed anything. */
export function newestForReaders(newest: readonly ListingCard[], language: Language, most: number): { cards: ListingCard[]; reordered: boolean } {
  const own = newest.filter(({ name }) => name[language] !== undefined);
  const cards = [...own, ...newest.filter((card) => !own.includes(card))].slice(0, most);
  return { cards, reordered: cards.some((card, index) => card !== newest[index]) };
}
