import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeViewState } from '../../../../client/roadmap/viewState.ts'
import { parseAccountId, parseAgencyId, parseMeetingId } from '../../../../shared/ids.ts'
import type { Confirmation } from '../../../../shared/pairs/confirmations.ts'
import { saidOf } from '../../../../shared/pairs/meaning.ts'
import { itemPair } from '../../../../shared/pairs/pairNames.ts'
import { must } from '../../../../shared/result.ts'
import { FIELD_KEYS } from '../../../../shared/roadmap/fields.ts'
import { ITEM_KINDS, type Item, PROGRESS, STATUSES } from '../../../../shared/roadmap/model.ts'
import { NO_OWN_FIELDS } from '../../../../shared/roadmap/ownRows.ts'
import { matcher, NO_PLAN_FILTER } from '../../../../shared/views/filter.ts'
import { conditionTest } from '../../../../shared/views/holds.ts'
import type { ViewReader } from '../../../../shared/views/rule.ts'
import { opsOf, parseSubjectKey, subjectKeys } from '../../../../shared/views/subjects.ts'
import { otherMode } from '../../../../shared/views/where.ts'
import { decodeWhere, encodeWhere } from '../../../../shared/views/whereQuery.ts'
import { createDice } from '../../../harness/random.ts'
import { anyCondition, anyGroups, anyWhere, NOBODY } from '../anyWhere.ts'
import { anItem, delegationId, itemId, streamId } from '../builders.ts'

const [co, mx, us] = ['co', 'mx', 'us'].map(delegationId)
const fgn = must(parseAgencyId('fgn'), 'fgn')
const ana = must(parseAccountId('ana'), 'ana')
const entry = (id: string, done: boolean) => ({ id, text: { es: 'Revisión', en: '' }, done, delegation: null, order: id })

const ITEMS: readonly Item[] = [
  anItem('a', {
    number: 7,
    title: { es: 'Extinción de dominio', en: 'Civil asset forfeiture' },
    lead: co ?? null,
    coDelegations: [must(mx, 'mx')],
    agencies: [fgn],
    people: [ana],
    status: 'agreed',
    progress: 'limited',
    priority: 3,
    start: '2019-09-01',
    due: '2019-09-10',
    originalDue: '2019-08-31',
    labels: ['Frontera'],
    stream: streamId('s1'),
    stage: 'inUse',
    checklist: [entry('x', true), entry('y', false)],
    origin: parseMeetingId('m1'),
  }),
  anItem('b', {
    number: 12,
    kind: 'milestone',
    title: { es: 'Taller', en: 'Workshop' },
    lead: mx ?? null,
    status: 'done',
    progress: 'completed',
    due: '2019-08-01',
    originalDue: '2019-08-01',
    dependsOn: [{ item: itemId('a'), type: 'FS', lag: 0 }],
    parent: itemId('a'),
    checklist: [entry('x', true)],
    recurs: { every: 'eachSession', months: 1 },
    marking: 'RESERVADO',
  }),
  anItem('c', { number: 40, title: { es: '', en: 'Training' }, status: 'blocked', due: '2019-10-10', priority: 1 }),
  anItem('d', { number: 41, title: { es: 'Vieja', en: 'Old' }, status: 'inProgress', due: '2019-09-09', archived: true, lead: us ?? null }),
]
const confirmed = (es: string, en: string): readonly Confirmation[] =>
  (['es', 'en'] as const).map((language, turn) => ({ account: ana, language, turn, es: saidOf(es), en: saidOf(en) }))
const CONFIRMED: Readonly<Record<string, readonly Confirmation[]>> = {
  [itemPair('d', 'title')]: confirmed('Vieja', 'Old'),
  [itemPair('a', 'title')]: confirmed('Extinción', 'Civil asset forfeiture'),
}
const READER: ViewReader = {
  today: () => '2019-09-10',
  item: (id) => ITEMS.find((item) => item.id === id),
  confirmed: (pair) => CONFIRMED[pair],
  account: ana,
  delegation: must(mx, 'mx'),
  agency: fgn,
  own: () => NO_OWN_FIELDS,
}
/** Written as in the address. */
const found = (written: string, mode: 'all' | 'any' = 'all', reader = READER) => {
  const { where, unread } = decodeWhere(mode, written)
  expect(unread).toEqual([])
  return ITEMS.filter(conditionTest(where, reader))
    .map(({ id }) => id)
    .join('')
}

describe('[V20] conditions with and/or', () => {
  test.each([
    ['status.any.agreed.done', 'ab'],
    ['status.none.agreed.done', 'cd'],
    ['kind.any.milestone', 'b'],
    ['stage.any.inUse', 'a'],
    ['stage.empty', 'bcd'],
    ['progress.least.substantial', 'b'],
    ['progress.most.limited', 'acd'],
    ['priority.least.1', 'ac'],
    ['priority.most.0', 'bd'],
    ['stream.any.s1', 'a'],
    ['stream.empty', 'bcd'],
    ['lead.any.co.us', 'ad'],
    ['lead.none.co.us', 'bc'],
    ['lead.empty', 'c'],
    ['lead.mine', 'b'],
    ['coDelegations.mine', 'a'],
    ['delegation.mine', 'ab'],
    ['delegation.any.mx.us', 'abd'],
    ['agencies.any.fgn', 'a'],
    ['agencies.mine', 'a'],
    ['agencies.empty', 'bcd'],
    ['people.mine', 'a'],
    ['people.any.ana', 'a'],
    ['labels.any.Frontera.otra', 'a'],
    ['labels.filled', 'a'],
    ['due.on.2019-09-10', 'a'],
    ['due.before.2019-09-10', 'bd'],
    ['due.after.2019-09-10', 'c'],
    ['due.between.2019-09-09.2019-09-10', 'ad'],
    ['due.between.2019-09-10.2019-09-09', 'ad'],
    ['due.next.30', 'ac'],
    ['due.next.29', 'a'],
    ['due.next.0', 'a'],
    ['due.last.1', 'ad'],
    ['due.last.0', 'a'],
    ['due.overdue', 'd'],
    ['due.filled', 'abcd'],
    ['start.empty', 'bcd'],
    ['originalDue.before.2019-08-02', 'b'],
    ['slip.least.1', 'a'],
    ['slip.is.0', 'bcd'],
    ['slip.within.10.-1', 'abcd'],
    ['number.within.7.12', 'ab'],
    ['number.is.40', 'c'],
    ['title.has.extincion', 'a'],
    ['title.has.FORFEITURE', 'a'],
    ['title.hasnt.o', 'c'],
    ['description.empty', 'abcd'],
    ['words.has.revision', 'ab'],
    ['words.has.frontera dominio', 'a'],
    ['marking.has.reservado', 'b'],
    ['dependsOn.filled', 'b'],
    ['dependsOn.violated', 'b'],
    ['dependsOn.any.a', 'b'],
    ['parent.any.a', 'b'],
    ['parent.empty', 'acd'],
    ['checklist.filled', 'ab'],
    ['checklist.open', 'a'],
    ['checklist.complete', 'b'],
    ['recurs.any.eachSession', 'b'],
    ['recurs.any.none', 'acd'],
    ['origin.any.m1', 'a'],
    ['translation.any.es', 'c'],
    ['translation.any.en', 'ab'],
    ['translation.any.complete', 'd'],
    ['translation.any.aligned', 'd'],
    ['translation.any.stale', 'a'],
    ['translation.any.unconfirmed', 'b'],
    ['archived.yes', 'd'],
    ['archived.no', 'abc'],
    // (A or B) and (C or D)
    ['status.any.agreed*or*due.overdue*lead.any.co*or*priority.least.1', 'a'],
    ['', 'abcd'],
  ])('all of %s: %s', (written, expected) => {
    expect(found(written)).toBe(expected)
  })

  test.each([
    ['status.any.blocked*and*priority.least.1*lead.any.co', 'ac'],
    ['status.any.blocked*and*priority.least.2*archived.yes', 'd'],
  ])('any of %s: %s', (written, expected) => {
    expect(found(written, 'any')).toBe(expected)
  })

  test('nothing is the own of somebody without a delegation', () => {
    expect(found('lead.mine', 'all', NOBODY)).toBe('')
    expect(found('delegation.mine*or*people.mine', 'all', NOBODY)).toBe('')
  })

  test('every field can be asked for, except the place in the list', () => {
    expect(FIELD_KEYS.filter((key) => parseSubjectKey(key) === null)).toEqual(['order'])
    for (const subject of subjectKeys(NO_OWN_FIELDS)) expect(opsOf(subject).length, subject).toBeGreaterThan(0)
  })

  test('resolve what depends on today for the reader: the same address means another day elsewhere', () => {
    const tomorrow = { ...READER, today: () => '2019-09-11' }
    expect(found('due.overdue', 'all', tomorrow)).toBe('ad')
    expect(found('due.next.30', 'all', tomorrow)).toBe('c')
  })

  test('show archived items without another switch when they ask for them', () => {
    const { where } = decodeWhere('all', 'archived.yes*or*status.any.done')
    expect(
      ITEMS.filter(matcher({ ...NO_PLAN_FILTER, where }, READER))
        .map(({ id }) => id)
        .join(''),
    ).toBe('bd')
  })
})

const dice = createDice(11)
const some = <T>(list: readonly T[]) => list.filter(() => dice.chance(0.4))
const aPlan = (size: number): readonly Item[] =>
  Array.from({ length: size }, (_, index) =>
    anItem(`i${index}`, {
      number: index + 1,
      kind: dice.pick(ITEM_KINDS),
      status: dice.pick(STATUSES),
      progress: dice.pick(PROGRESS),
      title: { es: `Extinción ${index}`, en: dice.chance(0.5) ? `Forfeiture ${index}` : '' },
      description: { es: 'Señales de alerta y rutas marítimas. '.repeat(6), en: 'Red flags and maritime routes. '.repeat(6) },
      lead: dice.pick([null, co ?? null, mx ?? null]),
      coDelegations: some([must(co, 'co'), must(us, 'us')]),
      due: dice.pick([null, '2019-09-09', '2019-09-10', '2019-12-31']),
      labels: some(['uno', 'dos']),
      archived: dice.chance(0.1),
    }),
  )
const ids = (items: readonly Item[], test: (item: Item) => boolean) => items.filter(test).map(({ id }) => id)

describe('[V20] the laws of conditions', () => {
  const plan = [...ITEMS, ...aPlan(40)]

  test('come back from the address as they were written', () => {
    fc.assert(
      fc.property(anyWhere, (where) => {
        expect(decodeWhere(where.mode, encodeWhere(where))).toEqual({ where, unread: [] })
      }),
    )
  })

  test('find the same items after coming back from an address', () => {
    fc.assert(
      fc.property(anyWhere, (where) => {
        const read = decodeWhere(where.mode, encodeWhere(where)).where
        expect(ids(plan, conditionTest(read, READER))).toEqual(ids(plan, conditionTest(where, READER)))
      }),
    )
  })

  test('read *and* as all of them, *or* as any of them, one way and the other', () => {
    fc.assert(
      fc.property(anyGroups, fc.constantFrom('all' as const, 'any' as const), (groups, mode) => {
        const alone = groups.map((group) => group.map((condition) => conditionTest({ mode: 'all', groups: [[condition]] }, READER)))
        const join = (which: typeof mode, tests: readonly ((item: Item) => boolean)[]) => (item: Item) =>
          which === 'all' ? tests.every((one) => one(item)) : tests.some((one) => one(item))
        const expected =
          groups.length === 0
            ? () => true
            : join(
                mode,
                alone.map((tests) => join(otherMode(mode), tests)),
              )
        expect(ids(plan, conditionTest({ mode, groups }, READER))).toEqual(ids(plan, expected))
      }),
    )
  })

  test('neither order nor saying it twice changes what is found', () => {
    fc.assert(
      fc.property(anyGroups, fc.constantFrom('all' as const, 'any' as const), (groups, mode) => {
        const turned = groups.map((group) => group.toReversed()).toReversed()
        expect(ids(plan, conditionTest({ mode, groups: [...turned, ...groups] }, READER))).toEqual(
          ids(plan, conditionTest({ mode, groups }, READER)),
        )
      }),
    )
  })

  test('none of is all that any of does not find; empty is all that is not filled', () => {
    const pairs = [
      ['any', 'none'],
      ['filled', 'empty'],
      ['has', 'hasnt'],
    ] as const
    fc.assert(
      fc.property(anyCondition, fc.constantFrom(...pairs), (condition, [yes, no]) => {
        fc.pre(condition.op === yes)
        const [with_, without] = [yes, no].map((op) => ids(plan, conditionTest({ mode: 'all', groups: [[{ ...condition, op }]] }, READER)))
        expect([...(with_ ?? []), ...(without ?? [])].sort()).toEqual(plan.map(({ id }) => id).sort())
      }),
    )
  })

  test('[I10] show something whatever the address holds, and say what was left out', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('all' as const, 'any' as const), (text, mode) => {
        const { where, unread } = decodeWhere(mode, text)
        expect(where.groups.every((group) => group.length > 0)).toBe(true)
        if (text.split('*').some((part) => part !== '' && part !== 'or' && part !== 'and') && where.groups.length === 0)
          expect(unread.length).toBeGreaterThan(0)
      }),
    )
  })

  test.each([
    [{ all: 'status.any.flying*lead.any.co' }, ['all=status.any.flying']],
    [{ all: 'lead.any.co', any: 'lead.any.mx' }, ['any=lead.any.mx']],
    [{ any: 'mood.any.good' }, ['any=mood.any.good']],
    [{ all: 'due.between.2019-09-09' }, ['all=due.between.2019-09-09']],
    [{ all: 'due.on.2019-02-30' }, ['all=due.on.2019-02-30']],
    [
      { form: 'globe', status: 'done,flying', group: 'astrology', sort: '-constructor' },
      ['form=globe', 'status=flying', 'sort=-constructor', 'group=astrology'],
    ],
    [{ status: 'agreed,done', delegation: 'co', archived: 'all', sort: '-due', columns: '~', q: 'anything' }, []],
  ])('report what is not understood of the address %o: %o', (written: Readonly<Record<string, string>>, expected) => {
    expect(decodeViewState((name) => written[name] ?? null).unread).toEqual(expected)
  })

  test('two thousand items are filtered well within a frame', () => {
    const items = aPlan(2000)
    const filter = {
      ...NO_PLAN_FILTER,
      where: decodeWhere('all', 'status.none.done.withdrawn*or*due.overdue*lead.any.co*or*coDelegations.any.us*words.has.maritimas alerta')
        .where,
    }
    const rounds = Array.from({ length: 21 }, () => {
      const start = performance.now()
      const count = items.filter(matcher(filter, READER)).length
      return { ms: performance.now() - start, count }
    }).sort((a, b) => a.ms - b.ms)
    const { ms, count } = must(rounds[10], 'the middle one')
    process.stdout.write(`conditions over 2,000 items: ${ms.toFixed(1)} ms, ${count} found\n`)
    expect(count).toBeGreaterThan(0)
    expect(ms).toBeLessThan(100)
  })
})
