import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { Failure } from '#api/platform/failure.ts';

/** A backup is one line with the hash of what follows, then a SQLite database. */
const headerLength = 96;
const magic = 'CATAlog backup 1 ';

const chunkBytes = 1024 * 1024;

/** Writes the database `from` as a backup to `to`, down to the disk. */
export function wrap(from: string, to: string): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    eachChunk(source, 0, (chunk, at) => {
      hash.update(chunk);
      writeAll(target, chunk, headerLength + at);
    });
    writeAll(target, Buffer.from(`${magic}${hash.digest('hex')}`.padEnd(headerLength - 1).concat('\n')), 0);
    fsyncSync(target);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** Writes the database of the backup `from` to `to`. @throws Failure `no-backup` or `damaged-backup` */
export function unwrap(from: string, to: string): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  try {
    const header = Buffer.alloc(headerLength);
    readSync(source, header, 0, headerLength, 0);
    const said = header.toString('latin1');
    if (!said.startsWith(magic)) throw new Failure('bad-input', 'no-backup', `The file ${from} is no backup of the catalogue.`);
    const hash = createHash('sha256');
    eachChunk(source, headerLength, (chunk, at) => {
      hash.update(chunk);
      writeAll(target, chunk, at - headerLength);
    });
    if (said.slice(magic.length).trim() !== hash.digest('hex')) throw damaged(from);
    fsyncSync(target);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** Says that a backup cannot be relied on. */
export function damaged(file: string): Failure {
  return new Failure('bad-input', 'damaged-backup', `The backup ${file} is damaged or incomplete; nothing was changed. Take another one.`);
}

function eachChunk(source: number, from: number, take: (chunk: Buffer, at: number) => void): void {
  const buffer = Buffer.alloc(chunkBytes);
  for (let at = from; ;) {
    const read = readSync(source, buffer, 0, chunkBytes, at);
    if (read === 0) return;
    take(buffer.subarray(0, read), at);
    at += read;
  }
}

function writeAll(target: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(target, bytes, done, bytes.length - done, at + done);
}
