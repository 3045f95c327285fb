// The text in an update without its structure: enough to recognise what was written, and to write it again.
import * as Y from 'yjs'
import { decodeUpdate } from '../../shared/yjs/decodedUpdate.ts'
import { entriesIn, firstIn, type Id, isItem, isSameId, nextItem, originOf, type YjsItem, type YjsType } from '../../shared/yjs/item.ts'
import { lettersIn, typeIn, valuesIn } from '../../shared/yjs/itemContent.ts'

const MAX_LENGTH = 20_000

export const updateWords = (update: Uint8Array): string => {
  const pieces: string[] = []
  let length = 0
  let last: Id | null = null
  for (const struct of decodeUpdate(update).structs) {
    if (!isItem(struct)) continue
    const piece = textOf(struct)
    if (piece === '') continue
    const follows = last !== null && struct.id.client === last.client && isSameId(originOf(struct), last)
    pieces.push(pieces.length === 0 || follows ? piece : `\n${piece}`)
    length += piece.length
    if (length > MAX_LENGTH) break
    last = { client: struct.id.client, clock: struct.id.clock + struct.length - 1 }
  }
  return pieces.join('').slice(0, MAX_LENGTH)
}

const textOf = (item: YjsItem): string =>
  lettersIn(item) ??
  valuesIn(item)
    ?.filter((value) => typeof value === 'string')
    .join(' ') ??
  ''

/** The text of a whole document from beginning to end. */
export const wordsOfWhole = (update: Uint8Array, roots: readonly string[]): string => {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    const lines = roots.flatMap((root) => linesOf(doc.get(root)))
    return lines.join('\n').slice(0, MAX_LENGTH)
  } finally {
    doc.destroy()
  }
}

const linesOf = (type: YjsType): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (let item = firstIn(type); item; item = nextItem(item)) {
    if (item.deleted) continue
    line += lettersIn(item) ?? ''
    const inner = typeIn(item)
    if (inner) lines.push(...linesOf(inner))
  }
  if (line.trim() !== '') lines.unshift(line)
  for (const item of entriesIn(type).values()) {
    const inner = item.deleted ? null : typeIn(item)
    if (inner) lines.push(...linesOf(inner))
  }
  return lines
}
