import { runStaticChecks } from './support/static-checks.ts';

const results = runStaticChecks();
const failed = results.filter((result) => !result.ok);
const summary = `${results.length - failed.length} passed, ${failed.length} failed`;
process.stdout.write(failed.length === 0 ? `Check: ${summary}\n` : `Check: ${summary} (${failed.map(({ name }) => name).join(', ')})\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
