// Which values of a workstream, a text, a session and its agenda may stand again, and that they do.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { EventChange, EventSubject } from '../../../shared/history/events.ts'
import { restorableInPlace, restoreInPlace } from '../../../shared/history/restorePlace.ts'
import { instant, parseDelegationId, parseItemId, seq } from '../../../shared/ids.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addDecision, addPoint, addSection, link, minutesBody, setAttendance, setDecision, setMeta } from '../../../shared/meeting/write.ts'
import { readPage } from '../../../shared/page/read.ts'
import { archivePage, initPage, pageBody } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream, archiveStream } from '../../../shared/roadmap/streams.ts'
import { createDice } from '../../harness/random.ts'
import { aBlock } from '../../server/timeTravel/richTextEdits.ts'

const dice = createDice(8)
const random = dice.bytes
const CO = must(parseDelegationId('co'), 'a delegation')
const ITEM = must(parseItemId('abcdefghijabcdefghij'), 'an item')

const set = (from: unknown, to: unknown): EventChange => ({ type: 'set', from, to, unseen: false })
const words = (from: string | null, to: string | null): EventChange => ({
  type: 'text',
  lastSeq: seq(9),
  lastAt: instant(9),
  inserted: 1,
  deleted: 1,
  formatted: 0,
  from,
  to,
})
const archived: EventChange = { type: 'archived', title: { es: '', en: '' } }
const happened = (subject: EventSubject, field: string | null, change: EventChange) => ({ seq: seq(7), subject, field, change })

const session = () => {
  const doc = new Y.Doc()
  const section = addSection(doc, { es: 'Apertura' }, random)
  const point = must(addPoint(doc, { title: { es: 'Uno' }, section, minutes: 30 }, random), 'a point')
  const decision = must(addDecision(doc, { number: 3, text: { es: 'Se acuerda', en: 'Agreed' } }, random), 'a decision')
  if (!point.ok || !decision.ok) throw new Error('no session')
  return { doc, section, point: point.value, decision: decision.value }
}

describe('[H24] restoring a value outside items, too', () => {
  const { doc, section, point, decision } = session()
  setMeta(doc, 'start', '2019-11-19')
  setAttendance(doc, CO, 4)
  const [aDecision, aPoint, aSession]: readonly EventSubject[] = [
    { type: 'decision', id: decision },
    { type: 'point', id: point },
    { type: 'meeting', id: '' },
  ]
  const value = (field: string, is: unknown) => ({ type: 'value', field, value: is })
  test.each([
    ['the status of a decision', aDecision, 'status', set(null, 'adopted'), [value('status', 'adopted')]],
    ['its first one by name, where none was stored', aDecision, 'status', set(null, 'proposed'), []],
    [
      'its text, side by side',
      aDecision,
      'text.es',
      words('Se decide', 'Se acuerda'),
      [{ type: 'words', field: 'text.es', words: 'Se decide' }],
    ],
    [
      'an item that it was linked to',
      aDecision,
      'items',
      { type: 'removed', member: ITEM, value: true },
      [{ type: 'link', field: 'items', member: ITEM }],
    ],
    ['the minutes of a point', aPoint, 'minutes', set(45, 30), [value('minutes', 45)]],
    ['no presenter, where there was none and is none', aPoint, 'presenter', set(null, CO), [value('presenter', CO)]],
    ['a value that nobody ever saw', aPoint, 'state', { type: 'superseded', value: 'done', winner: null }, [value('state', 'done')]],
    ['no value that this Ruta does not know', aPoint, 'state', set('dreamt', 'planned'), []],
    ['no place in the list', aPoint, 'order', set('a', 'b'), []],
    ['a day of the session, or none', aSession, 'start', set(null, '2019-11-19'), [value('start', null)]],
    ['who was in the room', aSession, 'attendance/co', set(null, 5), [value('attendance/co', 0), value('attendance/co', 5)]],
    [
      'the minutes, as they were before and after',
      aSession,
      'minutes.es',
      words(null, null),
      [
        { type: 'passage', field: 'minutes.es', at: seq(6), side: 'before' },
        { type: 'passage', field: 'minutes.es', at: seq(9), side: 'after' },
      ],
    ],
    ['nothing of the timer', aSession, 'floor', set(null, {}), []],
    ['nothing of what is not there', { type: 'point', id: 'gone' }, 'minutes', set(45, 30), []],
    ['nothing of what lives', { type: 'section', id: section }, null, archived, []],
  ] satisfies readonly (readonly [string, EventSubject | undefined, string | null, EventChange, readonly object[]])[])(
    '%s',
    (_what, subject, field, change, offered) => {
      expect(restorableInPlace(doc, happened(must(subject, 'a subject'), field, change))).toEqual(offered)
    },
  )

  test('each stands again when it is taken, as one edit, and is then no longer offered', () => {
    const { doc: now, point: at, decision: taken } = session()
    setDecision(now, taken, 'status', 'adopted')
    link(now, { list: 'points', id: at }, { item: ITEM })
    const cases: readonly (readonly [EventSubject, string, EventChange])[] = [
      [{ type: 'decision', id: taken }, 'status', set('proposed', 'adopted')],
      [{ type: 'decision', id: taken }, 'text.en', words('It is agreed', 'Agreed')],
      [{ type: 'decision', id: taken }, 'items', { type: 'removed', member: ITEM, value: true }],
      [{ type: 'point', id: at }, 'minutes', set(45, 30)],
      [{ type: 'meeting', id: '' }, 'attendance/co', set(14, null)],
    ]
    let edits = 0
    now.on('afterTransaction', ({ changed }) => {
      if (changed.size > 0) edits++
    })
    for (const [subject, field, change] of cases) {
      const event = happened(subject, field, change)
      const [what, ...more] = restorableInPlace(now, event)
      expect([field, more]).toEqual([field, []])
      edits = 0
      expect(restoreInPlace(now, subject, must(what, field), null)).toMatchObject({ ok: true })
      expect([field, edits]).toEqual([field, 1])
      expect(restorableInPlace(now, event)).not.toContainEqual(what)
    }
    expect(readMeeting(now)).toMatchObject({
      attendance: [{ delegation: CO, count: 14 }],
      decisions: [{ status: 'proposed', text: { es: 'Se acuerda', en: 'It is agreed' }, items: [ITEM] }],
      points: [{ minutes: 45 }],
    })
  })

  test('a passage is taken from the document as it was', () => {
    const { doc: now } = session()
    minutesBody(now, 'es')?.insert(0, [aBlock(dice, 'Primera versión')])
    const old = new Y.Doc()
    Y.applyUpdate(old, Y.encodeStateAsUpdate(now))
    minutesBody(now, 'es')?.insert(1, [aBlock(dice, 'Después')])
    const passage = { type: 'passage', field: 'minutes.es', at: seq(6), side: 'before' } as const
    expect(restoreInPlace(now, { type: 'meeting', id: '' }, passage, null)).toEqual({ ok: false, refusal: 'not-found' })
    expect(restoreInPlace(now, { type: 'meeting', id: '' }, passage, old)).toMatchObject({ ok: true })
    expect(minutesBody(now, 'es')?.toJSON()).toBe(minutesBody(old, 'es')?.toJSON())
  })

  test('an archived workstream and an archived text come back as a whole, and before that nothing of them is offered', () => {
    const plan = new Y.Doc()
    const stream = addStream(plan, { es: 'Línea' }, random)
    archiveStream(plan, stream)
    const text = new Y.Doc()
    initPage(text, { kind: 'text', title: { es: 'Texto' } })
    pageBody(text, 'es')?.insert(0, [aBlock(dice, 'uno')])
    archivePage(text)
    for (const [doc, subject, field] of [
      [plan, { type: 'stream', id: stream }, 'name.es'],
      [text, { type: 'text', id: '' }, 'title.es'],
    ] satisfies readonly (readonly [Y.Doc, EventSubject, string])[]) {
      expect(restorableInPlace(doc, happened(subject, field, words('Otra', 'Texto')))).toEqual([])
      expect(restorableInPlace(doc, happened(subject, null, archived))).toEqual([{ type: 'subject' }])
      expect(restoreInPlace(doc, subject, { type: 'subject' }, null)).toMatchObject({ ok: true })
      expect(restorableInPlace(doc, happened(subject, field, words('Otra', null)))).toEqual([])
      expect(restorableInPlace(doc, happened(subject, field, words('Otra', '')))).toMatchObject([{ words: 'Otra' }])
    }
    expect(readRoadMap(plan).streams).toMatchObject([{ archived: false }])
    expect(readPage(text).archived).toBe(false)
  })
})
