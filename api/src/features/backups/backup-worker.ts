import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { backUpHome } from './back-up-home.ts';

// A backup of the server is made beside its event loop, which goes on answering.
const { home, newestVersion, folder, kept } = z.object({ home: z.string(), newestVersion: z.number(), folder: z.string(), kept: z.number() }).parse(workerData);
const { file, bytes } = await backUpHome({ home, newestVersion, now: () => new Date() }, { folder, kept });
parentPort?.postMessage({ file, bytes });
