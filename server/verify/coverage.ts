// How much of a log the heads cover that somebody keeps elsewhere.
import type { HeldHeads } from '../../shared/proof/heldHeads.ts'

/** What heads that were kept elsewhere say of this log, and what they leave to the server. */
export const coverage = (entries: number, covered: number | null, held: readonly HeldHeads[]): string => {
  if (held.length === 0) return ''
  if (covered === null || covered === 0) return '; your heads cover none of them'
  const after = entries - covered
  return after === 0
    ? '; your heads cover all of them'
    : `; your heads cover 1 to ${covered}, the ${after} after them are the server's word`
}
