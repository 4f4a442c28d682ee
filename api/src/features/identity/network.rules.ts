import { isIPv4, isIPv6 } from 'node:net';

/** The network of an address: 24 bits of IPv4, 64 of IPv6, whose owner may use any address in it. */
export function networkOf(address: string): string {
  const bare = address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address;
  if (isIPv4(bare)) return `${bare.split('.').slice(0, 3).join('.')}.0/24`;
  const host = bare.split('%')[0] ?? '';
  return isIPv6(host) ? `${groupsOf(host).slice(0, 4).join(':')}::/64` : bare;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const [left = '', right] = (dotted === null ? address : `${dotted[1]}0:0`).split('::');
  const [before, after] = [left, right ?? ''].map((side) => (side === '' ? [] : side.split(':')));
  const gap = right === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  return [...(before ?? []), ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...(after ?? [])].map((group) => Number.parseInt(group, 16).toString(16));
}
