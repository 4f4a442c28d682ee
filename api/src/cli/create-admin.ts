import { Option, type Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import type { Language } from '#api/contract/text.ts';
import { say } from './console.ts';
import { localBaseUrl } from './local-base-url.ts';
import { readAddress } from './read-address.ts';
import { withState } from './with-state.ts';

type Asked = { readonly name?: string; readonly language: Language };

/** `catalog create-admin` */
export function addCreateAdmin(program: Command): void {
  program
    .command('create-admin')
    .description('make somebody an administrator, and print the link by which they choose their password')
    .argument('[email]', 'their e-mail address; asked for where it is not given')
    .option('--name <name>', 'their name, where they have no account yet')
    .addOption(new Option('--language <language>', 'the language in which they are written to').choices(['en', 'fr']).default('en'))
    .addHelpText('after', '\nThe link works once, for a day. An administrator then sets up a second step before anything else.')
    .action((email: string | undefined, { name, language }: Asked) =>
      withState('create-admin', async (state, server) => {
        const { createAdmin, openIdentity } = await import('#api/features/identity/index.ts');
        const address = readAddress(email ?? (await ask('E-mail address of the administrator: ')));
        const identity = openIdentity({ ...state, config: { ...state.config, baseUrl: localBaseUrl(state.config, server) } });
        const link = await createAdmin(identity, { email: address, name: name ?? address.split('@')[0] ?? address, language });
        say(`${address} is an administrator. By this link they choose their password, once, until tomorrow at this time:\n${link}`);
        if (server === undefined) say('Start the server first: pnpm start.');
      }),
    );
}

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}
