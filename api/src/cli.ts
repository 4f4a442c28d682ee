import { Command, InvalidArgumentError } from 'commander';
import { sql } from 'drizzle-orm';
import { once } from 'node:events';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { listPublicAfter, listingDetail } from './features/listings/index.ts';
import { generateListings } from './features/generate/index.ts';
import { askEverything, countPages } from './features/pages/index.ts';
import { loadSamples } from './features/samples/index.ts';
import { rebuildIndex, reconcileIndex } from './features/search/index.ts';
import { Failure } from './platform/failure.ts';
import { openApp } from './open-app.ts';
import { openRuntime, type Runtime } from './runtime.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

async function withRuntime(work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const runtime = await openRuntime(readConfig(process.env), warn);
  try {
    await work(runtime);
  } finally {
    await runtime.close();
  }
}

async function publishAll(runtime: Runtime): Promise<void> {
  const { app } = await openApp(runtime, warn);
  const total = askEverything(runtime);
  let said = 0;
  await app.publisher.drain((left) => {
    if (total - left - said < 500) return;
    said = total - left;
    say(`${said} of ${total} pages`);
  });
  say(`${countPages(runtime.db)} pages are published.`);
  await app.close();
}

function* publicListings({ db }: Runtime) {
  let last = 0;
  for (;;) {
    const rows = listPublicAfter(db, last, 500);
    if (rows.length === 0) return;
    yield* rows;
    last = rows.at(-1)?.listing.number ?? last;
  }
}

async function exportListings(runtime: Runtime): Promise<void> {
  for (const row of publicListings(runtime)) {
    if (!process.stdout.write(`${JSON.stringify(listingDetail(row, 1))}\n`)) await once(process.stdout, 'drain');
  }
}

async function examine(runtime: Runtime): Promise<void> {
  const sound = String(runtime.db.$client.pragma('integrity_check', { simple: true }));
  say(`database  ${sound === 'ok' ? 'sound' : `damaged: ${sound}; restore a backup`}`);
  const mended = await reconcileIndex(runtime);
  say(`index     ${mended === 0 ? 'in step' : `${mended} documents differed and were mended`}`);
  const waiting = runtime.db.get<{ total: number }>(sql`select count(*) as total from outbox`)?.total ?? 0;
  say(`jobs      ${waiting} waiting`);
  say(`pages     ${countPages(runtime.db)} published`);
  if (sound !== 'ok') process.exitCode = 1;
}

function wholeNumber(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(given);
}

const program = new Command('catalog').description('Runs the CATAlog from the command line.');
program
  .command('migrate')
  .description('bring the database to the newest version')
  .action(() => withRuntime(async () => say('The database is at its newest version.')));
program
  .command('seed')
  .description('load the samples into an empty catalogue')
  .action(() =>
    withRuntime(async (runtime) => {
      const { db, now, paths, config } = runtime;
      const loaded = await loadSamples({ db, now, images: paths.images, samples: join(config.root, 'data/samples/vendors') });
      await rebuildIndex(runtime);
      say(loaded === 0 ? 'The catalogue is not empty; nothing was loaded.' : `Loaded ${loaded} sample listings.`);
    }),
  );
program
  .command('generate')
  .description('add plausible listings, marked as samples, for tests and measurements')
  .requiredOption('--listings <n>', 'how many', wholeNumber)
  .option('--vendors <n>', 'of how many vendors', wholeNumber)
  .option('--seed <s>', 'the same seed gives the same listings', wholeNumber, 1)
  .action((asked: { listings: number; vendors?: number; seed: number }) =>
    withRuntime(async (runtime) => {
      const { db, taxonomy, now, config } = runtime;
      const onProgress = (done: number) => say(`${done} of ${asked.listings} listings`);
      await generateListings({ ...asked, db, taxonomy, now, data: join(config.root, 'data'), follow: 'rebuild', onProgress });
      await rebuildIndex(runtime, (done) => say(`${done} listings indexed`));
    }),
  );
program
  .command('reindex')
  .description('build the search index anew')
  .action(() => withRuntime((runtime) => rebuildIndex(runtime, (done) => say(`${done} listings indexed`))));
program
  .command('publish')
  .description('render every page anew')
  .action(() => withRuntime(publishAll));
program
  .command('export')
  .description('write the public listings as JSON Lines')
  .action(() => withRuntime(exportListings));
program
  .command('doctor')
  .description('say what is wrong, and mend the index')
  .action(() => withRuntime(examine));

try {
  await program.parseAsync();
} catch (error) {
  warn(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
}
