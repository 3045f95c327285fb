// How much of a log is covered by heads stored elsewhere.
import type { HeldHeads } from '../../shared/proof/heldHeads.ts'

/** Coverage of this log, and the part that rests on the server's word. */
export const coverage = (entries: number, covered: number | null, held: readonly HeldHeads[]): string => {
  if (held.length === 0) return ''
  if (covered === null || covered === 0) return '; your heads cover none of them'
  const after = entries - covered
  return after === 0
    ? '; your heads cover all of them'
    : `; your heads cover 1 to ${covered}, the ${after} after them are the server's word`
}
