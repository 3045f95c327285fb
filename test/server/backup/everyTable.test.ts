// What a restore over the present database does with each table of the schema, tried with a row in every one of them. A table that is
// added must be decided here: nothing is in a backup, or left out of it, by oversight.
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { prepareCopy } from '../../../server/backup/prepareCopy.ts'
import { quotedIdentifier, tablesOf } from '../../../server/db/tables.ts'
import { FATES, type Fate, fill, made } from './fates.ts'

const COLUMNS_OF_GROUP: Readonly<Record<string, Fate>> = {
  id: 'of the backup',
  name_es: 'of the backup',
  name_en: 'of the backup',
  created_at: 'of the backup',
  sample: 'of the backup',
  zone: 'of the backup',
  first_language: 'of the backup',
  quorum: 'of the backup',
  observers_comment: 'of the backup',
  report_days: 'of the backup',
  requires_factor_from: 'of now',
  requires_provider_from: 'of now',
  required_providers: 'of now',
  provider_excepts_observers: 'of now',
  read_only_as: 'of now',
  read_only_since: 'of now',
  read_only_why_es: 'of now',
  read_only_why_en: 'of now',
  files_mb: 'of now',
}

const DECIDE = `A table of the schema is not decided here. Every table is in a backup. Decide what a restore over the present database does
with it: 'of the backup' (nothing to do), 'of now' (CHOICES in server/backup/presentPeople.ts: factors, tokens, what people chose or gave up
since), or 'none' (endAllEntries there: what lets somebody in, or would be sent again). Then add it to FATES.`

/** It is the same installation if it has the same groups. */
const GROUP = ['work_group']

/** The tables that have a row after the backup was restored over the present database. */
const restored = async (backup: string, present: string): Promise<ReadonlySet<string>> => {
  expect(await prepareCopy(backup, new DatabaseSync(present), { at: 2, takenAt: null })).toBe(true)
  const copy = new DatabaseSync(backup, { readOnly: true })
  /** The restore itself is an entry. */
  const own = (table: string) => (table === 'audit' ? `WHERE action <> 'backup.restored'` : '')
  const found = tablesOf(copy).filter((table) => copy.prepare(`SELECT 1 FROM ${quotedIdentifier(table)} ${own(table)}`).get() !== undefined)
  copy.close()
  return new Set(found)
}

test('[O2] every table of the schema is of the backup, of now or of neither after a restore, as this table says', async () => {
  const all = await made(fill)
  const bare = await made((sqlite) => fill(sqlite, GROUP))
  const stays = await restored(all.file, bare.file)
  const [comes, alone] = [await made(fill), await made((sqlite) => fill(sqlite, GROUP))]
  const taken = await restored(alone.file, comes.file)
  const fates: Record<string, Fate> = {}
  for (const table of all.tables.filter((name) => !GROUP.includes(name)).sort())
    fates[table] = stays.has(table) ? (taken.has(table) ? 'of both' : 'of the backup') : taken.has(table) ? 'of now' : 'none'
  expect(Object.keys(fates), DECIDE).toEqual(Object.keys(FATES).sort())
  expect(fates).toEqual(FATES)
})

test('[O2] [A46] the rules of signing in and editing of a group are those of now, and all else is of the backup; each column is decided here', async () => {
  const backup = await made((sqlite) => fill(sqlite, GROUP))
  const present = await made((sqlite) => {
    fill(sqlite, GROUP)
    const columns = sqlite.prepare(`SELECT name, type FROM pragma_table_info('work_group') WHERE name NOT IN ('id', 'created_at')`).all()
    for (const { name, type } of columns)
      sqlite.exec(`UPDATE work_group SET ${quotedIdentifier(String(name))} = ${type === 'INTEGER' ? 2 : `'now'`}`)
  })
  await restored(backup.file, present.file)
  const copy = new DatabaseSync(backup.file, { readOnly: true })
  const row = Object.entries(copy.prepare('SELECT * FROM work_group').get() ?? {})
  copy.close()
  const fates = row.map(([name, value]) => [name, value === 2 || value === 'now' ? 'of now' : 'of the backup'])
  expect(
    Object.fromEntries(fates),
    'Is a new column of work_group a rule of who gets in, or may edit? Then add it to RULES_OF_NOW in server/backup/presentPeople.ts.',
  ).toEqual(COLUMNS_OF_GROUP)
})
