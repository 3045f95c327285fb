// Lines of a rich text: paragraphs, headings, numbered paragraphs, table cells, each with its text, one UTF-16 unit per position in Yjs.
import * as Y from 'yjs'
import { RICH_TEXT_SCHEMA } from '../editor/richText.ts'
import { type BlockId, parseBlockId } from '../ids.ts'
import { containerItem } from '../yjs/item.ts'
import { createPositionResolver } from '../yjs/positions.ts'

export interface TextLine {
  readonly element: Y.XmlElement
  /** Id of the line; a cell has its own, not the table's. */
  readonly id: BlockId | null
  /** Index of its top-level block. */
  readonly row: number
  readonly words: string
}

/** Total: content of another shape has no lines. In document order, a table's rows in stored order. */
export const linesOf = (fragment: Y.XmlFragment): readonly TextLine[] => {
  const found: TextLine[] = []
  const visit = (element: Y.XmlElement, row: number, depth: number) => {
    if (isLine(element)) found.push({ element, id: blockIdOfElement(element), row, words: wordsInLine(element) })
    else if (depth < RICH_TEXT_SCHEMA.maxDepth)
      for (const child of element.toArray()) if (child instanceof Y.XmlElement) visit(child, row, depth + 1)
  }
  fragment
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
    .forEach((child, row) => void visit(child, row, 1))
  return found
}

const isLine = (element: Y.XmlElement): boolean => LINES.has(element.nodeName)
const LINES = new Set(Object.entries(RICH_TEXT_SCHEMA.nodes).flatMap(([name, node]) => (node.text ? [name] : [])))

export const blockIdOfElement = (element: Y.XmlElement): BlockId | null => parseBlockId(element.getAttribute('id'))

/** One unit per position, so that text offsets are positions in the line. */
export const wordsInLine = (line: Y.XmlElement): string => line.toArray().map(wordsOf).join('')

const wordsOf = (child: unknown): string => {
  if (!(child instanceof Y.XmlText)) return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? '\n' : UNKNOWN
  const words = Y.Text.prototype.toString.call(child)
  if (words.length === child.length) return words
  // An embed or another non-text node.
  const parts: readonly { readonly insert?: unknown }[] = child.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : UNKNOWN)).join('')
}
const UNKNOWN = '\ufffc'

const sizeOf = (child: unknown): number => (child instanceof Y.XmlText ? child.length : 1)

/** A position in a line as Yjs stores it: after the letter to its right (`assoc` 0) or its left (-1). */
export const relativeIn = (line: Y.XmlElement, place: number, assoc: 0 | -1): Y.RelativePosition => {
  let left = place
  const children = line.toArray()
  for (const [index, child] of children.entries()) {
    const size = sizeOf(child)
    // Between two Y.XmlText the position belongs to the one with its letter.
    if (child instanceof Y.XmlText && (assoc === 0 ? left < size : left <= size))
      return Y.createRelativePositionFromTypeIndex(child, left, assoc)
    if (left < size || (left === 0 && assoc === -1)) return Y.createRelativePositionFromTypeIndex(line, index, assoc)
    left -= size
  }
  return Y.createRelativePositionFromTypeIndex(line, line.length, -1)
}

export interface LinePosition {
  readonly line: Y.XmlElement
  readonly place: number
  /** The letter next to it still exists. */
  readonly kept: boolean
}
/** Null if the line was deleted, or is not in this text. For many positions of the current text. */
export const createLinePositionResolver = (fragment: Y.XmlFragment): ((relative: Y.RelativePosition) => LinePosition | null) => {
  const { doc } = fragment
  const placeOf = doc && createPositionResolver(doc)
  return (relative) => {
    // A root's name cannot be one of ours, and looking it up would create that root in the user's document.
    if (relative.tname !== null) return null
    const at = placeOf?.(relative)
    if (!at) return null
    const { type, index: within, kept } = at
    const line = type instanceof Y.XmlText ? type.parent : type
    if (!(line instanceof Y.XmlElement) || !isLine(line) || !standsIn(line, fragment)) return null
    const children = line.toArray()
    const index = type instanceof Y.XmlText ? children.indexOf(type) : within
    if (index === -1) return null
    const before = children.slice(0, index).reduce((sum: number, child) => sum + sizeOf(child), 0)
    return { line, place: before + (type instanceof Y.XmlText ? within : 0), kept }
  }
}
export const linePosition = (fragment: Y.XmlFragment, relative: Y.RelativePosition): LinePosition | null =>
  createLinePositionResolver(fragment)(relative)

/** None of its ancestors is deleted. */
const standsIn = (line: Y.XmlElement, fragment: Y.XmlFragment): boolean => {
  for (let at: unknown = line; at !== fragment; ) {
    if (!(at instanceof Y.XmlElement) || containerItem(at)?.deleted !== false) return false
    at = at.parent
  }
  return true
}
