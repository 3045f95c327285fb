// `npm run rebuild-history [-- DATA_DIR | postgres://…]`: forgets all history and reads it anew from the logs. The digest that it prints
// is of the bytes that it made: two runs, on any two machines and on either engine, print the same (SPEC I5). It works alone, since a
// running server writes history too. Exit code 1 when a log could not be read, 2 when there is nothing to rebuild or somebody else has
// the database open.
import { existsSync } from 'node:fs'
import { createProjectionStore } from '../background/projectionStore.ts'
import { createProjector } from '../background/projector.ts'
import { systemClock } from '../clock.ts'
import { openDatabase } from '../db/open.ts'
import { digestHistory } from '../history/digestHistory.ts'
import { reasonOf } from '../reasonOf.ts'
import { openStorage } from '../storage/openStorage.ts'
import { sqliteStorage } from '../storage/sqliteStorage.ts'
import type { Storage, StorageLocation } from '../storage/storage.ts'
import { whereFrom } from './whereFrom.ts'

const where = whereFrom(process.argv[2])
process.exitCode =
  where.engine === 'sqlite' && !existsSync(where.file)
    ? say(2, `There is no database at ${where.file}. Name the data folder.`)
    : await rebuildAlone(where)

async function rebuildAlone(where: StorageLocation): Promise<number> {
  const clock = systemClock
  try {
    const storage =
      where.engine === 'sqlite'
        ? sqliteStorage(await openDatabase({ file: where.file, alone: true }), clock)
        : await openStorage(where, { clock, report: (what, error) => void say(1, `${what}: ${reasonOf(error)}`) })
    try {
      return await rebuild(storage)
    } finally {
      await storage.close()
    }
  } catch (error) {
    if (!/database is locked|uses this database/.test(reasonOf(error))) throw error
    return say(
      2,
      `${where.engine === 'sqlite' ? where.file : 'The database'} is in use: stop the server first, it reads its history by itself.`,
    )
  }
}

async function rebuild({ queries, openLog }: Storage): Promise<number> {
  const clock = systemClock
  const log = openLog(clock)
  const store = createProjectionStore(queries)
  let code = 0
  const report = (what: string, error: unknown) => {
    code = say(1, `${what}: ${reasonOf(error)}`)
  }
  const projector = createProjector({ log, store, clock, report })
  const start = clock.elapsed()
  await store.history.clear()
  await projector.catchUp()
  await projector.settled()
  await projector.close()
  for (const { document, events, digest } of await digestHistory(queries))
    process.stdout.write(`${digest}  ${document === null ? 'all' : document}  ${events} events\n`)
  process.stdout.write(`Read in ${((clock.elapsed() - start) / 1000).toFixed(1)} s.\n`)
  return code
}

function say(code: number, sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return code
}
