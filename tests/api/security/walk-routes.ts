import { randomUUID } from 'node:crypto';
import { pages } from '#api/contract/addresses.ts';
import type { TestCatalogue } from '../../support/test-catalogue.ts';
import type { Cast } from '../authority/cast.ts';

/** The app of a test. */
export type App = TestCatalogue['app'];

/** A route as the app knows it. */
export type Route = App['routeTable'][number];

/** The slots of an address, by their names. */
export type Slots = Readonly<Record<string, string>>;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The method of a route, as requests are sent. */
export function methodOf({ method }: Pick<Route, 'method'>): (typeof methods)[number] {
  return methods.find((one) => one === method) ?? 'GET';
}

/** The routes that change something. */
export function listWrites(app: App): readonly Route[] {
  return app.routeTable.filter(({ method }) => !safe.has(method));
}

/** Every address that can be read, its slots unfilled: routes, and the pages that one wildcard answers. */
export function listReads(app: App): readonly string[] {
  const own = app.routeTable.filter(({ method }) => method === 'GET').map(({ url }) => url);
  const shown = Object.values(pages).flatMap(({ en, fr }) => [en, fr].map((address) => address.replace(/\[(\w+)\]/g, ':$1')));
  return [...new Set([...own, ...shown])];
}

/** Whether a route takes JSON rather than a form. */
export function isOfApi({ url }: Pick<Route, 'url'>): boolean {
  return url.startsWith('/api/');
}

/** An address with its slots filled. */
export function fill(url: string, slots: Slots): string {
  return url.replace(/:(\w+)|\*/g, (_, slot: string | undefined) => slots[slot ?? '*'] ?? randomUUID());
}

/** Someone of a cast, and what their requests are about. */
export function takePart({ roles, things }: Cast, name: string): { readonly cookie: string; readonly slots: Slots } {
  const role = roles.find((one) => one.name === name);
  if (role?.cookie === undefined) throw new Error(`There is no ${name}.`);
  return { cookie: role.cookie, slots: things[0]?.slots ?? {} };
}

/** How many rows were changed since the database was opened. */
export function countChanges({ runtime }: Pick<TestCatalogue, 'runtime'>): number {
  return Number(runtime.db.$client.prepare('select total_changes()').pluck().get());
}

/** Does something to the database and takes it back. */
export async function takenBack<Result>({ runtime }: Pick<TestCatalogue, 'runtime'>, work: () => Promise<Result>): Promise<Result> {
  const client = runtime.db.$client;
  client.exec('begin');
  try {
    return await work();
  } finally {
    client.exec('rollback');
  }
}
