import { describe, expect, test } from 'vitest'
import { type Beginnings, guideSteps, isBeginning, titlesIn } from '../../../client/home/guide/steps.ts'

const NEW: Beginnings = {
  may: { invite: true, write: true, plan: true },
  delegations: 3,
  delegationsHere: 1,
  streams: 0,
  items: 0,
  texts: 0,
  sessions: { all: 0, closed: 0 },
  terms: 0,
}
const DONE: Beginnings = { ...NEW, delegationsHere: 3, streams: 1, items: 4, texts: 1, sessions: { all: 1, closed: 0 } }
const names = (now: Beginnings) => guideSteps(now).map(({ name, done }) => (done ? `✓ ${name}` : name))

describe('[F1] the guided start', () => {
  test('asks of each role what it may do', () => {
    expect(names(NEW)).toEqual(['people', 'streams', 'items', 'text', 'session', 'glossary'])
    expect(names({ ...NEW, may: { invite: false, write: true, plan: false } })).toEqual(['streams', 'items', 'text', 'glossary'])
    expect(names({ ...NEW, may: { invite: false, write: false, plan: false } })).toEqual([])
  })

  test('ticks the steps that are done, by anybody', () => {
    expect(names(DONE)).toEqual(['✓ people', '✓ streams', '✓ items', '✓ text', '✓ session', 'glossary'])
    expect(names({ ...DONE, delegationsHere: 2, terms: 70 })).toEqual([
      'people',
      '✓ streams',
      '✓ items',
      '✓ text',
      '✓ session',
      '✓ glossary',
    ])
  })

  test.each([
    ['a new group', NEW, true],
    ['one that nobody has asked the server about, and that is empty', { ...NEW, sessions: null, delegationsHere: null }, true],
    ['one that has something, while the server says nothing', { ...DONE, texts: 0, sessions: null }, false],
    ['one that has done all it must', DONE, false],
    ['one that has closed a session', { ...DONE, texts: 0, sessions: { all: 2, closed: 1 } }, false],
    ['an observer’s', { ...NEW, may: { invite: false, write: false, plan: false } }, false],
  ])('is for %s: %j', (_what, now, expected) => {
    expect(isBeginning(now)).toBe(expected)
  })

  test('takes a line for each item, from a spreadsheet its first column', () => {
    expect(titlesIn('Uno\r\n\n  "Dos"\tCO\t2019\nTres  ')).toEqual(['Uno', 'Dos', 'Tres'])
    expect(titlesIn(' \n\t\n')).toEqual([])
    expect(titlesIn('x\n'.repeat(500))).toHaveLength(200)
  })
})
