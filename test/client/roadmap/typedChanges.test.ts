import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import type { Offering } from '../../../client/item/facets/facet.ts'
import { typedChanges, typedNumbers } from '../../../client/roadmap/typedChanges.ts'
import type { Member } from '../../../shared/api/members.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { anItem, aStream, delegationId } from './builders.ts'

const one = anItem('one', { number: 14, code: 'WG-014', status: 'agreed', due: '2027-01-10' })
const two = anItem('two', { number: 2, code: 'WG-002', status: 'done' })
const gone = anItem('gone', { number: 3, code: 'WG-003', archived: true })
const items = [one, two, gone]
const ana = must(parseAccountId('ana'), 'id')
const member: Member = { account: ana, name: 'Delegate, FGR', email: null, role: 'delegate', delegation: delegationId('mx'), agency: null }
const delegations = [
  { id: delegationId('mx'), code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 1 },
  { id: delegationId('us'), code: 'US', name: { es: 'Estados Unidos', en: 'United States' }, identity: 2 },
]
const streams = [aStream('s1', { name: { es: 'Decomiso', en: 'Forfeiture' } })]

const typed = (query: string, { language = 'en', targets = [] }: { language?: Language; targets?: readonly (typeof one)[] } = {}) => {
  const words: Offering = {
    text: CATALOGUE[language],
    language,
    meetings: [],
    known: { streams, delegations: delegations.map(({ id }) => id), agencies: [], people: [ana], meetings: [] },
    items: () => items,
    context: {
      item: (id) => items.find((item) => item.id === id),
      stream: (id) => streams.find((stream) => stream.id === id),
      delegations: () => delegations,
      delegation: (id) => delegations.find((delegation) => delegation.id === id) ?? null,
      agencies: () => [],
      agency: () => null,
      members: () => [member],
      person: () => member.name,
    },
  }
  const reader = {
    language,
    today: '2026-12-03' as const,
    sessions: [{ number: 3, start: '2027-02-01' as const, end: '2027-02-03' as const }],
  }
  return typedChanges(query, { words, targets, reader, day: (day) => day })
}
const said = (query: string, options?: Parameters<typeof typed>[1]) =>
  typed(query, options).map((change) => [change.items.map(({ code }) => code).join(' '), change.field, change.value].join(' · '))

test.each<[query: string, first: string]>([
  ['WG-014 due 15 Feb', 'WG-014 · due · 2027-02-15'],
  ['wg14 15 feb 2028', 'WG-014 · due · 2028-02-15'],
  ['WG-014 vence 15 de febrero', 'WG-014 · due · 2027-02-15'],
  ['WG-014 due in two weeks', 'WG-014 · due · 2026-12-17'],
  ['WG-014 due s3 + 30 d', 'WG-014 · due · 2027-03-05'],
  ['WG-014 done', 'WG-014 · status · Done'],
  ['mark wg-14 done', 'WG-014 · status · Done'],
  ['WG-014 estado bloqueada', 'WG-014 · status · Blocked'],
  ['assign WG-014 MX', 'WG-014 · lead · Mexico'],
  ['WG-014 Estados Unidos', 'WG-014 · lead · United States'],
  ['asignar wg-014 delegate', 'WG-014 · people · Delegate, FGR'],
  ['move WG-014 decomiso', 'WG-014 · stream · Forfeiture'],
  ['WG-014, WG-002 move forfeiture', 'WG-014 WG-002 · stream · Forfeiture'],
])('the palette reads %j as a change, in either language: %s', (query, first) => {
  expect(said(query)[0]).toBe(first)
  expect(typed(query)[0]?.isNamed).toBe(true)
})

test('both readings of a date are offered where day and month can be exchanged', () => {
  expect(said('WG-014 due 5/2/2027')).toEqual(['WG-014 · due · 2027-05-02', 'WG-014 · due · 2027-02-05'])
  expect(said('WG-014 due 5/2/2027', { language: 'es' })[0]).toBe('WG-014 · due · 2027-02-05')
})

test('without a number what is selected or has the focus is changed, by words that are long enough not to be a search', () => {
  expect(said('blocked', { targets: [one] })).toEqual(['WG-014 · status · Blocked'])
  expect(typed('blocked', { targets: [one] })[0]?.isNamed).toBe(false)
  expect(said('bl', { targets: [one] })).toEqual([])
  expect(said('blocked')).toEqual([])
  expect(said('mar', { targets: [one] }).filter((line) => line.includes('due'))).toEqual([])
})

test('the name of a field alone offers its values', () => {
  expect(said('WG-014 lead')).toEqual(['WG-014 · lead · Mexico', 'WG-014 · lead · United States'])
})

test('nothing is offered that changes nothing, that the status does not allow, or of an archived item', () => {
  expect(said('WG-002 status done')).toEqual([])
  expect(said('WG-014 due 10 Jan 2027')).toEqual([])
  expect(said('WG-003 done')).toEqual([])
  expect(said('WG-014')).toEqual([])
  expect(said('WG-014 nonsense')).toEqual([])
})

test('the change sets what it says, and adds a person to those that are there', () => {
  expect(typed('WG-014 due 15 Feb')[0]?.changes).toEqual([{ id: one.id, set: 'due', to: '2027-02-15' }])
  expect(typed('WG-014 assign delegate')[0]?.changes).toEqual([{ id: one.id, put: 'people', members: [ana] }])
})

test('a number is found with or without its hyphen and zeros', () => {
  for (const query of ['WG-014', 'wg14', 'wg-14,']) expect(typedNumbers(`${query} x`, items)).toEqual({ items: [one], rest: ['x'] })
})
