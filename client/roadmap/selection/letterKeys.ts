// Shortcuts of one letter on an item: the letter opens the control of a field, for the selection if the item is in it, otherwise for this
// item.
import type { ItemId } from '../../../shared/ids.ts'
import type { Bulk, BulkControl } from './createBulk.ts'

export interface LetterKeysDeps {
  readonly bulk: Bulk
  /** The active item; null when something else is active. */
  readonly at: () => ItemId | null
  /** Letters that the form itself uses; with Shift they are shortcuts of the item. */
  readonly taken?: readonly string[] | undefined
  /** Opens an editor of the form itself; returns true when it has one. */
  readonly edit?: ((id: ItemId, field: Exclude<BulkControl, 'own'>) => boolean) | undefined
}

/** The letters are the same in both languages, so that they need to be learnt once. */
const LETTERS: Readonly<Record<string, Exclude<BulkControl, 'own'>>> = {
  s: 'status',
  l: 'lead',
  p: 'progress',
  w: 'stream',
  d: 'due',
  t: 'labels',
}

/** The function returns true when the key was one of these letters. */
export const createLetterKeys =
  ({ bulk, at, taken = [], edit }: LetterKeysDeps) =>
  (event: KeyboardEvent): boolean => {
    const { selection } = bulk
    const id = at()
    if (!id || !selection.may() || event.altKey || event.ctrlKey || event.metaKey) return false
    const letter = event.key.toLowerCase()
    if (event.shiftKey !== taken.includes(letter)) return false
    if (letter === 'x') {
      selection.toggle(id)
      return true
    }
    if (letter === 'a') {
      bulk.archive(id)
      return true
    }
    const control = LETTERS[letter]
    if (!control) return false
    if (selection.has(id) || !edit?.(id, control)) bulk.open(control, id)
    return true
  }
