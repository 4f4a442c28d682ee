import { open } from 'node:fs/promises';

// A server that writes uploaded files without waiting for the disk.
const handle = await open(import.meta.filename, 'r');
const prototype: { sync: () => Promise<void> } = Object.getPrototypeOf(handle);
await handle.close();
prototype.sync = async () => undefined;
