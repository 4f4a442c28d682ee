import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { composeMessage } from './compose-message.ts';
import type { Mailer, SenderSettings } from './mailer.ts';

const kept = 200;

/** Keeps mails as files instead of sending them, the newest of them, each readable for this user alone. */
export function openMailFolder(folder: string, sender: SenderSettings): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (message) => {
      const { message: bytes } = await transport.sendMail(composeMessage(message, sender));
      if (!Buffer.isBuffer(bytes)) throw new Error('The message could not be written.');
      await writeWhole(folder, `${message.at.toISOString().replaceAll(/[:.]/g, '-')}-${message.id}.eml`, bytes);
      dropOldest(folder);
    },
  };
}

async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  chmodSync(folder, 0o700);
  const partial = join(folder, `${name}.part`);
  const file = await open(partial, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, join(folder, name));
}

function dropOldest(folder: string): void {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .toSorted();
  for (const name of names.slice(0, -kept)) rmSync(join(folder, name), { force: true });
}
