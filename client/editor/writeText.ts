// Writes the content of a paragraph to its Y.XmlElement: a minimal diff of characters and formats.
import type { Mark, Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { smallestEdit } from '../../shared/editor/smallestEdit.ts'
import { type LocalTextEdit, minimalEdit } from '../live/textEdit.ts'

type Formats = Record<string, unknown>
/** Text between two inline elements (line breaks). In the Y.Doc it may be several Y.XmlText, if two users created it concurrently. */
type Run<T> = readonly T[]
interface Line<Text, Atom> {
  readonly runs: readonly Run<Text>[]
  /** One fewer than runs. */
  readonly atoms: readonly Atom[]
}

const newText = (nodes: Run<Node>): Y.XmlText => {
  const text = new Y.XmlText()
  text.applyDelta(nodes.map((node) => ({ insert: node.text ?? '', attributes: formatsOf(node.marks) })))
  return text
}
const newAtom = (node: Node): Y.XmlElement => {
  const element = new Y.XmlElement(node.type.name)
  for (const [key, value] of Object.entries(present(node.attrs))) element.setAttribute(key, value)
  return element
}
/** Every run gets a Y.XmlText at creation, empty or not: two users who start typing in it concurrently then share it. */
export const newLine = (node: Node): (Y.XmlText | Y.XmlElement)[] => {
  const { runs, atoms } = lineOfNode(node)
  return runs.flatMap((run, index) => [newText(run), ...atoms.slice(index, index + 1).map(newAtom)])
}

/** After the last typed character in this line, if known. */
interface LineCaret {
  readonly offset: number
  readonly joined: boolean
}
export const writeLine = (element: Y.XmlElement, node: Node, caret: LineCaret | null): void => {
  const shared = lineOfElement(element)
  const edited = lineOfNode(node)
  const shorter = Math.min(shared.atoms.length, edited.atoms.length)
  let left = 0
  while (left < shorter && sameRun(shared.runs[left], edited.runs[left]) && sameAtom(shared.atoms[left], edited.atoms[left])) left++
  let right = 0
  while (
    left + right < shorter &&
    sameRun(shared.runs.at(-1 - right), edited.runs.at(-1 - right)) &&
    sameAtom(shared.atoms.at(-1 - right), edited.atoms.at(-1 - right))
  )
    right++

  const sharedEnd = shared.runs.length - right
  const editedEnd = edited.runs.length - right
  const lastPaired = left + Math.min(sharedEnd - left, editedEnd - left) - 1
  // From the end, so that positions still to be written stay valid.
  if (sharedEnd - 1 > lastPaired) {
    const from = atomIndex(shared, lastPaired)
    element.delete(from, runIndex(shared, sharedEnd - 1) + (shared.runs[sharedEnd - 1]?.length ?? 0) - from)
  }
  if (editedEnd - 1 > lastPaired) {
    const added = edited.atoms
      .slice(lastPaired, editedEnd - 1)
      .flatMap((atom, index) => [newAtom(atom), newText(edited.runs[lastPaired + 1 + index] ?? [])])
    element.insert(atomIndex(shared, lastPaired), added)
  }
  for (let index = lastPaired; index >= left; index--) {
    const caretInRun = caret === null ? null : { ...caret, offset: caret.offset - offsetOfRun(edited, index) }
    writeRun(element, runIndex(shared, index), shared.runs[index] ?? [], edited.runs[index] ?? [], caretInRun)
    const [was, is] = [shared.atoms[index - 1], edited.atoms[index - 1]]
    if (index > left && was && is && !sameAtom(was, is)) {
      element.delete(atomIndex(shared, index - 1), 1)
      element.insert(atomIndex(shared, index - 1), [newAtom(is)])
    }
  }
}

const writeRun = (element: Y.XmlElement, index: number, texts: Run<Y.XmlText>, nodes: Run<Node>, caret: LineCaret | null) => {
  if (texts.length === 0) return nodes.length > 0 && element.insert(index, [newText(nodes)])
  const before = texts.map(plain).join('')
  const after = nodes.map((node) => node.text ?? '').join('')
  const edit = editOf(before, after, caret)
  if (edit) {
    let passed = 0
    let inserted = edit.insert === ''
    for (const text of texts) {
      const length = text.length
      const from = Math.max(0, Math.min(edit.index - passed, length))
      const remove = Math.max(0, Math.min(edit.index + edit.remove - passed, length) - from)
      if (remove > 0) text.delete(from, remove)
      if (!inserted && edit.index <= passed + length) {
        text.insert(from, edit.insert, formatsAt(nodes, edit.index))
        inserted = true
      }
      passed += length
    }
  }
  let offset = 0
  for (const text of texts) {
    writeFormats(text, nodes, offset)
    offset += text.length
  }
}

/**
 * Without a caret the common prefix wins: when a paragraph is split, its end is removed, even if it ended in the same letters.
 */
const editOf = (before: string, after: string, caret: LineCaret | null): LocalTextEdit | null => {
  if (caret === null) return smallestEdit(before, after)
  const behind = after.slice(Math.max(0, caret.offset))
  // The text after the caret is unchanged: the part before it moved to the other block.
  if (!caret.joined || before.endsWith(behind)) return minimalEdit(before, after, caret.offset)
  const kept = smallestEdit(before, after.slice(0, Math.max(0, caret.offset)))?.index ?? before.length
  return before === after ? null : { index: kept, remove: before.length - kept, insert: after.slice(kept) }
}

/** Sets and removes only formats that differ, because each format marker stays in the document for ever. */
const writeFormats = (text: Y.XmlText, nodes: Run<Node>, offset: number) => {
  const parts: { insert: string; attributes?: Formats }[] = text.toDelta()
  let at = 0
  for (const { insert, attributes = {} } of parts) {
    const end = at + insert.length
    while (at < end) {
      const { formats, length } = formatsFrom(nodes, offset + at)
      const upTo = Math.min(end, at + length)
      const changed = difference(attributes, formats)
      if (changed) text.format(at, upTo - at, changed)
      at = upTo
    }
  }
}
const difference = (was: Formats, is: Formats): Formats | null => {
  const changed: Formats = {}
  for (const key of Object.keys(was)) if (!Object.hasOwn(is, key)) changed[key] = null
  for (const [key, value] of Object.entries(is)) if (!equal(was[key], value)) changed[key] = value
  return Object.keys(changed).length > 0 ? changed : null
}
/** Other Yjs editors write `true` for a mark without attributes, y-tiptap and we `{}`: the same mark. */
const equal = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (a === true) return equal({}, b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return one.size === other.size && [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key)))
}

/** The formats of the character at `offset`, and how many characters from there on have them. */
const formatsFrom = (nodes: Run<Node>, offset: number): { formats: Formats; length: number } => {
  let passed = 0
  for (const node of nodes) {
    const end = passed + (node.text?.length ?? 0)
    if (offset < end) return { formats: formatsOf(node.marks), length: end - offset }
    passed = end
  }
  return { formats: {}, length: Number.POSITIVE_INFINITY }
}
const formatsAt = (nodes: Run<Node>, offset: number) => formatsFrom(nodes, offset).formats
const formatsOf = (marks: readonly Mark[]): Formats => Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]))
const plain = (text: Y.XmlText): string => {
  const parts: { insert?: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

const lineOfNode = (node: Node): Line<Node, Node> => {
  const runs: Node[][] = [[]]
  const atoms: Node[] = []
  node.forEach((child) => {
    if (child.isText) runs.at(-1)?.push(child)
    else {
      atoms.push(child)
      runs.push([])
    }
  })
  return { runs, atoms }
}
const lineOfElement = (element: Y.XmlElement): Line<Y.XmlText, Y.XmlElement> => {
  const runs: Y.XmlText[][] = [[]]
  const atoms: Y.XmlElement[] = []
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) runs.at(-1)?.push(child)
    else if (child instanceof Y.XmlElement) {
      atoms.push(child)
      runs.push([])
    }
  }
  return { runs, atoms }
}
const runIndex = (line: Line<Y.XmlText, Y.XmlElement>, run: number) =>
  line.runs.slice(0, run).reduce((sum, texts) => sum + texts.length, 0) + run
/** Position of the atom after `run`, or where it would be inserted. */
const atomIndex = (line: Line<Y.XmlText, Y.XmlElement>, run: number) => runIndex(line, run) + (line.runs[run]?.length ?? 0)
const offsetOfRun = (line: Line<Node, Node>, run: number) =>
  line.runs.slice(0, run).reduce((sum, nodes) => sum + nodes.reduce((length, node) => length + node.nodeSize, 0), 0) + run

const sameRun = (texts: Run<Y.XmlText> = [], nodes: Run<Node> = []): boolean => {
  if (texts.map(plain).join('') !== nodes.map((node) => node.text ?? '').join('')) return false
  let at = 0
  for (const text of texts) {
    const parts: { insert: string; attributes?: Formats }[] = text.toDelta()
    for (const { insert, attributes = {} } of parts) {
      for (let end = at + insert.length; at < end; ) {
        const { formats, length } = formatsFrom(nodes, at)
        if (difference(attributes, formats)) return false
        at = Math.min(end, at + length)
      }
    }
  }
  return true
}
const sameAtom = (element: Y.XmlElement | undefined, node: Node | undefined): boolean =>
  element !== undefined && node !== undefined && element.nodeName === node.type.name && equal(element.getAttributes(), present(node.attrs))
/** As in y-tiptap, an attribute that is null is not written. */
export const present = <T>(attrs: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null))
