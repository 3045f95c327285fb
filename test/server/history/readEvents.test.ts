import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readEvent, readRemoved } from '../../../server/history/readEvents.ts'

const EVENT = {
  document: 'roadmap:0000000000000000sample',
  seq: 3,
  ord: 0,
  at: 5,
  author: '0h3c8f1n6pq2r4s7t9vb',
  delegation: null,
  meeting: null,
  offline: null,
  subject: { type: 'item', id: '0h3c8f1n6pq2r4s7t9vb' },
  field: 'due',
  change: { type: 'set', from: null, to: '2026-12-01' },
}

describe('a damaged row of the history is an error', () => {
  test('a stored event is read as it was written', () => {
    expect(readEvent({ event: JSON.stringify(EVENT) })).toEqual(EVENT)
  })

  test.each([
    ['cut off', JSON.stringify(EVENT).slice(0, -3)],
    ['null', 'null'],
    ['a list', '[]'],
    ['without an entry', JSON.stringify({ ...EVENT, seq: undefined })],
    ['with an entry that is no number', JSON.stringify({ ...EVENT, seq: '3' })],
    ['without a subject', JSON.stringify({ ...EVENT, subject: null })],
    ['without a change', JSON.stringify({ ...EVENT, change: {} })],
  ])('an event that is %s', (_, event) => {
    expect(() => readEvent({ event })).toThrow(/an event of \d+ characters that cannot be read: npm run rebuild-history/)
  })

  test.each([
    ['cut off', '[{"letters":"a"'],
    ['no list', '{}'],
    ['of runs without letters', '[{"pieces":[],"withBlock":false,"name":null}]'],
  ])('deleted text that is %s', (_, runs) => {
    expect(() => readRemoved({ seq: 3, author: EVENT.author, runs })).toThrow(
      /deleted text of entry 3 of \d+ characters that cannot be read/,
    )
  })

  test.each(['{"words":"Confidencial"', '{"words":"Confidencial"}'])('its words are in no log: %s', (event) => {
    let thrown: unknown
    try {
      readEvent({ event })
    } catch (error) {
      thrown = error
    }
    expect(inspect(thrown)).toContain('cannot be read')
    expect(inspect(thrown)).not.toContain('Confidencial')
  })
})
