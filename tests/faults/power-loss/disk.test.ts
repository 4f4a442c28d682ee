import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Disk, leftovers, type Leftover } from './disk.ts';
import { TraceReader } from './read-trace.ts';
import { chanceFrom } from './replay.ts';
import type { Step } from './steps.ts';

/** What a power cut after some steps leaves, by name. */
function leftOf(steps: readonly Step[], leftover: Leftover, before: Readonly<Record<string, string>> = {}, seed = 3): Record<string, string> {
  const disk = new Disk(new Map(Object.entries(before).map(([path, text]) => [path, Buffer.from(text)])));
  for (const step of steps) disk.take(step);
  const home = mkdtempSync(join(tmpdir(), 'catalog-disk-'));
  try {
    disk.cut(home, leftover, chanceFrom(seed));
    return Object.fromEntries(readdirSync(home).map((name) => [name, readFileSync(join(home, name), 'latin1')]));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const write = (path: string, text: string, at = 0): Step => ({ kind: 'write', path, at, bytes: Buffer.from(text) });

test('what was synced stays, whatever else is left; a write that began while the sync ran is not sure', () => {
  const steps: Step[] = [write('a', 'one'), write('a', 'two', 3), { kind: 'sync', path: 'a', began: 1 }];
  for (const leftover of leftovers) expect([leftover, leftOf(steps, leftover, { a: '' })['a']?.startsWith('one')]).toEqual([leftover, true]);
  expect(leftOf(steps, 'none', { a: '' })).toEqual({ a: 'one' });
  expect(leftOf(steps, 'all', { a: '' })).toEqual({ a: 'onetwo' });
});

test('a new name is on disk once its folder was synced, and a file without its content is empty', () => {
  const steps: Step[] = [{ kind: 'create', path: 'new' }, write('new', 'text'), { kind: 'sync', path: 'new', began: 2 }];
  expect(leftOf(steps, 'none')).toEqual({});
  expect(leftOf([...steps, { kind: 'sync', path: '', began: 3 }], 'none')).toEqual({ new: 'text' });
  expect(leftOf([{ kind: 'create', path: 'new' }, write('new', 'text'), { kind: 'sync', path: '', began: 2 }], 'none')).toEqual({ new: '' });
});

test('a write may be left torn within a sector, and what follows of it stay', () => {
  const torn = new Set<string>();
  for (let size = 600; size < 4000; size += 100) torn.add(leftOf([write('a', 'x'.repeat(size))], 'torn', { a: '' }, size * 7919)['a'] ?? '');
  expect([...torn].some((left) => left.includes('\0x'))).toBe(true);
});

test('a trace is read call by call, also where calls of several threads cross', () => {
  const hex = (text: string): string => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const reader = new TraceReader('/home');
  const lines = [
    `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/home/a')}", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 5<${hex('/home/a')}>`,
    `7 write(5<${hex('/home/a')}>, "${hex('one')}", 3) = 3`,
    `8 pwrite64(6<${hex('/home/b')}>, "${hex('two')}", 3, 4096 <unfinished ...>`,
    `7 write(5<${hex('/home/a')}>, "${hex('more')}", 4) = 4`,
    `7 fsync(5<${hex('/home/a')}> <unfinished ...>`,
    '8 <... pwrite64 resumed>) = 3',
    '7 <... fsync resumed>) = 0',
    `7 writev(9<${hex('socket:[1]')}>, [{iov_base="${hex('HTTP/1.1 303 See Other')}", iov_len=22}], 1) = 22`,
    `7 rename("${hex('/home/a')}", "${hex('/home/c')}") = 0`,
    `7 unlink("${hex('/elsewhere/a')}") = 0`,
  ];
  for (const line of lines) reader.read(line);
  expect(reader.steps).toEqual([
    { kind: 'create', path: 'a' },
    { kind: 'truncate', path: 'a', size: 0 },
    write('a', 'one'),
    write('b', 'two', 4096),
    write('a', 'more', 3),
    { kind: 'sync', path: 'a', began: 5 },
    { kind: 'answer', status: 303 },
    { kind: 'rename', path: 'a', to: 'c' },
  ]);
});
