// Run as a process of its own by kill.test.ts: appends without end, and prints each seq once it is acknowledged.

import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { parseAccountId, parseDocumentId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const database = await openDatabase({ file: must(process.argv[2], 'a file') })
const log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
const document = must(parseDocumentId('page:intro'), 'document')
const author = must(parseAccountId('ana'), 'author')
let head = await log.head(document)
for (let n: number = head.seq; ; ) {
  const drafts = Array.from({ length: 3 }, () => {
    n += 1
    return { updates: [Buffer.from(`update ${n}`)], kind: 'live', author, delegation: null, source: null } as const
  })
  const appended = (await log.append([{ document, after: head, claims: [], drafts }])).get(document)
  if (!appended?.ok) throw new Error(`refused: ${appended?.why}`)
  head = appended.head
  process.stdout.write(`${head.seq}\n`)
  await new Promise((resolve) => setImmediate(resolve))
}
