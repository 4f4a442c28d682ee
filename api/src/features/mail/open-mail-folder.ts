import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { KeptMail } from '#api/contract/administration.ts';
import { composeMessage } from './compose-message.ts';
import type { Mailer, Message, SenderSettings } from './mailer.ts';

const kept = 200;

/** Keeps mails as files instead of sending them, the newest of them, each readable for this user alone. */
export function openMailFolder(folder: string, sender: SenderSettings): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (message) => {
      const { message: bytes } = await transport.sendMail(composeMessage(message, sender));
      if (!Buffer.isBuffer(bytes)) throw new Error('The message could not be written.');
      const name = `${message.at.toISOString().replaceAll(/[:.]/g, '-')}-${message.id}`;
      await writeWhole(folder, `${name}.eml`, bytes);
      await writeWhole(folder, `${name}.json`, JSON.stringify(shownOf(message)));
      dropOldest(folder);
    },
  };
}

/** What the page of kept mails shows of one. */
function shownOf({ id, at, to, language, subject, text }: Message): KeptMail {
  return { id, at: at.toISOString(), to, language, subject, text };
}

async function writeWhole(folder: string, name: string, content: Buffer | string): Promise<void> {
  chmodSync(folder, 0o700);
  const partial = join(folder, `${name}.part`);
  const file = await open(partial, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, join(folder, name));
}

function dropOldest(folder: string): void {
  const names = readdirSync(folder)
    .filter((name) => /\.(eml|json)$/.test(name))
    .toSorted();
  for (const name of names.slice(0, -2 * kept)) rmSync(join(folder, name), { force: true });
}
