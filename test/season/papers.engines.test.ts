// A season whose documents an auditor reads, on either engine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { needPoppler } from '../harness/needPoppler.ts'
import { usePostgres } from '../harness/onPostgres.ts'
import type { Report } from './checks.ts'
import { checkPapers } from './papers/checkPapers.ts'
import { playPapers } from './papers/paperSeason.ts'
import { startServer } from './server.ts'

const postgres = usePostgres()
/** What no season may leave out. */
const KINDS = [
  'plan',
  'register',
  'record',
  'proof of a plan',
  'proof of a register',
  'proof of a record',
  'sheet',
  'review',
  'proof of a review',
]

beforeAll(needPoppler)

test.each([
  ['SQLite', 3, async () => ({})],
  ['PostgreSQL', 4, async () => ({ DATABASE_URL: await postgres().database() })],
] as const)(
  '[H85] on %s, no document of a season says what the ledger of an auditor does not, nor leaves out what it has',
  async (_, seed, env) => {
    const folder = mkdtempSync(join(tmpdir(), 'ruta-papers-'))
    const server = await startServer(folder, await env())
    onTestFinished(async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const report: Report = { made: new Map(), faults: [] }
    await playPapers({ server, seed, say: () => undefined, audit: (stop, season) => checkPapers(stop, season, report) })
    expect(report.faults).toEqual([])
    expect(KINDS.filter((kind) => !report.made.get(kind))).toEqual([])
  },
  // A minute on a machine with nothing else to do.
  600_000,
)
