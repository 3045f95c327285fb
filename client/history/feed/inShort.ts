// A passage in about two lines: what was written or removed at length is shown by its beginning and its end. Pure.
import type { WordRun } from '../../../shared/pairs/wordDiff.ts'

/** Letters of all changed runs together, about two lines; and of one that is cut, at each end. */
const LONGEST = 220
const END = 60

export const inShort = (runs: readonly WordRun[]): readonly WordRun[] => {
  const changed = runs.reduce((sum, { type, text }) => sum + (type === 'kept' ? 0 : text.length), 0)
  if (changed <= LONGEST) return runs
  return runs.map((run) => (run.type === 'kept' || run.text.length <= 2 * END + 20 ? run : { ...run, text: cut(run.text) }))
}

const cut = (text: string): string => {
  const [head, tail] = [text.slice(0, END), text.slice(-END)]
  // At words, where there are any.
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), END / 2)).trimEnd()} … ${tail.slice(Math.min(tail.indexOf(' ') + 1, END / 2)).trimStart()}`
}
