import { createEffect, createRoot } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMeetingStore } from '../../../client/live/meetingProjection.ts'
import { META_VALUES } from '../../../shared/meeting/layout.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import {
  addDecision,
  addPoint,
  addSection,
  addSpeaker,
  meetingText,
  minutesBody,
  move,
  pointText,
  removeSpeaker,
  setAttendance,
  setMeta,
  setPoint,
} from '../../../shared/meeting/write.ts'
import { createDice } from '../../harness/random.ts'
import { delegationId } from '../roadmap/builders.ts'
import { seeded } from './world.ts'

const random = createDice(3).bytes
const agenda = (points: number) => {
  const doc = new Y.Doc()
  addSection(doc, { es: 'Apertura', en: 'Opening' }, random)
  for (let at = 0; at < points; at++) addPoint(doc, { title: { en: `Point ${at}` }, minutes: 10 }, random)
  return doc
}

/** Anything that a client, honest or not, may do to a session. */
const disturb = (doc: Y.Doc, chance: () => number) => {
  const pick = <T,>(from: readonly T[]) => from[Math.floor(chance() * from.length)]
  const { points, speakers } = readMeeting(doc)
  const point = pick(points)
  const what = Math.floor(chance() * 12)
  if (what === 0) addPoint(doc, { title: { es: 'Nuevo' } }, random)
  else if (what === 1) addDecision(doc, { number: Math.floor(chance() * 9) + 1, point: point?.id ?? null }, random)
  else if (what === 2) addSpeaker(doc, { delegation: delegationId('co'), agency: null }, random)
  else if (what === 3 && speakers[0]) removeSpeaker(doc, speakers[0].id)
  else if (what === 4) setAttendance(doc, delegationId(pick(['co', 'mx', 'us']) ?? 'co'), Math.floor(chance() * 5))
  else if (what === 5) setMeta(doc, 'floor', { point: point?.id ?? null, since: null, used: Math.floor(chance() * 5), added: 0 })
  else if (what === 6) doc.getMap('meta').set('shown', pick([null, 7, point ? { type: 'point', id: point.id } : null]))
  else if (what === 7) meetingText(doc, 'title', 'es')?.insert(0, 'a')
  else if (what === 8) minutesBody(doc, 'en')?.insert(0, [new Y.XmlElement('paragraph')])
  else if (what === 9) doc.getMap('points').set(pick(['p1', 'x y', '__proto__']) ?? 'p1', pick([3, new Y.Text('no map'), new Y.Map()]))
  else if (point && what === 10) move(doc, 'points', point.id, pick(points.map(({ id }) => ({ before: id }))) ?? {}, random)
  else if (point) pointText(doc, point.id, 'title', 'es')?.insert(0, String(Math.floor(chance() * 9)))
}

describe('a session as a store', () => {
  test('[I10] is what a whole reading gives, after any transactions by anybody', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const chance = seeded(seed)
      const doc = agenda(5)
      const other = new Y.Doc()
      createRoot((dispose) => {
        const store = createMeetingStore(doc)
        for (let round = 0; round < 30; round++) {
          const writer = chance() < 0.5 ? doc : other
          Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
          writer.transact(() => {
            for (let step = 0; step < 3; step++) disturb(writer, chance)
          })
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
          expect(unwrap(store)).toEqual(readMeeting(doc))
        }
        dispose()
      })
    }
  })

  test('[C9] touches only what a remote change changed', () => {
    const doc = agenda(20)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const seen: string[] = []
    const dispose = createRoot((end) => {
      const store = createMeetingStore(doc)
      store.points.forEach((point, at) => {
        createEffect(() => seen.push(`${at}:minutes:${point.minutes}`))
        createEffect(() => seen.push(`${at}:title:${point.title.en}`))
      })
      createEffect(() => seen.push(`count:${store.points.length}`))
      createEffect(() => seen.push(`start:${store.start}`))
      return end
    })
    seen.length = 0
    const third = readMeeting(other).points[3]
    if (third) setPoint(other, third.id, 'minutes', 25)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
    expect(seen).toEqual(['3:minutes:25'])
    dispose()
  })

  test('mends in place only its own data: neither the document nor the table of defaults', () => {
    const doc = agenda(1)
    const [point] = readMeeting(doc).points
    createRoot((dispose) => {
      const store = createMeetingStore(doc)
      const first = { point: point?.id ?? null, since: null, used: 5, added: 1 }
      setMeta(doc, 'floor', first)
      const stored = doc.getMap('meta').get('floor')
      setMeta(doc, 'floor', { ...first, used: 9 })
      expect(store.floor.used).toBe(9)
      expect(stored).toEqual(first)
      expect(META_VALUES.floor.initial).toEqual({ point: null, since: null, used: 0, added: 0 })
      dispose()
    })
  })
})
