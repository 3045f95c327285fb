// Twenty pages of the sample's database are overwritten, one after the other: each is named, or holds nothing; nobody sees a stack trace.
import { closeSync, copyFileSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectToRead } from '../../../server/db/connect.ts'
import { databaseFile } from '../../../server/db/open.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { createDice } from '../../harness/random.ts'
import { aFolder } from '../log/openLog.ts'
import { openSample } from '../sample/opened.ts'
import { openWorld, visit, type World } from '../testWorld.ts'

const PAGE = 4096
const SEED = 20_261_127

let sample: Awaited<ReturnType<typeof openSample>>
let whole = ''
beforeAll(async () => {
  sample = await openSample()
  await sample.seed()
  await sample.project()
  sample.database.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  whole = sample.file
})
afterAll(() => sample?.close())

interface Page {
  readonly number: number
  /** The table or index that it belongs to; null for a page that is free. */
  readonly of: string | null
}

const pagesOf = (file: string): readonly Page[] => {
  const sqlite = connectToRead(file)
  const count = Number(sqlite.prepare('PRAGMA page_count').get()?.page_count)
  const owners = new Map(
    sqlite
      .prepare('SELECT pageno, name FROM dbstat')
      .all()
      .map(({ pageno, name }) => [Number(pageno), String(name)]),
  )
  sqlite.close()
  return Array.from({ length: count }, (_, at) => ({ number: at + 1, of: owners.get(at + 1) ?? null }))
}

/** A data folder of its own whose database has one page of other bytes. */
const damagedFolder = (page: number, bytes: Uint8Array): string => {
  const folder = join(aFolder(), 'data')
  mkdirSync(folder)
  const file = databaseFile(folder)
  copyFileSync(whole, file)
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, bytes, 0, PAGE, (page - 1) * PAGE)
  closeSync(descriptor)
  return folder
}

const STACK = /^\s+at .*(\(|:\d+:\d+)/m
/** What a start says; null when the server stands. */
const start = async (folder: string): Promise<World | string> => {
  try {
    return await openWorld({ env: { DATA_DIR: folder }, bare: true })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Everything that a supervisor is told of the server's database, after all that runs by itself within a day has run. */
const toldOf = async (world: World) => {
  const ask = async () => {
    const { status, body } = await visit(world).ask('GET', '/readyz')
    return { status, body }
  }
  const atOnce = await ask()
  await world.server.background.projected().catch(() => undefined)
  await world.server.background.verify('due').catch(() => undefined)
  const later = await ask()
  const names = [atOnce, later].flatMap(({ body: { damaged, damagedCheckpoints, damagedFile, mended, quarantined, why } }) =>
    [damaged, damagedCheckpoints, damagedFile, mended, quarantined, why ? [why] : []].flat(),
  )
  return { names, status: later.status, text: JSON.stringify([atOnce, later]) }
}

describe('[O11] damage to each of twenty pages of a real database', () => {
  for (let at = 0; at < 20; at++)
    test(`page ${at + 1}, overwritten, is named by the server and by verify, in words`, async () => {
      const pages = pagesOf(whole)
      const dice = createDice(SEED + at)
      const page = dice.pick(pages)
      // Every fourth one is zeroes, as a disk leaves what it has lost.
      const bytes = at % 4 === 3 ? new Uint8Array(PAGE) : Uint8Array.from({ length: PAGE }, () => dice.below(256))
      const folder = damagedFolder(page.number, bytes)
      const lines: string[] = []
      const code = await verifyFolder({ engine: 'sqlite', file: databaseFile(folder) }, { say: (line) => lines.push(line) })
      expect(lines.join('\n')).not.toMatch(STACK)
      if (page.of !== null) expect({ page, code, lines: lines.filter((line) => !line.startsWith('ok')) }).toMatchObject({ code: 1 })

      const world = await start(folder)
      if (typeof world === 'string') {
        expect(world).not.toMatch(STACK)
        expect(world).toMatch(/ruta\.db .*(Restore a backup|restore a backup).*npm run restore/s)
        return
      }
      const { names, status, text } = await toldOf(world)
      await world.server.close()
      expect(text).not.toMatch(/\\n\s+at /)
      if (page.of !== null) expect({ page, names, status }).not.toMatchObject({ names: [] })
    })
})

test('[O11] a start that first reads a damaged page after the database was opened says in words what to do', async () => {
  // The groups are read first then, by this index.
  const page = pagesOf(whole).find(({ of }) => of === 'sqlite_autoindex_work_group_1')
  const world = await start(damagedFolder(page?.number ?? 0, new Uint8Array(PAGE).fill(170)))
  expect(world).toMatch(/ruta\.db .*(Restore a backup|restore a backup).*npm run restore/s)
})
