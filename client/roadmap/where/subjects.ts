// What conditions may be about: every field of an item but its place in the list, and some things that fields say together.
import { isLine, isWhole } from '../../../shared/checks.ts'
import { isName } from '../../../shared/ids.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { type FieldKey, MAX_LABEL } from '../../../shared/roadmap/fields.ts'
import { KINDS, PRIORITIES, PROGRESS, RECURRENCES, STAGES, STATUSES } from '../../../shared/roadmap/model.ts'

/** `words`: any of its texts. `delegation`: leads or takes part. `slip`: days since the original due date. */
export type SubjectKey = Exclude<FieldKey, 'order'> | 'words' | 'delegation' | 'slip' | 'translation'

export type SubjectKind =
  | 'choice'
  | 'scale'
  | 'one'
  | 'mine'
  | 'set'
  | 'states'
  | 'day'
  | 'due'
  | 'text'
  | 'words'
  | 'number'
  | 'dependencies'
  | 'checklist'
  | 'flag'

const DAY_OPS = ['on', 'before', 'after', 'between', 'next', 'last', 'empty', 'filled'] as const
const MEMBER_OPS = ['any', 'none', 'empty', 'filled'] as const
const OPS = {
  choice: ['any', 'none'],
  scale: ['any', 'none', 'least', 'most'],
  one: MEMBER_OPS,
  /** Whose values may be the reader's own. */
  mine: ['any', 'none', 'mine', 'empty', 'filled'],
  set: MEMBER_OPS,
  states: ['any', 'none'],
  day: DAY_OPS,
  due: ['overdue', ...DAY_OPS],
  text: ['has', 'hasnt', 'empty', 'filled'],
  words: ['has', 'hasnt'],
  number: ['is', 'least', 'most', 'within'],
  dependencies: ['filled', 'empty', 'violated', 'any', 'none'],
  checklist: ['filled', 'empty', 'open', 'complete'],
  flag: ['yes', 'no'],
} as const satisfies Readonly<Record<SubjectKind, readonly string[]>>
export type Op = (typeof OPS)[SubjectKind][number]

export const TRANSLATION_STATES = ['es', 'en', 'stale', 'unconfirmed', 'complete', 'aligned'] as const
export type TranslationState = (typeof TRANSLATION_STATES)[number]

interface Subject {
  readonly kind: SubjectKind
  /** May this be a value of it? */
  readonly accepts: (value: string) => boolean
  /** Absent: the group's own, as it knows them. */
  readonly options?: readonly string[]
}
const chosen = (kind: SubjectKind, options: readonly (string | number)[]): Subject => {
  const names = options.map(String)
  return { kind, accepts: (value) => names.includes(value), options: names }
}
const named = (kind: SubjectKind): Subject => ({ kind, accepts: isName })
const other = (kind: SubjectKind): Subject => ({ kind, accepts: () => false })

export const SUBJECTS: Readonly<Record<SubjectKey, Subject>> = {
  words: other('words'),
  number: other('number'),
  kind: chosen('choice', KINDS),
  title: other('text'),
  description: other('text'),
  stream: named('one'),
  status: chosen('choice', STATUSES),
  progress: chosen('scale', PROGRESS),
  stage: chosen('one', STAGES),
  priority: chosen('scale', PRIORITIES),
  delegation: named('mine'),
  lead: named('mine'),
  coDelegations: named('mine'),
  agencies: named('mine'),
  people: named('mine'),
  start: other('day'),
  due: other('due'),
  originalDue: other('day'),
  slip: other('number'),
  dependsOn: named('dependencies'),
  parent: named('one'),
  labels: { kind: 'set', accepts: isLine(MAX_LABEL) },
  checklist: other('checklist'),
  recurs: chosen('choice', RECURRENCES),
  origin: named('one'),
  marking: other('text'),
  /** A language: something is missing in it. */
  translation: chosen('states', TRANSLATION_STATES),
  archived: other('flag'),
}

const isSubjectKey = (text: string): text is SubjectKey => Object.hasOwn(SUBJECTS, text)
/** In the order in which they are offered. */
export const SUBJECT_KEYS: readonly SubjectKey[] = Object.keys(SUBJECTS).filter(isSubjectKey)

export const parseSubject = (text: string | undefined): SubjectKey | null => (text !== undefined && isSubjectKey(text) ? text : null)
export const opsOf = (subject: SubjectKey): readonly Op[] => OPS[SUBJECTS[subject].kind]

export type Need = 'nothing' | 'options' | 'option' | 'text' | 'day' | 'days' | 'span' | 'whole' | 'wholes'
/** `span`: how many days, from today on or back. */
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
  return need === 'option' && SUBJECTS[subject].kind === 'number' ? 'whole' : need
}

const MOST_VALUES = 50
const MOST_WORDS = 200
export const MOST_DAYS = 3650
const MOST_WHOLE = 9_999_999

/** Are these the values that the op needs? */
export const isComplete = (subject: SubjectKey, op: Op, values: readonly string[]): boolean => {
  const { accepts } = SUBJECTS[subject]
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
/** Written in the one way in which JavaScript writes it. */
const wholeUpTo = (least: number, most: number) => (value: string) => isWhole(Number(value), least, most) && String(Number(value)) === value
