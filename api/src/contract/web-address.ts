import { z } from 'zod';
import { seen } from './plain-text.ts';

/** Where pages of the public Web are; any other port is that of another service. */
const ports = ['', '80', '443', '8080', '8443'];

/** Letters that names of hosts in `.ca` may have; any other one may be taken for one of them. */
const plainHost = /^[a-z0-9.àâæçéèêëîïôœùûüÿ-]+$/;

const hasNoUser = (address: string): boolean => {
  const url = URL.parse(address);
  return url === null || (url.username === '' && url.password === '' && !/^https?:\/*[^/?#]*@/i.test(address));
};

/** A web address, http or https, at most 500 characters: of a host and one of the usual ports, without the name of a user. A host that may be taken for another is written in ASCII. */
export const WebAddress = z
  .string()
  .overwrite(seen)
  .check(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, abort: true }))
  .max(500)
  .refine(hasNoUser, { error: 'address-user', abort: true })
  .refine((address) => ports.includes(URL.parse(address)?.port ?? ''), { error: 'address-port', abort: true })
  // Browsers take it for a slash, and whoever reads it for a part of a name.
  .refine((address) => !address.includes('\\'), { error: 'address-backslash' })
  .overwrite(withPlainHost);

/** `https://аррӏе.com/` is not what it looks like: its host is shown as computers know it. One in the letters of English and French stays as it is typed. */
function withPlainHost(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#:]+)(.*)$/is.exec(address) ?? [];
  if (host === '' || plainHost.test(host.toLowerCase())) return address;
  return `${scheme}${URL.parse(address)?.hostname ?? host}${rest}`;
}
