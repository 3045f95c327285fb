// What a killed server's folder holds: the log replayed from disk, without any client to mend it.
import * as Y from 'yjs'
import { systemClock } from '../../../server/clock.ts'
import { databaseFile, openDatabase } from '../../../server/db/open.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { parseDocumentId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

export const keptDocument = async (dir: string, document: string): Promise<Y.Doc> => {
  const database = await openDatabase({ file: databaseFile(dir) })
  try {
    const log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
    const doc = new Y.Doc()
    for await (const entry of log.read(must(parseDocumentId(document), 'a document id'), seq(0))) {
      doc.transact((transaction) => {
        for (const update of entry.updates) Y.applyUpdate(doc, update)
        transaction.local = true
      })
    }
    return doc
  } finally {
    await database.close()
  }
}

/** Client ids of `wanted` of which `kept` has less. */
export const lost = (wanted: ReadonlyMap<number, number>, kept: Y.Doc): number[] => {
  const has = Y.decodeStateVector(Y.encodeStateVector(kept))
  return [...wanted].filter(([client, clock]) => clock > (has.get(client) ?? 0)).map(([client]) => client)
}
