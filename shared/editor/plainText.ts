// A rich text as plain text, a block per line: for history, search and lists. Total and bounded, whatever the fragment contains.
import * as Y from 'yjs'
import { RICH_TEXT_SCHEMA } from './richText.ts'
import { tableShape } from './tableShape.ts'

/** Limit in characters; longer text is cut here, in its plain form only. */
const MAX_PLAIN_TEXT = 200_000

export const plainText = (fragment: Y.XmlFragment, limit = MAX_PLAIN_TEXT): string => lines(fragment, limit).join('\n').slice(0, limit)

/** Non-empty paragraphs and headings. */
export const countParagraphs = (fragment: Y.XmlFragment): number =>
  lines(fragment, MAX_PLAIN_TEXT).filter((line) => line.trim() !== '').length

const lines = (fragment: Y.XmlFragment, limit: number): readonly string[] => {
  const found: string[] = []
  let left = limit
  const visit = (node: Y.XmlFragment, depth: number) => {
    // An empty paragraph is a line too; an empty list is not.
    let line: string | null = node instanceof Y.XmlElement && TEXT_BLOCKS.has(node.nodeName) ? '' : null
    for (const child of childrenOf(node)) {
      if (left <= 0) break
      if (child === UNWRITTEN) {
        found.push('')
        left -= 1
        continue
      }
      const text = inlineText(child)
      if (text !== null) {
        line = (line ?? '') + text
        left -= text.length
      } else if (child instanceof Y.XmlElement && depth < RICH_TEXT_SCHEMA.maxDepth) visit(child, depth + 1)
    }
    if (line !== null) found.push(line)
    left -= 1
  }
  visit(fragment, 0)
  return found
}

/** Rows of a table in order, each with its cells; a missing cell is a line too. */
const childrenOf = (node: Y.XmlFragment): readonly unknown[] => {
  if (!(node instanceof Y.XmlElement) || node.nodeName !== 'table') return node.toArray()
  return tableShape(node).rows.flatMap(({ cells, beside }) => [...cells.map((cell) => cell ?? UNWRITTEN), ...beside])
}
const UNWRITTEN = Symbol('a cell that is not written yet')

const TEXT_BLOCKS = new Set(Object.entries(RICH_TEXT_SCHEMA.nodes).flatMap(([name, node]) => (node.text ? [name] : [])))

/** `null` for a block. */
const inlineText = (child: unknown): string | null => {
  // The string of a Y.Text is its characters; a Y.XmlText's own would spell its formats as tags.
  if (child instanceof Y.XmlText) return Y.Text.prototype.toString.call(child)
  return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? '\n' : null
}
