// What a device remembers: the keys and formats of devices in use, and everything else that may stand there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cachedActor, isStillHere, lockActor, openActor, saveActor } from '../../../client/base/cachedActor.ts'
import { isGuideDismissed, setGuideDismissed } from '../../../client/base/dismissedGuides.ts'
import { firstLanguage, rememberLanguage } from '../../../client/base/firstLanguage.ts'
import { asText, forgetOthers, remembered, rememberedFor, validEntries } from '../../../client/base/remembered.ts'
import { readSeenClosings, writeSeenClosings } from '../../../client/base/seenClosings.ts'
import { rememberDismissals, rememberedDismissals } from '../../../client/history/overwritten/dismissed.ts'
import type { AccountId, GroupId } from '../../../shared/ids.ts'
import type { Actor } from '../../../shared/people.ts'

const [ANA, BEN, TCO] = ['ana' as AccountId, 'ben' as AccountId, 'tco' as GroupId]
const ACTOR: Actor = {
  account: ANA,
  name: 'Ana',
  language: 'es',
  memberships: [{ group: TCO, role: 'chair', delegation: null, agency: null }],
}
const names = (account: AccountId) =>
  rememberedFor<{ readonly names: readonly string[] }>(account, 'test', (found) => ({ names: validEntries(found.names, asText) }))

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

test('is read again as it was written, by the same account alone', () => {
  names(ANA).write({ names: ['a', 'b'] })
  expect(localStorage.getItem('ruta/test')).toBe('{"account":"ana","names":["a","b"]}')
  expect(names(ANA).read()).toEqual({ names: ['a', 'b'] })
  expect(names(BEN).read()).toBeNull()
  names(ANA).forget()
  expect(names(ANA).read()).toBeNull()
})

test.each([
  '',
  'dark',
  'null',
  '7',
  '"text"',
  '[]',
  '{"account":"ana","names":"a"}',
  '{"account":"ana","names":[1,null,{}]}',
  '{"names":["a"]}',
])('takes nothing from %s', (foreign) => {
  localStorage.setItem('ruta/test', foreign)
  expect(names(ANA).read()?.names ?? []).toEqual([])
})

describe('where storage is', () => {
  const broken = (throws: () => never) => new Proxy({}, { get: throws })
  test.each([
    ['forbidden', () => vi.stubGlobal('localStorage', undefined)],
    [
      'broken',
      () =>
        vi.stubGlobal(
          'localStorage',
          broken(() => {
            throw new DOMException('SecurityError')
          }),
        ),
    ],
  ])('%s, nothing is remembered and nothing fails', (_, make) => {
    make()
    saveActor(ACTOR)
    rememberLanguage('en')
    setGuideDismissed(ANA, TCO, true)
    forgetOthers(null)
    expect([cachedActor(), openActor(), isGuideDismissed(ANA, TCO), ['es', 'en'].includes(firstLanguage())]).toEqual([
      null,
      null,
      false,
      true,
    ])
    // No sign of another tab: the server compares the account.
    expect(isStillHere(ANA)).toBe(true)
  })

  test('full, what was there stays', () => {
    names(ANA).write({ names: ['a'] })
    const real = localStorage
    const setItem = () => {
      throw new DOMException('QuotaExceededError')
    }
    vi.stubGlobal('localStorage', { getItem: (key: string) => real.getItem(key), setItem })
    names(ANA).write({ names: ['b'] })
    expect(names(ANA).read()).toEqual({ names: ['a'] })
  })
})

test('keeps the keys and formats of devices in use', () => {
  saveActor(ACTOR)
  lockActor()
  rememberLanguage('en')
  setGuideDismissed(ANA, TCO, true)
  writeSeenClosings(ANA, TCO, { seen: { one: 'F1' }, reminded: null })
  rememberDismissals(ANA, TCO, new Set(['x']))
  expect(Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]))).toEqual({
    'ruta/actor':
      '{"account":"ana","name":"Ana","language":"es","memberships":[{"group":"tco","role":"chair","delegation":null,"agency":null}],"locked":true}',
    'ruta/language': 'en',
    'ruta/guides-away': '{"account":"ana","groups":["tco"]}',
    'ruta/closings/tco': '{"account":"ana","seen":{"one":"F1"},"reminded":null}',
    'ruta/lost/tco': '{"account":"ana","names":["x"]}',
  })
  expect([cachedActor(), openActor()]).toEqual([ACTOR, null])
  expect([firstLanguage(), isGuideDismissed(ANA, TCO), readSeenClosings(ANA, TCO).seen, [...rememberedDismissals(ANA, TCO)]]).toEqual([
    'en',
    true,
    { one: 'F1' },
    ['x'],
  ])
})

test('everything of other accounts is removed, and what belongs to nobody stays', () => {
  names(BEN).write({ names: ['a'] })
  rememberLanguage('en')
  remembered<{ readonly x: number }>('nobodys', () => null).write({ x: 1 })
  localStorage.setItem('elsewhere', '{"account":"ben"}')
  forgetOthers(ANA)
  expect(Object.keys(localStorage).toSorted()).toEqual(['elsewhere', 'ruta/language', 'ruta/nobodys'])
})

test('no other file of the client reads or writes localStorage', () => {
  const found = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      readFileSync(join('client', file), 'utf8')
        .replace(/\/\/.*$/gm, '')
        .includes('localStorage'),
  )
  expect(found).toEqual([join('base', 'remembered.ts')])
})
