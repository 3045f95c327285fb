// The digest of a document's state: a function of its contents and of the ids of its structs, whatever updates brought them, in
// however many transactions, and however Yjs has joined, split or collected them since. FROZEN: whatever changes here is a new domain.
// It is described in DOCUMENTS.md, so that a program that is not ours can compute it from a log alone.
//
//   state  = H(varString "ruta state 1" ‖ varString document ‖ vector ‖ roots)
//   vector = count : varUint · by ascending client id { client, next clock : varUint }
//   roots  = count : varUint · by name, those that are not empty { varString name ‖ inside }
//   inside = H(varString "ruta type 1" ‖ count of runs : varUint ‖ run* ‖ count of keys : varUint ‖ by key { varString key ‖ run })
//   run    = client, clock, length : varUint ‖ origin ‖ right origin : 0 | 1 client clock ‖ content
//   content, after a byte that says which:
//            1 varString (text) · 2 values (ContentAny) · 3 values (ContentJSON) · 4 varBytes · 5 value (embed)
//            6 varString key ‖ value (format) · 7 kind : 1 byte ‖ varString name ‖ inside (a type) · 8 varString guid (a subdocument)
//   values = count : varUint ‖ value*
//
// Runs are in the order of the sequence. What is deleted is in none; neighbours of one client are one run where the second is text or
// values as the first, begins at the clock where the first ends, has its last id as origin, and the same right origin.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DocumentId } from '../ids.ts'
import type { Sha256 } from '../log/entry.ts'
import { replay } from '../log/replay.ts'
import { compareStrings } from '../order.ts'
import {
  containerItem,
  entriesIn,
  firstIn,
  isSameId,
  lastIdOf,
  nextItem,
  originOf,
  parentOf,
  rightOriginOf,
  type YjsItem,
  type YjsType,
} from '../yjs/item.ts'
import {
  bytesIn,
  embedIn,
  formatIn,
  isSameKind,
  itemContent,
  jsonIn,
  lettersIn,
  subdocumentIn,
  typeIn,
  valuesIn,
} from '../yjs/itemContent.ts'

const STATE = 'ruta state 1'
const INSIDE = 'ruta type 1'

export interface StateDigester {
  /** Digest of the current state: 32 bytes. What did not change since the last call is not read again. */
  digest(): Uint8Array
}

/** Observes `doc` until it is destroyed. */
export const createStateDigester = (sha256: Sha256, document: DocumentId, doc: Y.Doc): StateDigester => {
  const known = new Map<YjsType, Uint8Array>()
  doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) forgetWithParents(known, type)
  })
  const inside = (type: YjsType): Uint8Array => {
    const before = known.get(type)
    if (before) return before
    const digest = sha256(encoding.encode((encoder) => writeInside(encoder, type, inside)))
    known.set(type, digest)
    return digest
  }
  return {
    digest: () =>
      sha256(
        encoding.encode((encoder) => {
          encoding.writeVarString(encoder, STATE)
          encoding.writeVarString(encoder, document)
          const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
          encoding.writeVarUint(encoder, vector.length)
          for (const [client, clock] of vector) {
            encoding.writeVarUint(encoder, client)
            encoding.writeVarUint(encoder, clock)
          }
          const roots = [...doc.share].filter(([, type]) => holdsAnything(type)).sort(([a], [b]) => compareStrings(a, b))
          encoding.writeVarUint(encoder, roots.length)
          for (const [name, type] of roots) {
            encoding.writeVarString(encoder, name)
            encoding.writeUint8Array(encoder, inside(type))
          }
        }),
      ),
  }
}

/** A change of a type invalidates the digests of all its ancestors. */
const forgetWithParents = (known: Map<YjsType, Uint8Array>, changed: YjsType): void => {
  for (let type: YjsType | null = changed; type; ) {
    known.delete(type)
    const holder: YjsItem | null = containerItem(type)
    type = holder && parentOf(holder)
  }
}

/** The digest of a state given as one update. Throws if that is invalid. */
export const stateDigestOf = (sha256: Sha256, document: DocumentId, state: Uint8Array): Uint8Array => {
  const doc = new Y.Doc({ gc: true })
  replay(doc, [state])
  const digest = createStateDigester(sha256, document, doc).digest()
  doc.destroy()
  return digest
}

const holdsAnything = (type: YjsType): boolean => {
  for (let item = firstIn(type); item; item = nextItem(item)) if (!item.deleted) return true
  for (const item of entriesIn(type).values()) if (!item.deleted) return true
  return false
}

const writeInside = (encoder: encoding.Encoder, type: YjsType, inside: (type: YjsType) => Uint8Array): void => {
  encoding.writeVarString(encoder, INSIDE)
  const runs = runsOf(type)
  encoding.writeVarUint(encoder, runs.length)
  for (const run of runs) writeRun(encoder, run, inside)
  const entries = [...entriesIn(type)].filter(([, item]) => !item.deleted).sort(([a], [b]) => compareStrings(a, b))
  encoding.writeVarUint(encoder, entries.length)
  for (const [key, item] of entries) {
    encoding.writeVarString(encoder, key)
    writeRun(encoder, [item], inside)
  }
}

/** At least one item of one client, with consecutive clocks. */
type Run = readonly [YjsItem, ...YjsItem[]]

const runsOf = (type: YjsType): readonly Run[] => {
  const runs: [YjsItem, ...YjsItem[]][] = []
  for (let item = firstIn(type); item; item = nextItem(item)) {
    if (item.deleted) continue
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && goesOn(last, item)) run.push(item)
    else runs.push([item])
  }
  return runs
}

const goesOn = (before: YjsItem, item: YjsItem): boolean =>
  before.id.client === item.id.client &&
  before.id.clock + before.length === item.id.clock &&
  isSameKind(before, item) &&
  (lettersIn(item) ?? valuesIn(item) ?? jsonIn(item)) !== null &&
  isSameId(originOf(item), lastIdOf(before)) &&
  isSameId(rightOriginOf(item), rightOriginOf(before))

const writeRun = (encoder: encoding.Encoder, run: Run, inside: (type: YjsType) => Uint8Array): void => {
  const [first] = run
  encoding.writeVarUint(encoder, first.id.client)
  encoding.writeVarUint(encoder, first.id.clock)
  encoding.writeVarUint(
    encoder,
    run.reduce((sum, { length }) => sum + length, 0),
  )
  for (const id of [originOf(first), rightOriginOf(first)]) {
    encoding.writeVarUint(encoder, id === null ? 0 : 1)
    if (id === null) continue
    encoding.writeVarUint(encoder, id.client)
    encoding.writeVarUint(encoder, id.clock)
  }
  writeContent(encoder, run, inside)
}

const writeContent = (encoder: encoding.Encoder, run: Run, inside: (type: YjsType) => Uint8Array): void => {
  const [first] = run
  const tag = (byte: number) => encoding.writeUint8(encoder, byte)
  const [bytes, embed, format, type, subdocument] = [bytesIn(first), embedIn(first), formatIn(first), typeIn(first), subdocumentIn(first)]
  if (lettersIn(first) !== null) {
    tag(1)
    encoding.writeVarString(encoder, run.map(lettersIn).join(''))
  } else if (valuesIn(first) || jsonIn(first)) {
    tag(valuesIn(first) ? 2 : 3)
    const values = run.flatMap(itemContent)
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) writeValue(encoder, value)
  } else if (bytes) {
    tag(4)
    encoding.writeVarUint8Array(encoder, bytes)
  } else if (embed) {
    tag(5)
    writeValue(encoder, embed.embed)
  } else if (format) {
    tag(6)
    encoding.writeVarString(encoder, format.key)
    writeValue(encoder, format.value)
  } else if (type) {
    tag(7)
    const [kind, name] = kindOf(type)
    encoding.writeUint8(encoder, kind)
    encoding.writeVarString(encoder, name)
    encoding.writeUint8Array(encoder, inside(type))
  } else if (subdocument) {
    tag(8)
    encoding.writeVarString(encoder, subdocument.guid)
  } else throw new Error('a content of no known kind')
}

/** As in Yjs's own encoding; the name of an element or a hook. */
const kindOf = (type: YjsType): readonly [number, string] => {
  if (type instanceof Y.XmlText) return [6, '']
  if (type instanceof Y.XmlElement) return [3, type.nodeName]
  if (type instanceof Y.XmlHook) return [5, type.hookName]
  if (type instanceof Y.XmlFragment) return [4, '']
  if (type instanceof Y.Text) return [2, '']
  return type instanceof Y.Array ? [0, ''] : [1, '']
}

const OBJECT = 118
const ARRAY = 117

/**
 * A plain value as bytes: lib0's `any`, with the keys of objects in the order of their UTF-16 code units, so that equal values have equal
 * bytes.
 */
const writeValue = (encoder: encoding.Encoder, value: unknown): void => {
  if (Array.isArray(value)) {
    encoding.writeUint8(encoder, ARRAY)
    encoding.writeVarUint(encoder, value.length)
    for (const one of value) writeValue(encoder, one)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    const entries = Object.entries(value).sort(([a], [b]) => compareStrings(a, b))
    encoding.writeUint8(encoder, OBJECT)
    encoding.writeVarUint(encoder, entries.length)
    for (const [key, one] of entries) {
      encoding.writeVarString(encoder, key)
      writeValue(encoder, one)
    }
  } else writePlain(encoder, value)
}

const writePlain = (encoder: encoding.Encoder, value: unknown): void => {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    encoding.writeAny(encoder, value)
  else if (typeof value === 'bigint' || value instanceof Uint8Array) encoding.writeAny(encoder, value)
  else throw new Error('a value of no known kind')
}
