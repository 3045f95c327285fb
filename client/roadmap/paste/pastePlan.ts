// What pasting a table onto a cell would do, cell by cell, before anything is written. Pure.

import type { FieldChange, ItemChange, Newcomer } from '../../../shared/roadmap/changeItems.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { mayMove } from '../../../shared/roadmap/status.ts'
import type { NewItem } from '../../../shared/roadmap/write.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { keyOf, type Names } from '../../item/facets/names.ts'
import { cellText, fieldNames } from './cellText.ts'
import { refuseCircles } from './circles.ts'
import type { PasteCell, PasteLine } from './pasteLine.ts'
import { readCell } from './readCell.ts'

export interface PastePlan {
  readonly fields: readonly FieldKey[]
  readonly lines: readonly PasteLine[]
  /** Columns for which there is none in the table, and lines that are too many for one step. */
  readonly left: { readonly columns: number; readonly lines: number }
}
export interface PasteRequest {
  readonly lines: readonly (readonly string[])[]
  /** These are cells and nothing else: no line of them names columns. */
  readonly headless?: boolean
  /** The columns from the one with the keyboard on. */
  readonly fields: readonly FieldKey[]
  /** The items from the one with the keyboard on, as they are shown. */
  readonly items: readonly Item[]
  /** Of the whole plan: a line that says which one it is about may be about any. */
  readonly all: readonly Item[]
  readonly names: Names
}
/** An update has a size that the relay takes. */
export const MOST_LINES = 500

export const pastePlan = (request: PasteRequest): PastePlan => {
  const named = request.headless ? null : headOf(request.lines)
  const fields = named ?? request.fields
  const lines = named ? request.lines.slice(1) : request.lines
  const wide = Math.max(0, ...lines.map((cells) => cells.length))
  const shown = lines.slice(0, MOST_LINES)
  const read = shown.map((cells, at): PasteLine => {
    const item = (named ? itemNamed(named, cells, request) : null) ?? (named?.includes('number') ? null : (request.items[at] ?? null))
    return {
      item,
      cells: cells.flatMap((text, column) => {
        const field = fields[column]
        return field ? [cellOf(item, field, text, request.names)] : []
      }),
    }
  })
  return {
    fields: fields.slice(0, wide).flatMap((field) => field ?? []),
    lines: refuseCircles(read, request.all),
    left: {
      columns: Math.max(0, wide - fields.length) + (named ?? []).filter((field) => field === null).length,
      lines: lines.length - shown.length,
    },
  }
}

/** The first line, when it names columns and nothing else; null for one without a name. */
const headOf = ([first = [], ...rest]: readonly (readonly string[])[]): readonly (FieldKey | null)[] | null => {
  const found = first.map(
    (text) => FIELD_KEYS.find((key) => FIELDS[key].inTable && fieldNames(key).some((name) => keyOf(name) === keyOf(text))) ?? null,
  )
  const isHead =
    rest.length > 0 && found.some((field) => field !== null) && found.every((field, at) => field !== null || first[at]?.trim() === '')
  return isHead && new Set(found).size === found.length ? found : null
}
/** A line that says which item it is about is about that one, wherever it stands. */
const itemNamed = (fields: readonly (FieldKey | null)[], cells: readonly string[], { all, names }: PasteRequest): Item | null => {
  const id = names.items.find(cells[fields.indexOf('number')] ?? '')
  return all.find((item) => item.id === id) ?? null
}

const cellOf = (item: Item | null, field: FieldKey, text: string, names: Names): PasteCell => {
  const before = item ? cellText(item, field, names) : ''
  const cell = { field, text, before, change: null }
  const reading = readCell(field, text, names)
  if (!reading.ok) return { ...cell, does: 'refused', why: { trouble: reading.why, part: reading.part } }
  const { change } = reading
  if (!change || (item ? isSo(item, change) : text.trim() === '' || isNothing(change))) return { ...cell, does: 'stays', why: null }
  if (item?.archived) return { ...cell, does: 'refused', why: { trouble: 'archived', part: text } }
  if (item && 'set' in change && change.set === 'status' && !mayMove(item.status, change.to))
    return { ...cell, does: 'refused', why: { trouble: 'statusMove', part: text } }
  return { ...cell, does: 'changes', why: null, change }
}

const isSo = (item: Item, change: FieldChange): boolean => {
  if ('set' in change) return sameValue(item[change.set], change.to)
  if ('put' in change) return sameValue(item[change.put].toSorted(), change.members.toSorted())
  if ('title' in change) return item.title[change.title] === change.to
  return sameValue(byItem(item.dependsOn), byItem(change.dependsOn))
}
const byItem = (all: Item['dependsOn']) => all.toSorted((a, b) => (a.item < b.item ? -1 : 1))
const isNothing = (change: FieldChange): boolean =>
  'set' in change
    ? change.to === null || change.to === 0
    : 'put' in change
      ? change.members.length === 0
      : 'dependsOn' in change && change.dependsOn.length === 0

export const countOf = ({ lines }: PastePlan, does: PasteCell['does']): number =>
  lines.reduce((sum, { cells }) => sum + cells.filter((cell) => cell.does === does).length, 0)

export const changesOf = ({ lines }: PastePlan): readonly ItemChange[] =>
  lines.flatMap(({ item, cells }) => (item ? cells.flatMap(({ change }) => (change ? [{ id: item.id, ...change }] : [])) : []))

/** A line that says nothing makes nothing. */
export const newcomersOf = ({ lines }: PastePlan, base: NewItem): readonly Newcomer[] =>
  lines.flatMap(({ item, cells }) => {
    const changes = cells.flatMap(({ change }) => change ?? [])
    if (item || changes.length === 0) return []
    let fields = base
    const rest: FieldChange[] = []
    for (const change of changes) {
      if ('set' in change) fields = { ...fields, [change.set]: change.to }
      else if ('put' in change) fields = { ...fields, [change.put]: change.members }
      else if ('title' in change) fields = { ...fields, title: { [change.title]: change.to } }
      else rest.push(change)
    }
    return [{ fields, later: (id) => rest.map((change) => ({ id, ...change })) }]
  })
