// Writes into documents as clients do: each edit is one update, appended to the log.
import * as Y from 'yjs'
import type { UpdateLog } from '../../../server/log/log.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Dice } from '../../harness/random.ts'
import { aDraft, appendTo } from '../log/updateLogContract.ts'

export interface Writer {
  readonly doc: Y.Doc
  /** Carries out one transaction and appends what it gave; nothing when it changed nothing. */
  readonly edit: (change: (doc: Y.Doc) => void) => Promise<void>
}

export const createWriter = (log: UpdateLog, document: DocumentId, clientId: number): Writer => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return {
    doc,
    async edit(change) {
      doc.transact(() => change(doc))
      const drafts = updates.map((update) => ({ ...aDraft(), updates: [update] }))
      updates = []
      if (drafts.length > 0) await appendTo(log, document, { drafts })
    },
  }
}

const aText = (text: string) => new Y.Text(text)
const aFragment = (text: string) => {
  const fragment = new Y.XmlFragment()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  fragment.insert(0, [paragraph])
  return fragment
}
const mapOf = (entries: Readonly<Record<string, unknown>>) => new Y.Map(Object.entries(entries))

export const addStream = (id: string, name: string, order: string) => (doc: Y.Doc) =>
  doc.getMap('streams').set(id, mapOf({ 'name.es': aText(name), 'name.en': aText(''), order, archived: false }))

export const addItem =
  (id: string, title: string, description = '') =>
  (doc: Y.Doc) =>
    doc.getMap('items').set(
      id,
      mapOf({
        'title.es': aText(title),
        'title.en': aText(''),
        'description.es': aFragment(description),
        'description.en': aFragment(''),
      }),
    )

const entry = (doc: Y.Doc, root: string, id: string) => {
  const found = doc.getMap(root).get(id)
  return found instanceof Y.Map ? found : null
}
export const typeInTitle = (id: string, text: string) => (doc: Y.Doc) => {
  const title = entry(doc, 'items', id)?.get('title.es')
  if (title instanceof Y.Text) title.insert(title.length, text)
}
export const typeInDescription = (id: string, text: string) => (doc: Y.Doc) => {
  const fragment = entry(doc, 'items', id)?.get('description.en')
  const paragraph = fragment instanceof Y.XmlFragment ? fragment.get(0) : null
  const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (line instanceof Y.XmlText) line.insert(line.length, text)
}
export const setIn = (root: 'items' | 'streams', id: string, key: string, value: unknown) => (doc: Y.Doc) =>
  entry(doc, root, id)?.set(key, value)

/** Whatever people, and hostile people, do to a road map. */
export const someEdit = (dice: Dice): ((doc: Y.Doc) => void) => {
  const id = `i${dice.below(12)}`
  const stream = `s${dice.below(3)}`
  const letter = 'abcdefgh'[dice.below(8)] ?? 'z'
  return dice.pick<() => (doc: Y.Doc) => void>([
    () => addItem(id, letter, letter),
    () => typeInTitle(id, letter),
    () => typeInTitle(id, letter),
    () => typeInDescription(id, letter),
    () => setIn('items', id, 'archived', dice.chance(0.5)),
    () => setIn('items', id, 'title.es', dice.pick<unknown>([7, null, 'plain', new Y.Text('new')])),
    () => addStream(stream, letter, letter),
    () => setIn('streams', stream, 'order', letter),
    () => setIn('streams', stream, 'archived', dice.chance(0.5)),
    () => (doc) => doc.getMap('items').delete(id),
    () => (doc) => doc.getMap('streams').set(stream, dice.below(9)),
    () => (doc) => doc.getMap('items').set(`not an id ${letter}`, new Y.Map()),
  ])()
}
