// Changes between two moments, one line each: when, who, which field, what it said before and what it says now, in words. Pure.
import { type Bilingual, LANGUAGES, type Language, otherLanguage } from '../bilingual.ts'
import { formatNumber } from '../counts.ts'
import type { Contribution, CreditedEdit, FieldDifference, ItemDifference, ParagraphChange, TextDifference } from '../history/comparison.ts'
import type { Credit } from '../history/credit.ts'
import { changesMarked, changesMarkedWords } from '../history/creditMarks.ts'
import { doubtOf } from '../history/creditWords.ts'
import type { DescribeContext } from '../history/describeContext.ts'
import { fieldLabel, fieldText } from '../history/fieldText.ts'
import { type WordRun, withContext, wordDiff } from '../pairs/wordDiff.ts'
import { SECRETARIAT } from '../people.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import { isJoint, LEAD_WORDS } from '../roadmap/leadWords.ts'
import type { ChecklistEntry, Item } from '../roadmap/model.ts'
import { AFTER_WORDS, CHANGE_WORDS, PAPER_WORDS, REVIEW_WORDS } from './words.ts'

export interface PaperChange {
  /** Null if no edit of it is known. */
  readonly last: CreditedEdit | null
  /** All who changed it, if it was changed more than once. */
  readonly contributions: readonly Contribution[]
  /** Null for what became of the item as a whole. */
  readonly field: FieldKey | null
  /** Name of the field; '' for what became of the item as a whole. */
  readonly label: string
  readonly lines: readonly (readonly WordRun[])[]
  /** `+46 días`. */
  readonly note: string
}
export interface ChangeContext {
  readonly names: DescribeContext
  readonly language: Language
  /** The languages that are shown; in one alone, the other's words are shown too. */
  readonly languages: readonly Language[]
}

/** Fields that follow from another one, or that nobody reads. */
const SILENT: readonly string[] = ['archived', 'number', 'order', 'originalDue']

export const changesIn = (difference: ItemDifference, context: ChangeContext): readonly PaperChange[] => {
  const { how, turned = null } = difference
  const whole: readonly PaperChange[] =
    how === 'changed'
      ? []
      : [
          {
            last: turned,
            contributions: how === 'added' ? difference.contributions : [],
            field: null,
            label: '',
            lines: [[kept(CHANGE_WORDS[how][context.language])]],
            note: '',
          },
        ]
  if (how === 'added') return whole
  return [
    ...whole,
    ...difference.fields.filter(({ field }) => !SILENT.includes(field)).flatMap((field) => fieldChanges(difference, field, context)),
  ]
}

const fieldChanges = (difference: ItemDifference, change: FieldDifference, context: ChangeContext): readonly PaperChange[] => {
  const { field, from, to, last, contributions } = change
  const { names, language } = context
  const label = fieldLabel(field, names)[language]
  const made = { last, contributions, field, label, note: '' }
  if (field === 'title' || field === 'description') return pairChanges(change, context)
  if (field === 'checklist') {
    const lines = checklistLines(entriesIn(difference.before), entriesIn(difference.after), context)
    return [{ ...made, lines: lines.length > 0 ? lines : [[kept(CHANGE_WORDS.rewritten[language])]] }]
  }
  const [was, is] = [difference.before, difference.after].map((item, at) => {
    if (field === 'lead' && item && isJoint(item)) return LEAD_WORDS.joint[language]
    return fieldText(field, at === 0 ? from : to, names, language)
  })
  const lines = was === is ? [[kept(CHANGE_WORDS.rewritten[language])]] : [replaced(was ?? '', is ?? '', language)]
  return [{ ...made, lines, note: field === 'due' ? movedBy(difference, change, language) : '' }]
}

const kept = (text: string): WordRun => ({ type: 'kept', text })
const EMPTY = CHANGE_WORDS.empty
/** The whole value before and after. */
const replaced = (before: string, after: string, language: Language): readonly WordRun[] => [
  { type: 'deleted', text: before || EMPTY[language] },
  { type: 'inserted', text: after || EMPTY[language] },
]
/** Also from a date that had been cleared before the earlier moment: the sum of the ledger, as in the tables of the review. */
const movedBy = ({ slip }: ItemDifference, { from, to }: FieldDifference, language: Language): string => {
  if (typeof to !== 'string') return ''
  if (typeof from === 'string') return REVIEW_WORDS.days(daysBetween(from, to))[language]
  return slip && slip.moves > 0 ? REVIEW_WORDS.days(slip.days)[language] : ''
}

/** Each side that differs, with its own authors. */
const pairChanges = (
  { field, from, to, ...edits }: FieldDifference,
  { names, language, languages }: ChangeContext,
): readonly PaperChange[] => {
  const name = fieldLabel(field, names)[language]
  if (LANGUAGES.every((side) => sideOf(from, side) === sideOf(to, side)))
    return [{ ...edits, field, label: name, note: '', lines: [[kept(CHANGE_WORDS.formatted[language])]] }]
  const shown = languages.length > 1 ? [language] : [language, otherLanguage(language)]
  return shown.flatMap((side): readonly PaperChange[] => {
    const [before, after] = [sideOf(from, side), sideOf(to, side)]
    if (before === after) return []
    const found = wordDiff(before, after)
    const label = side === language ? name : `${name} (${languageInLine(side, language)})`
    const { last, contributions } = edits.sides?.[side] ?? edits
    return [{ last, contributions, field, label, note: '', lines: paragraphsOf(field === 'title' ? found : withContext(found)) }]
  })
}
/** Within a line, Spanish writes names of languages in lower case; English does not. */
const languageInLine = (side: Language, language: Language): string => {
  const word = REVIEW_WORDS.sides[side][language]
  return language === 'es' ? word.toLowerCase() : word
}
const sideOf = (pair: unknown, side: Language): string => {
  if (typeof pair !== 'object' || pair === null || !(side in pair)) return ''
  const text: unknown = Reflect.get(pair, side)
  return typeof text === 'string' ? text.trim() : ''
}
/** A line of its own for each paragraph. */
const paragraphsOf = (runs: readonly WordRun[]): PaperChange['lines'] => {
  const lines: WordRun[][] = [[]]
  for (const { type, text } of runs)
    text.split(/\n+/).forEach((part, at) => {
      if (at > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ type, text: part })
    })
  // Paragraphs around the change, of which nothing is new.
  return lines.filter((line) => line.some(({ type }) => type !== 'kept'))
}

const entriesIn = (item: Item | null): readonly ChecklistEntry[] => item?.checklist ?? []
const checklistLines = (
  before: readonly ChecklistEntry[],
  after: readonly ChecklistEntry[],
  { names, language }: ChangeContext,
): PaperChange['lines'] => {
  const earlier = new Map(before.map((entry) => [entry.id, entry]))
  const later = new Set(after.map(({ id }) => id))
  const textOf = ({ text }: ChecklistEntry) =>
    text[language].trim() || text[otherLanguage(language)].trim() || PAPER_WORDS.untitled[language]
  const delegationOf = ({ delegation }: ChecklistEntry) => (delegation ? (names.delegation(delegation)?.code ?? delegation) : '')
  const stateOf = ({ done }: ChecklistEntry) => (done ? PAPER_WORDS.ticked : PAPER_WORDS.unticked)[language].toLowerCase()
  const parts = (old: ChecklistEntry, entry: ChecklistEntry): readonly (readonly WordRun[])[] => [
    ...(old.done === entry.done ? [] : [replaced(stateOf(old), stateOf(entry), language)]),
    ...(old.delegation === entry.delegation ? [] : [replaced(delegationOf(old), delegationOf(entry), language)]),
  ]
  return [
    ...after.flatMap((entry): PaperChange['lines'] => {
      const old = earlier.get(entry.id)
      if (!old) return [[{ type: 'inserted', text: textOf(entry) }, ...(entry.done ? [kept(` (${stateOf(entry)})`)] : [])]]
      const words = wordDiff(textOf(old), textOf(entry))
      const others = parts(old, entry)
      if (words.every(({ type }) => type === 'kept') && others.length === 0) return []
      return [[...words, ...others.flatMap((runs) => [kept(' · '), ...runs])]]
    }),
    ...before.filter(({ id }) => !later.has(id)).map((entry): readonly WordRun[] => [{ type: 'deleted', text: textOf(entry) }]),
  ]
}

/** The title of a text, and its changed paragraphs in this language. */
export const textChanges = (
  { title, titleBefore, passages, paragraphs, how }: TextDifference,
  language: Language,
): { readonly title: readonly WordRun[] | null; readonly paragraphs: readonly (readonly WordRun[])[] } => ({
  title:
    how === 'changed' && titleBefore && titleBefore[language].trim() !== title[language].trim()
      ? wordDiff(titleBefore[language].trim(), title[language].trim())
      : null,
  paragraphs:
    how === 'changed'
      ? [
          ...passages[language].map((one) => paragraphRuns(one, language)),
          ...moreChanged(passages[language], paragraphs[language], language),
        ]
      : [],
})
/** Of a text with more changed paragraphs than the comparison has. */
const moreChanged = (
  passages: readonly ParagraphChange[],
  { inserted, deleted, changed }: TextDifference['paragraphs'][Language],
  language: Language,
): readonly (readonly WordRun[])[] => {
  const more = inserted + deleted + changed - passages.length
  return more > 0 ? [[kept(AFTER_WORDS.more(more)[language])]] : []
}
const paragraphRuns = ({ before, after }: ParagraphChange, language: Language): readonly WordRun[] => {
  if (before === null) return [{ type: 'inserted', text: after ?? '' }]
  if (after === null) return [{ type: 'deleted', text: before }]
  return before === after ? [kept(`${after} (${CHANGE_WORDS.formatted[language]})`)] : wordDiff(before, after)
}

/** `MX`; *SEC* for chair, secretariat and translators; what is not verified is not attributed. */
export const codeOfAuthor = ({ account, delegation, unverified }: Credit, names: Pick<DescribeContext, 'delegation'>): string =>
  unverified || (account === null && delegation === null)
    ? '?'
    : delegation === null
      ? SECRETARIAT.code
      : (names.delegation(delegation)?.code ?? delegation)
/** `3 cambios: CO 2, MX 1 (con enlace: 1)`; '' if it was changed once. */
export const timesChangedWords = (
  contributions: readonly Contribution[],
  names: Pick<DescribeContext, 'delegation'>,
  language: Language,
): string => {
  const byCode = Map.groupBy(contributions, (one) => codeOfAuthor(one, names))
  const authors = [...byCode].map(([code, own]) => ({
    code,
    changes: own.reduce((sum, { changes }) => sum + changes, 0),
    marks: changesMarkedWords(changesMarked(own), language),
  }))
  const all = authors.reduce((sum, { changes }) => sum + changes, 0)
  if (all < 2) return ''
  const each = authors
    .toSorted((a, b) => b.changes - a.changes)
    .map(({ code, changes, marks }) => `${code} ${formatNumber(language, changes)}${marks === '' ? '' : ` (${marks})`}`)
  return `${CHANGE_WORDS.times(all)[language]}: ${each.join(', ')}`
}
/** *written in a session opened by a link …*; '' if there is nothing to add. */
export const doubtWords = (edit: CreditedEdit | null, { person }: Pick<DescribeContext, 'person'>, language: Language): string =>
  (edit && doubtOf(edit, person, language)) ?? ''

export const bothEmpty = (pair: Bilingual): boolean => LANGUAGES.every((language) => pair[language].trim() === '')
