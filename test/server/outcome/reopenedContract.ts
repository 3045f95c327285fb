// A session that is reopened after its closing: its record, the register and the review say what was corrected, and the plan stays that of the first
// closing. On any engine, and where its people are at two servers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '../../../server/sample/richBlocks.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { ExportRequestBody } from '../../../shared/api/outcome.ts'
import type { Closing } from '../../../shared/api/trust.ts'
import { closingFingerprint } from '../../../shared/closingFingerprint.ts'
import { type DecisionId, type DocumentId, type ItemId, parseDelegationId, roadmapId } from '../../../shared/ids.ts'
import { addDecision, decisionText, minutesBody, setAttendance } from '../../../shared/meeting/write.ts'
import { must, type Result } from '../../../shared/result.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { unzip } from '../../harness/unzip.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, signedIn, type Visitor, type World } from '../testWorld.ts'

const random = createDice(31).bytes
const PLAN = roadmapId(GROUP)
const DAY = 24 * 3_600_000
const co = must(parseDelegationId('co'), 'a delegation')
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
type Doc = ReturnType<typeof stockClient>['doc']
export interface Servers {
  /** Where the chair is. */
  readonly here: World
  /** Where the delegate is, and documents are made. */
  readonly there: World
  readonly close: () => Promise<void>
}

export const reopenedSessions = (open: (clock: FakeClock) => Promise<Servers>): void => {
  let clock: FakeClock
  let servers: Servers
  let chair: Visitor
  let delegate: Visitor
  let meeting: MeetingInfo
  let decision: DecisionId
  let agreed: ItemId
  let carried: ItemId

  const write = async (visitor: Visitor, document: DocumentId, edit: (doc: Doc) => void) => {
    const { server } = visitor === chair ? servers.here : servers.there
    const client = stockClient({ server }, visitor, document)
    await client.synced
    const head = (await server.log.head(document)).seq
    edit(client.doc)
    await eventually(async () => (await server.log.head(document)).seq > head, 'it is in the log')
    client.destroy()
  }
  const pass = async (ms: number) => {
    // No timer runs for it: months of rounds have nothing to do with it.
    clock.set(ms)
    chair = await signedIn(servers.here, 'chair@example.org')
    delegate = await signedIn(servers.there, 'delegate@example.org')
  }
  const paper = async (of: ExportRequestBody['of'], more: Partial<ExportRequestBody> = {}) => {
    const { server } = servers.there
    await server.background.projected()
    const response = await fetch(`${server.url}/api/groups/${GROUP}/outcome`, {
      method: 'POST',
      headers: { Origin: server.url, Cookie: delegate.cookieHeader, 'Content-Type': 'application/json' },
      body: JSON.stringify({ of, format: 'md', languages: 'en', paper: 'a4', ...more }),
    })
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }
  const words = async (of: ExportRequestBody['of'], more: Partial<ExportRequestBody> = {}) =>
    new TextDecoder().decode(await paper(of, more)).replace(/[\u2066-\u2069]/g, '')
  const record = (more: Partial<ExportRequestBody> = {}) => words({ kind: 'record', meeting: meeting.id }, more)
  const fingerprints = async (): Promise<readonly string[]> => {
    const closings: readonly Closing[] = (await chair.ask('GET', `/api/groups/${GROUP}/closings`)).body
    return Promise.all(closings.map(({ heads }) => closingFingerprint(GROUP, heads)))
  }
  const lineIn = (minutes: Y.XmlFragment, at: number): Y.XmlText => {
    const block = minutes.get(at)
    const line = block instanceof Y.XmlElement ? block.get(0) : null
    if (!(line instanceof Y.XmlText)) throw new Error('no line')
    return line
  }
  /** What it says of the session itself. */
  const partsOf = (text: string) => text.slice(text.indexOf('## Attendance'), text.search(/## (Corrections after|Signatures)/)).trim()

  beforeAll(async () => {
    clock = createFakeClock(Date.UTC(2026, 5, 26, 15))
    servers = await open(clock)
    chair = await arrive(servers.here, 'chair@example.org', 'chair')
    await servers.here.addPerson('delegate@example.org', 'delegate')
    delegate = await signedIn(servers.there, 'delegate@example.org')
    meeting = await newMeeting(chair)
    for (const state of ['open', 'inSession'] as const) expect(await become(chair, meeting.id, state)).toBe(200)
    await write(chair, PLAN, (doc) => {
      agreed = made(addItem(doc, { title: { es: 'Guía', en: 'Guide' }, origin: meeting.id, due: '2026-09-30', status: 'agreed' }, random))
      carried = made(addItem(doc, { title: { es: 'Atrasada', en: 'Behind' }, due: '2026-05-01', status: 'agreed' }, random))
    })
    await write(chair, meeting.document, (doc) => {
      decision = made(addDecision(doc, { number: 7, text: { es: 'Se distribuye.', en: 'It is distributed.' }, status: 'adopted' }, random))
      setAttendance(doc, co, 9)
      appendBlocks(
        must(minutesBody(doc, 'en'), 'the minutes'),
        ['The meeting was opened.', 'Mexico joined late.', 'It was closed.'],
        random,
      )
    })
    await pass(60 * 60_000)
    expect(await become(chair, meeting.id, 'closed')).toBe(200)
  })
  afterAll(() => servers.close())

  describe('[S30] the record of a session that is reopened', () => {
    test('and closed again without an edit holds the plan of its first closing, both hours, and that nothing was corrected', async () => {
      const before = await record()
      await pass(150 * DAY)
      await write(chair, PLAN, (doc) => {
        made(setField(doc, agreed, 'due', '2026-12-31'))
        made(setField(doc, carried, 'status', 'done'))
        made(addItem(doc, { title: { es: 'Tardía', en: 'Late addition' }, origin: meeting.id }, random))
      })
      expect(await become(chair, meeting.id, 'open')).toBe(200)
      const open = await record()
      expect(open).toContain('DRAFT')
      expect(open).toContain('Reopened: record under correction')
      expect(partsOf(open)).toBe(partsOf(before))
      await pass(60 * 60_000)
      expect(await become(chair, meeting.id, 'closed')).toBe(200)
      const after = await record()
      expect(after).not.toContain('DRAFT')
      expect(after).not.toMatch(/Late addition|31 Dec 2026/)
      expect(after).toMatch(/Guide.*30 Sep 2026/)
      expect(after.slice(after.indexOf('## Carried over'))).toContain('Behind')
      expect(after).toMatch(/Closed:?\W+26 June 2026, 16:00/)
      expect(after).toMatch(/Reopened:?\W+23 November 2026, 16:00 \(UTC\), by chair, chair\. Reason: Correct the minutes/)
      expect(after).toMatch(/Closed again:?\W+23 November 2026, 17:00/)
      expect(after).toMatch(/Corrections after the first closing\s+Nothing was corrected\./)
    })

    test('with an edit has the newest words, each correction marked with its hour and writer, in every format', async () => {
      expect(await become(chair, meeting.id, 'open')).toBe(200)
      await pass(60 * 60_000)
      await write(delegate, meeting.document, (doc) => {
        const text = must(decisionText(doc, decision, 'en'), 'the text')
        text.delete(0, text.length)
        text.insert(0, 'It is disseminated.')
        const minutes = must(minutesBody(doc, 'en'), 'the minutes')
        minutes.delete(1, 1)
        lineIn(minutes, 0).insert('The meeting was opened'.length, ' at nine')
      })
      await write(chair, meeting.document, (doc) => {
        setAttendance(doc, co, 10)
        appendBlocks(must(minutesBody(doc, 'en'), 'the minutes'), ['Save for objections received within thirty days.'], random)
      })
      await pass(60 * 60_000)
      expect(await become(chair, meeting.id, 'closed')).toBe(200)
      const corrected = await record()
      expect(corrected).toMatch(/It is disseminated\.[^#]*Corrected after the closing: 23 November 2026, 18:00 \(UTC\), CO/)
      expect(corrected).toMatch(/Delegations present[^#]*Corrected after the closing: 23 November 2026, 18:00 \(UTC\), SEC/)
      const minutes = /## Proceedings[^#]*/.exec(corrected)?.[0] ?? ''
      const lines = minutes.split('\n').filter(Boolean)
      expect(lines).toEqual([
        '## Proceedings',
        '**1** The meeting was opened at nine.',
        'Corrected after the closing: 23 November 2026, 18:00 (UTC), CO',
        'Paragraph removed after the closing: 23 November 2026, 18:00 (UTC), CO: ~~Mexico joined late.~~',
        '**2** It was closed.',
        '**3** Save for objections received within thirty days.',
        'Added after the closing: 23 November 2026, 18:00 (UTC), SEC',
      ])
      const corrections = corrected.slice(corrected.indexOf('## Corrections after'))
      expect(corrections).toMatch(/18:00 \(UTC\) · \*{0,2}CO\*{0,2}.*delegate.*“It is distributed\.” → “It is disseminated\.”/s)
      expect(corrections).toContain('Save for objections received within thirty days.')
      expect(corrected).toMatch(/Guide.*30 Sep 2026/)
      const html = await record({ format: 'html' })
      const docx =
        unzip(await paper({ kind: 'record', meeting: meeting.id }, { format: 'docx' }))
          .get('word/document.xml')
          ?.toString('utf8') ?? ''
      for (const text of [html, docx]) {
        expect(text).toContain('Corrected after the closing')
        expect(text).toContain('Save for objections received within thirty days.')
        expect(text).toContain('Added after the closing: 23 November 2026, 18:00 (UTC), SEC')
        expect(text).toMatch(/Paragraph removed after the closing: 23 November 2026, 18:00 \(UTC\), CO: .{0,200}Mexico joined late/s)
      }
      const spanish = await record({ languages: 'es' })
      expect(spanish).toMatch(/Corregido después del cierre: 23 de noviembre de 2026, 18:00 \(UTC\), CO/)
    })

    test('prints the fingerprint of each closing, the newest first, and says which to read aloud', async () => {
      const [newest, second, first] = await fingerprints()
      const text = await record()
      const order = [
        'Fingerprint of the closing, 23 November 2026, 19:00 (UTC), third closing: the one to read aloud',
        newest,
        'Fingerprint of the closing, 23 November 2026, 17:00 (UTC), second closing: replaced by that of the third closing',
        second,
        'Fingerprint of the closing, 26 June 2026, 16:00 (UTC), first closing: replaced by that of the third closing',
        first,
      ]
      const places = order.map((one) => text.indexOf(one ?? ''))
      expect(places.every((place) => place > 0)).toBe(true)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    })

    test('as of its first closing is what it was then', async () => {
      const then = await record({ at: `meeting:${meeting.id}` })
      expect(then).toContain('It is distributed.')
      expect(then).toContain('Mexico joined late.')
      expect(then).not.toMatch(/disseminated|(Corrected|Added|removed) after/)
    })
  })

  describe('[S30] the register and the review of a session that was corrected', () => {
    test('the register marks the decision with hour and writer, and its session with every hour', async () => {
      const register = await words({ kind: 'register' })
      expect(register).toMatch(/It is disseminated\.[^#]*Corrected after the closing: 23 November 2026, 18:00 \(UTC\), CO/)
      expect(register).toMatch(/Closed: 26 June 2026, 16:00[^#]*Reopened: 23 November[^#]*Closed again: 23 November 2026, 19:00/)
    })

    test('the page of the closing is answered what was corrected since the first closing', async () => {
      const path = `/api/groups/${GROUP}/history?document=${meeting.document}&from=meeting:${meeting.id}&acts=hide&limit=200`
      const { status, body } = await chair.ask('GET', path)
      expect([status, body.events.length]).toEqual([200, 4])
    })

    test('the register as data has hour and writer of each correction of a decision', async () => {
      const [one] = (await chair.ask('GET', `/api/groups/${GROUP}/decisions`)).body
      expect(one.corrected.length).toBeGreaterThan(0)
      for (const correction of one.corrected)
        expect(correction).toEqual({ at: Date.UTC(2026, 10, 23, 18), delegation: 'co', account: expect.any(String) })
    })

    test('the review lists the corrections since the moment from which it compares, and only those', async () => {
      const review = await words({ kind: 'review', since: `meeting:${meeting.id}` })
      expect(review).toMatch(/## Corrections in reopened sessions\s+### Session 1/)
      expect(review).toContain('“It is distributed.” → “It is disseminated.”')
      const head = (await servers.here.server.log.head(PLAN)).seq
      expect(await words({ kind: 'review', since: `seq:${head}` })).toContain('Corrections in reopened sessions')
      clock.advance(1_000)
      await pass(60 * 60_000)
      const [info]: readonly MeetingInfo[] = (await chair.ask('GET', `/api/groups/${GROUP}/meetings`)).body
      expect(await words({ kind: 'review', since: `at:${info?.closedAgainAt}` })).not.toContain('Corrections in reopened sessions')
    })
  })
}
