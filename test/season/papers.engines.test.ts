// A season whose documents and files an auditor reads, on either engine. `npm run season papers` reads its mails and screens as well.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { needPoppler } from '../harness/needPoppler.ts'
import { usePostgres } from '../harness/onPostgres.ts'
import { audit } from './audit.ts'

const postgres = usePostgres()
const DOCUMENTS = ['plan', 'register', 'record', 'sheet', 'review', 'text']
/** What no season may leave out. */
const KINDS = [
  ...DOCUMENTS,
  ...DOCUMENTS.map((name) => `proof of a ${name}`),
  ...DOCUMENTS.map((name) => `${name} in two languages`),
  'plan.csv',
  'plan.xlsx',
  'register.csv',
]

beforeAll(needPoppler)

test.each([
  ['SQLite', 3, async () => ({})],
  ['PostgreSQL', 4, async () => ({ DATABASE_URL: await postgres().database() })],
] as const)(
  '[H85] on %s, no document of a season says what the ledger of an auditor does not, nor leaves out what it has',
  async (_, seed, env) => {
    const folder = mkdtempSync(join(tmpdir(), 'ruta-papers-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const report = await audit({ folder, env: await env(), seed, surfaces: ['papers'] })
    expect(report.faults).toEqual([])
    expect(KINDS.filter((kind) => !report.made.get(kind))).toEqual([])
  },
  // Two minutes on a machine with nothing else to do.
  1_200_000,
)
