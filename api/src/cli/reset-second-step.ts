import type { Command } from 'commander';
import { say } from './console.ts';
import { localBaseUrl } from './local-base-url.ts';
import { readAddress } from './read-address.ts';
import { withState } from './with-state.ts';

/** `catalog reset-second-step` */
export function addResetSecondStep(program: Command): void {
  program
    .command('reset-second-step')
    .description('let somebody who lost telephone and recovery codes sign in by password alone, and set a new second step up')
    .argument('<email>', 'their e-mail address')
    .addHelpText('after', '\nMake sure first that it is them who ask, by another way than mail. Their sessions and tokens end, and they are told by mail.')
    .action((email: string) =>
      withState('reset-second-step', async (state, server) => {
        const { openIdentity, takeSecondFactor } = await import('#api/features/identity/index.ts');
        const address = readAddress(email);
        takeSecondFactor(openIdentity({ ...state, config: { ...state.config, baseUrl: localBaseUrl(state.config, server) } }), address);
        say(`${address} signs in by password alone now, and sets a new second step up under “Account”.`);
      }),
    );
}
