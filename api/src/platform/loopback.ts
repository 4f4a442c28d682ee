import { isIPv4, isIPv6 } from 'node:net';

/** Whether a host name is one of this machine's own. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

/** Whether an address is of this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const bare = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return (isIPv4(bare) && bare.startsWith('127.')) || (isIPv6(address) && address === '::1');
}

/** Where a request comes from: its headers and the address of its connection. */
type Coming = { readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly ip: string };

/** Whether a request comes from this machine, to a catalogue that is of this machine alone, with no proxy between. */
export function isOfThisMachine({ baseUrl, trustProxy }: { readonly baseUrl: string; readonly trustProxy: boolean }, { headers, ip }: Coming): boolean {
  const [own, named] = [URL.parse(baseUrl), URL.parse(`http://${String(headers['host'])}`)];
  const passedOn = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => headers[name] !== undefined);
  return !trustProxy && !passedOn && own !== null && isLoopbackHost(own.hostname) && named !== null && isLoopbackHost(named.hostname) && isLoopbackAddress(ip);
}
