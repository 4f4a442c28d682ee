import { join } from 'node:path';
import { newestVersion } from './db/migrate.ts';
import { dropOldCopies } from './db/back-up.ts';
import { BackupSchedule } from './features/backups/index.ts';
import { forgetExpired } from './features/identity/index.ts';
import { openMailer, sendMail } from './features/mail/index.ts';
import {
  publishFeatured,
  publishListings,
  publishVendors,
  takeDownListings,
  takeDownRenamed,
  takeDownRenamedVendors,
  takeDownVendors,
  type Publisher,
} from './features/pages/index.ts';
import { Schedule } from './features/schedule/index.ts';
import { checkLiveLinks, linkRoundMinutes, runChecks, runLinkChecks, tellPublished, tellReceived } from './features/review/index.ts';
import { indexListings, mirroredAtOnce, rebuildIndexes } from './features/search/index.ts';
import { forgetOldAddresses } from './features/proofs/index.ts';
import { collectUnused } from './features/uploads/index.ts';
import { listSynonymGroups } from './features/synonyms/index.ts';
import { announce } from './db/announce.ts';
import { requestPublic } from './platform/outside/public-request.ts';
import { OutboxWorker, type Lane } from './platform/outbox/outbox-worker.ts';
import { noteOnJobs, type OutboxRow } from './platform/outbox/outbox.store.ts';
import { RepeatedWork } from './platform/repeated-work.ts';
import type { Runtime } from './runtime.ts';

/** How much is left to do: the announcements and the pages that a change waits for. */
export type Backlog = { readonly waiting: number; readonly oldest: number | null; readonly failing: number };

/** The jobs of a process. */
export type Jobs = ReturnType<typeof createJobs>;

/** The jobs of a process: what each announcement leads to. What leaves the public has a lane of its own. */
export function createJobs(runtime: Runtime, onError: (error: unknown) => void) {
  let publisher: Publisher | undefined;
  const lanes = lanesOf(runtime, () => publisher);
  const worker = new OutboxWorker({ db: runtime.db, now: runtime.now, onError, lanes });
  const schedule = new Schedule({ db: runtime.db, now: runtime.now, onError });
  const beside = workBeside(runtime, onError);
  const stop = async (): Promise<void> => {
    schedule.stop();
    const published = publisher?.stop();
    for (const { stop: end } of beside) await end();
    await worker.stop();
    await Promise.all([published, runtime.meilisearch?.keeper.stop()]);
  };
  const backlog = (): Backlog => {
    const jobs = worker.backlog();
    const pages = publisher?.backlog() ?? { urgent: 0, failing: 0 };
    return { ...jobs, waiting: jobs.waiting + pages.urgent, failing: jobs.failing + pages.failing };
  };
  return {
    usePublisher: (given: Publisher): void => void (publisher = given),
    backlog,
    start: (): void => {
      schedule.start();
      for (const { start } of beside) start();
      worker.start();
      runtime.meilisearch?.keeper.start();
      publisher?.start();
    },
    drain: async (): Promise<void> => {
      schedule.catchUp();
      await worker.drain();
      await publisher?.drain();
    },
    /** Does what left the public alone, as must be before anything is served. */
    drainLeaving: async (): Promise<void> => {
      schedule.catchUp();
      await worker.drainLane(0);
    },
    stop,
  };
}

/** Takes away what is needed no more. */
async function collect(runtime: Runtime): Promise<void> {
  forgetExpired(runtime);
  forgetOldAddresses(runtime);
  dropOldCopies(runtime.paths.backups, runtime.now());
  await collectUnused({ ...runtime, ...runtime.paths });
}

const hourMs = 3_600_000;
function lanesOf(runtime: Runtime, publisher: () => Publisher | undefined): Lane[] {
  return [leavingLane(runtime, publisher), changingLane(runtime, publisher), mirroringLane(runtime), askedLane(runtime), mailLane(runtime), reviewLane(runtime), linkLane(runtime)];
}

type Beside = { readonly start: () => void; readonly stop: () => Promise<void> };

/** What is done now and then, whatever is announced. */
function workBeside(runtime: Runtime, onError: (error: unknown) => void): Beside[] {
  const { config, paths, now } = runtime;
  const newest = newestVersion(join(config.root, 'migrations'));
  const backups = new BackupSchedule({ home: config.home, folder: paths.backups, newestVersion: newest, kept: config.backupsKept, now, onError });
  const collecting = new RepeatedWork({ work: () => collect(runtime), firstMs: hourMs / 2, everyMs: 6 * hourMs, onError });
  const roundMs = linkRoundMinutes * 60_000;
  const links = new RepeatedWork({ work: () => checkLiveLinks({ ...runtime, ask: (address) => requestPublic(address) }), firstMs: roundMs, everyMs: roundMs, onError });
  return [backups, collecting, links].map((work) => ({ start: () => work.start(), stop: () => work.stop() }));
}

const subjects = (jobs: readonly OutboxRow[]): string[] => [...new Set(jobs.map(({ subject }) => subject))];

function leavingLane(runtime: Runtime, publisher: () => Publisher | undefined): Lane {
  return {
    'listing-left': async (jobs) => {
      takeDownListings(runtime, subjects(jobs));
      publisher()?.wake();
      await indexListings(runtime, subjects(jobs));
      askMirror(runtime, jobs);
    },
    'listing-renamed': async (jobs) => {
      takeDownRenamed(runtime, jobs);
      publisher()?.wake();
    },
    'vendor-renamed': async (jobs) => {
      takeDownRenamedVendors(runtime, jobs);
      publisher()?.wake();
    },
    'vendor-left': async (jobs) => takeDownVendors(runtime, subjects(jobs)),
  };
}

/** What the command line asks of a running server, in a lane of its own, since it takes long. */
function askedLane(runtime: Runtime): Lane {
  return {
    'reindex-asked': async (jobs) => {
      const ids = jobs.map(({ id }) => id);
      await rebuildIndexes(runtime, (progress) => noteOnJobs(runtime.db, ids, progress));
    },
    'synonyms-changed': async () => {
      await runtime.useSynonyms([...runtime.knownSynonyms, ...listSynonymGroups(runtime.db).map(({ terms }) => terms)]);
      await rebuildIndexes(runtime);
    },
  };
}

/** Sends mails one at a time, so that none is sent twice because another one failed. */
function mailLane({ db, now, config, paths }: Runtime): Lane {
  const mailer = openMailer(config, paths.mail);
  return { mail: { each: (job) => sendMail({ db, now, mailer, baseUrl: config.baseUrl }, job) } };
}

/** What a submission leads to; its checks read much, and nothing public waits for them. */
function reviewLane(runtime: Runtime): Lane {
  return {
    'revision-submitted': async (jobs) => {
      tellReceived(runtime, subjects(jobs));
      await runChecks(runtime, subjects(jobs));
    },
    'scheduled-published': async (jobs) => tellPublished(runtime, subjects(jobs)),
  };
}

/** The links of submissions, in a lane of their own, since other servers take their time. */
function linkLane(runtime: Runtime): Lane {
  return { 'links-asked': async (jobs) => runLinkChecks({ ...runtime, ask: (address) => requestPublic(address) }, subjects(jobs)) };
}

function changingLane(runtime: Runtime, publisher: () => Publisher | undefined): Lane {
  const withPublisher = (work: (publisher: Publisher) => void): void => {
    const given = publisher();
    if (given !== undefined) work(given);
  };
  return {
    'listing-changed': async (jobs) => {
      withPublisher((given) => publishListings({ ...runtime, publisher: given }, jobs));
      await indexListings(runtime, subjects(jobs));
      askMirror(runtime, jobs);
    },
    'vendor-changed': async (jobs) => withPublisher((given) => publishVendors({ ...runtime, publisher: given }, jobs)),
    'feature-changed': async (jobs) => {
      withPublisher((given) => publishFeatured({ ...runtime, publisher: given }));
      await indexListings(runtime, subjects(jobs));
      askMirror(runtime, jobs);
    },
  };
}

/** Hands listings on to Meilisearch, by jobs of their own: pages and the embedded index never wait for it. */
function askMirror(runtime: Runtime, jobs: readonly OutboxRow[]): void {
  if (runtime.meilisearch === undefined) return;
  runtime.db.transaction((tx) => subjects(jobs).forEach((subject) => announce(tx, runtime.now(), { kind: 'listing-mirrored', subject })), { behavior: 'immediate' });
}

/** Writes to Meilisearch. Where it cannot, the comparison that follows once it is back mends what is behind. */
function mirroringLane(runtime: Runtime): Lane {
  return {
    'listing-mirrored': async (jobs) => {
      const { meilisearch } = runtime;
      if (meilisearch === undefined) return;
      try {
        await indexListings({ ...runtime, engine: meilisearch.engine, batchSize: mirroredAtOnce }, subjects(jobs));
      } catch (error) {
        meilisearch.keeper.fellBehind(error, subjects(jobs));
      }
    },
  };
}
