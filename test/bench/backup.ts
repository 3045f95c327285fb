// What a minute's off-site backup writes: an installation of some size, a hundred letters, a round; then a round in which nothing was written.
import { join } from 'node:path'
import * as Y from 'yjs'
import type { KeeperData } from '../../server/backup/offsite/keepElsewhere.ts'
import { makeKey } from '../../server/backup/offsite/seal.ts'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/db/open.ts'
import type { EntryDraft } from '../../server/log/log.ts'
import { createSqliteLog } from '../../server/log/sqliteLog.ts'
import { parseAccountId, parseDocumentId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { measuredRound } from '../harness/process/backupRound.ts'
import { discard } from './longPlan.ts'
import { makeFolder } from './temporary.ts'

const LETTERS = 100
const MB = 1024 * 1024

export async function* backup(megabytes: number): AsyncGenerator<string> {
  const folder = makeFolder()
  const file = join(folder, 'ruta.db')
  const database = await openDatabase({ file })
  try {
    const log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
    const typed = must(parseDocumentId('page:typed'), 'a document')
    const author = must(parseAccountId('ana'), 'an account')
    const text = new Y.Doc()
    const type = async () => {
      const updates: Uint8Array[] = []
      text.once('update', (update: Uint8Array) => updates.push(update))
      text.getText('text').insert(text.getText('text').length, 'a')
      const draft: EntryDraft = { updates, kind: 'live', author, delegation: null, source: null }
      await log.append([{ document: typed, after: await log.head(typed), claims: [], drafts: [draft] }])
    }
    // Of no table of ours: what is measured depends on how large the file is, not on what is in it.
    database.sqlite.exec(`CREATE TABLE bulk (bytes BLOB); PRAGMA synchronous = OFF`)
    const bulk = database.sqlite.prepare('INSERT INTO bulk VALUES (randomblob(?))')
    for (let written = 0; written < megabytes; written++) bulk.run(MB)
    database.sqlite.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)')
    const { recipient } = await makeKey()
    const to = join(folder, 'kept')
    const data: KeeperData = { where: { engine: 'sqlite', file }, folder, to, recipients: [recipient], days: 30, address: 'here' }
    const round = async (what: string) => {
      const begun = performance.now()
      const { disk, given } = await measuredRound(data)
      return `${what.padEnd(32)} ${(disk / MB).toFixed(2).padStart(9)} MB to the disk  ${(given / MB).toFixed(2).padStart(9)} MB given  ${((performance.now() - begun) / 1000).toFixed(1)} s`
    }
    yield await round(`${megabytes} MB, full backup`)
    for (let letter = 0; letter < LETTERS; letter++) await type()
    yield await round(`a round after ${LETTERS} letters`)
    yield await round('a round after nothing')
  } finally {
    database.close()
    discard(folder)
  }
}
