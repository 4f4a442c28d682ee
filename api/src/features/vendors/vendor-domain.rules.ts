import { parse } from 'tldts';

/** Where anyone can have an address, so that one proves nothing of a company. */
const openToAnyone = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.ca hotmail.fr live.com live.ca msn.com yahoo.com yahoo.ca yahoo.fr ymail.com rocketmail.com icloud.com me.com mac.com aol.com ' +
    'proton.me protonmail.com pm.me tutanota.com tuta.com gmx.com gmx.net mail.com zoho.com zohomail.com fastmail.com fastmail.fm hey.com yandex.com mail.ru qq.com 163.com 126.com naver.com hushmail.com ' +
    'bell.net sympatico.ca rogers.com shaw.ca telus.net videotron.ca videotron.qc.ca cogeco.ca cogeco.net eastlink.ca sasktel.net mts.net mymts.net nl.rogers.com bellaliant.net ns.sympatico.ca globetrotter.net ' +
    'teksavvy.com xplornet.com xplornet.ca distributel.net primus.ca vif.com axion.ca duocom.net mailinator.com guerrillamail.com yopmail.com 10minutemail.com tempmail.com sharklasers.com simplelogin.com ' +
    'facebook.com linkedin.com medium.com notion.so linktr.ee wordpress.com tumblr.com squarespace.com wixsite.com weebly.com carrd.co google.com'
  ).split(' '),
);

/**
 * The domain that a website's owner registered, in ASCII; nothing where it has none of its own:
 * an address of a host where many have theirs (`acme.github.io`), of an office of mail for all, or a number.
 */
export function ownDomain(website: string): string | undefined {
  const host = URL.parse(website)?.hostname;
  return host === undefined ? undefined : registered(host);
}

/** An address of mail that can be read in one way alone: as it is written to, and the domain that its host is on. */
export type MailAddress = { readonly address: string; readonly domain: string };

/**
 * Reads an address of mail; nothing where it could mean another one too, or where anyone can have one like it.
 * The domain goes by the public suffixes and not by how the address ends: `a@acme.com.evil.ca` and `acme.com@gmail.com`
 * are not on acme.com, nor is the same word in other letters.
 */
export function readMailAddress(given: string): MailAddress | undefined {
  const [, local, host] = /^([a-z0-9][a-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63})@([^@\s/\\:?#[\]()<>,;"%]+)$/i.exec(given) ?? [];
  const ascii = host === undefined ? undefined : URL.parse(`https://${host}/`)?.hostname.replace(/\.$/, '');
  const domain = ascii === undefined ? undefined : registered(ascii);
  return local === undefined || ascii === undefined || domain === undefined ? undefined : { address: `${local}@${ascii}`, domain };
}

/** Whether whoever owns one website owns another: both on a domain of their own, and the same; or on the very same host. */
export function isSameWebsite(one: string, other: string): boolean {
  const domain = ownDomain(one);
  return domain === undefined ? URL.parse(one)?.host === URL.parse(other)?.host : domain === ownDomain(other);
}

function registered(host: string): string | undefined {
  const { domain, isIp, isPrivate } = parse(host, { allowPrivateDomains: true });
  if (domain === null || isIp === true || isPrivate === true) return undefined;
  return openToAnyone.has(domain) ? undefined : domain;
}
