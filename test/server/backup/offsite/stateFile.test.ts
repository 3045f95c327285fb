import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { readLastBackup } from '../../../../server/backup/offsite/keep.ts'
import { applyChange, changedPages, pagesOf, writeChange } from '../../../../server/backup/offsite/pages.ts'
import { must } from '../../../../shared/result.ts'
import { aFolder } from '../../log/openLog.ts'

const GOOD = { at: 1, number: 2, until: 3, place: 'here', pages: { pageSize: 4096, digests: 'AAAA' } }

test('[O18] the state of the last backup is read, and anything else counts as none, so that a full backup is made', () => {
  const folder = aFolder()
  const read = (text: string) => {
    writeFileSync(join(folder, 'ruta-offsite.json'), text)
    return readLastBackup(folder)
  }
  expect(readLastBackup(folder)).toBeNull()
  expect(read(JSON.stringify(GOOD))).toEqual({ ...GOOD, pages: { pageSize: 4096, digests: Buffer.from([0, 0, 0]) } })
  for (const other of [
    '{"at"',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...GOOD, at: '1' }),
    JSON.stringify({ ...GOOD, pages: { pageSize: 0 } }),
  ])
    expect(read(other), other).toBeNull()
})

test('[O18] a change whose beginning is damaged is refused, and the copy stays as it was', () => {
  const folder = aFolder()
  const [copy, change] = [join(folder, 'copy.db'), join(folder, 'change')]
  const sqlite = new DatabaseSync(copy)
  sqlite.exec('CREATE TABLE a (b)')
  const before = pagesOf(copy)
  sqlite.exec('INSERT INTO a VALUES (1)')
  sqlite.close()
  const after = pagesOf(copy)
  writeChange(copy, change, { at: 1, before, after, pages: must(changedPages(before, after), 'pages of one size') })
  const [held, written] = [readFileSync(copy), readFileSync(change)]
  for (const head of ['null\n', '{"at":1}\n', '{"at"\n', '']) {
    writeFileSync(change, Buffer.concat([Buffer.from(head), written.subarray(written.indexOf('\n') + 1)]))
    expect(() => applyChange(copy, change, before), head).toThrow('it does not begin as a change does')
  }
  expect(readFileSync(copy).equals(held)).toBe(true)
})
