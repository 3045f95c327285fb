// The words in an update, without their structure: enough to recognise what was written and to write it again.
import * as Y from 'yjs'

const MAX_LENGTH = 20_000

export const wordsOf = (update: Uint8Array): string => {
  const pieces: string[] = []
  let length = 0
  let last: { readonly client: number; readonly clock: number } | null = null
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item)) continue
    const piece = textOf(struct.content)
    if (piece === '') continue
    const follows =
      last !== null && struct.id.client === last.client && struct.origin?.client === last.client && struct.origin.clock === last.clock
    pieces.push(pieces.length === 0 || follows ? piece : `\n${piece}`)
    length += piece.length
    if (length > MAX_LENGTH) break
    last = { client: struct.id.client, clock: struct.id.clock + struct.length - 1 }
  }
  return pieces.join('').slice(0, MAX_LENGTH)
}

const textOf = (content: Y.Item['content']): string => {
  if (content instanceof Y.ContentString) return content.str
  if (content instanceof Y.ContentAny) return content.arr.filter((value) => typeof value === 'string').join(' ')
  return ''
}

/** Of a whole document, as it is read from beginning to end. */
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

const linesOf = (type: Y.AbstractType<unknown>): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) line += item.content.str
    if (item.content instanceof Y.ContentType) lines.push(...linesOf(item.content.type))
  }
  if (line.trim() !== '') lines.unshift(line)
  for (const item of type._map.values())
    if (!item.deleted && item.content instanceof Y.ContentType) lines.push(...linesOf(item.content.type))
  return lines
}
