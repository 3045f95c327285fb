// `npm run verify [-- DATA_DIR]`: walks every document's chain and names the first entry that is not as it was written.
// The server may run meanwhile. Exit code 1 when anything is damaged, 2 when there is nothing to verify.
import { existsSync } from 'node:fs'
import { systemClock } from '../clock.ts'
import { connectToRead } from '../db/connect.ts'
import { databaseFile } from '../db/open.ts'
import { createSqliteLog } from '../log/sqliteLog.ts'
import { verifyLog } from '../log/verifyChain.ts'

const file = databaseFile(process.argv[2] ?? process.env.DATA_DIR ?? 'data')
if (existsSync(file)) process.exitCode = await verify(file)
else {
  process.stderr.write(`There is no database at ${file}. Name the data folder: npm run verify -- DATA_DIR\n`)
  process.exitCode = 2
}

async function verify(database: string): Promise<number> {
  const sqlite = connectToRead(database)
  const log = createSqliteLog({ database: { sqlite }, clock: systemClock, meetingOf: () => null })
  let damaged = 0
  for (const document of await log.documents()) {
    const verified = await verifyLog(log, document)
    if (!verified.ok) damaged += 1
    process.stdout.write(
      verified.ok
        ? `ok       ${document}  ${verified.entries} entries\n`
        : `DAMAGED  ${document}  at entry ${verified.seq}: ${verified.why}\n`,
    )
  }
  // The file's own structure, of which the logs are only a part.
  for (const { quick_check: problem } of sqlite.prepare('PRAGMA quick_check').all()) {
    if (problem === 'ok') continue
    damaged += 1
    process.stdout.write(`DAMAGED  ${database}: ${problem}\n`)
  }
  sqlite.close()
  return damaged === 0 ? 0 : 1
}
