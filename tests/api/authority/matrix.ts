import { randomUUID } from 'node:crypto';
import { pages } from '#api/contract/addresses.ts';
import type { Policy } from '#api/platform/authority/policy.ts';
import { isFullProof } from '../../support/extent.ts';
import type { TestCatalogue } from '../../support/test-catalogue.ts';
import { plainSlots, sentCode, type Cast, type Role, type Thing } from './cast.ts';
import { readRoutes, type Audience } from './expected.ts';
import { cellOf, readAddressed, readRights, type Answer } from './rights.ts';
import { readAnswer } from './read-answer.ts';

/** A route as it is asked for, and its name in the table of what is expected. */
export type Asked = { readonly method: string; readonly url: string; readonly name: string };

/** A cell: who asks for what of whom. */
export type Cell = { readonly route: Asked; readonly role: Role; readonly thing: Thing };

const rights = readRights();
const addressed = readAddressed();
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

/** A cell in words. */
export const nameCell = ({ route, role, thing }: Cell): string =>
  `${route.method} ${route.url} as ${role.name}${role.vendor === undefined ? '' : ` of ${role.vendor}`}, ${thing.name}`;

/** What a cell should be answered, where its route is for an audience. @throws Error where the tables do not say */
export function expectedOf({ route, role, thing }: Cell, audience: Audience): Answer {
  if (audience === 'writers') {
    const asTeam = cellOf(rights, rowOf(route, role, thing), 'team');
    return asTeam === 'in' && role.isWriter !== true ? 'nothing' : asTeam;
  }
  if (!isDecidedInside(audience)) return cellOf(rights, rowOf(route, role, thing), audience);
  if (role.row === 'signed out') return 'sign in';
  return cellOf(addressed, `${audience}, ${relationOf(audience, role, thing)}`, thing.state);
}

function relationOf(audience: Audience, role: Role, thing: Thing): string {
  const member = role.member[thing.name];
  if (audience === 'speakers' || audience === 'awaiting') return member === 'owner' ? 'chosen' : (member ?? 'others');
  return role.isInvited === true ? 'chosen' : 'others';
}

/** The row of the table of rights that a cell stands in. */
function rowOf({ method }: Asked, role: Role, thing: Thing): string {
  const member = role.row === 'signed out' ? undefined : role.member[thing.name];
  if (member === undefined) return role.row;
  return thing.state === 'suspended' ? `${member} of a suspended vendor, ${isRead(method) ? 'reads' : 'writes'}` : member;
}

const isRead = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** Where the object that an address names decides, its handler runs to the end. */
const isDecidedInside = (audience: Audience) => ['invited', 'joiners', 'speakers', 'awaiting', 'writers'].includes(audience);

/** What is sent to routes whose handler decides; to all others nothing is sent. */
const contents: readonly (readonly [RegExp, Readonly<Record<string, string | number>>])[] = [
  [/proofs\/:organization$|do\/send\/|do\/envoyer/, { address: 'sales@vendor.example' }],
  [/proof.*confirm/, { code: sentCode }],
  [/proof.*ask/, { explanation: 'No address of ours can prove it.' }],
  [/compare\/:aside\/$/, { 'version:number': 1 }],
];

/** Sends each route as each role for each thing to the real app, takes back what it changed, and tells every cell that is not as it should be. */
export class Matrix {
  readonly #catalogue: TestCatalogue;
  readonly #cast: Cast;
  readonly #reached = new Set<string>();
  readonly #audiences = readRoutes();
  #planted: Policy | undefined;
  #stops = true;
  cells = 0;

  /** The app must not have answered anything yet. */
  constructor(catalogue: TestCatalogue, cast: Cast) {
    this.#catalogue = catalogue;
    this.#cast = cast;
    // Nothing that is sent is refused for what it says, so that every handler whose policy allows is come to.
    catalogue.app.addHook('preValidation', async (request) => acceptAnything(request));
    // The last thing before a handler: what only a policy guards goes no further.
    catalogue.app.addHook('preHandler', async (request, reply) => {
      if (request.headers['x-cell'] === undefined) return undefined;
      this.#reached.add(String(request.headers['x-cell']));
      return this.#stops && request.url.startsWith('/api/') ? reply.code(204).send() : undefined;
    });
    catalogue.app.addHook('onSend', async ({ headers, routeOptions }) => {
      if (headers['x-plant'] !== undefined) Reflect.set(routeOptions.config, 'policy', this.#planted);
    });
  }

  /** Puts another policy on one route, as a slip of the pen would; gives what takes it back. */
  async plant(route: Asked, policy: Policy): Promise<() => Promise<void>> {
    const before = this.#catalogue.app.routeTable.find(({ method, url }) => method === route.method && url === route.url)?.policy;
    const put = async (given: Policy | undefined): Promise<void> => {
      this.#planted = given;
      await this.#catalogue.app.inject({ method: methodOf(route), url: fill(route.url, this.#cast.things[0]), headers: { 'x-plant': 'yes' } });
    };
    await put(policy);
    return () => put(before);
  }

  async run(asked: readonly Asked[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const cell of this.cellsOf(asked)) {
      const audience = this.#audiences.get(cell.route.name) ?? 'everyone';
      const expected = asAnswered(cell, expectedOf(cell, audience));
      const got = await this.#ask(cell, audience);
      this.cells += 1;
      if (got !== expected) wrong.push(`${nameCell(cell)}: ${got}, not ${expected}`);
    }
    return wrong;
  }

  /** A route that names nothing is asked for once by each; where all is not proved, so are French addresses and HEAD. */
  cellsOf(asked: readonly Asked[]): Cell[] {
    const { roles, things } = this.#cast;
    return asked.flatMap((route) => {
      const isTwin = route.method === 'HEAD' || !route.name.endsWith(` ${route.url}`);
      const of = route.url.includes(':') && (isFullProof || !isTwin) ? things : things.slice(0, 1);
      return roles.flatMap((role) => of.map((thing) => ({ route, role, thing })));
    });
  }

  async #ask({ route, role, thing }: Cell, audience: Audience): Promise<string> {
    const { app, runtime } = this.#catalogue;
    const cell = randomUUID();
    const client = runtime.db.$client;
    const isInside = isDecidedInside(audience);
    this.#stops = !isInside;
    client.exec('begin');
    try {
      const before = this.#countChanges();
      const answer = await app.inject({ method: methodOf(route), url: fill(route.url, thing), ...this.#content(route, role, cell) });
      const read = readAnswer(answer, { isPage: route.name.startsWith('PAGE '), isInside, isConflictIn: audience === 'writers', hasReached: this.#reached.has(cell) });
      // What is decided inside may be taken back there.
      return read !== 'in' && !isInside && this.#countChanges() !== before ? `${read}, after something was changed` : read;
    } finally {
      client.exec('rollback');
    }
  }

  /** How often a row was written, but for the forms that are kept for whoever signs in again. */
  #countChanges(): number {
    return Number(this.#catalogue.runtime.db.$client.prepare('select total_changes() - (select count(*) from kept_forms)').pluck().get());
  }

  /** What a browser or program would send. */
  #content({ method, url }: Asked, { cookie }: Role, cell: string): { headers: Record<string, string>; payload?: string } {
    const headers: Record<string, string> = { ...(cookie === undefined ? {} : { cookie }), origin: this.#catalogue.runtime.config.baseUrl, 'x-cell': cell };
    if (isRead(method)) return { headers };
    // Whoever may change something is asked for its version before anything else of what they send.
    headers['if-match'] = '"1"';
    if (method === 'DELETE') return { headers };
    const content = contents.find(([address]) => address.test(inEnglish(url)))?.[1] ?? {};
    if (url.startsWith('/api/')) return { headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify(content) };
    const form = new URLSearchParams(Object.fromEntries(Object.entries(content).map(([name, value]) => [name, String(value)]))).toString();
    return { headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, payload: form === '' ? 'a=' : form };
  }
}

/** Lets what a route would not take come to its handler all the same. */
function acceptAnything(request: { readonly headers: Readonly<Record<string, unknown>> }): void {
  if (request.headers['x-cell'] === undefined) return;
  const context: unknown = Reflect.get(request, Object.getOwnPropertySymbols(request).find(({ description }) => description === 'fastify.context') ?? '');
  if (typeof context !== 'object' || context === null) throw new Error('Fastify keeps its routes elsewhere now.');
  Reflect.set(context, 'attachValidation', true);
}

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The method of a route. @throws Error where it is none that is known */
function methodOf({ method }: Asked): (typeof methods)[number] {
  const known = methods.find((one) => one === method);
  if (known === undefined) throw new Error(`${method} is no method that the matrix knows.`);
  return known;
}

const fill = (url: string, thing: Thing | undefined) => url.replace(slotsIn, (_, slot: string | undefined) => thing?.slots[slot ?? '*'] ?? randomUUID());

/** A page shows nothing of what is not there, or not public; an answer without a body cannot lead to a second factor. */
function asAnswered({ route, thing }: Cell, expected: Answer): Answer {
  if (expected === 'second factor') return route.method === 'HEAD' && route.url.startsWith('/api/') ? 'refused' : expected;
  if (expected !== 'in' || !route.name.startsWith('PAGE ')) return expected;
  const namesObject = [...route.url.matchAll(slotsIn)].some(([, slot = '*']) => !(slot in plainSlots));
  const isShown = route.name === 'PAGE /en/solutions/:slug/report/' ? thing.state === 'active' : thing.state !== 'deleted';
  return namesObject && !isShown ? 'nothing' : expected;
}
