// A file goes with everything else: through a backup and its restore, to the other engine, and its hash into the archive.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { verifyArchive } from '../../../server/cli/verifyArchive.ts'
import { databaseFile, openDatabase } from '../../../server/db/open.ts'
import { openPostgres } from '../../../server/db/openPostgres.ts'
import { moveRows } from '../../../server/storage/moveRows.ts'
import type { StorageLocation } from '../../../server/storage/storage.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { checkArchive } from '../../shared/proof/both.ts'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { type Hanging, onNewItem } from './hanging.ts'

const postgres = usePostgres()
const CONTENT = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(PIECE_BYTES)])
const HASH = createHash('sha256').update(CONTENT).digest('hex')
const AT = `/api/groups/${GROUP}`
let ON: Hanging
let folder: string
let world: World
let chair: Visitor
beforeEach(async () => {
  folder = aFolder()
  world = await openWorld({ env: { DATA_DIR: folder } })
  await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
  ON = await onNewItem(world, chair)
  await chair.ask('POST', `${AT}/uploads`, { id: 'annex', ...ON, name: 'Annex.pdf', size: CONTENT.length })
  for (let at = 0; at < CONTENT.length; at += PIECE_BYTES) await send(at, CONTENT.subarray(at, at + PIECE_BYTES))
})
afterEach(() => world.server.close())

const send = (at: number, bytes: Uint8Array) =>
  fetch(`${world.server.url}${AT}/uploads/annex?at=${at}`, {
    method: 'PUT',
    headers: { Origin: world.server.url, 'Content-Type': 'application/octet-stream', Cookie: chair.cookieHeader },
    body: new Uint8Array(bytes),
  })
const contentAt = async (from: World, who: Visitor) => {
  const answer = await fetch(`${from.server.url}${AT}/files/annex`, { headers: { Cookie: who.cookieHeader } })
  return createHash('sha256')
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest('hex')
}
const verified = async (where: StorageLocation) => {
  const lines: string[] = []
  const code = await verifyFolder(where, { say: (line) => lines.push(line) })
  return { code, files: lines.filter((line) => /files? {2}/.test(line)) }
}
const WHOLE = { code: 0, files: ['ok       files  1 contents'] }
const CHANGED = { code: 1, files: [`DAMAGED  a file  ${HASH}: its content is missing, or is not what was attached`] }
const changed = (bytes: string) => `UPDATE file_chunk SET bytes = ${bytes} WHERE start > 0`

test('[FI4] a file comes back with a backup, byte by byte; what was changed since is named', async () => {
  const backup = join(aFolder(), 'copy.db')
  expect((await run('backup', backup, folder)).code).toBe(0)
  const other = aFolder()
  expect((await run('restore', backup, other)).code).toBe(0)
  expect(await verified({ engine: 'sqlite', file: databaseFile(other) })).toEqual(WHOLE)
  const restored = await openWorld({ env: { DATA_DIR: other }, bare: true })
  const who = await signedIn(restored, 'chair@example.org')
  expect(await contentAt(restored, who)).toBe(HASH)
  await restored.server.close()
  const { sqlite, close } = await openDatabase({ file: databaseFile(other) })
  sqlite.exec(changed("x'00'"))
  close()
  expect(await verified({ engine: 'sqlite', file: databaseFile(other) })).toEqual(CHANGED)
})

test('[FI4] a file moves to PostgreSQL with everything else, and is read and verified there', async () => {
  await world.server.close()
  const url = await postgres().database()
  const there = await openPostgres({ url, connections: 2, lost: () => undefined })
  onTestFinished(() => there.close())
  const here = await openDatabase({ file: databaseFile(folder) })
  const moved = await moveRows(here.sqlite, there.pool)
  here.close()
  expect([moved.get('file_chunk'), moved.get('file_content'), moved.get('attachment')]).toEqual([2, 1, 1])
  world = await openWorld({ env: { DATA_DIR: folder, DATABASE_URL: url }, bare: true })
  expect(await contentAt(world, await signedIn(world, 'chair@example.org'))).toBe(HASH)
  const where: StorageLocation = { engine: 'postgres', url }
  expect(await verified(where)).toEqual(WHOLE)
  await there.pool.query(changed("'\\x00'::bytea"))
  expect(await verified(where)).toEqual(CHANGED)
})

test('[FI10] the archive holds the act with name and hash; verify prints it, and names a changed byte', async () => {
  const answer = await fetch(`${world.server.url}${AT}/archive`, { headers: { Cookie: chair.cookieHeader } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const { faults, acts } = await checkArchive(bytes)
  expect(faults).toEqual([])
  expect(acts.find(({ what }) => what.type === 'fileAttached')?.what).toMatchObject({ ...ON, name: 'Annex.pdf', hash: HASH })
  const lines: string[] = []
  const verify = (of: Uint8Array) => {
    lines.length = 0
    return verifyArchive(of, [], (line) => void lines.push(line), true)
  }
  expect(await verify(bytes)).toBe(0)
  expect(lines.join('\n')).toContain('chair attached “Annex.pdf” to an item')
  const changed = new Uint8Array(bytes)
  const middle = Math.floor(bytes.length / 2)
  changed[middle] = (changed[middle] ?? 0) ^ 1
  expect(await verify(changed)).toBe(1)
  expect(lines.join('\n')).toMatch(/DAMAGED/)
})
