/** How many characters a password has at least, and at most. */
export const leastPasswordCharacters = 12;
export const mostPasswordCharacters = 200;
