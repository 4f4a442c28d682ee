/** Words that say what kind of company it is, and not which. */
const legalForms = new Set(
  'inc incorporated incorporee ltd limited ltee limitee corp corporation co company compagnie cie llc llp lp sarl senc sencrl srl gmbh plc sa sas ulc enr enrg enregistree reg canada'.split(
    ' ',
  ),
);

/** Words that join two names, in both languages. */
const joining = new Set(['and', 'et', 'the', 'le', 'la', 'les', 'l', 'of', 'de', 'du', 'des', 'd']);

/** Letters of other scripts that look like Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['абвгеёзикмнорстухьѕіјԁԛԝһӏѵ', 'a6breezukmhopctyxbsijdqwhlv'],
    ['αβγδεζηικλμνορτυχωϲϳ', 'abydezniklmvoptuxwcj'],
    ['ɑɡɩɪʀʏıȷᴀᴄᴇᴊᴋᴍɴᴏᴘᴛᴜᴠᴡᴢ', 'agiiryijacejkmnoptuvwz'],
    ['օսոհցյզ', 'ounhgjq'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, at) => [letter, to.charAt(at)])),
);

/** What a name is without case, accents, signs and legal form: two companies of one name have the same. */
export function nameKey(name: string): string {
  const words = wordsOf(name);
  const telling = words.filter((word) => !legalForms.has(word) && !joining.has(word));
  return (telling.length === 0 ? words : telling).join('');
}

/** What a name looks like at a glance: names that one could take for each other have the same. */
export function nameSkeleton(name: string): string {
  return nameKey(Array.from(name.normalize('NFKC').toLowerCase(), (letter) => lookAlikes[letter] ?? letter).join(''))
    .replaceAll(/[1i]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('vv', 'w')
    .replaceAll('rn', 'm')
    .replaceAll('cl', 'd');
}

function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFKC')
      .replaceAll(/[œŒ]/g, 'oe')
      .replaceAll(/[æÆ]/g, 'ae')
      .normalize('NFD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      // S.A.R.L. is one word; C++ and C# are not C.
      .replaceAll(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
      .replaceAll('++', 'plusplus')
      .replaceAll('#', 'sharp')
      .replaceAll('&', ' ')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Cherokee}/u];

/** Whether a word of a name mixes letters of scripts that look alike, as no honest name does. */
export function mixesScripts(name: string): boolean {
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => scripts.filter((script) => script.test(word)).length > 1);
}

/** Whether a name has signs that are not seen, or that turn the direction of what follows. */
export function hasHiddenSigns(name: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(name);
}
