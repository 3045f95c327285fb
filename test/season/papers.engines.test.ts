// A season whose documents, files, mails and screens an auditor reads, on either engine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { needPoppler } from '../harness/needPoppler.ts'
import { usePostgres } from '../harness/onPostgres.ts'
import { audit, SURFACES } from './audit.ts'

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
  'mail',
  'told by mail',
]
const SCREENS = ['a session', 'a reopened session', 'the review', 'the plan', 'the register', 'an item', 'Home'].map(
  (name) => `screen of ${name}`,
)

beforeAll(needPoppler)

test.each([
  ['SQLite', 3, async () => ({}), SURFACES, [...KINDS, ...SCREENS]],
  ['PostgreSQL', 4, async () => ({ DATABASE_URL: await postgres().database() }), ['papers', 'mails'], KINDS],
] as const)(
  '[H85] on %s, no document, file, mail or screen of a season says what the ledger of an auditor does not, nor leaves out what it has',
  async (_, seed, env, surfaces, kinds) => {
    const folder = mkdtempSync(join(tmpdir(), 'ruta-papers-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const report = await audit({ folder, env: await env(), seed, surfaces })
    expect(report.faults).toEqual([])
    expect(kinds.filter((kind) => !report.made.get(kind))).toEqual([])
  },
  // Minutes on a machine with nothing else to do.
  1_800_000,
)
