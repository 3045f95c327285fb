import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/db/open.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { seq } from '../../../shared/ids.ts'
import { aFolder } from './openLog.ts'
import { collect, createSettableClock, page } from './updateLogContract.ts'

/** Starts the appender, kills it once it has printed `lines` lines, and tells the last seq it printed. */
const killAfter = (file: string, lines: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
      if (printed.split('\n').length > lines) child.kill('SIGKILL')
    })
    child.on('error', reject)
    // The last line may be cut short: only whole ones count.
    child.on('close', (code) => (code === null ? resolve(Number(printed.split('\n').at(-2))) : reject(new Error(`ended with ${code}`))))
  })

test('[I2] all that was acknowledged before a kill -9 is in the log, in order, three times over', async () => {
  const file = join(aFolder(), 'ruta.db')
  let acknowledged = 0
  for (const lines of [40, 1, 60]) {
    acknowledged = await killAfter(file, lines)
    const database = await openDatabase({ file })
    const log = createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null })
    const entries = await collect(log.read(page, seq(0)))
    expect(entries.length).toBeGreaterThanOrEqual(acknowledged)
    expect(entries.every((entry) => String(Buffer.from(entry.updates[0] ?? [])) === `update ${entry.seq}`)).toBe(true)
    expect(await verifyLog(log, page)).toEqual({ ok: true, entries: entries.length })
    database.close()
  }
  expect(acknowledged).toBeGreaterThan(300)
})
