import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const server = ['test/**/*.test.ts']
const client = ['test/client/**/*.test.tsx']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'server', environment: 'node', include: server, testTimeout: 30_000 } },
      { plugins: [solid()], test: { name: 'client', environment: 'happy-dom', include: client, testTimeout: 30_000 } },
      // Stories share one Chromium and the machine's two cores: one file after the other, or timings lie.
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
