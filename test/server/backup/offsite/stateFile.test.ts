import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { appendDigests, readDigests, writeDigests } from '../../../../server/backup/offsite/digestFile.ts'
import { readLastBackup } from '../../../../server/backup/offsite/keep.ts'
import { applyChange, changedPages, pagesOf, writeChange } from '../../../../server/backup/offsite/pages.ts'
import { must } from '../../../../shared/result.ts'
import { aFolder } from '../../log/openLog.ts'

const pagesWith = (...fills: readonly number[]) => ({ pageSize: 4096, digests: Buffer.concat(fills.map((fill) => Buffer.alloc(16, fill))) })

test('[O18] the state of the last backup is read, and anything else counts as none, so that a full backup is made', () => {
  const folder = aFolder()
  const read = (text: string) => {
    writeFileSync(join(folder, 'ruta-offsite.json'), text)
    return readLastBackup(folder)
  }
  expect(readLastBackup(folder)).toBeNull()
  const digests = writeDigests(folder, pagesWith(1, 2))
  const GOOD = { at: 1, number: 2, until: 3, place: 'here', mark: null, digests }
  expect(read(JSON.stringify(GOOD))).toEqual({ ...GOOD, pages: pagesWith(1, 2) })
  for (const other of [
    '{"at"',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...GOOD, at: '1' }),
    JSON.stringify({ ...GOOD, digests: { ...digests, pageSize: 0 } }),
    // As versions before kept it.
    JSON.stringify({ ...GOOD, digests: undefined, pages: { pageSize: 4096, digests: 'AAAA' } }),
  ])
    expect(read(other), other).toBeNull()
})

test('[O45] digests of pages are appended; those of a round that ended before its note do not count, and another file counts as none', () => {
  const folder = aFolder()
  const file = join(folder, 'ruta-offsite.pages')
  const first = writeDigests(folder, pagesWith(1, 2, 3))
  const second = appendDigests(folder, first, pagesWith(1, 4, 3, 5), [1, 3])
  expect(readDigests(folder, second)).toEqual(pagesWith(1, 4, 3, 5))
  expect(readDigests(folder, first)).toEqual(pagesWith(1, 2, 3))
  const smaller = appendDigests(folder, second, pagesWith(6), [0])
  expect(readDigests(folder, smaller)).toEqual(pagesWith(6))
  expect(readDigests(folder, second)).toEqual(pagesWith(1, 4, 3, 5))
  const again = appendDigests(folder, first, pagesWith(7, 2, 3), [0])
  expect(readDigests(folder, again)).toEqual(pagesWith(7, 2, 3))
  expect(readDigests(folder, smaller)).toBeNull()
  const bytes = readFileSync(file)
  for (const other of [bytes.subarray(0, -1), Buffer.alloc(bytes.length), Buffer.alloc(0)]) {
    writeFileSync(file, other)
    expect(readDigests(folder, again)).toBeNull()
  }
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
