import { InvalidArgumentError } from 'commander';

/** Reads an option that counts something. */
export function wholeNumber(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(given);
}
