import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Promised, Sight } from '../acknowledged/ledger.ts';
import { Disk, leftovers, type Leftover } from './disk.ts';
import type { Recording } from './record.ts';
import type { Step } from './steps.ts';

/** What a power cut did harm to. */
export type Harm = { readonly after: number; readonly leftover: Leftover; readonly what: string };

/** What came of all cuts: how many writes had been acknowledged before each, summed up. */
export type Replayed = { readonly cuts: number; readonly acknowledged: number; readonly lost: readonly Harm[]; readonly corrupt: readonly Harm[] };

/** A repeatable row of numbers from 0 to 1. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The database, its log and what people sent in; everything else is made of them. */
const isKept = (path: string): boolean => /^(catalog\.db(-wal|-journal)?|secret-key|(images|evidence)\/.+)$/.test(path);

/** Everything but the search index, which is for one process at a time and made of the rest; and the assets, which are copied by the kernel, unseen. */
const isState = (path: string): boolean => !/^(search|assets|mail|backups|in-use|lock)(\/|$)/.test(path) && !path.endsWith('-shm');

/** Cuts a recording at a point as nobody would choose it, writes what is left of the whole folder, and gives what had been acknowledged. */
export function cutOnce(recording: Recording, { place, seed, home }: { place: number; seed: number; home: string }): Promised[] {
  const disk = new Disk(filesOf(recording.before, isState));
  const steps = recording.steps.slice(0, place);
  for (const step of steps) disk.take(step.kind === 'answer' || concerns(step, isState) ? step : nothing);
  disk.cut(home, 'torn', chanceFrom(seed));
  const answers = steps.filter(({ kind }) => kind === 'answer').length;
  return recording.acknowledged.filter((one) => one.answers <= answers).map(({ promised }) => promised);
}

/** Cuts a recording at many points, and looks each time whether the database is sound and all that was acknowledged before is there. */
export function replay(recording: Recording, { cuts, seed }: { cuts: number; seed: number }): Replayed {
  const chance = chanceFrom(seed);
  const steps = recording.steps.map((step) => (step.kind === 'answer' || concerns(step, isKept) ? step : undefined));
  const places = Array.from({ length: cuts }, () => Math.floor(chance() * (steps.length + 1))).toSorted((a, b) => a - b);
  const disk = new Disk(filesOf(recording.before, isKept));
  const [lost, corrupt]: [Harm[], Harm[]] = [[], []];
  let [done, answers, acknowledged] = [0, 0, 0];
  places.forEach((place, cut) => {
    for (; done < place; done += 1) {
      const step = steps[done];
      disk.take(step ?? nothing);
      if (step?.kind === 'answer') answers += 1;
    }
    const leftover = leftovers[cut % leftovers.length] ?? 'none';
    const promised = recording.acknowledged.filter((one) => one.answers <= answers).map(({ promised }) => promised);
    acknowledged += promised.length;
    const found = look(disk, { leftover, chance }, (sight) => promised.filter((one) => !one.stored(sight)).map(({ kind, subject }) => `${kind} ${subject}`));
    if (typeof found === 'string') corrupt.push({ after: place, leftover, what: found });
    else lost.push(...found.map((what) => ({ after: place, leftover, what })));
  });
  return { cuts, acknowledged, lost, corrupt };
}

/** Takes the place of a step that concerns nothing that is kept, so that steps keep their numbers. */
const nothing: Step = { kind: 'answer', status: 0 };

function concerns(step: Exclude<Step, { kind: 'answer' }>, isOf: (path: string) => boolean): boolean {
  // A folder is synced for the names in it.
  return isOf(step.path) || (step.kind === 'rename' && isOf(step.to)) || (step.kind === 'sync' && (step.path === '' || isOf(`${step.path}/file`)));
}

function filesOf(folder: string, isOf: (path: string) => boolean): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  return new Map(paths.map((path): [string, Buffer] => [path.slice(folder.length + 1), readFileSync(path)]).filter(([path]) => isOf(path)));
}

/** What `find` says of what is left, or what is wrong with the database. */
function look(disk: Disk, { leftover, chance }: { leftover: Leftover; chance: () => number }, find: (sight: Sight) => string[]): string[] | string {
  const home = mkdtempSync(join(tmpdir(), 'catalog-cut-'));
  disk.cut(home, leftover, chance);
  try {
    const db = new DatabaseSync(join(home, 'catalog.db'));
    try {
      const sound = db.prepare('pragma integrity_check').get();
      const dangling = db.prepare('pragma foreign_key_check').all();
      if (sound?.['integrity_check'] !== 'ok' || dangling.length > 0) return `${JSON.stringify(sound)}, ${dangling.length} rows refer to nothing`;
      return find({ db, home, open: async () => '', arrived: () => false });
    } finally {
      db.close();
    }
  } catch (error) {
    return String(error);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
