// Every field of an item with everything that its kind says of it: a kind that leaves something out is named here.

import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import type { GroupValue, KnownInGroup, Offering } from '../../../client/item/facets/facet.ts'
import { facetOf, isEmptyField } from '../../../client/item/facets/facets.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { conditionWords } from '../../../client/roadmap/where/conditionWords.ts'
import type { Member } from '../../../shared/api/members.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { parseAccountId, parseAgencyId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { FIELD_KEYS, FIELDS, type FieldKey, isSettable } from '../../../shared/roadmap/fields.ts'
import { NO_OWN_FIELDS } from '../../../shared/roadmap/ownRows.ts'
import type { ConditionSubject, Op, SortNames, ViewReader } from '../../../shared/views/rule.ts'
import { ruleOf } from '../../../shared/views/rules.ts'
import { parseSubjectKey } from '../../../shared/views/subjects.ts'
import { anItem, aStream, delegationId, fullItem } from '../roadmap/builders.ts'

const [agency, person, meeting] = [must(parseAgencyId('fgn'), 'id'), must(parseAccountId('ana'), 'id'), must(parseMeetingId('m1'), 'id')]
const delegation = { id: delegationId('mx'), code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 1 }
const other = anItem('other', { number: 2, code: 'WG-002', title: { es: 'Otra', en: 'Another' } })
const nothing = anItem('nothing', { title: { es: '', en: '' } })
const full = fullItem
const items = [full, other, nothing]
const streams = [aStream('s1')]
const member: Member = { account: person, name: 'Ana', email: null, role: 'delegate', delegation: delegation.id, agency: null }
const known: KnownInGroup = { streams, delegations: [delegation.id], agencies: [agency], people: [person], meetings: [meeting] }
const sortNames: SortNames = {
  language: 'es',
  compareText: (a, b) => (a < b ? -1 : 1),
  delegation: String,
  agency: String,
  person: String,
  item: String,
  stream: () => 0,
  own: NO_OWN_FIELDS,
}
const reader: ViewReader = {
  today: () => '2019-12-01',
  item: (id) => items.find((item) => item.id === id),
  confirmed: () => undefined,
  account: person,
  delegation: delegation.id,
  agency,
  own: () => NO_OWN_FIELDS,
}
const wordsIn = (language: 'es' | 'en'): Offering => ({
  text: CATALOGUE[language],
  language,
  meetings: [{ id: meeting, number: 4 }],
  known,
  items: () => items,
  context: {
    item: reader.item,
    stream: (id) => streams.find((stream) => stream.id === id),
    delegations: () => [delegation],
    delegation: (id) => (id === delegation.id ? delegation : null),
    agencies: () => [{ id: agency, acronym: 'FGR', name: { es: 'Fiscalía', en: 'Prosecutor' }, delegation: delegation.id }],
    agency: (id) => (id === agency ? { id, acronym: 'FGR', name: { es: 'Fiscalía', en: 'Prosecutor' }, delegation: delegation.id } : null),
    members: () => [member],
    person: () => 'Ana',
  },
})
const names = facetNames({
  language: 'es',
  thisYear: 2019,
  delegations: [delegation],
  agencies: wordsIn('es').context.agencies(),
  members: wordsIn('es').context.members(),
  streams,
  items,
})

/** What a kind may leave out, field by field: nobody groups by a number, nobody pastes what the rules set. */
const LEFT_OUT: Readonly<Record<'group' | 'where' | 'read', readonly FieldKey[]>> = {
  group: [
    'number',
    'title',
    'description',
    'start',
    'originalDue',
    'dueReason',
    'dependsOn',
    'checklist',
    'recurs',
    'marking',
    'order',
    'archived',
  ],
  where: ['order'],
  read: ['number', 'originalDue', 'origin', 'order', 'archived'],
}
const CHOSEN: readonly FieldKey[] = ['kind', 'stream', 'status', 'progress', 'stage', 'priority', 'lead']

/** What a comparison asks of its subject. */
const NEEDS: Readonly<Partial<Record<Op, keyof ConditionSubject>>> = {
  ...{ any: 'members', none: 'members', mine: 'own', empty: 'isFilled', filled: 'isFilled', has: 'text', hasnt: 'text' },
  ...{ is: 'amount', least: 'amount', most: 'amount', within: 'amount' },
  ...{ on: 'day', before: 'day', after: 'day', between: 'day', next: 'day', last: 'day' },
}

describe.each(FIELD_KEYS)('the facet of %s', (field) => {
  const facet = facetOf(field)

  test('sorts: nothing stands last, and what is there by words or by an amount', () => {
    expect(['string', 'number']).toContain(typeof ruleOf(field).sort(full, field, sortNames))
    if (isEmptyField(nothing, field)) expect(ruleOf(field).sort(nothing, field, sortNames)).toBeNull()
  })

  test('groups, and names each group in both languages, unless it is left out', () => {
    const group = facet.group?.(field) ?? null
    expect(group === null).toBe(LEFT_OUT.group.includes(field))
    if (!group) return
    const { of, order } = group.over(items, known)
    const found: readonly GroupValue[] = items.map(of)
    expect(order(found.filter((value) => value !== null)).length).toBeGreaterThan(0)
    for (const language of LANGUAGES) for (const value of found) expect(group.name(value, wordsIn(language))).not.toBe('')
  })

  test('filters: it answers whatever its comparisons ask, and calls its values by name', () => {
    const subject = ruleOf(field).where?.(field) ?? null
    expect(subject === null).toBe(LEFT_OUT.where.includes(field))
    const key = parseSubjectKey(field)
    if (!subject || !key) return
    const { label, offered } = conditionWords(key)
    expect(subject.ops.length).toBeGreaterThan(0)
    for (const op of subject.ops) expect(subject.tests?.[op] ?? subject[NEEDS[op] ?? 'tests'], op).toBeTypeOf('function')
    if (subject.ops.includes('filled')) expect(subject.isFilled?.(full)).toBe(true)
    if (subject.ops.includes('empty')) expect(subject.isFilled?.(nothing)).toBe(false)
    for (const value of subject.members?.(full, reader) ?? []) {
      expect(subject.accepts(value)).toBe(true)
      for (const language of LANGUAGES) expect(label(value, wordsIn(language))).not.toBe('')
      if (offered) expect(offered(wordsIn('es'))).toContain(value)
    }
  })

  test('pastes back what it copies, in either language, unless it is left out', () => {
    for (const language of LANGUAGES) {
      const text = facet.text(full, field, names, language)
      const reading = facet.read?.(text, field, { ...names, language })
      const change = reading?.ok ? reading.change : null
      expect(change === null).toBe(LEFT_OUT.read.includes(field))
      if (!change) continue
      if ('set' in change) expect(change).toEqual({ set: field, to: full[field] })
      else if ('put' in change) expect(change).toEqual({ put: field, members: full[field] })
      else if ('title' in change) expect(change).toEqual({ title: language, to: full.title[language] })
      else if ('description' in change) expect(change).toEqual({ description: language, to: full.description[language] })
      else if ('checklist' in change)
        expect(change).toEqual({ checklist: full.checklist.map(({ text, done, delegation }) => ({ text, done, delegation })) })
      else expect(change).toEqual({ dependsOn: full.dependsOn })
    }
    expect(facet.text(nothing, field, names, 'es') === '' || !isEmptyField(nothing, field)).toBe(true)
  })

  test('offers its choices, all of which it accepts, with their words', () => {
    expect(facet.choices !== null).toBe(CHOSEN.includes(field))
    for (const { value, label } of facet.choices?.(field, wordsIn('en')) ?? []) {
      expect(label).not.toBe('')
      expect(isSettable(field) && FIELDS[field].accepts(value)).toBe(true)
    }
  })
})
