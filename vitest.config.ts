import { availableParallelism } from 'node:os'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/**
 * Tests of real processes and browsers, and of delays, share the machine's two cores with nobody, one file after the other. Tests of
 * real engines and of dead peers wait for them, beside others. A machine that stood still for seconds gets a second try in all but
 * those of delays; `npm test` names whatever needed one.
 */
const processes = ['test/process/**/*.test.ts', 'test/adversarial/{messages,lines,crowds,often,requests,questions}.test.ts']
const delays = ['test/{adversarial/past,http/live,live/tape,log/unavailable,roadmapView/where,sample/sample}.test.ts']
const engines = [
  'test/**/engines.test.ts',
  'test/adversarial/dead.test.ts',
  'test/backup/*.test.ts',
  'test/beside/worker.test.ts',
  'test/contract/{bus,postgresLog}.test.ts',
  'test/damage/*.test.ts',
  'test/http/{config,process}.test.ts',
  'test/log/{kill,postgres,verify}.test.ts',
  'test/servers/*.test.ts',
  'test/timeTravel/{remoteReader,worker}.test.ts',
]

const fuzzers = 'test/fuzz/*.test.ts'

/** As `server/start.mjs` has it, and for its reason: two of some ten runs lost a file to it. */
const execArgv = ['--no-sparkplug']

/** Chance begins with the same seed each time. */
const setupFiles = ['./test/harness/fixedSeeds.ts']

/** Vitest would leave one core of two to itself. Many of these wait for an engine or a disk: one more than there are cores. */
const beside = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 0 } } as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          environment: 'node',
          execArgv,
          setupFiles,
          include: ['test/**/*.test.ts'],
          exclude: [...processes, ...delays, ...engines, fuzzers],
          // A file leaves nothing behind, and modules are read once for each worker: 88 s became 55.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          ...beside,
        },
      },
      {
        test: {
          name: 'engines',
          environment: 'node',
          execArgv,
          setupFiles,
          include: engines,
          retry: 1,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          ...beside,
        },
      },
      {
        // A project of its own is begun before the many small files, or it would end a minute after them.
        test: { name: 'fuzz', environment: 'node', execArgv, setupFiles, include: [fuzzers], ...beside },
      },
      {
        plugins: [solid()],
        test: {
          name: 'client',
          environment: 'happy-dom',
          execArgv,
          setupFiles,
          include: ['test/client/**/*.test.tsx'],
          testTimeout: 30_000,
          ...beside,
        },
      },
      {
        test: {
          name: 'delays',
          environment: 'node',
          execArgv,
          setupFiles,
          include: delays,
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'process',
          environment: 'node',
          execArgv,
          setupFiles,
          include: processes,
          fileParallelism: false,
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          execArgv,
          setupFiles,
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: 'test/e2e/seeded.ts',
          fileParallelism: false,
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
