// `npm run backup -- FILE [DATA_DIR | postgres://…]`: copies an installation as of one instant into one file, also beside running servers,
// and proves the copy before it gets its name. Exit code 1 when the copy is damaged (it is kept, and named so), 2 when there is nothing to copy.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { copyDatabase } from '../backup/copyDatabase.ts'
import { systemClock } from '../clock.ts'
import { statement } from '../db/queries.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { Where } from '../storage/storage.ts'
import { verifyFolder } from './verifyFolder.ts'
import { whereFrom } from './whereFrom.ts'

const USAGE = 'npm run backup -- FILE [DATA_DIR | postgres://…]'
const MADE = `INSERT INTO audit (at, account, action, subject, detail, address) VALUES (?, NULL, 'backup.made', 'database', '', '')`
process.exitCode = await run(process.argv.slice(2))

async function run([target, folder, ...rest]: readonly string[]): Promise<number> {
  if (!target || rest.length > 0) return no(`Use: ${USAGE}`)
  const where = whereFrom(folder)
  if (where.engine === 'sqlite' && !existsSync(where.file))
    return no(`There is no database at ${where.file}. Name the data folder: ${USAGE}`)
  const part = `${target}.part`
  for (const path of [target, part, `${target}.damaged`])
    if (existsSync(path)) return no(`${path} is there already: a backup is written over nothing.`)
  try {
    await copyDatabase(where, part)
  } catch (error) {
    rmSync(part, { force: true })
    return no(`No backup was made: ${error instanceof Error ? error.message : String(error)}`)
  }
  const lines: string[] = []
  const code = await verifyFolder({ engine: 'sqlite', file: part }, [], (line) => lines.push(line))
  const name = code === 0 ? target : `${target}.damaged`
  renameSync(part, name)
  for (const line of lines) if (code !== 0 && !line.startsWith('ok')) process.stderr.write(`${line}\n`)
  if (code === 0) await record(where)
  const size = (statSync(name).size / 1024 / 1024).toFixed(1)
  process.stdout.write(
    `${name}  ${size} MB, ${lines.length} documents, ${code === 0 ? 'every chain proved' : 'DAMAGED like the database itself'}\n`,
  )
  return code
}

/** So that the state of the installation can say when the last one was made. The copy is whole, whatever comes of this. */
async function record(where: Where): Promise<void> {
  try {
    const storage = await openWorkerStorage(where, { clock: systemClock, report: () => undefined }, false)
    await storage.queries.write([statement(MADE, systemClock.now())]).finally(() => storage.close())
  } catch (error) {
    process.stderr.write(`That this backup was made could not be recorded: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

function no(why: string): number {
  process.stderr.write(`${why}\n`)
  return 2
}
