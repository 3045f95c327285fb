import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { createBackgroundWorker } from '../../../server/background/background.ts'
import { systemClock } from '../../../server/clock.ts'
import { foldState } from '../../../server/log/checkpoints.ts'
import { parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { openLog } from '../log/openLog.ts'
import { addItem, addStream, createWriter } from './writing.ts'

const tri = roadmapId(must(parseGroupId('tri'), 'group'))
const WORKER = join(import.meta.dirname, '../../../server/background/worker.ts')

const openTestServer = async () => {
  const opened = await openLog()
  const troubles: string[] = []
  const spawned: Worker[] = []
  const spawn = () => {
    const worker = new Worker(WORKER, { workerData: { engine: 'sqlite', file: opened.file } })
    spawned.push(worker)
    return worker
  }
  const start = (clock = systemClock) => {
    const background = createBackgroundWorker({ spawn, alone: false, clock, report: (what) => troubles.push(what) })
    onTestFinished(() => background.close())
    return background
  }
  const rows = (sql: string) =>
    opened.database.sqlite
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).join(' | '))
  return { ...opened, troubles, spawned, start, rows }
}

test('[L6] the worker folds what the main thread would have folded, and takes nothing away from the caller', async () => {
  const { start, troubles } = await openTestServer()
  const doc = new Y.Doc()
  doc.clientID = 1
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < 50; n++) doc.getText('title.es').insert(0, 'word ')
  doc.getText('title.es').delete(3, 100)
  // As views into a larger message, as they come from the wire.
  const message = Buffer.concat(updates)
  let end = 0
  const views = updates.map(({ length }) => {
    end += length
    return message.subarray(end - length, end)
  })
  const background = start()
  const half = await background.fold(null, views.slice(0, 25))
  const whole = await background.fold(half.state, views.slice(25))
  expect(whole).toEqual(foldState(null, updates))
  expect(half.state.length).toBeGreaterThan(0)
  expect(Buffer.concat(views)).toEqual(Buffer.concat(updates))
  await expect(background.fold(Uint8Array.of(1, 2, 3), [])).rejects.toThrow()
  expect((await background.fold(null, updates)).stateVector).toEqual(whole.stateVector)
  expect(troubles).toEqual([])
})

test('[L7] the worker projects what is appended, and at its start what a crash left behind', async () => {
  const { log, rows, start, spawned } = await openTestServer()
  const { edit } = createWriter(log, tri, 1)
  await edit(addItem('one', 'left behind'))
  const background = start()
  expect(spawned).toHaveLength(0)
  await background.projected()
  expect(rows('SELECT part, es FROM search_text')).toEqual(['item:one | left behind'])
  await edit(addStream('s', 'stream', 'V'))
  background.appended(tri, await log.head(tri))
  await background.projected()
  expect(rows('SELECT name_es FROM stream')).toEqual(['stream'])
  expect(spawned).toHaveLength(1)
})

test('[L7] a verification is followed by another worker, which projects what was appended meanwhile', async () => {
  const { log, rows, start, spawned, troubles } = await openTestServer()
  const background = start()
  const { edit } = createWriter(log, tri, 1)
  await edit(addItem('one', 'before'))
  await background.verify([tri])
  await edit(addItem('two', 'meanwhile'))
  background.appended(tri, await log.head(tri))
  const folded = await background.fold(null, [Uint8Array.of(0, 0)])
  await background.projected()
  expect(rows('SELECT es FROM search_text ORDER BY es')).toEqual(['before', 'meanwhile'])
  expect(rows('SELECT document FROM verification WHERE bad_seq IS NULL')).toEqual([tri])
  expect(folded).toEqual(foldState(null, [Uint8Array.of(0, 0)]))
  expect(spawned).toHaveLength(2)
  expect(troubles).toEqual([])
})

test('closing finishes what was appended', async () => {
  const { log, rows, start } = await openTestServer()
  const background = start()
  await createWriter(log, tri, 1).edit(addItem('one', 'last words'))
  background.appended(tri, await log.head(tri))
  await background.close()
  expect(rows('SELECT es FROM search_text')).toEqual(['last words'])
  await expect(background.fold(null, [])).rejects.toThrow('not running')
  await background.close()
})

test('a worker that dies rejects what was asked of it, and is followed by another that catches up', async () => {
  const { log, rows, file } = await openTestServer()
  const clock = createFakeClock()
  const troubles: string[] = []
  const silent = new Worker('require("node:worker_threads").parentPort.on("message", () => {})', { eval: true })
  const next = [silent]
  const spawn = () => next.shift() ?? new Worker(WORKER, { workerData: { engine: 'sqlite', file } })
  const background = createBackgroundWorker({ spawn, alone: false, clock, report: (what) => troubles.push(what) })
  onTestFinished(() => background.close())
  await createWriter(log, tri, 1).edit(addItem('one', 'a'))
  background.appended(tri, await log.head(tri))
  const waiting = background.fold(null, [new Uint8Array([0, 0])])
  await Promise.all([silent.terminate(), expect(waiting).rejects.toThrow('the worker ended')])
  expect(troubles).toEqual(['the worker ended'])
  await expect(background.projected()).rejects.toThrow('not running')
  await clock.advance(500)
  await background.projected()
  expect(rows('SELECT es FROM search_text')).toEqual(['a'])
})

test('a worker that cannot start is tried again, later each time', async () => {
  const clock = createFakeClock()
  const spawned: Worker[] = []
  const spawn = () => {
    const worker = new Worker('throw new Error("broken")', { eval: true })
    spawned.push(worker)
    return worker
  }
  const background = createBackgroundWorker({ spawn, alone: false, clock, report: () => undefined })
  for (const pause of [500, 1_000, 2_000]) {
    await expect(background.projected()).rejects.toThrow('the worker')
    const before = spawned.length
    await clock.advance(pause - 1)
    expect(spawned).toHaveLength(before)
    await clock.advance(1)
    expect(spawned).toHaveLength(before + 1)
  }
  await background.close()
})

test('a process lives until what it asked of the worker is answered, and no longer', async () => {
  const { file } = await openLog()
  const asker = join(import.meta.dirname, 'asker.ts')
  const { stdout, stderr, status } = spawnSync(process.execPath, [asker, file], { encoding: 'utf8', timeout: 10_000 })
  expect({ stdout, stderr, status }).toEqual({ stdout: '2\n', stderr: '', status: 0 })
})

test('the worker moves the write-ahead log into the database while others write', async () => {
  const { log, file, database, start } = await openTestServer()
  const { edit } = createWriter(log, tri, 1)
  await edit(addItem('one', 'x'.repeat(300_000)))
  const size = statSync(file).size
  const background = start()
  await background.projected()
  await expect.poll(() => statSync(file).size).toBeGreaterThan(size + 300_000)
  expect(database.sqlite.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' })
})
