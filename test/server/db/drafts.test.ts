// A data folder from before drafts were private: its sessions stay readable for the group, and new ones say for themselves.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/db/open.ts'
import { aFolder } from '../log/openLog.ts'

test('[S27] in a folder of the last version every session, drafts too, is shared after migration 018', async () => {
  const file = join(aFolder(), 'old.sqlite')
  const old = await openDatabase({ file, upTo: '017_groups' })
  old.sqlite.exec('PRAGMA foreign_keys = OFF')
  const columns = old.sqlite.prepare('SELECT name, type, "notnull" AS needed, dflt_value FROM pragma_table_info(?)').all('meeting')
  expect(columns.map(({ name }) => name)).not.toContain('shared')
  for (const [number, state] of ['closed', 'draft'].entries()) {
    const row = Object.fromEntries(
      columns
        .filter(({ needed, dflt_value, name }) => (needed && dflt_value === null) || name === 'id' || name === 'state')
        .map(({ name, type }) => [String(name), /INT/i.test(String(type)) ? number + 1 : `${String(name)}${number}`]),
    )
    if ('state' in row) row.state = state
    const names = Object.keys(row)
    old.sqlite
      .prepare(`INSERT INTO meeting (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(row))
  }
  old.close()
  const now = await openDatabase({ file })
  expect(
    now.sqlite
      .prepare('SELECT shared FROM meeting')
      .all()
      .map(({ shared }) => shared),
  ).toEqual([1, 1])
  now.close()
})
