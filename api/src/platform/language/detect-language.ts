import type { Language } from '#api/contract/text.ts';

/** Words that hold a sentence together and exist in one of the two languages alone; those of both (a, on, as, car, or…) say nothing. */
const english = new Set(
  'the and of to is that it with for was are be this have from or by not but what all were when we there an your which their said if will each about how up out them then she these some her would make him has two more do could my than been who its now no over just can only other into our also may any where after most through should because between without while during before under within using used provides helps lets keeps supports runs'.split(
    ' ',
  ),
);
const french = new Set(
  'le la les des du de et est une un en que qui dans pour pas au aux avec ce cette ces il elle ils sont par sur plus ne se ou mais leur leurs nous vous ont été être avoir fait sa ses son lui y comme tout tous toute toutes sans peut peuvent aussi entre sous afin chez donc dont lors selon vers très même ainsi chaque votre notre nos vos où lorsque depuis pendant offre permet'.split(
    ' ',
  ),
);

/** Endings that are common in one of the languages and rare in the other. */
const englishEnding = /(?:ing|ness|ful|ly|ship|ght|wn|tion|ity|ed|ware|ck|sh|th|ss)$/;
const frenchEnding = /(?:eur|euse|eux|aux|ique|iques|oire|ité|ités|ée|ées|er|ez|ent|ements|oyé|aison|ette|elle|elles|ois|oise|isme|ées?)$/;

/** How sure it must be, and how many words it must have seen. */
const leastLead = 0.25;
const leastWords = 4;

/**
 * The official language that a text is written in, or `undefined` where it is too short or could be either.
 * Names of products, which belong to both, count for little.
 */
export function detectLanguage(text: string): Language | undefined {
  const words = wordsOf(text);
  if (words.length < leastWords) return undefined;
  let [en, fr] = [0, 0];
  for (const word of words) {
    if (english.has(word)) en += 2;
    if (french.has(word)) fr += 2;
    if (word.length < 5) continue;
    if (englishEnding.test(word)) en += 0.5;
    if (frenchEnding.test(word)) fr += 0.5;
    if (/[éèêàùçîôûœâëï]/.test(word)) fr += 0.75;
    if (/w|k[^ei]|^wh|oo|ee/.test(word)) en += 0.5;
  }
  const lead = (en - fr) / Math.max(1, en + fr);
  if (Math.abs(lead) < leastLead || en + fr < 2) return undefined;
  return lead > 0 ? 'en' : 'fr';
}

/** Words in lower case; a French elision is a word of its own. Addresses and what is no word are left out. */
function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replaceAll(/https?:\/\/\S+|\S+@\S+/g, ' ')
    .replaceAll('’', "'");
  return plain.replaceAll(/\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'/g, 'le ').match(/\p{L}+/gu) ?? [];
}
