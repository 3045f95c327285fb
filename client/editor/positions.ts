// Converts between editor positions and Yjs relative positions through the block that shows each Y type. y-tiptap counts in the order of the shared
// text, but a table is shown in the order of its rows and columns.
import type { Node } from '@tiptap/pm/model'
import { absolutePositionToRelativePosition, type ProsemirrorBinding, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { containerItem } from '../../shared/yjs/item.ts'

type Shared = Pick<ProsemirrorBinding, 'doc' | 'type' | 'mapping'>

/** Beside which letter a position stays: as in Yjs, below 0 the one before it, else the one after it. */
type Side = -1 | 0

/** Null for a position that the shared text does not have. */
const relativeAt = (shared: Shared, doc: Node, place: number, side: Side): Y.RelativePosition | null => {
  const $place = doc.resolve(place)
  if (!$place.parent.inlineContent)
    return isInTable($place.parent) ? null : absolutePositionToRelativePosition(place, shared.type, shared.mapping)
  let around: Y.XmlFragment = shared.type
  for (let depth = 1; depth <= $place.depth; depth++) {
    const element = elementOf(around, $place.node(depth), $place.index(depth - 1), shared)
    if (!element) return null
    around = element
  }
  return inLine(around, $place.parentOffset, side)
}

/** Null for a position that is not in this text, or no longer. */
export const absoluteOf = (shared: Shared, doc: Node, relative: Y.RelativePosition): number | null => {
  const at = Y.createAbsolutePositionFromRelativePosition(relative, shared.doc)
  if (!at) return null
  const line = at.type instanceof Y.XmlText ? at.type.parent : at.type
  const path = line instanceof Y.XmlElement ? pathTo(line, shared.type) : null
  if (!path || !(line instanceof Y.XmlElement)) return relativePositionToAbsolutePosition(shared.doc, shared.type, relative, shared.mapping)
  let place = 0
  let node = doc
  for (const element of path) {
    const shown = shared.mapping.get(element)
    const index = shown && !Array.isArray(shown) ? node.children.indexOf(shown) : -1
    if (index === -1) return null
    for (let before = 0; before < index; before++) place += node.child(before).nodeSize
    place += 1
    node = node.child(index)
  }
  if (!node.inlineContent)
    return node.isTextblock ? place : relativePositionToAbsolutePosition(shared.doc, shared.type, relative, shared.mapping)
  const children = line.toArray()
  const end = at.type instanceof Y.XmlText ? children.indexOf(at.type) : at.index
  // Its text was deleted.
  if (end === -1) return null
  const before = children.slice(0, end).reduce((sum, child) => sum + sizeOf(child), 0)
  return place + Math.min(node.content.size, before + (at.type instanceof Y.XmlText ? at.index : 0))
}

interface Ends {
  readonly anchor: number
  readonly head: number
}
export const selectionAt = (shared: Shared, doc: Node, { anchor, head }: Ends, side: Side = -1) => {
  const ends = [relativeAt(shared, doc, anchor, side), relativeAt(shared, doc, head, side)] as const
  return ends[0] && ends[1] ? { anchor: ends[0], head: ends[1] } : null
}

const isInTable = ({ type }: Node): boolean => type.name === 'table' || type.name === 'tableRow'

const elementOf = (around: Y.XmlFragment, node: Node, index: number, { mapping }: Shared): Y.XmlElement | null => {
  const isIt = (child: unknown): child is Y.XmlElement => child instanceof Y.XmlElement && mapping.get(child) === node
  const likely = index < around.length ? around.get(index) : null
  return isIt(likely) ? likely : (around.toArray().find(isIt) ?? null)
}

const inLine = (line: Y.XmlFragment, offset: number, side: Side): Y.RelativePosition => {
  let left = offset
  for (const [index, child] of line.toArray().entries()) {
    const size = sizeOf(child)
    if (child instanceof Y.XmlText && left <= size) return Y.createRelativePositionFromTypeIndex(child, left, side)
    if (left === 0) return Y.createRelativePositionFromTypeIndex(line, index, side)
    left -= size
  }
  return Y.createRelativePositionFromTypeIndex(line, line.length, side)
}
const sizeOf = (child: unknown): number => (child instanceof Y.XmlText ? child.length : 1)

/** From the top-level block inwards; null for what is deleted or in another text. */
const pathTo = (line: Y.XmlElement, fragment: Y.XmlFragment): readonly Y.XmlElement[] | null => {
  const path: Y.XmlElement[] = []
  for (let at: unknown = line; at !== fragment; ) {
    if (!(at instanceof Y.XmlElement) || containerItem(at)?.deleted) return null
    path.unshift(at)
    at = at.parent
  }
  return path
}
