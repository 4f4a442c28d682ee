import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findServed, Publisher, renderAddress, takeDownListings, type PageRead, type RenderedPage } from '#api/features/pages/index.ts';
import { inProcess } from '#api/platform/http/in-process.ts';
import { extent } from '../../support/extent.ts';
import { makeLive, makeVendor, move, plainContent, revise } from '../../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, generated: 20 });
  vendorId = makeVendor(catalogue.runtime.db, 'lazarus', new Date());
});
afterAll(() => catalogue.close());

type Render = (address: string, read: PageRead) => Promise<RenderedPage>;

const render: Render = (address, read) => {
  const { runtime, site } = catalogue;
  return renderAddress({ ...runtime, baseUrl: runtime.config.baseUrl, render: site.render }, address, read);
};

/** A second publisher on the same catalogue, that renders as it is told to. */
function publisherThat(renders: Render): { publisher: Publisher; errors: unknown[] } {
  const { runtime, site, app } = catalogue;
  const errors: unknown[] = [];
  return {
    publisher: new Publisher({ ...runtime, build: site.stamp, fetch: (path) => inProcess(app, path), render: renders, onError: (error) => void errors.push(error) }),
    errors,
  };
}

/** A live listing that nothing was published of yet, with the address of its page. */
async function fresh(slug: string): Promise<{ id: string; page: string }> {
  const { db } = catalogue.runtime;
  const id = makeLive(db, { slug, vendorId, content: plainContent(`Fresh ${slug}`), at: new Date() });
  db.$client.exec('delete from outbox; delete from page_renewals');
  return { id, page: `/en/solutions/${slug}/` };
}

/** Renders slowly: `meanwhile` runs once the first rendering of `page` is done and before it is placed; says what is in place at its second. */
function slowly(page: string, meanwhile: () => void | Promise<void>): { slow: Render; seen: (string | undefined)[] } {
  const seen: (string | undefined)[] = [];
  let count = 0;
  const slow: Render = async (address, read) => {
    if (address === page && (count += 1) > 1) seen.push(findServed(catalogue.runtime.db, page)?.hash);
    const rendered = await render(address, read);
    if (address === page && count === 1) await meanwhile();
    return rendered;
  };
  return { slow, seen };
}

test('a listing that leaves while its page is being rendered does not come back with it', async () => {
  const { id, page } = await fresh('leaves');
  const { slow, seen } = slowly(page, () => {
    move(catalogue.runtime.db, id, 'withdraw', new Date());
    takeDownListings(catalogue.runtime, [id]);
  });
  const { publisher } = publisherThat(slow);
  publisher.ask([page], true);
  await publisher.drain();
  expect(seen).toEqual([undefined]);
  expect(findServed(catalogue.runtime.db, page)).toBeUndefined();
  expect((await catalogue.app.inject(page)).statusCode).toBe(410);
});

test('a page that shows a listing which leaves while it is being rendered is not placed', async () => {
  const { id } = await fresh('shown');
  const home = '/en/';
  const before = findServed(catalogue.runtime.db, home)?.hash;
  const { slow, seen } = slowly(home, () => move(catalogue.runtime.db, id, 'suspend', new Date()));
  const { publisher } = publisherThat(slow);
  publisher.ask([home], true);
  await publisher.drain();
  expect(seen).toEqual([before]);
  expect((await catalogue.app.inject(home)).body).not.toContain('/en/solutions/shown/');
});

test('what was rendered before a change is never placed after it', async () => {
  const { id, page } = await fresh('changes');
  const { slow, seen } = slowly(page, () => revise(catalogue.runtime.db, id, plainContent('Newer words'), new Date()));
  const { publisher } = publisherThat(slow);
  publisher.ask([page], true);
  await publisher.drain();
  expect(seen).toEqual([undefined]);
  expect((await catalogue.app.inject(page)).body).toContain('Newer words');
});

test('what another process has placed meanwhile is not replaced by what was rendered before', async () => {
  const home = '/fr/';
  const { slow } = slowly(home, async () => {
    makeLive(catalogue.runtime.db, { slug: 'newest-of-all', vendorId, content: plainContent('Newest of all'), at: new Date(Date.now() + 1000) });
    await catalogue.jobs.drain();
  });
  const { publisher } = publisherThat(slow);
  publisher.ask([home], true);
  await publisher.drain();
  expect((await catalogue.app.inject(home)).body).toContain('newest-of-all');
});

test('a page that cannot be rendered keeps what is in place, is said, and holds up no other', async () => {
  const { page } = await fresh('fails');
  await catalogue.jobs.drain();
  catalogue.app.publisher.ask([page, '/en/about/'], true);
  await catalogue.jobs.drain();
  const [before, about] = [findServed(catalogue.runtime.db, page)?.hash, findServed(catalogue.runtime.db, '/en/about/')?.hash];
  expect(before).toBeDefined();
  const failing: Render = async (address, read) => {
    const rendered = await render(address, read);
    return address === page ? { ...rendered, status: 500, body: Buffer.from('broken') } : { ...rendered, body: Buffer.from(`${rendered.body.toString()}<!-- anew -->`) };
  };
  const { publisher, errors } = publisherThat(failing);
  publisher.ask([page, '/en/about/'], true);
  await publisher.drain();
  expect(errors.map(String)).toEqual([`Error: The page ${page} could not be rendered.`]);
  expect(findServed(catalogue.runtime.db, page)?.hash).toBe(before);
  expect(findServed(catalogue.runtime.db, '/en/about/')?.hash).not.toBe(about);
});

test('a page that is no longer there is removed, whatever it says of it', async () => {
  const { page } = await fresh('removed');
  const { publisher } = publisherThat(async (address, read) => ({ ...(await render(address, read)), status: 404 }));
  catalogue.app.publisher.ask([page], true);
  await catalogue.jobs.drain();
  expect(findServed(catalogue.runtime.db, page)).toBeDefined();
  publisher.ask([page], true);
  await publisher.drain();
  expect(findServed(catalogue.runtime.db, page)).toBeUndefined();
});

test('one address is never rendered twice at once', async () => {
  const now = new Map<string, number>();
  let most = 0;
  const { publisher } = publisherThat(async (address, read) => {
    now.set(address, (now.get(address) ?? 0) + 1);
    most = Math.max(most, now.get(address) ?? 0);
    const rendered = await render(address, read);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now.set(address, (now.get(address) ?? 0) - 1);
    return rendered;
  });
  const drains = Array.from({ length: 10 }, async () => {
    publisher.ask(['/en/', '/fr/', '/en/plan/'], true);
    await publisher.drain();
  });
  await Promise.all(drains);
  expect(most).toBe(1);
});

test('the three encodings switch together, each with the tag of what it holds', async () => {
  const { id, page } = await fresh('switches');
  await catalogue.jobs.drain();
  const { app, runtime } = catalogue;
  const ended = new AbortController();
  const wrong: string[] = [];
  let asked = 0;
  const poll = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      for (const encoding of ['br', 'gzip', 'identity'] as const) {
        const { rawPayload, headers } = await app.inject({ url: page, headers: { 'accept-encoding': encoding } });
        const plain = headers['content-encoding'] === 'br' ? brotliDecompressSync(rawPayload) : headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload;
        const hash = createHash('sha256').update(plain).digest('hex').slice(0, 20);
        asked += 1;
        if (headers.etag !== `"${hash}-${encoding}"` || !plain.toString().includes('</html>')) wrong.push(`${headers.etag} for ${hash}`);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const polling = poll();
  for (let round = 0; round < 15; round += 1) {
    revise(runtime.db, id, plainContent(`Switched ${round} times`), new Date());
    await catalogue.jobs.drain();
  }
  ended.abort();
  await polling;
  expect(asked).toBeGreaterThan(extent(30, 2));
  expect(wrong).toEqual([]);
  expect(catalogue.errors).toEqual([]);
});
