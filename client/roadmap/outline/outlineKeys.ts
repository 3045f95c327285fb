// The keys of the outline while a row itself has the focus: those of an ARIA tree, Alt to move an item, and those of all forms (selection,
// and one letter that changes an item). Any other letter starts a type-ahead search, to which the letters that follow at once are added.
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { createLetterKeys } from '../selection/letterKeys.ts'
import { createSelectKeys } from '../selection/selectKeys.ts'
import { itemKey } from '../tableLayout.ts'
import type { OutlineState } from './createOutline.ts'
import type { OutlineStep } from './outlineMove.ts'
import { type OutlineRow, rowThatBegins } from './outlineRows.ts'

export interface OutlineKeysDeps {
  readonly outline: OutlineState
  readonly focus: (key: string) => void
  /** The number of rows that Page Up and Page Down move. */
  readonly page: () => number
  readonly titleOf: (item: Item) => string
  readonly open: (id: ItemId, by: 'keyboard') => void
}

const STEPS: Readonly<Record<string, OutlineStep>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' }
/** The longest pause in milliseconds between letters of one type-ahead search. */
const WORD_MS = 700

export const createOutlineKeys = ({ outline, focus, page, titleOf, open }: OutlineKeysDeps): ((event: KeyboardEvent) => void) => {
  let letters = ''
  let typedAt = Number.NEGATIVE_INFINITY

  const { selection, bulk } = outline.view
  const at = () => {
    const row = outline.rows()[outline.activeIndex()]
    return row && !row.leads ? row.item.id : null
  }
  const select = createSelectKeys({ selection, order: outline.order, at, go: (id) => focus(itemKey(id)) })
  const letter = createLetterKeys({ bulk, at })
  const isWord = (event: KeyboardEvent) => event.timeStamp - typedAt < WORD_MS

  const find = (event: KeyboardEvent): OutlineRow | null => {
    letters = isWord(event) ? letters + event.key : event.key
    typedAt = event.timeStamp
    return rowThatBegins(outline.rows(), { from: outline.activeIndex(), letters, titleOf })
  }
  /** The row to which the key leads; null when there is none, undefined when the key does not navigate. */
  const next = (event: KeyboardEvent, row: OutlineRow): OutlineRow | null | undefined => {
    const [rows, at] = [outline.rows(), outline.activeIndex()]
    const to = (index: number) => rows[Math.min(Math.max(index, 0), rows.length - 1)]
    switch (event.key) {
      case 'ArrowDown':
        return to(at + 1)
      case 'ArrowUp':
        return to(at - 1)
      case 'PageDown':
        return to(at + page())
      case 'PageUp':
        return to(at - page())
      case 'Home':
        return rows[0]
      case 'End':
        return rows.at(-1)
      case 'ArrowRight':
        return row.folded === false ? to(at + 1) : null
      case 'ArrowLeft':
        return rows.find(({ item }) => item.id === row.parent)
      default:
        return /^[\p{L}\p{N}]$/u.test(event.key) ? find(event) : undefined
    }
  }
  const use = (event: KeyboardEvent, row: OutlineRow): boolean => {
    const { key } = event
    if (select(event) || (!isWord(event) && letter(event))) return true
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) outline.setMenu(row.item.id)
    else if (event.ctrlKey || event.metaKey) return false
    else if (event.altKey) {
      const step = STEPS[key]
      if (!step || event.shiftKey) return false
      outline.step(row.item, step)
    } else if (key === 'Enter' || key === ' ') open(row.item.id, 'keyboard')
    else if (key === 'ArrowRight' && row.folded) outline.folds.open([row.item.id])
    else if (key === 'ArrowLeft' && row.folded === false) outline.folds.fold([row.item.id])
    else {
      const to = next(event, row)
      if (to) focus(to.key)
      return to !== undefined
    }
    return true
  }
  return (event) => {
    const row = outline.rows()[outline.activeIndex()]
    // Buttons in a row process their own keys; so do menus, whose events bubble to the outline.
    if (event.defaultPrevented || !row || !(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return
    if (use(event, row)) event.preventDefault()
  }
}
