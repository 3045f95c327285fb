// Copying from the table and pasting into it. One valid cell is written at once; a table is shown in a preview first.
import { useNavigate } from '@solidjs/router'
import { type Accessor, createSignal } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { writeTsv } from '../../../shared/spreadsheet.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { openImport } from '../../base/openImport.ts'
import type { DayOrder } from '../../dates/readDay.ts'
import { useFacetNames } from '../../item/useFacetNames.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import type { TableState } from '../createTable.ts'
import { cellText } from './cellText.ts'
import { isSure, newcomersOf, type PastePlan, pastedChanges, pastedCount, pastePlan, withOrder } from './pastePlan.ts'
import { createPasteTarget } from './pasteTarget.ts'
import { readTsv } from './tsv.ts'

export interface Paste {
  /** The paste that is waiting for confirmation in the preview. */
  readonly asked: Accessor<PastePlan | null>
  readonly carryOut: (plan: PastePlan, create: boolean) => void
  /** Reads the dates of a column again, in this order of day and month. */
  readonly readDates: (field: FieldKey, order: DayOrder) => void
  readonly close: () => void
  readonly onCopy: (event: ClipboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
  /** Clears the active cell or all marked cells; false when none of them may be empty. */
  readonly clear: () => boolean
  /** Fills the marked cells from their first row, or the active cell from the one above it. */
  readonly fillDown: () => void
}

export const createPaste = (table: TableState): Paste => {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const group = useGroup()
  const navigate = useNavigate()
  const { view } = table
  const [asked, setAsked] = createSignal<PastePlan | null>(null)
  // Computed when somebody copies or pastes, because collecting the names of all items takes longer than showing a change.
  const namesAmong = useFacetNames()
  const names = () => namesAmong(view.all())
  /** True when the event is on a cell and not in an editor, and no text is selected with the mouse. */
  const isAtCell = ({ target }: ClipboardEvent) =>
    target instanceof Element && target.closest('[data-column]') !== null && target.closest(EDITORS) === null
  const { column, activeItem, itemsFrom, base, planOf } = createPasteTarget(table, names)
  const ask = (plan: PastePlan, pasted: string) => {
    const cells = plan.lines.flatMap((line) => line.cells)
    const isOne = cells.length === 1 || (table.range.isOn() && !/[\t\n]/.test(pasted.trim()))
    if (isOne && isPlain(plan) && pastedCount(plan, 'changes') > 0) view.bulk.changeAndAdd(pastedChanges(plan), [])
    else setAsked(plan)
  }
  /** A table with headings goes through the steps of an import; without them it fills cells. */
  const pasteTable = async (pasted: string, lines: readonly (readonly string[])[]) => {
    const { pastedHead } = await import('./pastedHead.ts')
    const head = pastedHead(lines, language())
    if (head === 'steps') return openImport(navigate, group().id, pasted)
    ask(head ? planOf(lines.slice(1), head) : planOf(lines), pasted)
  }
  return {
    asked,
    close: () => setAsked(null),
    readDates: (field, order) => setAsked((plan) => plan && withOrder(plan, field, order)),
    carryOut: (plan, create) => {
      setAsked(null)
      view.bulk.changeAndAdd(pastedChanges(plan), create ? newcomersOf(plan, base(plan)) : [])
    },
    onCopy: (event) => {
      if (!isAtCell(event) || !(document.getSelection()?.isCollapsed ?? true)) return
      const item = activeItem()
      const marked = table.range.cells()
      const rows = marked ? [] : view.selection.items()
      const order = table.order()
      if (rows.length === 0 && !item) return
      event.preventDefault()
      const called = names()
      if (marked) {
        const lines = marked.items.map((one) => marked.fields.map((field) => cellText(one, field, called)))
        event.clipboardData?.setData('text/plain', writeTsv(lines))
        return announce(text().paste.copiedCells(marked.items.length * marked.fields.length))
      }
      const picked = rows.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      const lines =
        picked.length > 0
          ? picked.map((one) => table.columns().map((field) => cellText(one, field, called)))
          : [[item ? cellText(item, column(), called) : '']]
      event.clipboardData?.setData('text/plain', writeTsv(lines))
      announce(picked.length > 0 ? text().paste.copied(picked.length) : text().paste.copiedCell)
    },
    onPaste: (event) => {
      if (!isAtCell(event)) return
      const pasted = event.clipboardData?.getData('text/plain') ?? ''
      if (pasted === '') return
      event.preventDefault()
      if (!table.canWrite() || table.narrow()) return announce(text().paste.readOnly)
      const lines = readTsv(pasted)
      if (lines.length > 1) return void pasteTable(pasted, lines)
      ask(planOf(lines), pasted)
    },
    clear: () => {
      const item = activeItem()
      if (!item || item.archived || !table.canWrite() || table.narrow()) return false
      const plan = planOf([['']])
      if (pastedCount(plan, 'changes') === 0) return false
      if (plan.left.lines > 0) setAsked(plan)
      else view.bulk.changeAndAdd(pastedChanges(plan), [])
      return true
    },
    fillDown: () => {
      if (!table.canWrite() || table.narrow()) return announce(text().paste.readOnly)
      const marked = table.range.cells()
      const here = activeItem()
      const above = itemsFrom(0)[itemsFrom(0).findIndex((one) => one.id === here?.id) - 1]
      const items = marked && marked.items.length > 1 ? marked.items : above && here ? [above, here] : []
      const fields = marked?.fields ?? [column()]
      const [first, ...rest] = items
      if (!first || rest.length === 0) return announce(text().paste.nothingAbove)
      const called = names()
      const line = fields.map((field) => cellText(first, field, called))
      const plan = pastePlan({ lines: rest.map(() => line), fields, items: rest, all: view.all(), names: called })
      if (isPlain(plan)) view.bulk.changeAndAdd(pastedChanges(plan), [])
      else setAsked(plan)
    },
  }
}

const EDITORS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'

/** Needs no preview: no ambiguous date, no new item, nothing refused, and all of it fits into one update. */
const isPlain = (plan: PastePlan): boolean =>
  isSure(plan) && plan.left.lines === 0 && plan.lines.every(({ item, cells }) => item !== null && cells.every(({ why }) => why === null))
