// `npm run move -- sqlite postgres`: carries the whole installation of DATA_DIR into the empty database at DATABASE_URL, and verifies
// every chain there. The server is stopped meanwhile; what was in DATA_DIR stays as it was. Exit code 1 when what arrived is not what was
// sent, 2 when nothing could be moved.
import { existsSync } from 'node:fs'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { databaseFile, openDatabase } from '../db/open.ts'
import { openPostgres } from '../db/openPostgres.ts'
import { equalBytes } from '../log/entry.ts'
import { reasonOf } from '../reasonOf.ts'
import { keepOthersOut } from '../storage/keepOthersOut.ts'
import { allOurs } from '../storage/leases.ts'
import { moveRows } from '../storage/moveRows.ts'
import { postgresStorage } from '../storage/postgresStorage.ts'
import { sqliteStorage } from '../storage/sqliteStorage.ts'
import { verifyFolder } from '../verify/verifyFolder.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

process.exitCode = await run()

async function run(): Promise<number> {
  const reading = readConfig({ ...process.env, REDIS_URL: '', ALLOW_INSECURE: '1' })
  if (!reading.ok) return nothing(reading.problems.join('\n'))
  const { dataDir, databaseUrl } = reading.config
  const [from, to] = process.argv.slice(2)
  if (from !== 'sqlite' || to !== 'postgres') return nothing('Use: DATA_DIR=… DATABASE_URL=postgres://… npm run move -- sqlite postgres')
  if (databaseUrl === null) return nothing('Where to? Set DATABASE_URL=postgres://…')
  const file = databaseFile(dataDir)
  if (!existsSync(file)) return nothing(`There is no database at ${file}: set DATA_DIR.`)
  try {
    return await move(file, databaseUrl)
  } catch (error) {
    const why = reasonOf(error)
    return nothing(why.includes('database is locked') ? `${file} is in use: stop the server first.` : why)
  }
}

async function move(file: string, url: string): Promise<number> {
  const source = await openDatabase({ file, alone: true })
  const lost = (error: unknown) => void process.stderr.write(`${String(error)}\n`)
  try {
    const letIn = await keepOthersOut(url, true, lost)
    const target = await openPostgres({ url, connections: 4, lost })
    try {
      const moved = await moveRows(source.sqlite, target.pool)
      for (const [table, rows] of moved) if (rows > 0) say(`moved    ${table}  ${rows} rows`)
      const logs = [
        sqliteStorage(source, systemClock).openLog(systemClock),
        postgresStorage(target, systemClock, () => allOurs).openLog(systemClock),
      ] as const
      let different = 0
      for (const document of await logs[0].documents()) {
        const [sent, arrived] = [await logs[0].head(document), await logs[1].head(document)]
        if (sent.seq === arrived.seq && equalBytes(sent.hash, arrived.hash)) continue
        different += 1
        say(`DAMAGED  ${document}  another head has arrived than was sent`)
      }
      const code = await verifyFolder({ engine: 'postgres', url }, { say })
      if (code === 0 && different === 0)
        say(
          '\nEverything is in PostgreSQL, and every chain is whole. Start the servers with this DATABASE_URL; what was in DATA_DIR is as it was.',
        )
      return different === 0 ? code : 1
    } finally {
      await target.close()
      await letIn()
    }
  } finally {
    source.close()
  }
}

function nothing(why: string): number {
  process.stderr.write(`${why}\n`)
  return 2
}
