// A document as plain data, by subject and field as events name them: read from the Y.Doc as it stands, by no code of the history.
import * as Y from 'yjs'
import { plainText } from '../../../shared/editor/plainText.ts'
import { type DocumentId, documentKind } from '../../../shared/ids.ts'

/** Subject → field → value; `checklist/<id>/done` for what stands deeper. */
export type Look = ReadonlyMap<string, ReadonlyMap<string, unknown>>

const LISTS: Readonly<Record<string, string>> = {
  items: 'item',
  streams: 'stream',
  sections: 'section',
  points: 'point',
  decisions: 'decision',
  terms: 'term',
}
const SELF = { roadmap: null, page: 'text:', meeting: 'meeting:', glossary: null, acts: null } as const
const SILENT = new Set(['speakers', 'floor', 'shown', 'spent'])

export const lookAt = (doc: Y.Doc, document: DocumentId): Look => {
  const found = new Map<string, Map<string, unknown>>()
  const self = SELF[documentKind(document)]
  const own = new Map<string, unknown>()
  if (self !== null) found.set(self, own)
  for (const [root, type] of doc.share) {
    if (SILENT.has(root)) continue
    const list = LISTS[root]
    if (list === undefined) {
      if (root === 'meta' && type instanceof Y.Map) flatten(type, '', own)
      else put(own, root, type)
    } else if (type instanceof Y.Map) {
      for (const [id, entry] of type.entries()) {
        const fields = new Map<string, unknown>()
        if (!(entry instanceof Y.Map) || !/^[\w-]{1,64}$/.test(id)) continue
        flatten(entry, '', fields)
        found.set(`${list}:${id}`, fields)
      }
    }
  }
  return found
}

const flatten = (map: Y.Map<unknown>, prefix: string, into: Map<string, unknown>) => {
  for (const [key, value] of map.entries()) if (!SILENT.has(key)) put(into, prefix + key, value)
}
const put = (into: Map<string, unknown>, field: string, value: unknown) => {
  if (value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement)) into.set(field, plainText(value))
  else if (value instanceof Y.Text) into.set(field, Y.Text.prototype.toString.call(value))
  else if (value instanceof Y.Map) flatten(value, `${field}/`, into)
  else if (!(value instanceof Y.AbstractType)) into.set(field, asJson(value))
}

/** As an event can say it. */
const asJson = (value: unknown): unknown => {
  if (value === undefined || value instanceof Uint8Array) return null
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(inner)]))
}
