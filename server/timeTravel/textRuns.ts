// Builds runs of text in ProseMirror JSON.
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import type { DiffMark, DiffNode } from '../../shared/history/textDiff.ts'

/** Yjs formats as marks, those that the editor knows, by name. */
export const diffMarks = (formats: Iterable<readonly [string, unknown]>): readonly DiffMark[] =>
  [...formats]
    .filter(([key, value]) => Object.hasOwn(RICH_TEXT_SCHEMA.marks, key) && RICH_TEXT_SCHEMA.marks[key]?.(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, value]) => (isRecord(value) && Object.keys(value).length > 0 ? { type, attrs: value } : { type }))

/** Appended to the last run when its marks are identical: nearly always, in a long text. */
export const addRun = (runs: DiffNode[], text: string, marks: readonly DiffMark[]): void => {
  const own = marks.length > 0 ? { marks } : {}
  const last = runs.at(-1)
  if (last?.type === 'text' && last.marks === own.marks) runs[runs.length - 1] = { type: 'text', text: `${last.text}${text}`, ...own }
  else runs.push({ type: 'text', text, ...own })
}

/** Merges neighbours with equal marks; removes empty ones. */
export const joinRuns = (nodes: readonly DiffNode[]): readonly DiffNode[] => {
  const joined: DiffNode[] = []
  for (let at = 0; at < nodes.length; ) {
    const first = nodes[at++]
    if (!first || (first.type === 'text' && first.text === '')) continue
    if (first.type !== 'text') {
      joined.push(first)
      continue
    }
    const words = [first.text ?? '']
    for (let next = nodes[at]; next?.type === 'text' && (next.text === '' || sameMarks(first, next)); next = nodes[++at])
      words.push(next.text ?? '')
    joined.push(words.length > 1 ? { ...first, text: words.join('') } : first)
  }
  return joined
}

/** In a long text nearly all runs have none. */
const sameMarks = ({ marks: a }: DiffNode, { marks: b }: DiffNode): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
