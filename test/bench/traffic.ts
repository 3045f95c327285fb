// Pre-made traffic: keystrokes, cursors, and a recorded trace (`--trace FILE`, a .json.gz of josephg/editing-traces).
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'

const openParagraph = (doc: Y.Doc): Y.XmlText => {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  doc.getXmlFragment(PAGE_ROOTS.body.en).insert(0, [paragraph])
  return text
}
/** Clocks that opening a paragraph takes: its element and its text. */
export const OPENING = 2

/** `count` keystrokes of one person: update i adds exactly clock i + OPENING; the first one also opens their paragraph. */
export const keystrokes = (client: number, count: number): Uint8Array[] => {
  const doc = new Y.Doc()
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  let text: Y.XmlText | null = null
  for (let i = 0; i < count; i++) {
    doc.transact(() => {
      text ??= openParagraph(doc)
      text.insert(i, String.fromCharCode(97 + (i % 26)))
    })
  }
  doc.destroy()
  return updates
}

/** An awareness update with a ProseMirror-like cursor, about 200 bytes. */
export const cursor = (client: number, clock: number): Uint8Array =>
  encoding.encode((encoder) => {
    const at = { type: null, tname: PAGE_ROOTS.body.en, item: { client, clock }, assoc: 0 }
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify({ user: { name: `Delegate ${client}` }, cursor: { anchor: at, head: at } }))
  })

/** As a client that writes fast sends them. */
const EDITS_PER_UPDATE = 20
const WRITING_SESSIONS = 20

type Patch = readonly [position: number, deleted: number, inserted: string]
export interface Trace {
  readonly updates: readonly Uint8Array[]
  readonly clocks: ReadonlyMap<number, number>
  readonly stateVector: Uint8Array
  readonly text: string
  readonly edits: number
}

const replay = (patches: readonly Patch[], editsPerUpdate: number): Trace => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.clientID = 1000
  const text = openParagraph(doc)
  for (let i = 0; i < patches.length; i += editsPerUpdate) {
    doc.clientID = 1000 + Math.floor((i / patches.length) * WRITING_SESSIONS)
    doc.transact(() => {
      for (const [position, deleted, inserted] of patches.slice(i, i + editsPerUpdate)) {
        if (deleted > 0) text.delete(position, deleted)
        if (inserted !== '') text.insert(position, inserted)
      }
    })
  }
  const stateVector = Y.encodeStateVector(doc)
  return { updates, clocks: Y.decodeStateVector(stateVector), stateVector, text: text.toString(), edits: patches.length }
}

/** One author's recorded trace. */
export const recorded = (file: string, editsPerUpdate = EDITS_PER_UPDATE): Trace => {
  const { txns }: { txns: readonly { patches: readonly Patch[] }[] } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
  return replay(
    txns.flatMap((txn) => txn.patches),
    editsPerUpdate,
  )
}

/** Without a recording: as many edits of the same shape (bursts of typing, corrections, jumps), from a seed. */
export const invented = (edits: number, random: () => number, editsPerUpdate = EDITS_PER_UPDATE): Trace => {
  const patches: Patch[] = []
  let length = 0
  let at = 0
  while (patches.length < edits) {
    if (random() < 0.02) at = Math.floor(random() * (length + 1))
    if (random() < 0.28 && at > 0) {
      patches.push([--at, 1, ''])
      length--
    } else {
      patches.push([at++, 0, String.fromCharCode(97 + Math.floor(random() * 26))])
      length++
    }
  }
  return replay(patches, editsPerUpdate)
}
