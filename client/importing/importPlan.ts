// Plans an import before anything is written: for each line of the file the item that it belongs to, and whether the line creates or changes
// that item, leaves it as it is, or is refused. Cells are read as in a pasted table (`pastePlan`); only the matching of lines and items is here. Pure.

import type { ItemId } from '../../shared/ids.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import type { DayOrder } from '../dates/readDay.ts'
import { columnKey, type PlanColumn } from '../exchange/planColumns.ts'
import { type FacetNames, foldedName } from '../item/facets/names.ts'
import { fieldRow } from '../live/ownFields.ts'
import type { PasteCell } from '../roadmap/paste/pasteLine.ts'
import { newcomersOf, type PastePlan, pastedChanges, pastePlan } from '../roadmap/paste/pastePlan.ts'
import type { Answers, KnownThings } from './answers.ts'
import type { FileLine } from './fileLines.ts'
import { createLikeness } from './likeness.ts'
import { type MonthReading, periodIn, serialIn } from './periods.ts'
import { leadText, namesWith, sharingIn, withoutEmptied } from './values.ts'

export type LineDecision = ItemId | 'new' | 'skip'
export interface ImportRequest {
  readonly lines: readonly FileLine[]
  readonly columns: readonly (PlanColumn | null)[]
  /** The column by whose exact value a line without a code is matched to an item; null: such a line is always new. */
  readonly key: PlanColumn | null
  /** Archived ones included. */
  readonly all: readonly Item[]
  readonly names: FacetNames
  readonly orders: ReadonlyMap<FieldKey, DayOrder>
  readonly months: ReadonlyMap<FieldKey, MonthReading>
  /** What the words of the file mean. */
  readonly answers: Answers
  readonly known: Pick<KnownThings, 'agencies' | 'delegations'>
  /** By number of the line. */
  readonly decided: ReadonlyMap<number, LineDecision>
}

/** `gaps`: creates or changes, but for a cell that was not understood. */
export type LineEffect = 'creates' | 'changes' | 'gaps' | 'stays' | 'decide' | 'skipped' | 'refused'
export type LineTrouble = 'noTitle' | 'unknownCode' | 'twice' | 'severalTitles'
export interface ImportLine {
  readonly number: number
  readonly what: LineEffect
  readonly item: Item | null
  /** An item with a similar title, which is matched only if the reader decides so. */
  readonly like: Item | null
  readonly why: { readonly trouble: LineTrouble; readonly part: string } | null
  readonly cells: readonly PasteCell[]
  /** The cells as written in the file, to show next to values that are read differently. */
  readonly written: readonly string[]
}
export interface MonthDoubt {
  readonly field: FieldKey
  readonly text: string
  readonly last: Day
}
export interface ImportPlan {
  readonly paste: PastePlan
  readonly columns: readonly PlanColumn[]
  readonly lines: readonly ImportLine[]
  readonly counts: Readonly<Record<LineEffect, number>>
  /** Lines with something that is not written, whatever their other cells do. */
  readonly incomplete: number
  /** Dates that may be a month or a day, and that the reader has not decided yet. */
  readonly months: readonly MonthDoubt[]
}

export const importPlan = (request: ImportRequest): ImportPlan => {
  const { lines } = request
  const found = matched(request)
  const { columns, read } = readLines(request)
  const namesOf = namesWith(request.names, request.answers, request.known)
  const lead = columns.findIndex((column) => column?.field === 'lead')
  const paste = pastePlan({
    lines: read,
    fields: columns.map((column) => column?.field ?? null),
    languages: columns.map((column) => column?.language ?? null),
    items: found.map(({ item }) => item),
    all: request.all,
    names: request.names,
    namesOf: (line) => namesOf(read[line]?.[lead] ?? ''),
    orders: request.orders,
    most: lines.length,
  })
  const used = columns.flatMap((column, at) => (column ? [{ column, at }] : []))
  const all = paste.lines.map(({ item, cells }, at): ImportLine => {
    const line = lines[at]
    const { like = null, why = null, isSkipped = false } = found[at] ?? {}
    const written = used.map((one) => line?.cells[one.at] ?? '')
    const trouble = why ?? (item || hasTitle(cells) ? null : ({ trouble: 'noTitle', part: '' } as const))
    return {
      number: line?.number ?? 0,
      item,
      like,
      why: trouble,
      cells,
      written,
      what: isSkipped ? 'skipped' : like ? 'decide' : whatOf(item, cells, trouble !== null),
    }
  })
  const count = (what: LineEffect) => all.filter((line) => line.what === what).length
  return {
    paste,
    columns: used.map(({ column }) => column),
    lines: all,
    counts: {
      creates: count('creates'),
      changes: count('changes'),
      gaps: count('gaps'),
      skipped: count('skipped'),
      decide: count('decide'),
      refused: count('refused'),
      stays: count('stays'),
    },
    incomplete: all.filter(lacksSomething).length,
    months: monthDoubts(request),
  }
}

/**
 * The cells as they are read. Where delegations share a lead, they are the co-delegations of the line, unless it names some: in a column of its own
 * where the file has none, which the other lines do not have.
 */
const readLines = (request: ImportRequest) => {
  const { lines, names, answers, known } = request
  const lead = request.columns.findIndex((column) => column?.field === 'lead')
  const sharing = lines.map(({ cells }) => (lead < 0 ? null : sharingIn((cells[lead] ?? '').trim(), answers, names, known)))
  const said = request.columns.findIndex((column) => column?.field === 'coDelegations')
  const columns: readonly (PlanColumn | null)[] =
    said < 0 && sharing.some((one) => one !== null) ? [...request.columns, { field: 'coDelegations', language: null }] : request.columns
  const read = lines.map(({ cells, thousandths }, line): readonly string[] => {
    const own = request.columns.map((column, at) =>
      readable(column, exactly(column, cells[at] ?? '', thousandths?.includes(at) ?? false), request),
    )
    const shared = sharing[line]
    if (!shared) return own
    const text = shared.map((id) => names.delegations.nameOf(id, names.language)).join('; ')
    if (said < 0) return [...own, text]
    return own.map((cell, at) => (at === said && cell.trim() === '' ? text : cell))
  })
  return { columns, read }
}

/** Of a line that is refused, or has a cell that is not understood, or only in part. */
export const lacksSomething = ({ what, cells }: ImportLine): boolean => what === 'refused' || what === 'gaps' || cells.some(hasGap)
export const hasGap = ({ why }: PasteCell): boolean => why !== null
const WRITTEN: readonly LineEffect[] = ['creates', 'changes', 'gaps']
export const isWritten = ({ what }: Pick<ImportLine, 'what'>): boolean => WRITTEN.includes(what)
/** The part of the plan that is written: without refused, skipped and undecided lines. */
export const writtenPlan = ({ paste, lines }: ImportPlan): PastePlan => ({
  ...paste,
  lines: paste.lines.filter((_line, at) => {
    const line = lines[at]
    return line !== undefined && isWritten(line)
  }),
})
/** Its changes and its new items. */
export const importedOf = (plan: ImportPlan) => {
  const written = writtenPlan(plan)
  return { changes: pastedChanges(written), newcomers: newcomersOf(written, {}) }
}

const whatOf = (item: Item | null, cells: readonly PasteCell[], isRefused: boolean): LineEffect => {
  if (isRefused) return 'refused'
  const isGap = cells.some(hasGap)
  if (cells.some(({ does }) => does === 'changes')) return isGap ? 'gaps' : item ? 'changes' : 'creates'
  return isGap ? 'refused' : 'stays'
}
const hasTitle = (cells: readonly PasteCell[]): boolean => cells.some(({ field, change }) => field === 'title' && change !== null)

type MatchRequest = Pick<ImportRequest, 'lines' | 'columns' | 'key' | 'all' | 'names' | 'decided'>
type Found = { readonly item: Item | null; readonly like?: Item; readonly isSkipped?: boolean; readonly why?: ImportLine['why'] }

/** Matches a line by its code, or else by the key column; otherwise it is new, unless its title is similar to that of an item. */
export const matched = ({ lines, columns, key, all, names, decided }: MatchRequest): readonly Found[] => {
  const byId = new Map(all.map((item) => [item.id, item]))
  // The first of two items with the same code.
  const byCode = new Map(all.toReversed().map((item) => [foldedName(item.code), item]))
  const code = columns.findIndex((column) => column?.field === 'number')
  const keyAt = key ? columns.findIndex((column) => column && columnKey(column) === columnKey(key)) : -1
  const language = key?.language ?? names.language
  const byTitle = Map.groupBy(
    all.filter(({ archived }) => !archived),
    ({ title }) => exact(title[language]),
  )
  const titleAt = columns.flatMap((column, at) => (column?.field === 'title' ? [at] : []))
  const taken = new Map<ItemId, number>()
  const likeness = createLikeness(all.filter(({ archived }) => !archived))
  const take = (item: Item, number: number): Found => {
    const other = taken.get(item.id)
    if (other !== undefined) return { item: null, why: { trouble: 'twice', part: `${item.code}, ${other}` } }
    taken.set(item.id, number)
    return { item }
  }
  const find = ({ number, cells }: FileLine): Found | null => {
    const told = decided.get(number)
    if (told === 'new') return { item: null }
    if (told === 'skip') return { item: null, isSkipped: true }
    const decidedItem = told && byId.get(told)
    if (decidedItem) return take(decidedItem, number)
    const written = code < 0 ? '' : (cells[code] ?? '').trim()
    if (written !== '') {
      const item = byCode.get(foldedName(written))
      return item ? take(item, number) : { item: null, why: { trouble: 'unknownCode', part: written } }
    }
    const words = keyAt < 0 ? '' : exact(cells[keyAt] ?? '')
    const same = words === '' ? [] : (byTitle.get(words) ?? [])
    if (same.length > 1) return { item: null, why: { trouble: 'severalTitles', part: words } }
    return same[0] ? take(same[0], number) : null
  }
  // Those that say which item they are about come before those that only look like one.
  const sure = lines.map(find)
  return sure.map((one, at): Found => {
    if (one) return one
    const like = likeness(
      titleAt.map((column) => lines[at]?.cells[column] ?? ''),
      (item) => !taken.has(item.id),
    )
    return like ? { item: null, like } : { item: null }
  })
}
const exact = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** An amount of three decimals is written with a fourth: otherwise it is read as one of thousands. */
const exactly = (column: PlanColumn | null, written: string, isThousandths: boolean): string =>
  isThousandths && column && fieldRow(column.field).kind === 'amount' ? `${written}0` : written

const isDayColumn = (column: PlanColumn | null): column is PlanColumn => column !== null && fieldRow(column.field).kind === 'day'
/** As it is read: a period is its last day, unless it may be a day: then as somebody said; a serial number is its day. */
const readable = (
  column: PlanColumn | null,
  written: string,
  { months, answers, names }: Pick<ImportRequest, 'months' | 'answers' | 'names'>,
): string => {
  if (!column) return written
  const text = withoutEmptied(column.field, written, answers, names)
  if (column.field === 'lead') return leadText(text, answers)
  if (!isDayColumn(column)) return text
  const period = periodIn(text)
  if (period) return !period.mayBeDay || months.get(column.field) === 'month' ? period.last : text
  return serialIn(text) ?? text
}
const monthDoubts = ({ lines, columns, months }: ImportRequest): readonly MonthDoubt[] =>
  columns.flatMap((column, at): readonly MonthDoubt[] => {
    if (!isDayColumn(column) || months.has(column.field)) return []
    for (const { cells } of lines) {
      const month = periodIn(cells[at] ?? '')
      if (month?.mayBeDay) return [{ field: column.field, text: (cells[at] ?? '').trim(), last: month.last }]
    }
    return []
  })
