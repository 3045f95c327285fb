// A full disk, by a bound on the pages of the file.
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../server/db/open.ts'
import { isUnavailable } from '../../../server/transientErrors.ts'
import { aFolder } from '../log/openLog.ts'

test('[O15] a transaction on a full disk fails for the reason that it is full, although SQLite has rolled it back by itself', async () => {
  const { kysely, sqlite, close } = await openDatabase({ file: join(aFolder(), 'ruta.db') })
  onTestFinished(close)
  const { page_count: pages } = sqlite.prepare('PRAGMA page_count').get() ?? {}
  sqlite.exec(`PRAGMA max_page_count = ${Number(pages) + 2}`)
  const filling = kysely.transaction().execute(async (transaction) => {
    await sql`CREATE TABLE ballast (bytes)`.execute(transaction)
    for (let n = 0; n < 100; n++) await sql`INSERT INTO ballast VALUES (zeroblob(100000))`.execute(transaction)
  })
  const error = await filling.then(
    () => null,
    (raised: unknown) => raised,
  )
  expect(error).toMatchObject({ message: 'database or disk is full' })
  expect(isUnavailable(error)).toBe(true)
})
