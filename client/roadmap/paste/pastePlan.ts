// The effect of pasting a table at a cell, cell by cell, computed before anything is written. Pure.

import type { Language } from '../../../shared/bilingual.ts'
import type { FieldChange, ItemChange, NewItemLine } from '../../../shared/roadmap/changeItems.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { looksLikeCode } from '../../../shared/roadmap/codes.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { mayMove } from '../../../shared/roadmap/status.ts'
import type { NewItem } from '../../../shared/roadmap/write.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { formatDay } from '../../base/intl.ts'
import { type DayOrder, orderOf } from '../../dates/readDay.ts'
import type { FacetNames } from '../../item/facets/names.ts'
import { fieldRow } from '../../live/ownFields.ts'
import { cellText } from './cellText.ts'
import { refuseCircles } from './circles.ts'
import { type ColumnDates, datesOf } from './pasteDates.ts'
import type { PasteCell, PasteLine } from './pasteLine.ts'
import { readCell } from './readCell.ts'

export interface PastePlan {
  readonly request: PasteRequest
  readonly fields: readonly FieldKey[]
  /** The date order of each column with numeric dates. */
  readonly dates: ReadonlyMap<FieldKey, ColumnDates>
  /** Whether the lines name their items by code. */
  readonly hasCodes: boolean
  readonly lines: readonly PasteLine[]
  /** The numbers of columns for which the table has no field, and of lines that exceed one update. */
  readonly left: { readonly columns: number; readonly lines: number }
}
export interface PasteRequest {
  readonly lines: readonly (readonly string[])[]
  /** The fields of the columns from the active one on; null for a column without a field. */
  readonly fields: readonly (FieldKey | null)[]
  /** The language of columns that hold one side of a pair; if missing, the language of the reader. */
  readonly languages?: readonly (Language | null)[]
  /** The items from the active row on, in the order of the rows. */
  readonly items: readonly (Item | null)[]
  /** All items of the plan, to which cells may refer. */
  readonly all: readonly Item[]
  readonly names: FacetNames
  /** Of a line, if its names depend on its other cells. */
  readonly namesOf?: (line: number) => FacetNames
  /** The order of day and month of the columns for which somebody has chosen it. */
  readonly orders?: ReadonlyMap<FieldKey, DayOrder>
  /** The number of lines that are read; if missing, as many as one update may hold. */
  readonly most?: number
}
/** Limits the update to a size that the relay accepts. */
export const MOST_PASTED_LINES = 500

export const pastePlan = (request: PasteRequest): PastePlan => {
  const { fields, lines } = request
  const wide = Math.max(0, ...lines.map((cells) => cells.length))
  const shown = lines.slice(0, request.most ?? MOST_PASTED_LINES)
  const dates = new Map(
    fields.flatMap((field, column): [FieldKey, ColumnDates][] => {
      if (!field || fieldRow(field).kind !== 'day') return []
      const found = datesOf(
        lines.map((cells) => cells[column] ?? ''),
        orderOf(request.names.language),
      )
      const said = request.orders?.get(field)
      return found ? [[field, said ? { ...found, order: said, isSure: true } : found]] : []
    }),
  )
  const namesIn = (line: number, field: FieldKey, column: number): FacetNames => {
    const names = request.namesOf?.(line) ?? request.names
    return { ...names, language: request.languages?.[column] ?? names.language, order: dates.get(field)?.order }
  }
  const read = shown.map((cells, at): PasteLine => {
    const item = request.items[at] ?? null
    return {
      item,
      cells: cells.flatMap((text, column) => {
        const field = fields[column]
        return field ? [cellOf(item, field, text, namesIn(at, field, column))] : []
      }),
    }
  })
  const number = fields.indexOf('number')
  return {
    request,
    dates,
    hasCodes: number >= 0 && request.all.length > 0 && lines.some((cells) => looksLikeCode(cells[number] ?? '')),
    fields: fields.slice(0, wide).flatMap((field) => field ?? []),
    lines: refuseCircles(read, request.all),
    left: {
      columns: Math.max(0, wide - fields.length) + fields.slice(0, wide).filter((field) => field === null).length,
      lines: lines.length - shown.length,
    },
  }
}

/** The same paste, with the order of day and month chosen for a column. */
export const withOrder = ({ request }: PastePlan, field: FieldKey, order: DayOrder): PastePlan =>
  pastePlan({ ...request, orders: new Map([...(request.orders ?? []), [field, order]]) })

export const isSure = ({ dates }: PastePlan): boolean => [...dates.values()].every((one) => one.isSure)

const cellOf = (item: Item | null, field: FieldKey, text: string, names: FacetNames): PasteCell => {
  const before = item ? shownText(item, field, names) : ''
  const cell = { field, text, before, after: text.trim(), change: null }
  if (item && saysAlready(item, field, text, names)) return { ...cell, after: before, does: 'stays', why: null }
  const reading = readCell(field, text, names)
  if (!reading.ok) return { ...cell, does: 'refused', why: { trouble: reading.why, part: reading.part } }
  const { change } = reading
  const left = reading.left ? { trouble: reading.left.why, part: reading.left.part } : null
  if (!change || (item ? isSo(item, change) : text.trim() === '' || isNothing(change)))
    return { ...cell, does: left ? 'refused' : 'stays', why: left }
  if (item && 'description' in change && item.description[change.description].trim() !== '')
    return { ...cell, does: 'refused', why: { trouble: 'stands', part: text } }
  if (item?.archived) return { ...cell, does: 'refused', why: { trouble: 'archived', part: text } }
  if (item && 'set' in change && change.set === 'status' && !mayMove(item.status, change.to))
    return { ...cell, does: 'refused', why: { trouble: 'statusMove', part: text } }
  return { ...cell, after: shownText(changed(item, change), field, names), does: 'changes', why: left, change }
}

/** True for the text that copying the cell gives: pasting it back changes nothing, even if the name is ambiguous or no longer exists. */
const saysAlready = (item: Item, field: FieldKey, text: string, names: FacetNames): boolean =>
  sameWords(text, cellText(item, field, names, names.language))

/** As the table shows it, but with the year and in a form that cannot be misread. */
const shownText = (item: Item, field: FieldKey, names: FacetNames): string => {
  const text = cellText(item, field, names)
  return isDay(text) && fieldRow(field).kind === 'day' ? formatDay(text, names.language, 0) : text
}
/** A placeholder for a new item, of which only the shown fields matter. */
const NO_WORDS = { es: '', en: '' }
const changed = (item: Item | null, change: FieldChange): Item => {
  const made = { title: NO_WORDS, ...item }
  if ('set' in change) return { ...made, [change.set]: change.to } as Item
  if ('put' in change) return { ...made, [change.put]: change.members } as Item
  if ('title' in change) return { ...made, title: { ...made.title, [change.title]: change.to } } as Item
  if ('description' in change)
    return { ...made, description: { ...NO_WORDS, ...made.description, [change.description]: change.to } } as Item
  if ('checklist' in change)
    return { ...made, checklist: change.checklist.map((draft, at) => ({ ...draft, id: String(at), order: String(at) })) } as Item
  return { ...made, dependsOn: change.dependsOn } as Item
}

const isSo = (item: Item, change: FieldChange): boolean => {
  if ('set' in change) return sameValue(item[change.set], change.to)
  if ('put' in change) return sameValue(item[change.put].toSorted(), change.members.toSorted())
  if ('title' in change) return item.title[change.title] === change.to
  if ('description' in change) return sameWords(item.description[change.description], change.to)
  if ('checklist' in change)
    return sameValue(
      item.checklist.map(({ text, done, delegation }) => ({ text, done, delegation })),
      change.checklist,
    )
  return sameValue(byItem(item.dependsOn), byItem(change.dependsOn))
}
const sameWords = (a: string, b: string): boolean => plainWords(a) === plainWords(b)
const plainWords = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').trim()
const byItem = (all: Item['dependsOn']) => all.toSorted((a, b) => (a.item < b.item ? -1 : 1))
const isNothing = (change: FieldChange): boolean =>
  'set' in change
    ? change.to === null || (change.set === 'priority' && change.to === 0)
    : 'put' in change
      ? change.members.length === 0
      : ('dependsOn' in change && change.dependsOn.length === 0) || ('checklist' in change && change.checklist.length === 0)

export const pastedCount = ({ lines }: PastePlan, does: PasteCell['does']): number =>
  lines.reduce((sum, { cells }) => sum + cells.filter((cell) => cell.does === does).length, 0)

export const pastedChanges = ({ lines }: PastePlan): readonly ItemChange[] =>
  lines.flatMap(({ item, cells }) => (item ? cells.flatMap(({ change }) => (change ? [{ id: item.id, ...change }] : [])) : []))

/** An empty line creates no item. */
export const newcomersOf = ({ lines }: PastePlan, base: NewItem): readonly NewItemLine[] =>
  lines.flatMap(({ item, cells }) => {
    const changes = cells.flatMap(({ change }) => change ?? [])
    if (item || changes.length === 0) return []
    let fields = base
    const rest: FieldChange[] = []
    for (const change of changes) {
      if ('set' in change) fields = { ...fields, [change.set]: change.to }
      else if ('put' in change) fields = { ...fields, [change.put]: change.members }
      else if ('title' in change) fields = { ...fields, title: { ...fields.title, [change.title]: change.to } }
      else rest.push(change)
    }
    return [{ fields, later: (id) => rest.map((change) => ({ id, ...change })) }]
  })
