import './resolve-api.ts';
import { setTimeout as wait } from 'node:timers/promises';

// Prints how many megabytes a process grows by that opens an index and answers a mix of searches a few times.
const { createEmbeddedEngine } = await import('#api/platform/search/embedded/embedded-engine.ts');
const { searchMix } = await import('./search-mix.ts');

const [directory = ''] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const engine = await createEmbeddedEngine({ directory, synonyms: JSON.parse(process.env['SYNONYMS'] ?? '[]'), onError: console.error });
for (let round = 0; round < 20; round += 1) for (const { query } of searchMix(round)) await engine.search(query);
await wait(500);
process.stdout.write(`${(process.memoryUsage.rss() - before) / 1e6}\n`);
await engine.close();
