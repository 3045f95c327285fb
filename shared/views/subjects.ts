// The subjects of conditions: all fields of an item except its order, and some facts that combine several fields.
import { LANGUAGES } from '../bilingual.ts'
import { isIntegerBetween, isLine } from '../checks.ts'
import { pairState } from '../pairs/pairState.ts'
import { isDay } from '../roadmap/checks.ts'
import { slipDays } from '../roadmap/dueState.ts'
import { FIELD_KEYS, type FieldKey } from '../roadmap/fields.ts'
import type { Item } from '../roadmap/model.ts'
import { isOwnKey, type OwnFieldKey } from '../roadmap/ownKeys.ts'
import type { OwnRows } from '../roadmap/ownRows.ts'
import { pairsOfItem } from '../roadmap/pairs.ts'
import type { ConditionSubject, Op, ViewReader } from './rule.ts'
import { AMOUNT_OPS, bothSides, noNames, ruleOf, takesPart } from './rules.ts'

/** `words`: any of its texts. `delegation`: leads or takes part. `slip`: days since the original due date. */
export type SubjectKey = Exclude<FieldKey, 'order'> | 'words' | 'delegation' | 'slip' | 'translation'

export const TRANSLATION_STATES = ['es', 'en', 'stale', 'unconfirmed', 'complete', 'aligned'] as const
export type TranslationSubject = (typeof TRANSLATION_STATES)[number]

/** Subjects that combine several fields; each is listed before the field to which it is closest. */
const TOGETHER: Readonly<Partial<Record<FieldKey, readonly [SubjectKey, ConditionSubject]>>> = {
  number: ['words', { ops: ['has', 'hasnt'], accepts: noNames, text: allWords }],
  lead: ['delegation', takesPart],
  dependsOn: ['slip', { ops: AMOUNT_OPS, accepts: noNames, amount: slipDays }],
  archived: [
    'translation',
    {
      ops: ['any', 'none'],
      accepts: (value) => TRANSLATION_STATES.some((state) => state === value),
      options: TRANSLATION_STATES,
      members: translationOf,
    },
  ],
}

/** In the order in which they are offered. */
const SUBJECTS: Readonly<Record<Exclude<SubjectKey, OwnFieldKey>, ConditionSubject>> = Object.fromEntries(
  FIELD_KEYS.flatMap((key) => {
    const subject = ruleOf(key).where?.(key)
    return [...(TOGETHER[key] ? [TOGETHER[key]] : []), ...(subject ? [[key, subject]] : [])]
  }),
)

function allWords(item: Item): string {
  const entries = item.checklist.map((entry) => bothSides(entry.text))
  return [item.code, bothSides(item.title), bothSides(item.description), ...item.labels, ...entries].join('\n')
}

/** All states of the pairs of an item: `complete` when no side is missing, `aligned` when there is nothing to do. */
function translationOf(item: Item, { confirmed }: ViewReader): readonly TranslationSubject[] {
  const states = pairsOfItem(item).map(({ name, sides }) => pairState(sides, confirmed(name)))
  const lacks = LANGUAGES.filter((language) => states.some((state) => state.type === 'missing' && state.side === language))
  const waits = (['stale', 'unconfirmed'] as const).filter((type) => states.some((state) => state.type === type))
  const isAligned = lacks.length + waits.length === 0 && states.some(({ type }) => type === 'aligned')
  return [...(lacks.length === 0 ? (['complete'] as const) : lacks), ...waits, ...(isAligned ? (['aligned'] as const) : [])]
}

type Known = keyof typeof SUBJECTS
const isKnown = (text: string): text is Known => Object.hasOwn(SUBJECTS, text)
const isSubjectKey = (text: string): text is SubjectKey => isKnown(text) || isOwnKey(text)
const KNOWN_KEYS: readonly SubjectKey[] = Object.keys(SUBJECTS).filter(isKnown)
/** The group's own fields come last. */
export const subjectKeys = (own: OwnRows): readonly SubjectKey[] => [...KNOWN_KEYS, ...own.keys]
const NO_SUBJECT: ConditionSubject = { ops: [], accepts: noNames }
export const subjectOf = (key: SubjectKey): ConditionSubject => (isOwnKey(key) ? (ruleOf(key).where?.(key) ?? NO_SUBJECT) : SUBJECTS[key])

export const parseSubjectKey = (text: string | undefined): SubjectKey | null => (text !== undefined && isSubjectKey(text) ? text : null)
export const opsOf = (subject: SubjectKey): readonly Op[] => subjectOf(subject).ops

export type Need = 'nothing' | 'options' | 'option' | 'text' | 'day' | 'days' | 'span' | 'whole' | 'wholes'
/** `span`: a number of days before or after today. */
const NEEDS: Readonly<Record<Op, Need>> = {
  any: 'options',
  none: 'options',
  mine: 'nothing',
  empty: 'nothing',
  filled: 'nothing',
  least: 'option',
  most: 'option',
  is: 'whole',
  within: 'wholes',
  has: 'text',
  hasnt: 'text',
  on: 'day',
  before: 'day',
  after: 'day',
  between: 'days',
  next: 'span',
  last: 'span',
  overdue: 'nothing',
  violated: 'nothing',
  open: 'nothing',
  complete: 'nothing',
  yes: 'nothing',
  no: 'nothing',
}
export const needOf = (subject: SubjectKey, op: Op): Need => {
  const need = NEEDS[op]
  return need === 'option' && !subjectOf(subject).options ? 'whole' : need
}

const MOST_VALUES = 50
const MOST_WORDS = 200
const MOST_DAYS = 3650
const MOST_WHOLE = 1e15

/** Whether these are valid values for the operator. */
export const isCompleteCondition = (subject: SubjectKey, op: Op, values: readonly string[]): boolean => {
  const { accepts } = subjectOf(subject)
  const two = values.length === 2
  const one = values.length === 1
  switch (needOf(subject, op)) {
    case 'nothing':
      return values.length === 0
    case 'options':
      return values.length > 0 && values.length <= MOST_VALUES && new Set(values).size === values.length && values.every(accepts)
    case 'option':
      return one && values.every(accepts)
    case 'text':
      return one && values.every(isLine(MOST_WORDS))
    case 'day':
      return one && values.every(isDay)
    case 'days':
      return two && values.every(isDay)
    case 'span':
      return one && values.every(wholeUpTo(0, MOST_DAYS))
    case 'whole':
      return one && values.every(wholeUpTo(-MOST_WHOLE, MOST_WHOLE))
    case 'wholes':
      return two && values.every(wholeUpTo(-MOST_WHOLE, MOST_WHOLE))
  }
}
/** Written as JavaScript writes the number, so that there is only one form. */
const wholeUpTo = (least: number, most: number) => (value: string) =>
  isIntegerBetween(Number(value), least, most) && String(Number(value)) === value
