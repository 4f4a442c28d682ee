import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SampleFile } from './sample.schema.ts';

const relativeDay = /^([-+]\d{1,3})([dm])$/;

/** Turns `-8m` or `+30d` into the day that lies as far from `today`; anything else stays. */
export function resolveRelativeDays(value: unknown, today: Date): unknown {
  if (typeof value === 'string') return resolveDay(value, today);
  if (Array.isArray(value)) return value.map((item) => resolveRelativeDays(item, today));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isOffset(key) ? item : resolveRelativeDays(item, today)]));
}

/** Where an offset itself is kept, since only the loading turns it into a time of day. */
function isOffset(key: string): boolean {
  return key === 'published';
}

function resolveDay(value: string, today: Date): string {
  const [, amount, unit] = relativeDay.exec(value) ?? [];
  if (amount === undefined) return value;
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()));
  if (unit === 'd') day.setUTCDate(day.getUTCDate() + Number(amount));
  else day.setUTCMonth(day.getUTCMonth() + Number(amount), Math.min(day.getUTCDate(), 28));
  return day.toISOString().slice(0, 10);
}

/**
 * Reads every sample vendor of `directory`, with relative days resolved against `today`.
 * @throws Error naming the file and the field when a file does not fit the schema.
 */
export function readSamples(directory: string, today: Date): SampleFile[] {
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  return files.map((name) => {
    const raw: unknown = parse(readFileSync(join(directory, name), 'utf8'));
    const parsed = SampleFile.safeParse(resolveRelativeDays(raw, today));
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
      throw new Error(`The sample file ${name} does not fit:\n${problems.join('\n')}`);
    }
    return parsed.data;
  });
}
