// Runs of text in a line of ProseMirror JSON.
import { RICH_TEXT_PLACES } from '../../shared/editor/richText.ts'
import type { DiffMark, DiffNode } from '../../shared/history/textDiff.ts'

/** Formats of Yjs as marks, those that the editor knows, by name. */
export const marksOf = (formats: Iterable<readonly [string, unknown]>): readonly DiffMark[] =>
  [...formats]
    .filter(([key, value]) => Object.hasOwn(RICH_TEXT_PLACES.marks, key) && RICH_TEXT_PLACES.marks[key]?.(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, value]) => (isRecord(value) && Object.keys(value).length > 0 ? { type, attrs: value } : { type }))

export const runOf = (text: string, marks: readonly DiffMark[]): DiffNode =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }

/** Neighbours with the same marks become one run; empty ones go. */
export const joinRuns = (nodes: readonly DiffNode[]): readonly DiffNode[] => {
  const joined: DiffNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && node.text === '') continue
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks))
      joined[joined.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') }
    else joined.push(node)
  }
  return joined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
