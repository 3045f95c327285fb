// Writes the editor's blocks to the shared fragment: updates matching blocks, inserts new ones, removes deleted ones.
import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { tableShape } from '../../shared/editor/tableShape.ts'
import { type PairBlock, pairBlocks } from './pairBlocks.ts'
import type { BlockMap } from './readBlocks.ts'
import { holdsUnreadable, isUnreadableNode } from './unreadable.ts'
import { newLine, present, writeLine } from './writeText.ts'

/** Caret position: text block and offset. It decides where among equal letters one was typed. */
export interface Caret {
  readonly block: Node
  readonly offset: number
  /** A block was removed: the text after the caret came from it letter by letter, and was not part of the caret's block before. */
  readonly joined: boolean
}

export const writeBlocks = (fragment: Y.XmlFragment, node: Node, map: BlockMap, caret: Caret | null): void => {
  const elements = elementsOf(fragment)
  const { left, right } = unchanged(elements, node, map)
  const shared = elements.slice(left, elements.length - right)
  const edited = childrenOf(node, left, node.childCount - right)
  const pairs = pairBlocks(
    shared.map((element) => sharedBlock(element, map)),
    edited.map(editedBlock),
  )
  // From the end, so that positions still to be written stay valid.
  for (let index = pairs.length; index >= 0; index--) {
    const [lastShared, lastEdited] = pairs[index - 1] ?? [-1, -1]
    const [nextShared, nextEdited] = pairs[index] ?? [shared.length, edited.length]
    const gone = nextShared - lastShared - 1
    if (gone > 0) fragment.delete(left + lastShared + 1, gone)
    const added = edited.slice(lastEdited + 1, nextEdited)
    if (added.length > 0)
      fragment.insert(
        left + lastShared + 1,
        added.map((block) => newBlock(block, map)),
      )
    const [element, block] = [shared[lastShared], edited[lastEdited]]
    if (element && block && map.get(element) !== block) writeBlock(element, block, map, caret)
  }
}

/** Number of unchanged nodes at the start and at the end, so that a keystroke in a long text costs only what it changed. */
const unchanged = (elements: readonly Y.XmlElement[], node: Node, map: BlockMap) => {
  const isSame = (element: Y.XmlElement | undefined, child: Node) => element !== undefined && map.get(element) === child
  const shorter = Math.min(elements.length, node.childCount)
  let [left, right] = [0, 0]
  while (left < shorter && isSame(elements[left], node.child(left))) left++
  while (left + right < shorter && isSame(elements.at(-1 - right), node.child(node.childCount - 1 - right))) right++
  return { left, right }
}

const writeBlock = (element: Y.XmlElement, node: Node, map: BlockMap, caret: Caret | null) => {
  const is = present(node.attrs)
  const was: Record<string, unknown> = element.getAttributes()
  for (const key of Object.keys(was)) if (!Object.hasOwn(is, key)) element.removeAttribute(key)
  for (const [key, value] of Object.entries(is)) if (was[key] !== value) element.setAttribute(key, value)
  if (node.inlineContent) writeLine(element, node, caret?.block === node ? caret : null)
  else if (node.type.name === 'table') writeTable(element, node, map, caret)
  else writeBlocks(element, node, map, caret)
  map.set(element, node)
}

/**
 * Text only: rows and columns are changed in the shared text (`shared/editor/tables.ts`), so that no edit here can lose any. Cells match by
 * position; an id alone is ambiguous if two users restored a row concurrently, or missing.
 */
const writeTable = (table: Y.XmlElement, node: Node, map: BlockMap, caret: Caret | null) => {
  const rows = byId(table)
  const { rows: shown } = tableShape(table)
  for (const [at, row] of childrenOf(node)
    .filter(({ type }) => type.name === 'tableRow')
    .entries()) {
    const here = isOf(shown[at]?.element, row) ? shown[at] : undefined
    const shared = here?.element ?? rows.get(row.attrs.id)
    if (!shared || map.get(shared) === row) continue
    const cells = byId(shared)
    const placed = here ? [...here.cells, ...here.beside] : []
    for (const [place, cell] of childrenOf(row).entries()) {
      const likely = placed[place]
      const own = isOf(likely, cell) ? likely : (cells.get(cell.attrs.id) ?? elementsOf(shared).find((one) => isOf(one, cell)))
      if (own && map.get(own) !== cell) writeBlock(own, cell, map, caret)
      // An empty paragraph that was shown but not written until now.
      if (!own && cell.content.size > 0) shared.push([newBlock(cell, map)])
    }
    map.set(shared, row)
  }
}
const byId = (parent: Y.XmlElement) =>
  new Map<unknown, Y.XmlElement>(
    elementsOf(parent).flatMap((child) => {
      const id = child.getAttribute('id')
      return id ? [[id, child]] : []
    }),
  )
const isOf = (element: Y.XmlElement | null | undefined, { attrs }: Node): element is Y.XmlElement => {
  if (!element) return false
  const id = element.getAttribute('id')
  return (!id || id === attrs.id) && (element.getAttribute('column') ?? null) === (attrs.column ?? null)
}

export const newBlock = (node: Node, map: BlockMap): Y.XmlElement => {
  // Unreachable, because `keepsUnreadable` is checked first; writing it would add a reserved node name to the document.
  if (isUnreadableNode(node)) throw new Error('an unreadable block cannot be written')
  const element = new Y.XmlElement(node.type.name)
  for (const [key, value] of Object.entries(present(node.attrs))) element.setAttribute(key, value)
  element.insert(0, node.inlineContent ? newLine(node) : childrenOf(node).map((child) => newBlock(child, map)))
  map.set(element, node)
  return element
}
/** Whether writing `node` leaves every unreadable block in place. If not, the edit is undone instead. */
export const keepsUnreadable = (fragment: Y.XmlFragment, node: Node, map: BlockMap): boolean => {
  const shared = elementsOf(fragment).map((element) => ({ element, block: sharedBlock(element, map) }))
  const edited = childrenOf(node)
  const pairs = pairBlocks(
    shared.map(({ block }) => block),
    edited.map(editedBlock),
  )
  const pairedShared = new Set(pairs.map(([index]) => index))
  const pairedEdited = new Set(pairs.map(([, index]) => index))
  if (shared.some(({ block }, index) => !pairedShared.has(index) && holdsUnreadable(block.node))) return false
  if (edited.some((block, index) => !pairedEdited.has(index) && holdsUnreadable(block))) return false
  return pairs.every(([s, e]) => {
    const [one, other] = [shared[s], edited[e]]
    return !one || !other || one.block.node === other || other.inlineContent || keepsUnreadable(one.element, other, map)
  })
}

const elementsOf = (fragment: Y.XmlFragment): Y.XmlElement[] => fragment.toArray().filter((child) => child instanceof Y.XmlElement)
const childrenOf = (node: Node, from = 0, to = node.childCount): readonly Node[] => node.children.slice(from, to)
const sharedBlock = (element: Y.XmlElement, map: BlockMap): PairBlock => {
  const node = map.get(element)
  if (!node || Array.isArray(node)) throw new Error('every element of the fragment has a node')
  return editedBlock(node)
}
const editedBlock = (node: Node): PairBlock => ({
  node,
  name: node.type.name,
  id: typeof node.attrs.id === 'string' ? node.attrs.id : null,
})
