// Restores a text: unchanged letters and blocks stay, with their authors and ids.
import * as Y from 'yjs'
import { RICH_TEXT_SCHEMA } from '../editor/richText.ts'
import { smallestEdit } from '../editor/smallestEdit.ts'
import { pairById } from './pairById.ts'
import { restoreLine } from './restoreLine.ts'

export const restoreText = (now: Y.Text, was: string): void => {
  const edit = smallestEdit(now.toString(), was)
  if (!edit) return
  if (edit.remove > 0) now.delete(edit.index, edit.remove)
  if (edit.insert !== '') now.insert(edit.index, edit.insert)
}

/**
 * Matches blocks by id; surplus blocks are removed, missing ones inserted. `exact`: for a read-only copy, also changes that the relay would refuse.
 */
export const restoreBlocks = (now: Y.XmlFragment, was: Y.XmlFragment, exact = false): void => {
  const [present, past] = [childrenOf(now), childrenOf(was)]
  const pairs = pairById(present.map(blockOf), past.map(blockOf))
  // From the end, so that positions still to be processed stay valid.
  for (let index = pairs.length; index >= 0; index--) {
    const [lastPresent, lastPast] = pairs[index - 1] ?? [-1, -1]
    const [nextPresent, nextPast] = pairs[index] ?? [present.length, past.length]
    if (nextPresent - lastPresent > 1) now.delete(lastPresent + 1, nextPresent - lastPresent - 1)
    const back = past.slice(lastPast + 1, nextPast).flatMap(copyOf)
    if (back.length > 0) now.insert(lastPresent + 1, back)
    const [element, old] = [present[lastPresent], past[lastPast]]
    if (element instanceof Y.XmlElement && old instanceof Y.XmlElement) restoreBlock(element, old, exact)
  }
}

/** A new fragment with the same blocks. */
export const copyOfBlocks = (was: Y.XmlFragment): Y.XmlFragment => {
  const fragment = new Y.XmlFragment()
  fragment.insert(0, childrenOf(was).flatMap(copyOf))
  return fragment
}

const restoreBlock = (now: Y.XmlElement, was: Y.XmlElement, exact: boolean): void => {
  const [is, old] = [attributesOf(now), attributesOf(was)]
  // The id of an existing block is immutable.
  const stays = (key: string) => !exact && RICH_TEXT_SCHEMA.fixed.includes(key) && is[key] !== undefined
  for (const key of Object.keys(is)) if (!Object.hasOwn(old, key) && !stays(key)) now.removeAttribute(key)
  for (const [key, value] of Object.entries(old)) if (is[key] !== value && !stays(key)) setAttribute(now, key, value)
  if (holdsText(now)) restoreLine(now, was)
  else restoreBlocks(now, was, exact)
}

const copyOf = (old: Child): Child[] => {
  if (old instanceof Y.XmlText) {
    const text = new Y.XmlText()
    text.applyDelta(old.toDelta())
    return [text]
  }
  if (!(old instanceof Y.XmlElement)) return []
  const element = new Y.XmlElement(old.nodeName)
  for (const [key, value] of Object.entries(attributesOf(old))) setAttribute(element, key, value)
  element.insert(0, childrenOf(old).flatMap(copyOf))
  return [element]
}

type Child = Y.XmlElement | Y.XmlText
const childrenOf = (fragment: Y.XmlFragment): Child[] =>
  fragment.toArray().flatMap((child) => (child instanceof Y.XmlElement || child instanceof Y.XmlText ? [child] : []))
const blockOf = (child: Child) => {
  const id = child instanceof Y.XmlElement ? attributesOf(child).id : null
  return { name: child instanceof Y.XmlElement ? child.nodeName : '#text', id: typeof id === 'string' ? id : null }
}
const holdsText = ({ nodeName }: Y.XmlElement): boolean =>
  Object.hasOwn(RICH_TEXT_SCHEMA.nodes, nodeName) && RICH_TEXT_SCHEMA.nodes[nodeName]?.text === true
// Yjs types attributes as strings; a heading's level and a list's start are numbers, as y-tiptap writes them.
const attributesOf = (element: Y.XmlElement): Readonly<Record<string, unknown>> => element.getAttributes()
const setAttribute = (element: Y.XmlElement, key: string, value: unknown): void =>
  void Reflect.apply(element.setAttribute, element, [key, value])
