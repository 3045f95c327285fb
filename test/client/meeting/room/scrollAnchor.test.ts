// What a screen that follows the secretary does when something on it changes.
import { describe, expect, test } from 'vitest'
import {
  type AnchorPart,
  isOnScreen,
  type Look,
  NO_ANCHOR,
  nextScrollAnchor,
  reach,
  type ScrollAnchor,
} from '../../../../client/meeting/room/scrollAnchor.ts'

const HEIGHT = 1_000
const part = (name: string, top: number, height: number, edited?: AnchorPart['edited']): AnchorPart => ({
  names: name.split('|'),
  top,
  bottom: top + height,
  edited,
})
/** A point with two paragraphs and a decision below the screen. */
const sheet = (edits: Partial<Record<'first' | 'second' | 'decision', AnchorPart['edited']>> = {}, by = 0): AnchorPart[] => [
  part('point', 0 + by, 200),
  part('first', 300 + by, 200, edits.first),
  part('second', 600 + by, 200, edits.second),
  part('decision', 1_500 + by, 100, edits.decision),
]
const seen = (look: Partial<Look>, before: ScrollAnchor = NO_ANCHOR) =>
  nextScrollAnchor(before, { parts: sheet(), height: HEIGHT, asked: null, ...look })
const seenBy = (look: Partial<Look>): ScrollAnchor => seen(look).anchor

describe('[S20] a screen that follows', () => {
  test('does not move for what is on it', () => {
    expect(seen({ asked: 'second' }).scroll).toBe(0)
    expect(seen({}).scroll).toBe(0)
  })

  test('brings what is asked for when it is not on it, a little below its top', () => {
    expect(seen({ asked: 'decision' }).scroll).toBe(1_500 - 120)
  })

  test('knows a paragraph by the id of either language', () => {
    const parts = [part('point', 0, 200), part('es|en', 3_000, 100)]
    expect(seen({ parts, asked: 'en' })).toEqual(seen({ parts, asked: 'es' }))
    expect(seen({ parts, asked: 'en' }).scroll).toBe(2_880)
  })

  test('keeps what it follows where it is when words above it come or go', () => {
    const before = seenBy({ asked: 'second' })
    expect(seen({ parts: sheet({}, 80), asked: 'second' }, before).scroll).toBe(80)
    expect(seen({ parts: sheet({}, -60), asked: 'second' }, before).scroll).toBe(-60)
  })

  test('brings what it follows back when it has left the screen', () => {
    const before: ScrollAnchor = { held: null, followed: 'decision', tops: new Map() }
    expect(seen({}, before).scroll).toBe(1_380)
  })

  test('stays where it was when the secretary lets go', () => {
    const before: ScrollAnchor = { held: null, followed: 'second', tops: seenBy({ asked: 'second' }).tops }
    const next = seen({ asked: null }, before)
    expect(next.scroll).toBe(0)
    expect(next.anchor.followed).toBe('second')
  })

  test('follows the conductor, unless something was put before everyone', () => {
    expect(seen({ parts: sheet({ decision: 'conductor' }) }).scroll).toBe(1_380)
    expect(seen({ parts: sheet({ decision: 'other' }) }).scroll).toBe(0)
    expect(seen({ parts: sheet({ decision: 'conductor' }), asked: 'first' }).scroll).toBe(0)
  })

  test('begins another point at its top', () => {
    const before = seenBy({ asked: 'decision' })
    expect(seen({ parts: [part('other point', -700, 200), part('its text', -400, 3_000)] }, before).anchor.followed).toBe('other point')
    expect(seen({ parts: [part('other point', -700, 200)] }, before).scroll).toBe(-820)
  })
})

describe('[S21] following the edits of others', () => {
  const editing = seenBy({ parts: sheet({ second: 'other' }) })

  test('stays where it is while words above it come and go', () => {
    expect(editing.held).toBe('second')
    expect(seen({ parts: sheet({ second: 'other' }, 140) }, editing).scroll).toBe(140)
  })

  test('stays though the secretary shows something else, and that is brought when the editing ends', () => {
    const during = seen({ parts: sheet({ second: 'other' }), asked: 'decision' }, editing)
    expect(during.scroll).toBe(0)
    expect(seen({ asked: 'decision' }, during.anchor).scroll).toBe(1_380)
  })

  test('holds nobody while it is off the screen', () => {
    expect(seen({ parts: sheet({ decision: 'other' }), asked: 'first' }).anchor.held).toBeNull()
  })

  test('is the one that was held first, when another is edited too', () => {
    const both = seen({ parts: sheet({ first: 'other', second: 'other' }, 50) }, editing)
    expect(both.anchor.held).toBe('second')
    expect(both.scroll).toBe(50)
  })

  test('lets go with the point that it belonged to', () => {
    const next = seen({ parts: [part('next point', -500, 200)] }, editing)
    expect(next.anchor.held).toBeNull()
    expect(next.anchor.followed).toBe('next point')
  })
})

describe('on the screen', () => {
  test.each([
    ['all of it', 100, 300, true],
    ['cut at the end', 900, 1_200, false],
    ['cut at the top', -200, 100, false],
    ['higher than the screen, from its top', 0, 3_000, true],
    ['higher than the screen, its last words', -2_500, 500, false],
    ['just below', 1_000, 1_100, false],
  ])('%s', (_what, top, bottom, expected) => {
    expect(isOnScreen({ top, bottom }, HEIGHT)).toBe(expected)
  })

  test('brings a block higher than the screen with its first line at the top', () => {
    expect(reach({ top: 1_400, bottom: 4_000 }, HEIGHT)).toBe(1_400)
  })
})
