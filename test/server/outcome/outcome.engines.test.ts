// Documents over HTTP: what each one may ask for, what comes back, and of which moment.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetOld } from '../../../server/files/forget.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { ExportRequestBody } from '../../../shared/api/outcome.ts'
import { type DocumentId, instant, newId, parseDecisionId, parseDocumentId, parseItemId, roadmapId } from '../../../shared/ids.ts'
import { addDecision, meetingText } from '../../../shared/meeting/write.ts'
import { initPage } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { addChecklistEntry } from '../../../shared/roadmap/checklist.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { unzip } from '../../harness/unzip.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, type Visitor, type World } from '../testWorld.ts'

const random = createDice(21).bytes
const PLAN = roadmapId(GROUP)
let world: World
let chair: Visitor
let observer: Visitor
let meeting: MeetingInfo
let plan: ReturnType<typeof stockClient>
let item = ''

const ask = async (visitor: Visitor, of: ExportRequestBody['of'], more: Partial<ExportRequestBody> = {}) => {
  const response = await fetch(`${world.server.url}/api/groups/${GROUP}/outcome`, {
    method: 'POST',
    headers: { Origin: world.server.url, Cookie: visitor.cookieHeader, 'Content-Type': 'application/json' },
    body: JSON.stringify({ of, format: 'html', languages: 'es-en', paper: 'a4', ...more }),
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) }
}
const headOf = async (document: DocumentId) => (await world.server.log.head(document)).seq

beforeAll(async () => {
  world = await openWorld()
  chair = await arrive(world, 'chair@example.org', 'chair')
  observer = await arrive(world, 'observer@example.org', 'observer')
  plan = stockClient(world, chair, PLAN)
  await plan.synced
  const added = addItem(plan.doc, { title: { es: 'Nota comparada', en: 'Comparative note' } }, random)
  item = added.ok ? added.value : ''
  meeting = await newMeeting(chair)
  const session = stockClient(world, chair, meeting.document)
  await session.synced
  meetingText(session.doc, 'title', 'es')?.insert(0, 'De los temas')
  addDecision(session.doc, { number: 1, text: { es: 'El grupo acuerda.', en: 'The group agrees.' } }, random)
  await eventually(async () => (await headOf(PLAN)) > 0, 'the plan is in its log')
  await eventually(
    async () => (await ask(chair, { kind: 'record', meeting: meeting.id })).text.includes('El grupo acuerda.'),
    'the session is in its log',
    // The first document starts the worker.
    30_000,
  )
  await world.server.background.projected()
  session.destroy()
})
afterAll(async () => {
  plan.destroy()
  await world.close()
})

describe('[E5] a document over HTTP', () => {
  test('is, while its session is being prepared, for those who prepare it', async () => {
    const record = { kind: 'record' as const, meeting: meeting.id }
    expect((await ask(observer, record)).status).toBe(404)
    const made = await ask(chair, record)
    expect([made.status, made.text.includes('El grupo acuerda.'), made.text.includes('BORRADOR')]).toEqual([200, true, true])
  })

  test('may name as many items as a document holds, and no more', async () => {
    const dice = createDice(5_000).bytes
    const others = Array.from({ length: 4_999 }, () => must(parseItemId(newId(dice)), 'an item'))
    const own = must(parseItemId(item), 'an item')
    const made = await ask(observer, { kind: 'plan', items: [...others, own] })
    expect([made.status, made.text.includes('Nota comparada')]).toEqual([200, true])
    expect((await ask(observer, { kind: 'plan', items: [...others, own, own] })).status).toBe(400)
    expect((await ask(observer, { kind: 'plan', items: [...others, ...others, own] })).status).toBe(413)
  })

  test('says the group, what it is, its day and its languages in its name, in each format', async () => {
    for (const [format, type, begins] of [
      ['pdf', 'application/pdf', '%PDF'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
      ['html', 'text/html; charset=utf-8', '<!do'],
      ['md', 'text/markdown; charset=utf-8', ''],
    ] as const) {
      const made = await ask(observer, { kind: 'plan' }, { format })
      expect([made.status, made.headers.get('content-type')]).toEqual([200, type])
      expect(made.headers.get('content-disposition')).toMatch(
        new RegExp(`filename="tco-hoja-de-ruta-\\d{4}-\\d\\d-\\d\\d-es-en\\.${format}"`),
      )
      expect(made.text.slice(0, begins.length)).toBe(begins)
      if (format === 'md') expect(made.text).toContain('Nota comparada')
      if (format === 'docx') expect(unzip(made.bytes).get('word/document.xml')?.toString('utf8')).toContain('Nota comparada')
    }
  })

  test('shows an earlier moment, what has changed since one, and one item with its history', async () => {
    const first = await headOf(PLAN)
    addItem(plan.doc, { title: { es: 'Otra', en: 'Another' } }, random)
    await eventually(async () => (await headOf(PLAN)) > first, 'it is in the log')
    const then = await ask(observer, { kind: 'plan' }, { at: `seq:${first}` })
    expect([then.text.includes('Nota comparada'), then.text.includes('Otra')]).toEqual([true, false])
    const review = await ask(observer, { kind: 'review', since: 'start' }, { languages: 'en' })
    expect([review.status, review.text.includes('Another'), review.text.includes('Otra')]).toEqual([200, true, false])
    // Counted by what the screen asks for: of the plan, and of the session that the chair writes in.
    expect(review.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      /New 2 .*By lead delegation .*By delegation that made the changes .*Changes made/,
    )
    expect((await ask(observer, { kind: 'review', since: `seq:${await headOf(PLAN)}` }, { at: `seq:${first}` })).status).toBe(400)
    const sheet = await ask(observer, { kind: 'item', item }, { languages: 'en' })
    expect([sheet.status, sheet.text.includes('WG-001'), sheet.text.includes('Comparative note')]).toEqual([200, true, true])
    expect(sheet.text).toMatch(/History.*chair/s)
  })

  test('[E1] the sheet of an item has all its history, not a page of it', async () => {
    const before = await headOf(PLAN)
    const id = must(parseItemId(item), 'the item')
    const names = Array.from({ length: 230 }, (_, at) => `Tarea ${at}.`)
    plan.doc.transact(() => {
      for (const es of names) addChecklistEntry(plan.doc, id, { text: { es, en: '' } }, random)
    })
    await eventually(async () => (await headOf(PLAN)) > before, 'they are in the log')
    await eventually(async () => {
      const { text } = await ask(observer, { kind: 'item', item }, { languages: 'es' })
      const history = text.slice(text.indexOf('Historial'))
      return names.every((name) => history.includes(name)) && !history.includes('Hubo cambios anteriores')
    }, 'each of them is told')
  })

  test('[E1] the sheet of an item has the files that were attached to it at its moment, also when they have been deleted since', async () => {
    const id = 'sheetfile'
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200, 'a')])
    const at = `/api/groups/${GROUP}`
    await chair.ask('POST', `${at}/uploads`, { id, document: PLAN, subject: `item:${item}`, name: 'Convenio.pdf', size: content.length })
    const sent = await fetch(`${world.server.url}${at}/uploads/${id}?at=0`, {
      method: 'PUT',
      headers: { Origin: world.server.url, 'Content-Type': 'application/octet-stream', Cookie: chair.cookieHeader },
      body: content,
    })
    expect(sent.status).toBe(200)
    const { file } = await sent.json()
    const listed = async (more: Partial<ExportRequestBody> = {}) => {
      const { text } = await ask(observer, { kind: 'item', item }, { languages: 'es', ...more })
      return text.slice(0, text.indexOf('Historial')).includes('Convenio.pdf')
    }
    expect(await listed()).toBe(true)
    const before = await headOf(PLAN)
    addItem(plan.doc, { title: { es: 'Después del convenio', en: 'After the agreement' } }, random)
    await eventually(async () => (await headOf(PLAN)) > before, 'a moment with the file')
    const then = { at: `seq:${await headOf(PLAN)}` }
    await chair.ask('DELETE', `${at}/files/${file.id}`)
    expect(await listed()).toBe(false)
    const { deps } = world.server
    await forgetOld({ db: deps.db, bucket: null, clock: { now: () => instant(deps.clock.now() + 31 * 86_400_000) } })
    expect(await deps.db.selectFrom('attachment').select('id').where('id', '=', file.id).execute()).toEqual([])
    expect([await listed({ at: 'seq:1' }), await listed(then), await listed()]).toEqual([false, true, false])
  })

  test('[E8] the register has the decisions of the sessions that its reader may read, and those that are asked for', async () => {
    const register = { kind: 'register' as const }
    const own = await ask(chair, register)
    expect([own.status, own.text.includes('El grupo acuerda.')]).toEqual([200, true])
    expect(own.headers.get('content-disposition')).toMatch(/filename="tco-decisiones-\d{4}-/)
    // Its session is still being prepared.
    const others = await ask(observer, register)
    expect([others.status, others.text.includes('El grupo acuerda.')]).toEqual([200, false])
    const [{ id }] = (await chair.ask('GET', `/api/groups/${GROUP}/decisions`)).body
    expect((await ask(chair, { ...register, decisions: [id] })).text).toContain('El grupo acuerda.')
    const none = must(parseDecisionId('none'), 'an id')
    expect((await ask(chair, { ...register, decisions: [none] })).text).not.toContain('El grupo acuerda.')
  })

  test('is not found where there is nothing, or another kind of document', async () => {
    for (const of of [
      { kind: 'text', text: 'page:lost' },
      { kind: 'text', text: PLAN },
      { kind: 'record', meeting: 'none' },
      { kind: 'item', item: 'none' },
    ] as const)
      expect([of, (await ask(chair, of)).status]).toEqual([of, 404])
    expect((await ask(chair, { kind: 'plan' }, { at: 'moment:none' })).status).toBe(404)
    expect((await ask(chair, { kind: 'plan', group: 'nonsense' as never })).status).toBe(400)
  })

  test('[E16] is refused in words for a moment before anything was written in the text', async () => {
    const early = world.server.deps.clock.now()
    const text = must(parseDocumentId(String((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id)), 'a text')
    const page = stockClient(world, chair, text)
    await page.synced
    await eventually(async () => world.server.deps.clock.now() > early, 'time passes')
    initPage(page.doc, { kind: 'text', title: { es: 'Consulta', en: 'Consultation' } })
    await eventually(async () => (await headOf(text)) > 0, 'it is in its log')
    page.destroy()
    const made = await ask(observer, { kind: 'text', text })
    expect([made.status, made.text.includes('Consulta')]).toEqual([200, true])
    expect((await ask(observer, { kind: 'text', text }, { at: `seq:${await headOf(text)}` })).status).toBe(200)
    for (const at of ['start', 'seq:0', `at:${early}`] as const) {
      const refused = await ask(observer, { kind: 'text', text }, { at })
      expect([at, refused.status, JSON.parse(refused.text)]).toMatchObject([at, 404, { refusal: 'not-begun' }])
    }
  })

  test('[E4] a record is final once its session is closed, as it was then', async () => {
    for (const state of ['open', 'inSession', 'closed'] as const) expect(await become(chair, meeting.id, state)).toBe(200)
    const closedAt = await headOf(PLAN)
    addItem(plan.doc, { title: { es: 'Posterior', en: 'Later' }, origin: meeting.id }, random)
    await eventually(async () => (await headOf(PLAN)) > closedAt, 'it is in the log')
    const made = await ask(observer, { kind: 'record', meeting: meeting.id })
    expect([made.status, made.text.includes('BORRADOR'), made.text.includes('Posterior')]).toEqual([200, false, false])
    expect(made.text).toMatch(/Fingerprint of the closing.*\d{5} \d{5}/s)
    const earlier = await ask(observer, { kind: 'record', meeting: meeting.id }, { at: `meeting:${meeting.id}:start` })
    expect([earlier.status, earlier.text.includes('BORRADOR')]).toEqual([200, true])
  })
})
