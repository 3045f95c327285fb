import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inFields, MOST } from '../../../shared/bounds.ts'
import { type ItemId, meetingDocument, pageId, parseItemId, parseMeetingId } from '../../../shared/ids.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addDecision, addPoint, link, unlink } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(3).bytes
const item = (name: string): ItemId => must(parseItemId(name), 'an item')
const world = () => {
  const doc = new Y.Doc()
  const point = addPoint(doc, {}, random)
  const decision = addDecision(doc, { number: 1 }, random)
  if (!point.ok || !decision.ok) throw new Error('refused')
  return { doc, point: { list: 'points', id: point.value } as const, decision: { list: 'decisions', id: decision.value } as const }
}

test('a point and a decision are linked to items and texts, once each, and unlinked again', () => {
  const { doc, point, decision } = world()
  for (const from of [point, decision, point]) {
    expect(link(doc, from, { item: item('a') }).ok).toBe(true)
    expect(link(doc, from, { text: pageId('p') }).ok).toBe(true)
  }
  const about = { items: ['a'], texts: ['page:p'] }
  const first = () => [readMeeting(doc).points[0], readMeeting(doc).decisions[0]]
  expect(first()).toMatchObject([about, about])

  let updates = 0
  doc.on('update', () => updates++)
  link(doc, point, { item: item('a') })
  expect(updates).toBe(0)

  unlink(doc, point, { item: item('a') })
  unlink(doc, decision, { text: pageId('p') })
  expect(first()).toMatchObject([
    { items: [], texts: ['page:p'] },
    { items: ['a'], texts: [] },
  ])
})

test('a link stops at the bound of the fields, to what is no text, and where nothing is', () => {
  const { doc, point } = world()
  for (let at = 0; at < inFields(MOST.links); at++) expect(link(doc, point, { item: item(`i${at}`) }).ok).toBe(true)
  expect(link(doc, point, { item: item('one-more') })).toEqual({ ok: false, refusal: 'bad-request' })
  expect(link(doc, point, { item: item('i0') }).ok).toBe(true)
  const session = meetingDocument(must(parseMeetingId('m'), 'a session'))
  expect(link(doc, point, { text: session })).toEqual({ ok: false, refusal: 'bad-request' })
  expect(link(doc, { list: 'points', id: 'gone' }, { item: item('a') })).toEqual({ ok: false, refusal: 'not-found' })
})
