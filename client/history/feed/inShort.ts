// Shortens a passage to about two lines: long added or removed text is shown by its beginning and end. Pure.
import type { WordRun } from '../../../shared/pairs/wordDiff.ts'

/** In characters: of all changed runs together, about two lines; and of each end of a shortened run. */
const LONGEST = 220
const END = 60

export const inShort = (runs: readonly WordRun[]): readonly WordRun[] => {
  const changed = runs.reduce((sum, { type, text }) => sum + (type === 'kept' ? 0 : text.length), 0)
  if (changed <= LONGEST) return runs
  return runs.map((run) => (run.type === 'kept' || run.text.length <= 2 * END + 20 ? run : { ...run, text: cut(run.text) }))
}

const cut = (text: string): string => {
  const [head, tail] = [text.slice(0, END), text.slice(-END)]
  // Cut at word boundaries if there are any.
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), END / 2)).trimEnd()} … ${tail.slice(Math.min(tail.indexOf(' ') + 1, END / 2)).trimStart()}`
}
