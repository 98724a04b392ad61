import path from 'node:path'
import { defineConfig } from 'vitest/config'

const racine = path.resolve(import.meta.dirname, '..')

/** Two projects: pure tests run in parallel; those that open a database or a browser share one process, one after the other. */
export default defineConfig({
  test: {
    root: racine,
    projects: [
      {
        test: {
          name: 'pur',
          root: racine,
          include: ['tests/{domain,data,web,maison}/**/*.test.ts'],
          exclude: ['tests/web/navigateur*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'base',
          root: racine,
          include: ['tests/{etl,server,features}/**/*.test.ts', 'tests/web/navigateur*.test.ts'],
          pool: 'forks',
          isolate: false,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // a busy machine is slow to answer: what is awaited is not how long it takes
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
