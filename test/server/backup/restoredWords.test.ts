// What a restore says that people will notice, held against what it does with every table.
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { prepareCopy } from '../../../server/backup/prepareCopy.ts'
import { EFFECTS, restoredWords } from '../../../server/backup/restoredWords.ts'
import { quotedIdentifier } from '../../../server/db/tables.ts'
import { FATES, fill, made } from './fates.ts'

/** Nobody notices them by themselves: names of people in acts, when pages that are open were last heard, and what must still be overwritten. */
const UNNOTICED = ['act_word', 'heard_life', 'owed_overwrite']
/** Rows that stay and no longer work. */
const WORKING: Readonly<Record<string, string>> = {
  api_token: 'WHERE ended_at IS NULL',
  invitation: 'WHERE accepted_at IS NULL AND revoked_at IS NULL',
  audit: `WHERE action <> 'backup.restored'`,
}

/** What still works of a backup with a row in every table. */
const restored = async (isHere: boolean): Promise<ReadonlySet<string>> => {
  const everything = () =>
    made((sqlite, tables) => {
      fill(sqlite, tables)
      sqlite.exec('UPDATE api_token SET ended_at = NULL; UPDATE invitation SET accepted_at = NULL, revoked_at = NULL')
    })
  const { file, tables } = await everything()
  const present = isHere ? new DatabaseSync((await everything()).file) : new DatabaseSync(':memory:')
  expect(await prepareCopy(file, present, { at: 2, takenAt: null })).toBe(isHere)
  const copy = new DatabaseSync(file, { readOnly: true })
  const left = tables.filter(
    (table) => copy.prepare(`SELECT 1 FROM ${quotedIdentifier(table)} ${WORKING[table] ?? ''}`).get() !== undefined,
  )
  copy.close()
  return new Set(left)
}

test('[O2] a restore tells of every table that ends or is not of the backup, once, or nobody notices it', () => {
  const apart = Object.entries(FATES).flatMap(([table, fate]) => (fate === 'none' || fate === 'of now' ? [table] : []))
  const told = EFFECTS.flatMap(({ tables }) => tables)
  expect(new Set(told).size).toBe(told.length)
  expect(apart.filter((table) => !told.includes(table)).sort()).toEqual(UNNOTICED)
})

test('[O2] [AP10] everything that a restore reports as ended has ended, with the present database and without it, and what it reports as kept is there', async () => {
  const [here, gone] = [await restored(true), await restored(false)]
  for (const { tables, ends } of EFFECTS)
    for (const table of tables) {
      expect(here.has(table), `${table}, with the present database`).toBe(ends !== 'always')
      expect(gone.has(table), `${table}, without it`).toBe(ends === 'never')
    }
})

test('[O2] a restore says what to do next: with a key to remove, and with the former database where there was one', () => {
  const onNewMachine = restoredWords({ before: null, peopleOfNow: false }, { isFromElsewhere: true, hasBucket: true }).join('\n')
  expect(onNewMachine).toMatch(
    /API tokens have ended[\s\S]*What to do next:\n1\. Start the server[\s\S]*unknown-files[\s\S]*Remove the key/,
  )
  expect(onNewMachine).not.toContain('holds everything that was there before')
  const here = restoredWords({ before: '/d/ruta-before.db', peopleOfNow: true }, { isFromElsewhere: false, hasBucket: false }).join('\n')
  expect(here).toMatch(/those that worked go on working[\s\S]*Remove \/d\/ruta-before\.db when/)
  expect(here).not.toMatch(/the key|bucket/)
})
