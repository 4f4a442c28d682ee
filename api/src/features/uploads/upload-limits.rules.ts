/** The most bytes of an image as it is sent in. */
export const mostImageBytes = 10 * 1024 * 1024;

/** The most pixels of an image; a camera of today makes fewer. */
export const mostPixels = 50_000_000;

/** The longest side of an image as it is kept, in pixels. */
export const longestSide = 2400;

/** The most bytes of a file of evidence. */
export const mostEvidenceBytes = 10 * 1024 * 1024;

/** How many files of evidence a vendor keeps. */
export const mostEvidence = 100;

/** What one person may send in within a day, what was refused included. */
export const dailyUploads = { files: 150, bytes: 300 * 1024 * 1024 } as const;

/** Days that an image which nothing shows is kept. */
export const unusedImageDays = 7;
