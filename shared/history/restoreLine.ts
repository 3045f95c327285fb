// Restores the content of a paragraph: changes only letters, formats, line breaks and footnote references that differ.
import * as Y from 'yjs'
import { smallestEdit } from '../editor/smallestEdit.ts'

type Formats = Readonly<Record<string, unknown>>
interface Piece {
  readonly text: string
  readonly formats: Formats
}
/** Runs of text between line breaks and references; one run may be several Y.XmlText, if two people created it concurrently. */
interface Line {
  readonly runs: readonly (readonly Y.XmlText[])[]
  /** One fewer than runs. */
  readonly breaks: readonly Y.XmlElement[]
}

export const restoreLine = (now: Y.XmlElement, was: Y.XmlElement): void => {
  const [present, past] = [lineOf(now), lineOf(was)]
  const shorter = Math.min(present.runs.length, past.runs.length)
  const same = (at: number) =>
    signature(present.runs.at(at)) === signature(past.runs.at(at)) && isSameBreak(present.breaks.at(at), past.breaks.at(at))
  let left = 0
  while (left < shorter - 1 && same(left)) left++
  let right = 0
  while (right < shorter - 1 - left && same(-1 - right)) right++
  // The runs between are matched from the left; surplus breaks are removed with the run after them, missing ones are inserted.
  const surplus = present.runs.length - past.runs.length
  const lastPaired = shorter - right - 1
  if (surplus > 0) {
    const from = endOf(present, lastPaired)
    now.delete(from, endOf(present, lastPaired + surplus) - from)
  } else if (surplus < 0) {
    const back = past.breaks
      .slice(lastPaired, lastPaired - surplus)
      .flatMap((one, index) => [copyOfBreak(one), newText(past.runs[lastPaired + 1 + index] ?? [])])
    now.insert(endOf(present, lastPaired), back)
  }
  for (let index = lastPaired; index >= left; index--) {
    const at = startOf(present, index)
    restoreRun(now, at, present.runs[index] ?? [], piecesOf(past.runs[index]))
    const before = index > left ? past.breaks[index - 1] : undefined
    if (!before || isSameBreak(present.breaks[index - 1], before)) continue
    now.delete(at - 1, 1)
    now.insert(at - 1, [copyOfBreak(before)])
  }
}

const restoreRun = (element: Y.XmlElement, at: number, texts: readonly Y.XmlText[], pieces: readonly Piece[]): void => {
  if (texts.length === 0) {
    if (pieces.length > 0) element.insert(at, [textFrom(pieces)])
    return
  }
  const edit = smallestEdit(texts.map(lettersOf).join(''), pieces.map(({ text }) => text).join(''))
  let passed = 0
  let inserted = !edit || edit.insert === ''
  for (const text of edit ? texts : []) {
    const length = text.length
    if (!edit) break
    const from = Math.max(0, Math.min(edit.index - passed, length))
    const remove = Math.max(0, Math.min(edit.index + edit.remove - passed, length) - from)
    if (remove > 0) text.delete(from, remove)
    if (!inserted && edit.index <= passed + length) {
      text.insert(from, edit.insert, { ...formatsAt(pieces, edit.index).formats })
      inserted = true
    }
    passed += length
  }
  let offset = 0
  for (const text of texts) {
    restoreFormats(text, pieces, offset)
    offset += text.length
  }
}

/** Sets and removes only formats that differ, because each format marker stays in the document for ever. */
const restoreFormats = (text: Y.XmlText, pieces: readonly Piece[], offset: number): void => {
  let at = 0
  for (const { text: letters, formats } of piecesOf([text])) {
    const end = at + letters.length
    while (at < end) {
      const wanted = formatsAt(pieces, offset + at)
      const upTo = Math.min(end, at + wanted.length)
      const changed = difference(formats, wanted.formats)
      if (changed) text.format(at, upTo - at, changed)
      at = upTo
    }
  }
}
const difference = (is: Formats, wanted: Formats): Record<string, unknown> | null => {
  const changed: Record<string, unknown> = {}
  for (const key of Object.keys(is)) if (!Object.hasOwn(wanted, key)) changed[key] = null
  for (const [key, value] of Object.entries(wanted)) if (JSON.stringify(is[key]) !== JSON.stringify(value)) changed[key] = value
  return Object.keys(changed).length > 0 ? changed : null
}
const formatsAt = (pieces: readonly Piece[], offset: number): { readonly formats: Formats; readonly length: number } => {
  let passed = 0
  for (const { text, formats } of pieces) {
    const end = passed + text.length
    if (offset < end) return { formats, length: end - offset }
    passed = end
  }
  return { formats: {}, length: Number.POSITIVE_INFINITY }
}

const lineOf = (element: Y.XmlElement): Line => {
  const runs: Y.XmlText[][] = [[]]
  const breaks: Y.XmlElement[] = []
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) runs.at(-1)?.push(child)
    else if (child instanceof Y.XmlElement) {
      breaks.push(child)
      runs.push([])
    }
  }
  return { runs, breaks }
}
const startOf = ({ runs }: Line, run: number): number => runs.slice(0, run).reduce((sum, texts) => sum + texts.length, 0) + run
const endOf = (line: Line, run: number): number => startOf(line, run) + (line.runs[run]?.length ?? 0)

const piecesOf = (texts: readonly Y.XmlText[] = []): readonly Piece[] =>
  texts.flatMap((text) => {
    const parts: { insert?: unknown; attributes?: Formats }[] = text.toDelta()
    return parts.flatMap(({ insert, attributes = {} }) => (typeof insert === 'string' ? [{ text: insert, formats: attributes }] : []))
  })
const lettersOf = (text: Y.XmlText): string =>
  piecesOf([text])
    .map((piece) => piece.text)
    .join('')
/** Letters with their formats, independent of the number of Y.XmlText. */
const signature = (texts: readonly Y.XmlText[] = []): string => {
  const merged: { text: string; formats: string }[] = []
  for (const { text, formats } of piecesOf(texts)) {
    const [last, key] = [merged.at(-1), JSON.stringify(Object.entries(formats).sort())]
    if (last?.formats === key) last.text += text
    else merged.push({ text, formats: key })
  }
  return JSON.stringify(merged)
}
const textFrom = (pieces: readonly Piece[]): Y.XmlText => {
  const text = new Y.XmlText()
  text.applyDelta(pieces.map((piece) => ({ insert: piece.text, attributes: { ...piece.formats } })))
  return text
}
const newText = (texts: readonly Y.XmlText[]): Y.XmlText => textFrom(piecesOf(texts))
const copyOfBreak = (old: Y.XmlElement): Y.XmlElement => {
  const fresh = new Y.XmlElement(old.nodeName)
  for (const [key, value] of Object.entries(old.getAttributes())) if (value !== undefined) fresh.setAttribute(key, value)
  return fresh
}
const isSameBreak = (a: Y.XmlElement | undefined, b: Y.XmlElement | undefined): boolean => said(a) === said(b)
const said = (element: Y.XmlElement | undefined): string =>
  element ? JSON.stringify([element.nodeName, Object.entries(element.getAttributes()).sort()]) : ''
