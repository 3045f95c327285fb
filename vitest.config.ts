// The kind of a test is in its file's name: it decides beside what the test may run. A file of tests is in the folder of `test/` that
// has the path of what it tests.
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { useMemoryFolder } from './test/harness/memoryFolder.ts'

/** Real engines, worker threads and peers that fall silent: they wait for them, beside others. */
const engines = 'test/**/*.engines.test.ts'
/** Tests whose subject is a delay: one file after the other. */
const delays = 'test/**/*.delays.test.ts'
/** Real processes: they have the machine's two cores to themselves. */
const processes = 'test/**/*.process.test.ts'
const stories = 'test/e2e/**/*.e2e.ts'

// What explores, repeats, or needs programs of others is in projects whose names begin with `long` (`npm run test:long`).
const fuzzers = 'test/fuzz/*.test.ts'
const season = 'test/season/*.engines.test.ts'
const longProcesses = [
  'test/adversarial/*.process.test.ts',
  'test/deploy/**/*.process.test.ts',
  'test/server/backup/drill.process.test.ts',
  'test/server/cli/release.process.test.ts',
  'test/server/notices/kills.process.test.ts',
  'test/server/relay/kill.process.test.ts',
  'test/server/webhooks/kills.process.test.ts',
  'test/server/relay/cluster/rolling.process.test.ts',
  'test/server/relay/conducting.process.test.ts',
  'test/torture/*.process.test.ts',
]
/** What people do most: a change that breaks one of these is known within a quarter of an hour. */
const coreStories = [
  'arrival',
  'comments',
  'exporting',
  'firstRow',
  'grid',
  'home',
  'meetings',
  'phone',
  'review',
  'room',
  'texts',
  'together',
].map((name) => `test/e2e/${name}.e2e.ts`)

/** Tests in a document whose modules are partly replaced: they read them anew. The others share what a worker has read: 31 s became 13 for 15 files. */
const onPages = 'test/**/*.test.tsx'
const mocking = globSync(onPages).filter((file) => readFileSync(file, 'utf8').includes('vi.mock('))

/**
 * What is compiled once need not be again, as in `server/start.mjs`: the worker threads of a server in a test, and each command that a
 * test starts, then take half the processor until they do something.
 */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compile')

useMemoryFolder()

const common = {
  environment: 'node' as const,
  /** As `server/start.mjs` has it, and for its reason: two of some ten runs lost a file to it. */
  execArgv: ['--no-sparkplug'],
  /** Chance begins with the same seed each time, and all words are there. */
  setupFiles: ['./test/harness/fixedSeeds.ts', './test/harness/patience.ts', './test/harness/words.ts'],
  // Ten times what the slowest take on a quiet machine: on a loaded one tests are slower, and fail no more than elsewhere.
  expect: { poll: { timeout: 60_000 } },
  testTimeout: 300_000,
  hookTimeout: 300_000,
}
/** Vitest would leave one core of two to itself. Many of these wait for an engine or a disk: one more than there are cores. */
const sideBySide = { ...common, maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 0 } }
const inDocument = {
  ...sideBySide,
  environment: 'happy-dom' as const,
  // A click on a link would leave the page, also for the files that share the window.
  environmentOptions: { happyDOM: { settings: { navigation: { disableMainFrameNavigation: true, disableFallbackToSetURL: true } } } },
  setupFiles: [...common.setupFiles, './test/harness/overlays.ts'],
}
/** A machine that stood still for seconds gets a second try; `npm test` names what needed one. */
const retry = 1
const besideEngines = { ...sideBySide, globalSetup: 'test/harness/sharedPostgres.ts', retry }
const oneByOne = { ...common, fileParallelism: false }
const withProcesses = {
  ...oneByOne,
  globalSetup: 'test/harness/sharedPostgres.ts',
  retry,
  sequence: { groupOrder: 2 },
}
const inBrowsers = { ...oneByOne, globalSetup: 'test/e2e/seeded.ts', retry, sequence: { groupOrder: 3 } }

export default defineConfig({
  test: {
    projects: [
      // A file leaves nothing behind, and modules are read once for each worker: 88 s became 55.
      {
        test: {
          ...sideBySide,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [engines, delays, processes, fuzzers],
          isolate: false,
        },
      },
      { test: { ...besideEngines, name: 'engines', include: [engines], exclude: [season], isolate: false } },
      { test: { ...besideEngines, name: 'long season', include: [season] } },
      // A project of its own is begun before the many small files, or it would end a minute after them.
      { test: { ...sideBySide, name: 'long fuzz', include: [fuzzers] } },
      { plugins: [solid()], test: { ...inDocument, name: 'dom', include: [onPages], exclude: mocking, isolate: false } },
      { plugins: [solid()], test: { ...inDocument, name: 'mocked', include: mocking } },
      { test: { ...oneByOne, name: 'delays', include: [delays], sequence: { groupOrder: 1 } } },
      { test: { ...withProcesses, name: 'process', include: [processes], exclude: longProcesses } },
      { test: { ...withProcesses, name: 'long process', include: longProcesses } },
      { test: { ...inBrowsers, name: 'stories', include: coreStories } },
      { test: { ...inBrowsers, name: 'long stories', include: [stories], exclude: coreStories } },
    ],
  },
})
