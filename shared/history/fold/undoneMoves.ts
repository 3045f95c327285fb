// Undo of a move, if others have edited the moved text meanwhile: the restored text no longer equals the deleted one, but each letter is inserted
// right before its first position, which only undo does.

import type { LetterRun } from './letterRuns.ts'
import type { RunMatch } from './matchRuns.ts'
import type { MovedRanges } from './movedRanges.ts'

/** In addition to matched ones. */
export const undoneMoves = (
  { inserted, deleted }: { readonly inserted: readonly LetterRun[]; readonly deleted: readonly LetterRun[] },
  matches: readonly RunMatch[],
  moved: MovedRanges,
): readonly RunMatch[] => {
  if (moved.size === 0 || deleted.length === 0) return []
  const places = placesOf(deleted, matches)
  if (places.size === 0) return []
  const found: RunMatch[] = []
  const byInserted = Map.groupBy(matches, (one) => one.inserted)
  for (const [index, run] of inserted.entries()) {
    const taken = byInserted.get(index) ?? []
    const isFree = (at: number) => taken.every((match) => at < match.at || at >= match.at + match.length)
    for (const { at, length, right } of run.beside)
      for (let offset = 0; offset < length; offset++) {
        const key = keyOf(newestOf(moved, right.client, right.clock + offset))
        const place = isFree(at + offset) ? places.get(key) : undefined
        if (!place || deleted[place.deleted]?.letters[place.from] !== run.letters[at + offset]) continue
        places.delete(key)
        const last = found.at(-1)
        const goesOn =
          last?.inserted === index &&
          last.deleted === place.deleted &&
          last.at + last.length === at + offset &&
          last.from + last.length === place.from
        if (last && goesOn) found[found.length - 1] = { ...last, length: last.length + 1 }
        else found.push({ inserted: index, at: at + offset, ...place, length: 1 })
      }
  }
  return found
}

interface OriginalPosition {
  readonly deleted: number
  readonly from: number
}
/** By id: deleted letters that were not inserted elsewhere. */
const placesOf = (deleted: readonly LetterRun[], matches: readonly RunMatch[]): Map<string, OriginalPosition> => {
  const places = new Map<string, OriginalPosition>()
  const byDeleted = Map.groupBy(matches, (one) => one.deleted)
  for (const [index, run] of deleted.entries()) {
    const taken = byDeleted.get(index) ?? []
    let from = 0
    for (const { client, clock, length } of run.pieces)
      for (let offset = 0; offset < length; offset++, from++) {
        const at = from
        if (taken.every((match) => at < match.from || at >= match.from + match.length))
          places.set(keyOf({ client, clock: clock + offset }), { deleted: index, from: at })
      }
  }
  return places
}
const keyOf = ({ client, clock }: { readonly client: number; readonly clock: number }) => `${client} ${clock}`

/** Last position of this letter. */
const newestOf = (moved: MovedRanges, client: number, clock: number) => {
  let at = { client, clock }
  for (let step = moved.wentTo(client, clock); step; step = moved.wentTo(at.client, at.clock))
    at = { client: step.client, clock: step.clock }
  return at
}
