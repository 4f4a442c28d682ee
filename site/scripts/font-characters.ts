/** The characters that English and French pages are set in; any other comes from the reader's own fonts. */
export const fontCharacters = [between(0x20, 0x7e), between(0xa0, 0xff), 'Œœ', '–—‘’‚“”„†•…‹›™−', '\u2009'].join('');

/** What French needs and the packages keep in files of their own, which a browser fetches only for a page that has it. */
export const rareCharacters = 'Ÿ';

/** The characters of stressed words, which only a vendor's own text has. */
export const italicCharacters = [between(0x20, 0x3b), '?@#[]', between(0x41, 0x5a), between(0x61, 0x7a), 'ÀÂÇÈÉÊËÎÏÔŒÙÛÜàâçèéêëîïôœùûüÿ', '\u00a0«»‘’“”–—…·°'].join('');

/** Spaces and hyphens that a browser makes of a font's own space and hyphen. */
export const madeByBrowser = '\u202f\u2011';

function between(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
}
