// What ClamAV says of a file before it is attached: clean, infected, or nothing at all, which lets nothing through.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { clamdAt, createScanner } from '../../../server/files/scan.ts'
import { takePiece } from '../../../server/files/uploads.ts'
import { readAccount } from '../../../server/identity/accounts.ts'
import { PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { type Clamd, EICAR, startClamd } from '../../harness/clamd.ts'
import { aFolder } from '../log/openLog.ts'
import { configOf, GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { type Hanging, onNewItem } from './hanging.ts'

const AT = `/api/groups/${GROUP}`
let ON: Hanging
let clamd: Clamd
let world: World
let chair: Visitor
beforeEach(async () => {
  clamd = await startClamd()
  world = await openWorld({ env: { CLAMD_URL: clamd.url } })
  await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
  ON = await onNewItem(world, chair)
})
afterEach(async () => {
  await world.close()
  await clamd.close()
})

const pdf = (rest: Buffer | string) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(rest)])
const piece = async (id: string, at: number, bytes: Uint8Array) => {
  const answer = await fetch(`${world.server.url}${AT}/uploads/${id}?at=${at}`, {
    method: 'PUT',
    headers: { Origin: world.server.url, 'Content-Type': 'application/octet-stream', Cookie: chair.cookieHeader },
    body: new Uint8Array(bytes),
  })
  return { status: answer.status, body: await answer.json() }
}
const send = async (id: string, content: Buffer) => {
  await chair.ask('POST', `${AT}/uploads`, { id, ...ON, name: 'Annex.pdf', size: content.length })
  let answer = await piece(id, 0, content.subarray(0, PIECE_BYTES))
  for (let at = PIECE_BYTES; at < content.length; at += PIECE_BYTES) answer = await piece(id, at, content.subarray(at, at + PIECE_BYTES))
  return answer
}
const files = async () => (await chair.ask('GET', `${AT}/files?document=${ON.document}&subject=${ON.subject}`)).body
const scanner = async () => (await chair.ask('GET', `${AT}/installation`)).body.scanner

test('[FI5] a content is scanned whole, byte by byte, before it is attached; an infected one leaves nothing', async () => {
  const content = pdf(randomBytes(2 * PIECE_BYTES))
  expect((await send('clean', content)).body.file.id).toBe('clean')
  expect(clamd.heard).toHaveLength(1)
  expect(clamd.heard[0]?.equals(content)).toBe(true)
  const infected = await send('infected', pdf(EICAR))
  expect(infected).toMatchObject({ status: 409, body: { refusal: 'file-infected' } })
  expect(infected.body.message).toContain('scanner')
  expect((await files()).map(({ id }: { id: string }) => id)).toEqual(['clean'])
  expect(await world.server.deps.db.selectFrom('upload').selectAll().execute()).toEqual([])
  const hash = createHash('sha256').update(pdf(EICAR)).digest('hex')
  const { body: audit } = await chair.ask('GET', `${AT}/audit?action=file.refused`)
  expect(audit.lines).toMatchObject([{ action: 'file.refused', detail: `Annex.pdf: ${hash}`, name: 'chair' }])
  expect(await scanner()).toEqual({ answers: true })
})

test('[FI5] a content exchanged while it is scanned is not attached, whole or not', async () => {
  const { deps } = world.server
  const account = must(parseAccountId((await chair.ask('GET', '/api/me')).body.account.id), 'the chair')
  const { actor } = must(await readAccount(deps.db, account), 'the chair')
  const limits = { fileBytes: 1_000_000, groupBytes: 1_000_000 }
  const clean = pdf('a clean one')
  const other = pdf('another one')
  const cut = clean.subarray(0, 4)
  for (const there of [other, cut]) {
    const begin = () => chair.ask('POST', `${AT}/uploads`, { id: 'swapped', ...ON, name: 'Annex.pdf', size: clean.length })
    await begin()
    const scan = async (content: AsyncIterable<Uint8Array>) => {
      for await (const _ of content);
      await chair.ask('DELETE', `${AT}/uploads/swapped`)
      await begin()
      await deps.db.insertInto('file_chunk').values({ upload: 'swapped', start: 0, bytes: there }).execute()
      await deps.db.updateTable('upload').set({ received: there.length }).where('id', '=', 'swapped').execute()
      return 'clean' as const
    }
    const parts = {
      limits,
      scanner: { scan },
      readOn: async () => true,
      bucket: null,
      report: () => undefined,
      inTurn: <T>(work: () => Promise<T>) => work(),
    }
    const taken = await takePiece({ ...deps, ...parts }, actor, GROUP, { id: 'swapped', at: 0, bytes: clean })
    expect(taken).toMatchObject({ ok: false, refusal: 'file-unscanned' })
    await chair.ask('DELETE', `${AT}/uploads/swapped`)
  }
  expect(await files()).toEqual([])
})

test('[FI5] while the scanner fails nothing is attached; what was sent stays, and is attached once it answers', async () => {
  const content = pdf('x'.repeat(100))
  for (const mood of ['hangs up', 'too small'] as const) {
    clamd.be(mood)
    expect((await send('annex', content)).body.refusal).toBe('file-unscanned')
  }
  expect(await files()).toEqual([])
  clamd.be('hangs up')
  expect(await scanner()).toEqual({ answers: false })
  clamd.be('scans')
  expect((await chair.ask('POST', `${AT}/uploads`, { id: 'annex', ...ON, name: 'Annex.pdf', size: content.length })).body).toEqual({
    received: content.length,
    file: null,
  })
  expect((await piece('annex', content.length, new Uint8Array())).body.file.id).toBe('annex')
  await clamd.close()
  expect((await send('another', content)).body.refusal).toBe('file-unscanned')
  expect(await scanner()).toEqual({ answers: false })
})

test('[FI5] over a socket of this machine, too; a silent scanner is given up', async () => {
  const here = await startClamd(join(aFolder(), 'clamd.ctl'))
  onTestFinished(() => here.close())
  const reported: string[] = []
  const { scan, answers } = createScanner(here.url, { clock: systemClock, report: (what) => void reported.push(what), silentMs: 200 })
  const content = async function* () {
    yield Buffer.from(EICAR)
  }
  expect(await scan(content())).toBe('infected')
  here.be('silent')
  expect(await scan(content())).toBe('unscanned')
  expect(reported).toEqual(['a file could not be scanned'])
  here.be('scans')
  expect(await answers()).toBe(true)
})

test('[FI5] an address of a scanner is one, or the server does not start', () => {
  expect(clamdAt('tcp://clamav')).toEqual({ host: 'clamav', port: 3310 })
  expect(clamdAt('tcp://[::1]:9')).toEqual({ host: '::1', port: 9 })
  expect(clamdAt('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' })
  for (const wrong of ['clamav:3310', 'http://clamav', 'unix:', 'tcp://', 'tcp://host/path']) expect(clamdAt(wrong)).toBeNull()
  expect(() => configOf({ CLAMD_URL: 'yes' })).toThrow(/CLAMD_URL/)
  expect(configOf().clamdUrl).toBeNull()
})
