import { isLoopbackAddress, isLoopbackHost } from '#api/platform/loopback.ts';

/** What must hold for a link that enters without a password: the catalogue is of this machine alone, and shows samples. */
type Place = { readonly baseUrl: string; readonly host: string; readonly samples: boolean; readonly trustProxy: boolean };

/** Where a request comes from: its headers and the address of its connection. */
export type Origin = {
  readonly headers: {
    readonly cookie?: string | undefined;
    readonly authorization?: string | undefined;
    readonly host?: string | undefined;
    readonly 'user-agent'?: string | undefined;
    readonly 'x-forwarded-for'?: string | string[] | undefined;
  };
  readonly ip: string;
};

/** Whether the links that enter without a password exist here. */
export function hasEntrances({ baseUrl, host, samples, trustProxy }: Place): boolean {
  const own = URL.parse(baseUrl);
  return samples && !trustProxy && own?.protocol === 'http:' && isLoopbackHost(own.hostname) && (isLoopbackHost(host) || isLoopbackAddress(host));
}

/** Whether a request may use one: from this machine, to a name of this machine, with no proxy between. */
export function mayEnter(place: Place, { headers, ip }: Origin): boolean {
  const named = URL.parse(`http://${headers.host ?? ''}`);
  return hasEntrances(place) && isLoopbackAddress(ip) && named !== null && isLoopbackHost(named.hostname) && headers['x-forwarded-for'] === undefined;
}
