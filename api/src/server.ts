import { readConfig, type Config } from './config.ts';
import { explainError } from './explain-error.ts';
import { serve } from './start/serve.ts';

let config: Config | undefined;
try {
  config = readConfig(process.env);
  await serve(config);
} catch (error) {
  process.stderr.write(`${explainError(error, config) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
}
