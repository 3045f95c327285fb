// What is before everyone: the point that has the floor, or what the secretary put there.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isShownNow, parseShows, showsAttribute } from '../../../../client/meeting/room/showing.ts'
import { stageOf } from '../../../../client/meeting/room/stage.ts'
import { type ItemId, instant, pageId, parseItemId } from '../../../../shared/ids.ts'
import { moveFloor } from '../../../../shared/meeting/floor.ts'
import type { Shown } from '../../../../shared/meeting/model.ts'
import { readMeeting } from '../../../../shared/meeting/read.ts'
import { addDecision, addPoint, setDecision, setMeta, setPoint } from '../../../../shared/meeting/write.ts'
import { must, type Result } from '../../../../shared/result.ts'
import { createDice } from '../../../harness/random.ts'

const random = createDice(5).bytes
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const item = (name: string): ItemId => must(parseItemId(name), name)
const TEXT = pageId('consultation')

const world = () => {
  const doc = new Y.Doc()
  const first = made(addPoint(doc, { title: { en: 'One' }, items: [item('shared')] }, random))
  const second = made(addPoint(doc, { title: { en: 'Two' }, items: [item('shared'), item('own')], texts: [TEXT] }, random))
  const decision = made(addDecision(doc, { number: 7, point: second, text: { en: 'Agreed' } }, random))
  moveFloor(doc, readMeeting(doc), { to: first, now: instant(0) })
  const staged = (shown: Shown | null) => {
    setMeta(doc, 'shown', shown)
    return stageOf(readMeeting(doc))
  }
  return { doc, first, second, decision, staged }
}

describe('[S22] the point shown to everyone', () => {
  test('is the point that has the floor, while nothing in particular is shown', () => {
    const { first, staged } = world()
    expect(staged(null)).toEqual({ point: first, part: null, apart: null })
  })

  test('is another point, when the secretary shows it', () => {
    const { second, staged } = world()
    expect(staged({ type: 'point', id: second }).point).toBe(second)
  })

  test('is a paragraph, an item or a decision, with the point that has it', () => {
    const { second, decision, staged } = world()
    expect(staged({ type: 'text', id: TEXT, block: 'b1' })).toEqual({ point: second, part: `text ${TEXT} b1`, apart: null })
    expect(staged({ type: 'item', id: item('own') })).toEqual({ point: second, part: 'item own', apart: null })
    expect(staged({ type: 'decision', id: decision })).toEqual({ point: second, part: `decision ${decision}`, apart: null })
  })

  test('is with the current point, where several have it', () => {
    const { first, staged } = world()
    expect(staged({ type: 'item', id: item('shared') }).point).toBe(first)
  })

  test('stands beside the current point, when no point has it', () => {
    const { first, staged } = world()
    const shown = { type: 'item', id: item('elsewhere') } as const
    expect(staged(shown)).toEqual({ point: first, part: 'item elsewhere', apart: shown })
  })

  test('is the current point again, when what was shown has gone', () => {
    const { doc, first, second, decision, staged } = world()
    setDecision(doc, decision, 'archived', true)
    expect(staged({ type: 'decision', id: decision })).toEqual({ point: first, part: null, apart: null })
    setPoint(doc, second, 'archived', true)
    expect(staged({ type: 'point', id: second })).toEqual({ point: first, part: null, apart: null })
  })

  test('is let go when the next point takes the floor', () => {
    const { doc, second, staged } = world()
    staged({ type: 'item', id: item('own') })
    moveFloor(doc, readMeeting(doc), { to: second, become: 'done', now: instant(1) })
    expect(stageOf(readMeeting(doc))).toEqual({ point: second, part: null, apart: null })
  })
})

describe('how a part is called in the page', () => {
  const { first, decision } = world()
  test.each<Shown>([
    { type: 'point', id: first },
    { type: 'item', id: item('a') },
    { type: 'text', id: TEXT, block: null },
    { type: 'text', id: TEXT, block: 'b1' },
    { type: 'decision', id: decision },
  ])('%j and back', (shown) => {
    expect(parseShows(showsAttribute(shown))).toEqual(shown)
    expect(isShownNow(shown, [showsAttribute(shown)])).toBe(true)
  })

  test('is nothing for what is no name', () => {
    for (const name of ['', 'point', 'item __proto__', 'text a b', 'what is this']) expect(parseShows(name)).toBeNull()
  })
})
