import { Option, type Command } from 'commander';
import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { counted, progressOf, warn } from './console.ts';
import { withState } from './with-state.ts';

type Asked = { readonly format: 'jsonl' | 'csv'; readonly to?: string };

/** `catalog export` */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('write the public listings as JSON Lines or CSV, as import takes them')
    .addOption(new Option('--format <format>', 'jsonl or csv').choices(['jsonl', 'csv']).default('jsonl'))
    .option('--to <file>', 'write to this file instead of the standard output')
    .addHelpText('after', '\nOnly what is public is written. Cells that a spreadsheet would calculate begin with an apostrophe.')
    .action((asked: Asked) =>
      withState('export', async ({ db }) => {
        const { exportListings } = await import('#api/features/export/index.ts');
        const progress = progressOf('Exporting');
        let total = 0;
        const parts = exportListings(db, asked.format, (done) => progress.update((total = done)));
        await (asked.to === undefined ? writeTo(process.stdout, parts) : writeFile(asked.to, parts));
        progress.end();
        warn(`Wrote ${counted(total, 'listing', 'listings')}${asked.to === undefined ? '' : ` to ${asked.to}`}.`);
      }),
    );
}

/** The file appears when it is whole. */
async function writeFile(file: string, parts: Iterable<string>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const stream = createWriteStream(unfinished);
  try {
    await writeTo(stream, parts);
    stream.end();
    await finished(stream);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

async function writeTo(stream: NodeJS.WritableStream, parts: Iterable<string>): Promise<void> {
  for (const part of parts) if (!stream.write(part)) await once(stream, 'drain');
}
