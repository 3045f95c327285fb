// A season whose documents and files an auditor reads. `npm run season papers` reads its mails and screens as well.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished } from 'vitest'
import { needPoppler } from '../harness/needPoppler.ts'
import { audit } from './audit.ts'

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

export const usePapers = (): ((season: { readonly seed: number; readonly env: Readonly<Record<string, string>> }) => Promise<void>) => {
  beforeAll(needPoppler)
  return async (season) => {
    const folder = mkdtempSync(join(tmpdir(), 'ruta-papers-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const report = await audit({ ...season, folder, surfaces: ['papers'] })
    expect(report.faults).toEqual([])
    expect(KINDS.filter((kind) => !report.made.get(kind))).toEqual([])
  }
}
