// What is deleted is overwritten in the file, of which backups are copies.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect, connectWorker } from '../../../server/db/connect.ts'
import { aFolder } from '../log/openLog.ts'

const WORDS = 'quetzal7731 '
test.each([
  ['the main thread', connect],
  ['the worker', connectWorker],
])('no word of a deleted or replaced row stays in the file, short or over many pages, written by %s', (_, open) => {
  const file = join(aFolder(), 'ruta.db')
  connect(file).close()
  const sqlite = open(file)
  sqlite.exec('CREATE TABLE comment (id INTEGER PRIMARY KEY, words TEXT)')
  const insert = sqlite.prepare('INSERT INTO comment VALUES (?, ?)')
  for (let id = 0; id < 50; id++) insert.run(id, WORDS.repeat(1 + id * 20))
  sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  expect(readFileSync(file, 'latin1')).toContain(WORDS)
  sqlite.exec(`DELETE FROM comment WHERE id % 2 = 0; UPDATE comment SET words = '' WHERE id % 2 = 1`)
  sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  sqlite.close()
  expect(readFileSync(file, 'latin1')).not.toContain(WORDS)
})
