// `npm run rebuild-history [-- DATA_DIR]`: forgets all history and reads it anew from the logs. The digest that it prints is of the bytes
// that it made: two runs, on any two machines, print the same (SPEC I5). It works alone, since a running server writes history too.
// Exit code 1 when a log could not be read, 2 when there is nothing to rebuild or somebody else has the database open.
import { existsSync } from 'node:fs'
import { createProjectionStore } from '../beside/projectionStore.ts'
import { createProjector } from '../beside/projector.ts'
import { systemClock } from '../clock.ts'
import { type Database, databaseFile, openDatabase } from '../db/open.ts'
import { digestHistory } from '../history/digestHistory.ts'
import { createSqliteLog } from '../log/sqliteLog.ts'

const file = databaseFile(process.argv[2] ?? process.env.DATA_DIR ?? 'data')
process.exitCode = existsSync(file) ? await rebuildAlone(file) : say(2, `There is no database at ${file}. Name the data folder.`)

async function rebuildAlone(file: string): Promise<number> {
  try {
    const database = await openDatabase({ file, alone: true })
    try {
      return await rebuild(database)
    } finally {
      database.close()
    }
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('database is locked'))) throw error
    return say(2, `${file} is in use: stop the server first, it reads its history by itself.`)
  }
}

async function rebuild(database: Database): Promise<number> {
  const clock = systemClock
  const log = createSqliteLog({ database, clock, meetingOf: () => null })
  const store = createProjectionStore(database.sqlite, clock)
  let code = 0
  const report = (what: string, error: unknown) => {
    code = say(1, `${what}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const projector = createProjector({ log, store, clock, report })
  const start = clock.elapsed()
  await store.history.clear()
  await projector.catchUp()
  await projector.settled()
  await projector.close()
  for (const { document, events, digest } of digestHistory(database.sqlite))
    process.stdout.write(`${digest}  ${document === null ? 'all' : document}  ${events} events\n`)
  process.stdout.write(`Read in ${((clock.elapsed() - start) / 1000).toFixed(1)} s.\n`)
  return code
}

function say(code: number, sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return code
}
