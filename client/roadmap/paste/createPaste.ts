// Copying from the table and pasting into it. One cell that is understood is written at once; a table is shown first, cell by cell.
import { type Accessor, createSignal } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { NewItem } from '../../../shared/roadmap/write.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import type { TableState } from '../createTable.ts'
import { fieldsOf, streamOf } from '../grouping.ts'
import { cellText } from './cellText.ts'
import { namesOf } from './names.ts'
import { changesOf, countOf, newcomersOf, type PastePlan, pastePlan } from './pastePlan.ts'
import { readTsv, writeTsv } from './tsv.ts'

export interface Paste {
  /** What is asked about before it is written. */
  readonly asked: Accessor<PastePlan | null>
  readonly carryOut: (plan: PastePlan, create: boolean) => void
  readonly close: () => void
  readonly onCopy: (event: ClipboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
  /** Empties the cell where the keyboard stands; false when it cannot be empty. */
  readonly clear: () => boolean
}

export const createPaste = (table: TableState): Paste => {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const announce = useAnnounce()
  const { view } = table
  const [asked, setAsked] = createSignal<PastePlan | null>(null)
  // Asked when somebody copies or pastes: to know what every item is called takes longer than to show a change.
  const names = () =>
    namesOf({
      language: language(),
      thisYear: Number(context.today().slice(0, 4)),
      delegations: context.delegations(),
      agencies: context.agencies(),
      members: context.members(),
      streams: view.streams(),
      items: view.all(),
    })
  const column = (): FieldKey => table.columns()[table.activeColumn()] ?? 'title'
  const activeItem = (): Item | null => {
    const row = view.rows()[table.activeIndex()]
    return row?.type === 'item' ? row.item : null
  }
  const itemsFrom = (index: number) => view.rows().flatMap((row, at) => (row.type === 'item' && at >= index ? [row.item] : []))
  /** What a new item is, so that it stands where the paste ends: in the last group that it reaches. */
  const base = (plan: PastePlan): NewItem => {
    const last = plan.lines.findLast(({ item }) => item !== null)?.item?.id
    const end = last ? view.rows().findIndex((row) => row.type === 'item' && row.item.id === last) : table.activeIndex()
    const group = view.rows().findLast((row, at) => at <= end && row.type !== 'item')
    if (group?.type === 'empty') return { stream: group.stream }
    return group?.type === 'group' ? { ...fieldsOf(group.of), stream: streamOf(group.of) } : {}
  }
  /** A cell, not an editor in it; and not words that were marked with the mouse. */
  const isAtCell = (event: ClipboardEvent) => event.target instanceof HTMLElement && event.target.dataset.column !== undefined
  const planOf = (lines: readonly (readonly string[])[]): PastePlan => {
    const item = activeItem()
    const selected = view.selection.items()
    // One value for all that is selected, as in a spreadsheet.
    const fills = lines.length === 1 && lines[0]?.length === 1 && item && view.selection.has(item.id) && selected.length > 1
    return pastePlan({
      lines: fills ? selected.map(() => lines[0] ?? []) : lines,
      fields: table.columns().slice(table.activeColumn()),
      items: fills ? selected : itemsFrom(table.activeIndex()),
      all: view.all(),
      names: names(),
    })
  }
  return {
    asked,
    close: () => setAsked(null),
    carryOut: (plan, create) => {
      setAsked(null)
      view.bulk.changeAndAdd(changesOf(plan), create ? newcomersOf(plan, base(plan)) : [])
    },
    onCopy: (event) => {
      if (!isAtCell(event) || !(document.getSelection()?.isCollapsed ?? true)) return
      const item = activeItem()
      const rows = view.selection.items()
      const order = table.order()
      if (rows.length === 0 && !item) return
      event.preventDefault()
      const called = names()
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
      const plan = planOf(readTsv(pasted))
      const cells = plan.lines.flatMap((line) => line.cells)
      if (cells.length === 1 && countOf(plan, 'changes') === 1 && plan.lines[0]?.item) view.bulk.changeAndAdd(changesOf(plan), [])
      else setAsked(plan)
    },
    clear: () => {
      const item = activeItem()
      if (!item || item.archived || !table.canWrite() || table.narrow()) return false
      const plan = planOf([['']])
      if (countOf(plan, 'changes') === 0) return false
      view.bulk.changeAndAdd(changesOf(plan), [])
      return true
    },
  }
}
