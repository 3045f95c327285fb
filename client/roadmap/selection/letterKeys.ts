// One letter on an item: what it changes, for the selection when the item is in it, or else for this item alone.
import type { ItemId } from '../../../shared/ids.ts'
import type { Bulk, BulkControl } from './createBulk.ts'

export interface LetterKeysDeps {
  readonly bulk: Bulk
  /** Where the keyboard stands; null when it is on something else. */
  readonly at: () => ItemId | null
  /** Letters that the form uses itself: with Shift they are ours. */
  readonly taken?: readonly string[] | undefined
  /** Where the form has an editor of its own at hand: true when it was opened. */
  readonly edit?: ((id: ItemId, field: BulkControl) => boolean) | undefined
}

/** The letters are the same in both languages, as on a sign: who learns them in one group knows them in the next. */
const LETTERS: Readonly<Record<string, BulkControl>> = { s: 'status', l: 'lead', p: 'progress', w: 'stream', d: 'due', t: 'labels' }

/** True when the key was a letter of ours. */
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
