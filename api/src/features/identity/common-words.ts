import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../../../data/common-passwords.txt');

/** The words that guessable passwords are made of, in lower case without accents. */
export const commonWords: ReadonlySet<string> = new Set(
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((word) => word !== ''),
);
