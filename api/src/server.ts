import { readConfig, type Config } from './config.ts';
import { explainError } from './explain-error.ts';

let config: Config | undefined;
try {
  config = readConfig(process.env);
  // After the settings, so that a wrong one is told at once.
  const { serve } = await import('./start/serve.ts');
  await serve(config);
} catch (error) {
  process.stderr.write(`${explainError(error, config) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
}
