// What of each table of the schema stays in a copy of one group, tried with a row in every one of them.
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { leaveGroupAlone } from '../../../server/backup/leaveGroupAlone.ts'
import { quotedIdentifier, tablesOf } from '../../../server/db/tables.ts'
import { parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { fill, made } from './fates.ts'

const filledIn = (sqlite: DatabaseSync) =>
  tablesOf(sqlite).filter((table) => sqlite.prepare(`SELECT 1 FROM ${quotedIdentifier(table)}`).get() !== undefined)

/** All rows of `fill` are of the group `x`. */
const left = async (group: string): Promise<readonly string[]> => {
  const { file } = await made(fill)
  const sqlite = new DatabaseSync(file)
  sqlite.exec(`UPDATE document SET id = 'roadmap:x'; UPDATE log_document SET id = 'roadmap:x'; DELETE FROM operator`)
  for (const table of tablesOf(sqlite))
    if (sqlite.prepare("SELECT type FROM pragma_table_info(?) WHERE name = 'document'").get(table)?.type === 'TEXT')
      sqlite.exec(`UPDATE ${quotedIdentifier(table)} SET document = 'roadmap:x'`)
  sqlite.exec(`INSERT INTO work_group (id, name_es, name_en, created_at, sample) VALUES ('other', 'Otro', 'Other', 1, 0)`)
  expect(leaveGroupAlone(sqlite, must(parseGroupId(group), 'a group id'))).toBe(true)
  expect(sqlite.prepare('SELECT id FROM work_group').all()).toEqual([{ id: group }])
  const filled = filledIn(sqlite)
  sqlite.close()
  return filled
}

test('[O47] of another group no table keeps a row', async () => {
  expect(await left('other')).toEqual(['work_group', 'signing_key'])
})

test('[O47] of the group every table keeps its rows, but for what lets somebody in, is sent, or is of the whole installation', async () => {
  const { tables } = await made(fill)
  const kept = await left('x')
  expect(tables.filter((table) => !kept.includes(table)).sort()).toEqual([
    'audit',
    'audit_head',
    'audit_segment',
    'content_removal',
    'failed_sign_in',
    'installation',
    'operator',
    'owed_overwrite',
    'passkey_challenge',
    'provider_attempt',
    'provider_logout',
    'provider_session',
    'push_key',
    'throttle',
    'upload',
    'webhook',
    'webhook_delivery',
  ])
})

test('[O47] a group that the copy does not have is said, and changes nothing', async () => {
  const { file, tables } = await made(fill)
  const sqlite = new DatabaseSync(file)
  expect(leaveGroupAlone(sqlite, must(parseGroupId('nobody'), 'a group id'))).toBe(false)
  expect(filledIn(sqlite)).toEqual(tables)
  sqlite.close()
})
