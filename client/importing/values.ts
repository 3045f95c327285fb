// The words of a file that are no names or choices of this group, each once, and what each of them is: as said now, as remembered, or as proposed by
// likeness. Reading goes through `namesWith`, so that an answer counts wherever a cell is read. Pure.

import { fold } from '../../shared/foldAccents.ts'
import type { AgencyId, DelegationId } from '../../shared/ids.ts'
import { FIELDS, type FieldKey, type ShownField } from '../../shared/roadmap/fields.ts'
import { isJointWord, LEAD_WORDS } from '../../shared/roadmap/leadWords.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import type { PlanColumn } from '../exchange/planColumns.ts'
import type { FacetNames, NamedId } from '../item/facets/names.ts'
import { type NamesFound, readNames, SET_SEPARATOR } from '../item/facets/reading.ts'
import { fieldRow } from '../live/ownFields.ts'
import { cellText } from '../roadmap/paste/cellText.ts'
import { readCell } from '../roadmap/paste/readCell.ts'
import { type Answer, type Answers, ASKED_SUBJECTS, JOINT, type KnownThings, type Subject } from './answers.ts'
import type { FileLine } from './fileLines.ts'
import { percentIn, progressOf } from './percent.ts'
import { delegationLike, proposalFor } from './proposals.ts'

export interface Value {
  readonly subject: Subject
  /** In `Answers`. */
  readonly key: string
  /** As the file writes it, each spelling once. */
  readonly texts: readonly string[]
  readonly lines: number
  readonly answer: Answer | null
  /** What it is by likeness, whatever was said. */
  readonly likely: Answer | null
  readonly from: 'said' | 'remembered' | 'likeness' | null
}

const ONE = {
  status: 'status',
  progress: 'progress',
  kind: 'kind',
  stage: 'stage',
  priority: 'priority',
  stream: 'stream',
  lead: 'delegations',
} as const
const SEVERAL = { coDelegations: 'delegations', agencies: 'agencies', people: 'people' } as const
const has = <Key extends string>(record: Readonly<Record<Key, unknown>>, key: string): key is Key => Object.hasOwn(record, key)
const subjectOf = (field: FieldKey): Subject | null => (has(ONE, field) ? ONE[field] : has(SEVERAL, field) ? SEVERAL[field] : null)

const plainWords = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
/** Spellings that differ in accents, capitals or signs are one value, and so are per cents of one range. */
const answerKey = (subject: Subject, text: string): string => {
  const percent = subject === 'progress' ? percentIn(text) : null
  return `${subject} ${percent === null ? plainWords(text) : `% ${progressOf(percent)}`}`
}

interface Sources {
  readonly said: Answers
  readonly remembered: Answers
  readonly known: KnownThings
}
export interface ValuesRequest extends Sources {
  readonly lines: readonly Pick<FileLine, 'cells'>[]
  readonly columns: readonly (PlanColumn | null)[]
  readonly names: FacetNames
  /** The items of the lines; what says the same as its item is not asked. */
  readonly items: readonly (Item | null)[]
}

export const wordsToMap = ({ lines, columns, names: known, items, ...sources }: ValuesRequest): readonly Value[] => {
  const names: FacetNames = { ...known, asksNumbers: true }
  const found = new Map<string, { subject: Subject; texts: Set<string>; lines: number }>()
  for (const [line, { cells }] of lines.entries()) {
    const item = items[line] ?? null
    const inLine = new Set<string>()
    for (const [at, column] of columns.entries()) {
      const subject = column && subjectOf(column.field)
      if (!subject || (item && cellText(item, column.field, names) === cells[at]?.trim())) continue
      for (const text of unreadIn(column.field, cells[at] ?? '', names)) {
        const key = answerKey(subject, text)
        const one = found.get(key) ?? { subject, texts: new Set(), lines: 0 }
        found.set(key, one)
        one.texts.add(text)
        if (!inLine.has(key)) one.lines += 1
        inLine.add(key)
      }
    }
  }
  return [...found]
    .map(
      ([key, { subject, texts, lines: n }]): Value => ({
        subject,
        key,
        texts: [...texts],
        lines: n,
        ...answerTo(key, subject, [...texts], sources),
      }),
    )
    .toSorted((a, b) => ASKED_SUBJECTS.indexOf(a.subject) - ASKED_SUBJECTS.indexOf(b.subject) || b.lines - a.lines)
}

export const answersIn = (values: readonly Value[]): Answers =>
  new Map(values.flatMap(({ key, answer }) => (answer ? [[key, answer] as const] : [])))

const answerTo = (
  key: string,
  subject: Subject,
  texts: readonly string[],
  { said, remembered, known }: Sources,
): Pick<Value, 'answer' | 'likely' | 'from'> => {
  const likely = proposalFor(subject, texts[0] ?? '', known)
  const now = said.get(key)
  if (now) return { answer: now, likely, from: 'said' }
  const before = remembered.get(key)
  if (before?.every((id) => isKnown(subject, id, known))) return { answer: before, likely, from: 'remembered' }
  return { answer: likely, likely, from: likely && 'likeness' }
}

const isKnown = (subject: Subject, id: string, { delegations, agencies, members, streams }: KnownThings): boolean => {
  switch (subject) {
    case 'delegations':
      return id === JOINT || delegations.some((one) => one.id === id)
    case 'agencies':
      return agencies.some((one) => one.id === id)
    case 'people':
      return members.some((one) => one.account === id)
    case 'stream':
      return streams.some((one) => one.id === id && !one.archived)
    default:
      return FIELDS[subject].options.some((option) => option !== null && String(option) === id)
  }
}

/** The parts of a cell that are neither names nor choices of the group. */
const unreadIn = (field: FieldKey, written: string, names: FacetNames): readonly string[] => {
  const text = written.trim()
  if (text === '') return []
  if (field === 'coDelegations') return leftIn(text, names.delegations)
  if (field === 'agencies') return leftIn(text, names.agencies)
  if (field === 'people') return leftIn(text, names.people)
  return readCell(field, text, names).ok ? [] : [text.replace(/\s+/g, ' ')]
}
/** Sentences are no names. */
const LONGEST_NAME = 120
type Findable = Pick<NamedId<string>, 'find'>
const leftIn = (text: string, named: Findable): readonly string[] =>
  namesIn(text, named)
    .left.map(({ part }) => part)
    .filter(({ length }) => length <= LONGEST_NAME)
const namesIn = (text: string, named: Findable): NamesFound<string> => readNames(text.replace(/[\r\n]+/g, ';').replace(/\s+/g, ' '), named)

/** The names by which the cells of a line are read. `lead`: the delegation that leads it. */
export const namesWith = (
  names: FacetNames,
  answers: Answers,
  { agencies }: Pick<KnownThings, 'agencies'>,
): ((lead: string) => FacetNames) => {
  const delegationOf = new Map<AgencyId, DelegationId>(agencies.map(({ id, delegation }) => [id, delegation]))
  const answered = <Id extends string>(subject: Subject, named: NamedId<Id>, among: readonly Id[]): NamedId<Id> => ({
    ...named,
    find: (text) => {
      const exact = named.find(text)
      if (exact !== null && exact !== 'several') return exact
      const [only, ...more] = idsOf(answers.get(answerKey(subject, text)), among)
      return only !== undefined && more.length === 0 ? only : exact
    },
  })
  const delegations = answered('delegations', names.delegations, names.delegations.all)
  const base: FacetNames = {
    ...names,
    asksNumbers: true,
    delegations,
    people: answered('people', names.people, names.people.all),
    streams: answered('stream', names.streams, names.streams.all),
    agencies: answered('agencies', names.agencies, names.agencies.all),
    choiceCalled: (field, text) => {
      const answer = has(ONE, field) ? answers.get(answerKey(ONE[field], text))?.[0] : undefined
      return answer === undefined
        ? undefined
        : (optionsOf(field).find((option) => option !== null && String(option) === answer) ?? undefined)
    },
  }
  const byLead = new Map<DelegationId | null, FacetNames>()
  return (lead) => {
    const found = delegations.find(lead)
    const id = found === 'several' ? null : found
    const before = byLead.get(id)
    if (before) return before
    const ofLine: FacetNames = {
      ...base,
      agencies: {
        ...base.agencies,
        find: (text) => {
          const exact = base.agencies.find(text)
          if (exact !== null && exact !== 'several') return exact
          const told = idsOf(answers.get(answerKey('agencies', text)), names.agencies.all)
          const own = (told.length > 0 ? told : names.agencies.among(text)).filter((agency) => delegationOf.get(agency) === id)
          return own.length === 1 && own[0] !== undefined ? own[0] : exact
        },
      },
    }
    byLead.set(id, ofLine)
    return ofLine
  }
}
const idsOf = <Id extends string>(answer: Answer | undefined, among: readonly Id[]): readonly Id[] =>
  answer ? among.filter((id) => answer.includes(id)) : []
const optionsOf = (field: FieldKey): NonNullable<ShownField['options']> => {
  const shown: ShownField = fieldRow(field)
  return shown.options ?? []
}

const isJointText = (text: string, answers: Answers): boolean =>
  isJointWord(text) || answers.get(answerKey('delegations', text))?.[0] === JOINT
/** The word of Ruta for a lead that an answer calls joint; any other text as it is. */
export const leadText = (text: string, answers: Answers): string => (isJointText(text, answers) ? LEAD_WORDS.joint.es : text)
/** Of a joint lead, the delegations that share it: those that the cell names, or all of the group that are not retired. Null for any other lead. */
export const sharingIn = (
  text: string,
  answers: Answers,
  names: Pick<FacetNames, 'delegations'>,
  known: Pick<KnownThings, 'delegations'>,
): readonly DelegationId[] | null => {
  if (!isJointText(text, answers)) return null
  const { ids, left } = readNames(text.replace(/[()]/g, ';'), names.delegations)
  const all = new Set([...ids, ...left.flatMap(({ part }) => delegationLike(part, known) ?? [])])
  return all.size > 0 ? [...all] : known.delegations.flatMap(({ id, retired }) => (retired ? [] : [id]))
}

/** A cell without the words that somebody wants left empty: they are answered, and no gap. */
export const withoutEmptied = (field: FieldKey, text: string, answers: Answers, names: FacetNames): string => {
  const subject = subjectOf(field)
  if (subject === null) return text
  const isEmptied = (part: string) => answers.get(answerKey(subject, part))?.length === 0
  if (!has(SEVERAL, field)) return isEmptied(text) ? '' : text
  if (![...answers].some(([key, answer]) => answer.length === 0 && key.startsWith(`${subject} `))) return text
  const { written, left } = namesIn(text, names[SEVERAL[field]])
  const kept = left.flatMap(({ part }) => (isEmptied(part) ? [] : [part]))
  return kept.length === left.length ? text : [...written, ...kept].join(SET_SEPARATOR)
}
