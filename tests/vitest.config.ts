import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = [{ find: /^#api\//, replacement: `${resolve(import.meta.dirname, '../api/src')}/` }];
const project = (name: string, include: string[]) => ({ resolve: { alias }, test: { name, include, testTimeout: 180_000, hookTimeout: 240_000, maxWorkers: 2 } });

const processes = [
  'faults/start-*.test.ts',
  'faults/acknowledged.test.ts',
  'faults/created-once.test.ts',
  'faults/publish.test.ts',
  'faults/{backups,mail,power-loss}/**/*.test.ts',
  'faults/identity/{every-step,kill,sign-up}.test.ts',
  'faults/meilisearch/{bad-setup,in-step,said,full-disk,kills}.test.ts',
];

export default defineConfig({
  root: import.meta.dirname,
  test: {
    passWithNoTests: true,
    projects: [
      project('unit', ['unit/**/*.test.ts']),
      project('architecture', ['architecture/**/*.test.ts']),
      project('api', ['api/**/*.test.ts', 'contract/**/*.test.ts']),
      project('search', ['search/**/*.test.ts']),
      // These start and end processes of their own, and mostly wait for them: two at a time.
      {
        resolve: { alias },
        test: {
          name: 'processes',
          include: processes,
          testTimeout: 1_800_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          exclude: processes,
          testTimeout: 1_800_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      // One browser at a time, after everything else: two cores carry no more.
      {
        resolve: { alias },
        test: {
          name: 'site',
          include: ['site/**/*.{test,spec}.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
