import type { ListingContent } from '#api/contract/listing-content.ts';
import { languages, type Language, type Text } from '#api/contract/text.ts';
import type { Random } from '#api/platform/random.ts';
import type { MadeVendor } from './make-vendor.ts';
import type { Pair, Words } from './words.ts';

/** What the words of a listing are about. */
export type Subject = { readonly words: Words; readonly vendor: MadeVendor; readonly name: string; readonly category: Words['categories'][string] };

type Phrase = Readonly<Record<Language, string>>;

const phrase = ([en, fr]: Pair): Phrase => ({ en, fr });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A phrase in the languages that a vendor writes. */
export function textOf({ languages: written }: MadeVendor, side: (language: Language) => string): Text {
  return Object.fromEntries(languages.filter((language) => written.includes(language)).map((language) => [language, side(language)]));
}

/** Makes the name, summary, description and lists of a listing. */
export function makeTexts(subject: Subject, random: Random): Pick<ListingContent, 'name' | 'summary' | 'description' | 'features' | 'benefits' | 'keywords'> {
  const { vendor, category, words } = subject;
  const kind = phrase(random.pick(category.is));
  const does = random.some(category.does, random.between(2, 5)).map(phrase);
  const whom = phrase(random.pick(words.for));
  const [first, second] = does;
  const that: Phrase = { en: `that ${first?.en}`, fr: `qui ${first?.fr}` };
  const keywords = random.some(category.words, random.between(2, 4)).map(phrase);
  const benefits = random.some(words.benefits, random.between(1, 3)).map(phrase);
  return {
    name: textOf(vendor, (language) => nameIn(subject, language)),
    summary: textOf(vendor, (language) =>
      language === 'en' ? `${capital(kind.en)} ${that.en} and ${second?.en}, for ${whom.en}.` : `${capital(kind.fr)} ${that.fr} et ${second?.fr}, pour ${whom.fr}.`,
    ),
    description: makeDescription(subject, random, does),
    ...(random.chance(0.7) ? { features: does.map((item) => textOf(vendor, (language) => capital(item[language]))) } : {}),
    ...(random.chance(0.5) ? { benefits: benefits.map((item) => textOf(vendor, (language) => item[language])) } : {}),
    keywords: Object.fromEntries(vendor.languages.map((language) => [language, keywords.map((word) => word[language])])),
  };
}

/** A third of the names carry a word of the category, which French puts first. */
function nameIn({ name, category }: Subject, language: Language): string {
  const word = category.words[name.length % category.words.length];
  if (word === undefined || name.charCodeAt(0) % 3 > 0) return name;
  return language === 'en' ? `${name} ${capital(word[0])}` : `${capital(word[1])} ${name}`;
}

function makeDescription({ words, vendor, name }: Subject, random: Random, does: readonly Phrase[]): Text {
  const sentences = random
    .some(
      words.sentences,
      random.weighted([
        [3, 5],
        [5, 6],
        [8, 4],
        [14, 2],
      ]),
    )
    .map(phrase);
  const numbers = sentences.map(() => random.between(2, 48));
  const headed = sentences.length > 5;
  return textOf(vendor, (language) => {
    const fill = (text: string, place: number) =>
      text.replace('{name}', name).replace('{vendor}', vendor.content.operatingName).replace('{city}', vendor.city).replace('{count}', String(numbers[place]));
    const told = sentences.map((sentence, place) => fill(sentence[language], place));
    const half = Math.ceil(told.length / 2);
    const list = does.map((item) => `- ${capital(item[language])}`).join('\n');
    const heading = language === 'en' ? '## What it does' : '## Ce qu’elle fait';
    return [told.slice(0, half).join(' '), ...(headed ? [heading, list] : []), told.slice(half).join(' ')].join('\n\n');
  });
}
