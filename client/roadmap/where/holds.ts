// Which items meet the conditions. What is relative (today, mine) is the reader's own. Pure.
import type { Bilingual } from '../../../shared/bilingual.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import type { AccountId, AgencyId, DelegationId, ItemId } from '../../../shared/ids.ts'
import type { Confirmation } from '../../../shared/pairs/confirmations.ts'
import type { PairName } from '../../../shared/pairs/pairNames.ts'
import { pairState } from '../../../shared/pairs/pairState.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'
import { PROGRESS } from '../../../shared/roadmap/model.ts'
import { pairsOfItem } from '../../../shared/roadmap/pairs.ts'
import { dueState, slipOf } from '../../item/due.ts'
import { fold } from '../../item/fold.ts'
import { violationsOf } from '../timeline/bars.ts'
import { dayOf, numberOf } from '../timeline/scale.ts'
import type { SubjectKey, TranslationState } from './subjects.ts'
import type { Condition, Where } from './where.ts'

export interface Reader {
  /** Asked only by what depends on it. */
  readonly today: () => Day
  readonly item: (id: ItemId) => Item | undefined
  /** Of a pair of texts, the newest first. */
  readonly confirmed: (pair: PairName) => readonly Confirmation[] | undefined
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
}
type Test = (item: Item) => boolean

/** Reads of an item only what the conditions ask for. */
export const holds = ({ mode, groups }: Where, reader: Reader): Test => {
  if (groups.length === 0) return () => true
  const tests = groups.map((group) => group.map((condition) => testOf(condition, reader)))
  return mode === 'all'
    ? (item) => tests.every((group) => group.some((test) => test(item)))
    : (item) => tests.some((group) => group.every((test) => test(item)))
}

const testOf = ({ subject, op, values }: Condition, reader: Reader): Test => {
  const [first = '', second = ''] = values
  switch (op) {
    case 'any':
      return oneOf(subject, values, reader)
    case 'none':
      return not(oneOf(subject, values, reader))
    case 'mine':
      return oneOf(subject, ownOf(subject, reader), reader)
    case 'empty':
      return not(isFilled(subject))
    case 'filled':
      return isFilled(subject)
    case 'has':
      return hasWords(subject, first)
    case 'hasnt':
      return not(hasWords(subject, first))
    case 'is':
      return (item) => amountOf(subject, item) === Number(first)
    case 'least':
      return (item) => amountOf(subject, item) >= limitOf(subject, first)
    case 'most':
      return (item) => amountOf(subject, item) <= limitOf(subject, first)
    case 'within':
      return within(subject, Number(first), Number(second))
    case 'on':
      return dayWithin(subject, first, first)
    case 'before':
      return (item) => beforeIn(dayIn(subject, item), first)
    case 'after':
      return (item) => beforeIn(first, dayIn(subject, item))
    case 'between':
      return first <= second ? dayWithin(subject, first, second) : dayWithin(subject, second, first)
    case 'next':
      return dayWithin(subject, reader.today(), daysFrom(reader.today(), Number(first)))
    case 'last':
      return dayWithin(subject, daysFrom(reader.today(), -Number(first)), reader.today())
    case 'overdue': {
      const today = reader.today()
      return (item) => dueState(item, today) === 'late'
    }
    case 'violated':
      return (item) => item.dependsOn.length > 0 && violationsOf(item, reader.item).length > 0
    case 'open':
      return (item) => item.checklist.some(({ done }) => !done)
    case 'complete':
      return (item) => item.checklist.length > 0 && item.checklist.every(({ done }) => done)
    case 'yes':
      return (item) => item.archived
    case 'no':
      return (item) => !item.archived
  }
}
const not =
  (test: Test): Test =>
  (item) =>
    !test(item)

const oneOf = (subject: SubjectKey, values: readonly string[], reader: Reader): Test => {
  const wanted = new Set(values)
  if (subject === 'translation') return (item) => translationOf(item, reader).some((state) => wanted.has(state))
  return (item) => membersOf(subject, item).some((member) => wanted.has(member))
}
const ownOf = (subject: SubjectKey, { account, delegation, agency }: Reader): readonly string[] => {
  const own = subject === 'people' ? account : subject === 'agencies' ? agency : delegation
  return own === null ? [] : [own]
}

/** What an item says there, as names. */
const membersOf = (subject: SubjectKey, item: Item): readonly string[] => {
  switch (subject) {
    case 'kind':
    case 'status':
    case 'progress':
      return [item[subject]]
    case 'priority':
      return [String(item.priority)]
    case 'stage':
    case 'stream':
    case 'lead':
    case 'parent':
    case 'origin': {
      const value = item[subject]
      return value === null ? [] : [value]
    }
    case 'recurs':
      return [item.recurs.every]
    case 'coDelegations':
    case 'agencies':
    case 'people':
    case 'labels':
      return item[subject]
    case 'delegation':
      return item.lead === null ? item.coDelegations : [item.lead, ...item.coDelegations]
    case 'dependsOn':
      return item.dependsOn.map((dependency) => dependency.item)
    default:
      return []
  }
}

/** What its pairs of texts wait for, all that applies; `complete` when no side is missing, `aligned` when nothing waits at all. */
const translationOf = (item: Item, { confirmed }: Reader): readonly TranslationState[] => {
  const states = pairsOfItem(item).map(({ name, sides }) => pairState(sides, confirmed(name)))
  const lacks = LANGUAGES.filter((language) => states.some((state) => state.type === 'missing' && state.side === language))
  const waits = (['stale', 'unconfirmed'] as const).filter((type) => states.some((state) => state.type === type))
  const isAligned = lacks.length + waits.length === 0 && states.some(({ type }) => type === 'aligned')
  return [...(lacks.length === 0 ? (['complete'] as const) : lacks), ...waits, ...(isAligned ? (['aligned'] as const) : [])]
}

const isFilled = (subject: SubjectKey): Test => {
  switch (subject) {
    case 'start':
    case 'due':
    case 'originalDue':
      return (item) => item[subject] !== null
    case 'title':
    case 'description':
      return (item) => LANGUAGES.some((language) => item[subject][language].trim() !== '')
    case 'marking':
      return (item) => item.marking !== null
    case 'checklist':
      return (item) => item.checklist.length > 0
    default:
      return (item) => membersOf(subject, item).length > 0
  }
}

/** Each word somewhere in either language; accents and capitals say nothing. */
const hasWords = (subject: SubjectKey, wanted: string): Test => {
  const words = fold(wanted).split(/\s+/).filter(Boolean)
  return (item) => {
    const said = fold(textsOf(subject, item))
    return words.every((word) => said.includes(word))
  }
}
const textsOf = (subject: SubjectKey, item: Item): string => {
  const both = ({ es, en }: Bilingual) => `${es}\n${en}`
  if (subject === 'title' || subject === 'description') return both(item[subject])
  if (subject === 'marking') return item.marking ?? ''
  const entries = item.checklist.map((entry) => both(entry.text))
  return [item.code, both(item.title), both(item.description), ...item.labels, ...entries].join('\n')
}

const amountOf = (subject: SubjectKey, item: Item): number => {
  switch (subject) {
    case 'progress':
      return PROGRESS.indexOf(item.progress)
    case 'priority':
      return item.priority
    case 'slip':
      return slipOf(item)
    default:
      return item.number
  }
}
const limitOf = (subject: SubjectKey, value: string): number => (subject === 'progress' ? STEPS.indexOf(value) : Number(value))
const STEPS: readonly string[] = PROGRESS
const within = (subject: SubjectKey, a: number, b: number): Test => {
  const [least, most] = [Math.min(a, b), Math.max(a, b)]
  return (item) => {
    const amount = amountOf(subject, item)
    return amount >= least && amount <= most
  }
}

const dayIn = (subject: SubjectKey, item: Item): Day | null =>
  subject === 'start' || subject === 'due' || subject === 'originalDue' ? item[subject] : null
/** Days written in this way stand in the order of their letters. */
const isWithin = (day: Day | null, from: Day, to: Day): boolean => day !== null && day >= from && day <= to
const beforeIn = (a: Day | null, b: Day | null): boolean => a !== null && b !== null && a < b
const dayWithin =
  (subject: SubjectKey, from: Day, to: Day): Test =>
  (item) =>
    isWithin(dayIn(subject, item), from, to)
const daysFrom = (day: Day, days: number): Day => dayOf(numberOf(day) + days)
