import path from 'node:path'
import { defineConfig } from 'vitest/config'
import Ordre from './support/ordre.ts'

const racine = path.resolve(import.meta.dirname, '..')

/**
 * Two projects: pure tests run in parallel; those that open a database or a browser are shared out
 * between three processes, which load the program once and make each database image once (tests/support/images.ts).
 */
export default defineConfig({
  test: {
    root: racine,
    sequence: { sequencer: Ordre },
    projects: [
      {
        test: {
          name: 'pur',
          root: racine,
          include: ['tests/{domain,data,web,maison}/**/*.test.ts'],
          exclude: ['tests/web/navigateur*.test.ts'],
          maxWorkers: 3,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'base',
          root: racine,
          include: ['tests/{etl,server,features}/**/*.test.ts', 'tests/web/navigateur*.test.ts'],
          pool: 'forks',
          // the embedded database is compiled anew at each opening: optimising what runs for seconds took a fifth of the processor
          execArgv: ['--liftoff-only'],
          isolate: false,
          // one more than there are cores on the smallest machine: each waits for a thread of its own half of the time
          maxWorkers: 3,
          globalSetup: 'tests/support/preparer.ts',
          testTimeout: 240_000,
          hookTimeout: 300_000,
          // a busy machine is slow to answer: what is awaited is not how long it takes
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
