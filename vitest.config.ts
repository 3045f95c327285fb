import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/**
 * Tests of real processes and browsers share the machine's two cores with nobody, one file after the other: they judge delays too.
 * Tests of real engines wait for them, beside others. A machine that stood still for seconds gets a second try in all of these;
 * `npm test` names whatever needed one.
 */
const processes = ['test/process/**/*.test.ts', 'test/adversarial/{messages,lines,crowds,requests,questions}.test.ts']
const engines = [
  'test/**/engines.test.ts',
  'test/backup/*.test.ts',
  'test/beside/worker.test.ts',
  'test/contract/{bus,postgresLog}.test.ts',
  'test/damage/*.test.ts',
  'test/http/{config,process}.test.ts',
  'test/log/{kill,postgres,verify}.test.ts',
  'test/servers/*.test.ts',
  'test/timeTravel/{remoteReader,worker}.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...processes, ...engines],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'engines',
          environment: 'node',
          include: engines,
          retry: 1,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [solid()],
        test: {
          name: 'client',
          environment: 'happy-dom',
          include: ['test/client/**/*.test.tsx'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'process',
          environment: 'node',
          include: processes,
          fileParallelism: false,
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: 'test/e2e/seeded.ts',
          fileParallelism: false,
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
