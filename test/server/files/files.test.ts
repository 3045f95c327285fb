// Files over HTTP: sent in pieces, cut off and resumed, stored as they were, refused, seen by those who may, removed and forgotten.
import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { databaseFile } from '../../../server/db/open.ts'
import { forgetOld } from '../../../server/files/forget.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { LEAST_PIECE_BYTES, PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { meetingDocument } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'
import { type Hanging, onNewItem, onNewPoint } from './hanging.ts'

const AT = `/api/groups/${GROUP}`
let ON: Hanging
let LIST: string
let clock: FakeClock
let world: World
let ana: Visitor
let reader: Visitor
let chair: Visitor
beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  world = await openWorld({ ports: { clock }, env: { FILE_MB: '1', GROUP_FILES_MB: '2' } })
  await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('reader@example.org', 'observer')
  await world.addPerson('chair@example.org', 'chair')
  ;[ana, reader, chair] = (await Promise.all(['ana', 'reader', 'chair'].map((name) => signedIn(world, `${name}@example.org`)))) as [
    Visitor,
    Visitor,
    Visitor,
  ]
  ON = await onNewItem(world, ana)
  LIST = `${AT}/files?document=${ON.document}&subject=${ON.subject}`
})
afterEach(() => world.close())

const pdf = (bytes: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)])
let made = 0
const begin = (who: Visitor, size: number, given: object = {}) => {
  made++
  return who.ask('POST', `${AT}/uploads`, { id: `file${made}`, ...ON, name: 'Convenio ñandú (1).pdf', size, ...given })
}
const piece = async (who: Visitor, id: string, at: number, bytes: Uint8Array) => {
  const base = `http://127.0.0.1:${world.server.port}`
  const response = await fetch(`${base}${AT}/uploads/${id}?at=${at}`, {
    method: 'PUT',
    headers: { Origin: base, 'Content-Type': 'application/octet-stream', Cookie: who.cookieHeader },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: await response.json() }
}
const send = async (who: Visitor, content: Buffer, given: object = {}) => {
  const begun = await begin(who, content.length, given)
  expect(begun.status).toBe(201)
  const id = `file${made}`
  let answer = { status: 200, body: begun.body }
  while (answer.status === 200 && !answer.body.file) {
    const at = answer.body.received
    answer = await piece(who, id, at, content.subarray(at, at + PIECE_BYTES))
  }
  return answer
}
const get = async (who: Visitor, id: string) => {
  const response = await fetch(`http://127.0.0.1:${world.server.port}${AT}/files/${id}`, { headers: { Cookie: who.cookieHeader } })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}
const chunks = () => world.server.deps.db.selectFrom('file_chunk').select('start').execute()

test('[FI1] a file is sent in pieces, goes on where it was cut off, and is stored as it was, never shown in a page', async () => {
  const content = pdf(600_000)
  await begin(ana, content.length)
  const id = `file${made}`
  expect((await piece(ana, id, 0, content.subarray(0, PIECE_BYTES))).body).toEqual({ received: PIECE_BYTES, file: null })
  // The answer was lost: sent again, nothing changes; what lies ahead is not taken.
  expect((await piece(ana, id, 0, content.subarray(0, PIECE_BYTES))).body).toEqual({ received: PIECE_BYTES, file: null })
  expect((await piece(ana, id, 500_000, content.subarray(500_000))).body).toEqual({ received: PIECE_BYTES, file: null })
  expect((await ana.ask('POST', `${AT}/uploads`, { id, ...ON, name: 'Convenio ñandú (1).pdf', size: content.length })).body.received).toBe(
    PIECE_BYTES,
  )
  expect((await ana.ask('GET', LIST)).body).toEqual([])
  await piece(ana, id, PIECE_BYTES, content.subarray(PIECE_BYTES, 2 * PIECE_BYTES))
  const last = await piece(ana, id, 2 * PIECE_BYTES, content.subarray(2 * PIECE_BYTES))
  const hash = createHash('sha256').update(content).digest('hex')
  expect(last.body.file).toMatchObject({ id, name: 'Convenio ñandú (1).pdf', size: 600_000, hash, by: { name: 'ana' } })
  expect((await piece(ana, id, 2 * PIECE_BYTES, content.subarray(2 * PIECE_BYTES))).body.file.id).toBe(id)
  expect((await reader.ask('GET', LIST)).body).toEqual([last.body.file])
  const stored = await get(reader, id)
  expect(stored.bytes.equals(content)).toBe(true)
  expect(stored.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(stored.headers.get('Content-Disposition')).toBe(
    `attachment; filename="file"; filename*=UTF-8''Convenio%20%C3%B1and%C3%BA%20%281%29.pdf`,
  )
  expect(stored.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(stored.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
})

test('[FI1] a hostile name or a page inside a PDF or a picture is stored as bytes under its name: no header is added, no path, no type', async () => {
  const names = [
    'a"; filename="x.html".pdf',
    '../../../etc/passwd.pdf',
    'C:\\windows\\acta.pdf',
    "acta';filename*=UTF-8''x.html;.pdf",
    '<img src=x onerror=alert(1)>.pdf',
    '%0d%0aSet-Cookie: a=b.pdf',
    '–ñ💡.pdf',
  ]
  for (const name of names) {
    const { body } = await send(ana, Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>'), { name })
    expect(body.file.name).toBe(name)
    const { headers } = await get(reader, body.file.id)
    const [, encoded = ''] =
      /^attachment; filename="file"; filename\*=UTF-8''([\w%.~!-]+)$/.exec(headers.get('Content-Disposition') ?? '') ?? []
    expect(decodeURIComponent(encoded)).toBe(name)
    expect(headers.get('Set-Cookie')).toBeNull()
    expect([headers.get('Content-Type'), headers.get('X-Content-Type-Options')]).toEqual(['application/octet-stream', 'nosniff'])
    expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
  }
  // Nothing in a name that nobody sees, or that turns the direction of what follows.
  for (const name of ['acta\r\nSet-Cookie: a=b.pdf', 'acta\u202efdp.pdf', 'acta\u0000.html.pdf', '\u200b.pdf'])
    expect((await begin(ana, 40, { name })).body.refusal).toBe('bad-request')
  for (const [name, content] of [
    ['acta.html', '<html>'],
    ['acta.svg', '<svg onload="alert(1)">'],
    ['acta.pdf.html', '%PDF-1.7'],
    ['acta.pdf ', '%PDF-1.7'],
  ] as const) {
    const begun = await begin(ana, content.length, { name })
    expect([name, begun.status < 300 || begun.body.refusal === 'file-kind']).toEqual([name, true])
    if (begun.status < 300) expect(name.trim()).toBe('acta.pdf')
  }
  // Of a picture in the name of a page, and of a page in the name of a picture.
  for (const [name, content] of [
    ['logo.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['logo.gif', '<html>GIF89a'],
    ['acta.pdf', '\n<html>%PDF-1.7'],
  ] as const)
    expect((await send(ana, Buffer.from(content), { name })).body.refusal).toBe('file-kind')
})

test('[FI10] attaching and removing a file are acts with its hash, in the history of the item and in the audit, once each', async () => {
  const { body } = await send(ana, pdf(2_000))
  expect((await chair.ask('DELETE', `${AT}/files/${body.file.id}`)).status).toBe(204)
  const acts = (await createActs(world.server.log).of(GROUP)).flatMap(({ what }) => (what.type.startsWith('file') ? [what] : []))
  expect(acts).toEqual([
    { type: 'fileAttached', file: body.file.id, ...ON, name: body.file.name, hash: body.file.hash, size: 2_000 },
    { type: 'fileRemoved', file: body.file.id, ...ON, name: body.file.name, hash: body.file.hash },
  ])
  const audit = await chair.ask('GET', `${AT}/audit`)
  for (const act of ['file.attached', 'file.removed']) expect(audit.text.split(`"${act}"`)).toHaveLength(2)
  expect((await reader.ask('GET', LIST)).body).toEqual([])
  expect((await get(reader, body.file.id)).status).toBe(404)
})

test('[FI2] a file that is not what its name says, is too large, or too much for the group is refused, and leaves nothing', async () => {
  expect((await begin(ana, 10, { name: 'acta.exe' })).body.refusal).toBe('file-kind')
  expect((await begin(ana, 2_000_000)).body.refusal).toBe('file-too-large')
  for (const [name, content] of [
    ['acta.pdf', Buffer.from('MZ this is a program')],
    ['acta.png', pdf(2_000)],
  ] as const)
    expect((await send(ana, content, { name })).body.refusal).toBe('file-kind')
  expect(await chunks()).toEqual([])
  // Crumbs of a file would be a row each, all read while nobody else writes.
  await begin(ana, 40_000)
  expect((await piece(ana, `file${made}`, 0, pdf(LEAST_PIECE_BYTES - 1))).body.refusal).toBe('bad-request')
  expect((await piece(ana, `file${made}`, 0, pdf(LEAST_PIECE_BYTES))).body.received).toBe(LEAST_PIECE_BYTES)
  expect((await piece(ana, `file${made}`, LEAST_PIECE_BYTES, pdf(40_001 - LEAST_PIECE_BYTES))).body.refusal).toBe('bad-request')
  await ana.ask('DELETE', `${AT}/uploads/file${made}`)
  expect(await chunks()).toEqual([])
  await send(ana, pdf(1_000_000))
  await send(ana, pdf(999_000))
  expect((await begin(ana, 2_000)).body.refusal).toBe('files-full')
  expect((await piece(ana, 'none', 0, pdf(10))).status).toBe(404)
})

test('[O41] a file for which the group has no room is refused with the group’s limit, which an operator can change', async () => {
  await send(ana, pdf(1_000_000))
  await send(ana, pdf(999_000))
  expect((await begin(ana, 2_000)).body.message).toContain('The group’s limit is 2 MB.')
  const give = (filesMb: number | null) => world.server.deps.db.updateTable('work_group').set({ files_mb: filesMb }).execute()
  await give(3)
  expect((await begin(ana, 2_000)).status).toBe(201)
  await ana.ask('DELETE', `${AT}/uploads/file${made}`)
  await give(1)
  expect((await begin(ana, 2_000)).body).toMatchObject({ refusal: 'files-full', message: expect.stringMatching(/1 MB\.$/) })
  // What is attached stays.
  expect((await ana.ask('GET', `${AT}/files?document=${ON.document}&subject=${ON.subject}`)).body).toHaveLength(2)
})

test('[FI12] an announced upload reserves room for ten minutes, of one person for one file of any size or a tenth; it goes on if there is room', async () => {
  const first = await begin(ana, 1_000_000)
  const id = `file${made}`
  expect(first.status).toBe(201)
  const second = await begin(ana, 50_000)
  expect([second.status, second.body.refusal]).toEqual([429, 'files-underway'])
  await piece(ana, id, 0, pdf(PIECE_BYTES))
  // Another person has room beside it, but not for more than there is.
  expect((await begin(chair, 900_000)).status).toBe(201)
  await chair.ask('DELETE', `${AT}/uploads/file${made}`)
  await send(chair, pdf(1_000_000))
  expect((await begin(chair, 10_000)).body.refusal).toBe('files-full')
  clock.set(10 * 60_000 + 1)
  // From now on it holds what has arrived.
  expect((await send(chair, pdf(700_000))).status).toBe(200)
  const again = () => ana.ask('POST', `${AT}/uploads`, { id, ...ON, name: 'Acta.pdf', size: 1_000_000 })
  expect((await again()).body.refusal).toBe('files-full')
  expect((await piece(ana, id, PIECE_BYTES, pdf(PIECE_BYTES))).body.refusal).toBe('files-full')
  await world.server.deps.db.deleteFrom('attachment').execute()
  expect((await again()).body.received).toBe(PIECE_BYTES)
  expect((await piece(ana, id, PIECE_BYTES, pdf(PIECE_BYTES))).body.received).toBe(2 * PIECE_BYTES)
})

test('[FI3] observers read and send nothing; a draft of a session takes none; former members get nothing', async () => {
  expect((await begin(reader, 10)).status).toBe(403)
  const { body } = await send(ana, pdf(2_000))
  expect((await reader.ask('DELETE', `${AT}/files/${body.file.id}`)).status).toBe(403)
  const meeting = (await chair.ask('POST', `${AT}/meetings`, {})).body.id
  const onPoint = await onNewPoint(world, chair, meetingDocument(meeting))
  expect((await begin(chair, 10, onPoint)).status).toBe(404)
  await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state: 'open' })
  expect((await send(chair, pdf(3_000), onPoint)).status).toBe(200)
  for (const state of ['inSession', 'closed']) await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state })
  expect((await begin(chair, 10, onPoint)).body.refusal).toBe('not-open')
  expect((await begin(ana, 10, { document: 'roadmap:none', subject: 'item:k3' })).status).toBe(404)
  // Somebody else's upload.
  await begin(ana, 2_000)
  expect((await piece(chair, `file${made}`, 0, pdf(2_000))).status).toBe(404)
  await world.server.deps.db.deleteFrom('membership').where('role', '=', 'observer').execute()
  expect((await get(reader, body.file.id)).status).toBe(404)
  expect((await get(visit(world), body.file.id)).status).toBe(401)
})

test('[FI4] the same content is kept once, and goes thirty days after the last file of it; what was never sent to its end goes in a day', async () => {
  const content = pdf(300_000)
  const first = await send(ana, content)
  const second = await send(ana, content)
  expect(await chunks()).toHaveLength(2)
  await begin(ana, 600_000)
  await piece(ana, `file${made}`, 0, content.subarray(0, PIECE_BYTES))
  await ana.ask('DELETE', `${AT}/files/${first.body.file.id}`)
  clock.set(31 * 86_400_000)
  await forgetOld({ ...world.server.deps, bucket: null })
  expect(await chunks()).toHaveLength(2)
  ana = await signedIn(world, 'ana@example.org')
  // The pieces bear the id of the first, which nobody can send under any more.
  const { id } = first.body.file
  expect((await begin(ana, 10, { id })).body.refusal).toBe('bad-request')
  await ana.ask('DELETE', `${AT}/uploads/${id}`)
  expect((await get(ana, second.body.file.id)).bytes.equals(content)).toBe(true)
  await ana.ask('DELETE', `${AT}/files/${second.body.file.id}`)
  clock.set(29 * 86_400_000)
  await forgetOld({ ...world.server.deps, bucket: null })
  expect(await chunks()).toHaveLength(2)
  clock.set(2 * 86_400_000)
  await forgetOld({ ...world.server.deps, bucket: null })
  expect(await chunks()).toEqual([])
  expect(await world.server.deps.db.selectFrom('file_content').selectAll().execute()).toEqual([])
})

test('[FI4] the server forgets by itself, every hour; nobody begins more than fifty, in all groups together', async () => {
  await begin(ana, 600_000)
  await piece(ana, `file${made}`, 0, pdf(PIECE_BYTES))
  const { body } = await send(ana, pdf(2_000))
  await ana.ask('DELETE', `${AT}/files/${body.file.id}`)
  clock.set(24 * 3_600_000)
  clock.advance(3_600_000)
  await eventually(async () => (await chunks()).length === 1, 'the upload is forgotten')
  clock.set(30 * 24 * 3_600_000)
  clock.advance(3_600_000)
  await eventually(async () => (await chunks()).length === 0, 'the content is forgotten')
  ana = await signedIn(world, 'ana@example.org')
  const { db } = world.server.deps
  const account = must((await db.selectFrom('account').select('id').where('name', '=', 'ana').executeTakeFirst())?.id, 'ana')
  const of = { group_id: 'another', account, ...ON, name: 'Acta.pdf', size: 1, received: 0, heard_at: clock.now() }
  for (let n = 0; n < 50; n++)
    await db
      .insertInto('upload')
      .values({ id: `other${n}`, ...of })
      .execute()
  expect((await begin(ana, 10)).body.refusal).toBe('too-many')
})

test('[FI4] verify reads every content again, and names one that is not what was attached', async () => {
  const { body } = await send(ana, pdf(300_000))
  const verified = async () => {
    const lines: string[] = []
    const code = await verifyFolder({ engine: 'sqlite', file: databaseFile(world.config.dataDir) }, { say: (line) => lines.push(line) })
    return { code, files: lines.filter((line) => /files? /.test(line)) }
  }
  expect(await verified()).toEqual({ code: 0, files: ['ok       files  1 contents'] })
  await world.server.deps.db
    .updateTable('file_chunk')
    .set({ bytes: pdf(37_856) })
    .where('start', '=', PIECE_BYTES)
    .execute()
  expect(await verified()).toEqual({
    code: 1,
    files: [`DAMAGED  a file  ${body.file.hash}: its content is missing, or is not what was attached`],
  })
})
