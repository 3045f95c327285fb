// Letters of a paragraph, in order, with their ids.
import type { Id } from '../../shared/yjs/item.ts'

/** `length` letters with consecutive ids. */
export interface Run extends Id {
  readonly length: number
}
export interface Words {
  readonly words: string
  readonly runs: readonly Run[]
}

/** The runs of `length` letters from `offset` on. */
export const slice = (runs: readonly Run[], offset: number, length: number): readonly Run[] => {
  const found: Run[] = []
  let passed = 0
  for (const run of runs) {
    const from = Math.max(0, offset - passed)
    const to = Math.min(run.length, offset + length - passed)
    if (from < to) found.push({ client: run.client, clock: run.clock + from, length: to - from })
    passed += run.length
  }
  return found
}
