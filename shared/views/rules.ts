// The rules of all kinds of fields.
import { type Bilingual, LANGUAGES, pick } from '../bilingual.ts'
import { isLine } from '../checks.ts'
import { isName } from '../ids.ts'
import { dueState } from '../roadmap/dueState.ts'
import { FIELDS, type FieldKey, type FieldKind, MAX_LABEL } from '../roadmap/fields.ts'
import { type Item, RECURRENCES } from '../roadmap/model.ts'
import { parseParty } from '../roadmap/ownFields.ts'
import { isOwnKey, type OwnFieldKey } from '../roadmap/ownKeys.ts'
import { type OwnRows, ownFieldKind, rowOf } from '../roadmap/ownRows.ts'
import { violationsOf } from '../roadmap/violations.ts'
import type { ConditionSubject, FieldRule, KeyOf, Op, SortNames, ViewReader } from './rule.ts'

export const AMOUNT_OPS: readonly Op[] = ['is', 'least', 'most', 'within']
const TEXT_OPS: readonly Op[] = ['has', 'hasnt', 'empty', 'filled']
const DAY_OPS: readonly Op[] = ['on', 'before', 'after', 'between', 'next', 'last', 'empty', 'filled']
const MEMBER_OPS: readonly Op[] = ['any', 'none', 'empty', 'filled']
const OWN_OPS: readonly Op[] = ['any', 'none', 'mine', 'empty', 'filled']

/** Subjects whose operators take no names. */
export const noNames = (): boolean => false
export const bothSides = ({ es, en }: Bilingual): string => `${es}\n${en}`

/** In the order of the names, whatever the stored order. */
const sortedList = (words: readonly string[], { compareText }: SortNames): string | null =>
  words.length === 0 ? null : words.toSorted(compareText).join(', ')

const membersSubject = (
  membersOf: (item: Item) => readonly string[],
  own?: (reader: ViewReader) => string | null,
  accepts: ConditionSubject['accepts'] = isName,
): ConditionSubject => ({
  ops: own ? OWN_OPS : MEMBER_OPS,
  accepts,
  members: membersOf,
  isFilled: (item) => membersOf(item).length > 0,
  ...(own && { own }),
})

type Id<Key extends KeyOf<'stream' | 'delegation' | 'item' | 'meeting'>> = NonNullable<Item[Key]>
const single = <Key extends KeyOf<'stream' | 'delegation' | 'item' | 'meeting'>>(
  sort: (id: Id<Key>, names: SortNames) => string | number,
  own?: (reader: ViewReader) => string | null,
): FieldRule<Key> => ({
  sort: (item, field, names) => {
    const id = item[field]
    return id === null ? null : sort(id, names)
  },
  where: (field) =>
    membersSubject((item) => {
      const id = item[field]
      return id === null ? [] : [id]
    }, own),
})
const several = <Key extends KeyOf<'delegations' | 'agencies' | 'people'>>(
  sort: (id: Item[Key][number], names: SortNames) => string,
  own?: (reader: ViewReader) => string | null,
): FieldRule<Key> => ({
  sort: (item, field, names) =>
    sortedList(
      (item[field] as readonly Item[Key][number][]).map((id) => sort(id, names)),
      names,
    ),
  where: (field) => membersSubject((item) => item[field], own),
})
const mine = {
  delegation: ({ delegation }: ViewReader) => delegation,
  agency: ({ agency }: ViewReader) => agency,
  account: ({ account }: ViewReader) => account,
}

/** The delegation leads the item, or takes part in it. */
export const takesPart: ConditionSubject = membersSubject(
  ({ lead, coDelegations }) => (lead === null ? coDelegations : [lead, ...coDelegations]),
  mine.delegation,
)

const pair: FieldRule<KeyOf<'title' | 'richText'>> = {
  sort: (item, field, { language }) => pick(item[field], language).text || null,
  where: (field) => ({
    ops: TEXT_OPS,
    accepts: noNames,
    text: (item) => bothSides(item[field]),
    isFilled: (item) => LANGUAGES.some((language) => item[field][language].trim() !== ''),
  }),
}

/** Null for what is no text, as an own field of another kind. */
const lineOf = (item: Item, field: KeyOf<'text'> | OwnFieldKey): string | null => {
  const value = item[field]
  return typeof value === 'string' ? value : null
}
const line: FieldRule<KeyOf<'text'> | OwnFieldKey> = {
  sort: lineOf,
  where: (field) => ({
    ops: TEXT_OPS,
    accepts: noNames,
    text: (item) => lineOf(item, field) ?? '',
    isFilled: (item) => lineOf(item, field) !== null,
  }),
}

type ChoiceKey = KeyOf<'choice'>
/** Fields whose values are ordered, so that a condition can ask for *at least*. */
const SCALES: readonly ChoiceKey[] = ['progress', 'priority']
/** An own field without a value is not in the item. */
const isNone = (value: unknown): boolean => value === null || value === undefined
const optionsOf = (field: ChoiceKey, own: OwnRows): readonly unknown[] => rowOf(field, own).options ?? []
const choiceOps = (field: ChoiceKey, isOptional: boolean): readonly Op[] =>
  SCALES.includes(field) ? ['any', 'none', 'least', 'most'] : isOptional ? MEMBER_OPS : ['any', 'none']
const chosen = (field: ChoiceKey): Pick<ConditionSubject, 'members' | 'isFilled'> => ({
  members: (item) => (isNone(item[field]) ? [] : [String(item[field])]),
  isFilled: (item) => !isNone(item[field]),
})
const choice: FieldRule<ChoiceKey> = {
  sort: (item, field, { own }) => (isNone(item[field]) ? null : optionsOf(field, own).indexOf(item[field])),
  where: (field) => {
    // The choices of an own field may not be known yet when an address is read.
    if (isOwnKey(field)) return { ops: MEMBER_OPS, accepts: isName, ...chosen(field) }
    const values: readonly unknown[] = FIELDS[field].options
    const options = values.filter((value) => value !== null).map(String)
    return {
      ops: choiceOps(field, values.includes(null)),
      accepts: (value) => options.includes(value),
      options,
      ...chosen(field),
      amount: (item) => values.indexOf(item[field]),
      limit: (value) => options.indexOf(value),
    }
  },
}

const amountOf = (item: Item, field: OwnFieldKey): number | null => {
  const value = item[field]
  return typeof value === 'number' ? value : null
}
const chosenIn = (item: Item, field: OwnFieldKey): readonly string[] => {
  const value = item[field]
  return Array.isArray(value) ? value : []
}
const partyOf = (item: Item, field: OwnFieldKey) => parseParty(item[field])

const FIELD_RULES: { readonly [Kind in FieldKind]: FieldRule<KeyOf<Kind>> } = {
  stream: single((id, names) => names.stream(id)),
  delegation: single((id, names) => names.delegation(id), mine.delegation),
  item: single((id, names) => names.item(id)),
  meeting: single((id) => id),
  delegations: several((id, names) => names.delegation(id), mine.delegation),
  agencies: several((id, names) => names.agency(id), mine.agency),
  people: several((id, names) => names.person(id), mine.account),
  number: { sort: (item, field) => item[field], where: (field) => ({ ops: AMOUNT_OPS, accepts: noNames, amount: (item) => item[field] }) },
  title: pair,
  richText: pair,
  choice,
  day: {
    sort: (item, field) => item[field] ?? null,
    where: (field) => ({
      ops: field === 'due' ? ['overdue', ...DAY_OPS] : DAY_OPS,
      accepts: noNames,
      day: (item) => item[field] ?? null,
      isFilled: (item) => (item[field] ?? null) !== null,
      tests: { overdue: (item, { today }) => dueState(item, today()) === 'late' },
    }),
  },
  dependencies: {
    sort: (item, field, names) =>
      sortedList(
        item[field].map((dependency) => names.item(dependency.item)),
        names,
      ),
    where: (field) => ({
      ...membersSubject((item) => item[field].map((dependency) => dependency.item)),
      ops: ['filled', 'empty', 'violated', 'any', 'none'],
      tests: { violated: (item, reader) => item[field].length > 0 && violationsOf(item, reader.item).length > 0 },
    }),
  },
  labels: {
    sort: (item, field, names) => sortedList(item[field], names),
    where: (field) => membersSubject((item) => item[field], undefined, isLine(MAX_LABEL)),
  },
  checklist: {
    sort: (item, field) => item[field].length || null,
    where: (field) => ({
      ops: ['filled', 'empty', 'open', 'complete'],
      accepts: noNames,
      isFilled: (item) => item[field].length > 0,
      tests: {
        open: (item) => item[field].some(({ done }) => !done),
        complete: (item) => item[field].length > 0 && item[field].every(({ done }) => done),
      },
    }),
  },
  recurrence: {
    sort: (item, field) => {
      const { every, months } = item[field]
      return every === 'none' ? null : every === 'eachSession' ? 0 : months
    },
    where: (field) => ({
      ops: ['any', 'none'],
      accepts: (value) => RECURRENCES.some((every) => every === value),
      options: RECURRENCES,
      members: (item) => [item[field].every],
    }),
  },
  text: line,
  address: line,
  order: { sort: (item, field) => item[field], where: null },
  flag: {
    sort: (item, field) => (item[field] ? 1 : 0),
    where: (field) => ({
      ops: ['yes', 'no'],
      accepts: noNames,
      tests: { yes: (item) => item[field], no: (item) => !item[field] },
    }),
  },
  amount: {
    sort: amountOf,
    where: (field) => ({
      ops: [...AMOUNT_OPS, 'empty', 'filled'],
      accepts: noNames,
      amount: (item) => amountOf(item, field),
      isFilled: (item) => amountOf(item, field) !== null,
    }),
  },
  choices: {
    sort: (item, field, names) =>
      sortedList(
        chosenIn(item, field).map((id) => names.own.row(field).words?.[id]?.[names.language] ?? id),
        names,
      ),
    where: (field) => membersSubject((item) => chosenIn(item, field)),
  },
  party: {
    sort: (item, field, names) => {
      const party = partyOf(item, field)
      if (!party) return null
      return party.type === 'agency' ? names.agency(party.id) : names.person(party.id)
    },
    where: (field) =>
      membersSubject(
        (item) => (partyOf(item, field) ? [String(item[field])] : []),
        ({ account }) => (account === null ? null : `person:${account}`),
        (value) => parseParty(value) !== null,
      ),
  },
}

/** A rule is only called with fields of its kind: `KeyOf` has proved it. The key of an own field says its kind. */
export const ruleOf = (field: FieldKey): FieldRule => FIELD_RULES[isOwnKey(field) ? ownFieldKind(field) : FIELDS[field].kind] as FieldRule
