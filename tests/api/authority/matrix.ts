import { randomUUID } from 'node:crypto';
import { pages } from '#api/contract/addresses.ts';
import type { TestCatalogue } from '../../support/test-catalogue.ts';
import type { Cast, Role, Thing } from './cast.ts';
import { readRights, readRoutes, type Answer, type Audience } from './expected.ts';

/** A route as it is asked for, and its name in the table of what is expected. */
export type Asked = { readonly method: string; readonly url: string; readonly name: string };

/** A cell that is not as it should be. */
export type Wrong = { readonly route: string; readonly role: string; readonly thing: string; readonly expected: Answer; readonly got: string };

const rights = readRights();
const slotOf = /\[(\w+)\]/g;
const slotsIn = /:(\w+)|\*/g;

/** The private pages and the forms of all pages, from their French address to the English one. */
const englishOf = new Map(Object.values(pages).map(({ en, fr }) => [fr.replace(slotOf, ':$1'), en.replace(slotOf, ':$1')]));

/** Every route of the app, and every private page, which one wildcard answers. */
export function listAsked(app: Pick<TestCatalogue['app'], 'routeTable'>): readonly Asked[] {
  const own = app.routeTable.map(({ method, url }) => ({ method, url, name: `${method === 'HEAD' ? 'GET' : method} ${inEnglish(url)}` }));
  const read = Object.values(pages).flatMap((page) =>
    page.mode === 'private' ? [page.en, page.fr].map((address) => ({ method: 'GET', url: address.replace(slotOf, ':$1'), name: `PAGE ${page.en.replace(slotOf, ':$1')}` })) : [],
  );
  return [...own, ...read];
}

function inEnglish(url: string): string {
  const [page = '', form] = url.split('do/');
  const english = englishOf.get(page);
  return english === undefined ? url : `${english}${form === undefined ? '' : `do/${form}`}`;
}

/** Routes that the table lacks, and those that it has and the app has not. */
export function listSurprises(app: Pick<TestCatalogue['app'], 'routeTable'>): { readonly unknown: readonly string[]; readonly gone: readonly string[] } {
  const known = readRoutes();
  const there = new Set(listAsked(app).map(({ name }) => name));
  return { unknown: [...there].filter((name) => !known.has(name)), gone: [...known.keys()].filter((name) => !there.has(name)) };
}

/** Sends each route as each role for each thing to the real app, takes back what it changed, and tells every cell that is not as it should be. */
export class Matrix {
  readonly #catalogue: TestCatalogue;
  readonly #cast: Cast;
  readonly #reached = new Set<string>();
  cells = 0;

  /** The app must not have answered anything yet. */
  constructor(catalogue: TestCatalogue, cast: Cast) {
    this.#catalogue = catalogue;
    this.#cast = cast;
    // Comes after every look at who asks, and before anything that was sent is read.
    catalogue.app.addHook('preParsing', async ({ headers }) => void this.#reached.add(String(headers['x-cell'])));
  }

  async run(asked = listAsked(this.#catalogue.app)): Promise<Wrong[]> {
    const known = readRoutes();
    const wrong: Wrong[] = [];
    for (const route of asked) {
      const audience = known.get(route.name);
      if (audience === undefined) continue;
      for (const [role, thing] of this.#pairs(route)) {
        const found = await this.#look(route, { audience, role, thing });
        if (found !== undefined) wrong.push(found);
      }
    }
    return wrong;
  }

  /** A route that names nothing is asked for once by each. */
  #pairs({ url }: Asked): (readonly [Role, Thing])[] {
    const things = url.includes(':') ? this.#cast.things : this.#cast.things.slice(0, 1);
    return this.#cast.roles.flatMap((role) => things.map((thing): readonly [Role, Thing] => [role, thing]));
  }

  async #look(route: Asked, { audience, role, thing }: { audience: Audience; role: Role; thing: Thing }): Promise<Wrong | undefined> {
    const expected = rights.get(rowOf(route, role, thing))?.get(audience) ?? 'refused';
    const got = await this.#ask(route, role, thing);
    this.cells += 1;
    const isAnswered = got === expected || isAsGood(route, { expected, got, thing });
    return isAnswered
      ? undefined
      : { route: `${route.method} ${route.url}`, role: role.vendor === undefined ? role.name : `${role.name} of ${role.vendor}`, thing: thing.name, expected, got };
  }

  async #ask(route: Asked, role: Role, thing: Thing): Promise<string> {
    const { app, runtime } = this.#catalogue;
    const cell = randomUUID();
    const { headers, payload } = this.#request(route, role);
    const client = runtime.db.$client;
    client.exec('begin');
    try {
      const answer = await app.inject({
        method: methods.find((one) => one === route.method) ?? 'GET',
        url: fill(route.url, thing),
        headers: { ...headers, 'x-cell': cell },
        ...(payload === undefined ? {} : { payload }),
      });
      return readAnswer(answer, { isPage: route.name.startsWith('PAGE '), hasReached: this.#reached.has(cell) });
    } finally {
      client.exec('rollback');
    }
  }

  /** What a browser or program would send, with nothing in it. */
  #request({ method, url }: Asked, { cookie }: Role): { headers: Record<string, string>; payload?: string } {
    const own = { ...(cookie === undefined ? {} : { cookie }), origin: this.#catalogue.runtime.config.baseUrl };
    if (method === 'GET' || method === 'HEAD' || method === 'DELETE') return { headers: own };
    const isProgram = url.startsWith('/api/');
    return { headers: { ...own, 'content-type': isProgram ? 'application/json' : 'application/x-www-form-urlencoded' }, payload: isProgram ? '{}' : 'a=' };
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const fill = (url: string, { slots }: Thing) => url.replace(slotsIn, (_, slot: string | undefined) => slots[slot ?? '*'] ?? randomUUID());

/** Pages for one person alone: whoever is let in is told that there is nothing, or that it is not for them. */
const addressed = new Set(['PAGE /en/workspace/invitations/:invitation/', 'PAGE /en/workspace/proof/:organization/', 'PAGE /en/workspace/listings/:listing/compare/:aside/']);

/** What is as good as the expected answer: there is nothing to show of what is not there, and an answer without a body does not say why. */
function isAsGood({ method, name }: Asked, { expected, got, thing }: { readonly expected: Answer; readonly got: string; readonly thing: Thing }): boolean {
  if (expected === 'second factor') return method === 'HEAD' && got === 'refused';
  if (expected !== 'in') return false;
  if (addressed.has(name)) return got === 'nothing' || got === 'refused';
  const isGone = thing.name === 'deleted' || (thing.name === 'suspended' && name === 'PAGE /en/solutions/:slug/report/');
  return isGone && got === 'nothing';
}

/** The row of the table of rights that a cell stands in. */
function rowOf({ method }: Asked, { name, vendor }: Role, thing: Thing): string {
  if (vendor === undefined || name === 'suspended person') return name;
  if (vendor !== thing.name) return `${name}, other`;
  if (!name.includes('suspended')) return `${name}, own`;
  return `${name}, own, ${method === 'GET' || method === 'HEAD' ? 'reads' : 'writes'}`;
}

type Answered = { readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

function readAnswer({ statusCode, headers, body }: Answered, { isPage, hasReached }: { isPage: boolean; hasReached: boolean }): string {
  const location = typeof headers['location'] === 'string' ? headers['location'] : '';
  if (statusCode >= 500) return `${statusCode} ${body.slice(0, 200)}`;
  // A form is read before it is kept for whoever signs in again, so where it leads comes first.
  if (statusCode === 401 || (statusCode === 303 && /^\/(en\/sign-in|fr\/connexion)\/\?next=/.test(location))) return 'sign in';
  // One wildcard answers all private pages: what it says tells whether it let somebody through.
  if (hasReached && !isPage) return 'in';
  if (statusCode === 303 && /^\/(en\/account\/second-factor|fr\/compte\/deuxieme-facteur)\/\?next=/.test(location)) return 'second factor';
  if (statusCode === 403) return body.includes('#problem-second-factor') ? 'second factor' : 'refused';
  if (statusCode === 404) return 'nothing';
  return isPage ? 'in' : `${statusCode}`;
}
