/** Where a page can be shared without any script: plain links that carry its title and address. */
export type ShareLinks = { readonly mail: string; readonly linkedin: string; readonly x: string };

/** Builds the links that share a page. */
export function shareLinks(title: string, address: string, body: string): ShareLinks {
  // Half of a pair of characters, as a cut text may end with, cannot be encoded.
  const part = (text: string): string => encodeURIComponent(text.toWellFormed());
  return {
    mail: `mailto:?subject=${part(title)}&body=${part(`${body}\n\n${title}\n${address}`)}`,
    linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${part(address)}`,
    x: `https://x.com/intent/post?text=${part(title)}&url=${part(address)}`,
  };
}

/** A message about a mistake on a page, to those who can mend it. */
export function correctionLink(to: string, address: string, subject: string): string {
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${address}\n\n`)}`;
}
