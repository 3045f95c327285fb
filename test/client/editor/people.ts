// Editors of one text, each with its own copy, that see each other only when the test says so.
import { type AnyExtension, Editor } from '@tiptap/core'
import * as Y from 'yjs'
import type { Copying } from '../../../client/editor/copiedFrom.ts'
import { textExtensions } from '../../../client/editor/textExtensions.ts'
import { applyForeign } from '../../../client/live/applyForeign.ts'
import { createUndo, type Undo } from '../../../client/live/undo.ts'
import { RICH_TEXT_SCHEMA } from '../../../shared/editor/richText.ts'

export interface Person {
  readonly doc: Y.Doc
  readonly fragment: Y.XmlFragment
  readonly editor: Editor
  readonly undoManager: Undo
  /** How often an edit was taken back. */
  readonly kept: () => number
  /** Updates that this person's client made. */
  readonly made: () => number
}

/** Bytes by a seed: chance that can be repeated. */
export const seededRandom = (seed: number) => {
  let state = (seed * 2654435761) >>> 0 || 1
  return (bytes: number) =>
    Uint8Array.from({ length: bytes }, () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return (state >>> 0) & 255
    })
}

export const createPerson = (
  clientId: number,
  start: Uint8Array | null = null,
  canWrite = true,
  schema = RICH_TEXT_SCHEMA,
  more: readonly AnyExtension[] = [],
  copying?: Copying,
): Person => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  if (start) applyForeign(doc, [start], 'remote')
  const fragment = doc.getXmlFragment('body.es')
  const undoManager = createUndo(doc)
  // Each edit is a step of its own: no test has to wait.
  undoManager.captureTimeout = 0
  let kept = 0
  let made = 0
  doc.on('update', (_update, origin) => {
    if (origin !== 'remote') made++
  })
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: [
      ...more,
      ...textExtensions({
        fragment,
        schema,
        undoManager,
        canWrite: () => canWrite,
        onTakenBack: () => kept++,
        random: seededRandom(clientId),
        ...(copying && { copying }),
        tableLabel: (show) => {
          show('Tabla')
          return () => {}
        },
        unreadableLabel: (show) => {
          show('Contenido ilegible')
          return () => {}
        },
      }),
    ],
  })
  return { doc, fragment, editor, undoManager, kept: () => kept, made: () => made }
}

/** Key by key, as a browser tells ProseMirror. */
export const type = ({ editor }: Person, words: string): void => {
  const { view } = editor
  for (const key of words) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(key, from, to)
    if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, key, insert))) view.dispatch(insert())
  }
}

/** As `client/live` does. */
export const receive = (person: Person, update: Uint8Array) => applyForeign(person.doc, [update], 'remote')
export const exchange = (people: readonly Person[]) => {
  for (const from of people)
    for (const to of people) if (from !== to) receive(to, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
}

/** The fragment as plain data: names, attributes, and every letter with its formats. */
export const contentOf = (type: Y.XmlFragment | Y.XmlElement | Y.XmlText): unknown => {
  if (type instanceof Y.XmlText) return type.toDelta()
  const children = type.toArray().map((child) => (child instanceof Y.XmlHook ? 'hook' : contentOf(child)))
  return type instanceof Y.XmlElement ? { name: type.nodeName, attributes: type.getAttributes(), children } : children
}
