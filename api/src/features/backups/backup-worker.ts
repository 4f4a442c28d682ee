import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { backUpHome } from './back-up-home.ts';

// A backup of the server is made beside its event loop, which goes on answering.
const { home, newestVersion, folder, kept, at } = z.object({ home: z.string(), newestVersion: z.number(), folder: z.string(), kept: z.number(), at: z.date() }).parse(workerData);
const { file, bytes } = await backUpHome({ home, newestVersion, now: () => at }, { folder, kept });
parentPort?.postMessage({ file, bytes });
