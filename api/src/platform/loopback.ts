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
