// The carets of the others in the text, by delegation. Their states come from other clients: they are validated and shown, never executed.
import { Extension } from '@tiptap/core'
import type { DecorationAttrs } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type CaretState, caretPlugin } from './caretPlugin.ts'

export interface CaretOwner {
  /** Two letters. */
  readonly code: string
  readonly identity: number | null
}
export interface CaretOptions {
  readonly awareness: Awareness
  readonly doc: Y.Doc
  /** The slot of the delegation that the server wrote into the state; null for the secretariat and people without a delegation. */
  readonly owner: (delegation: string) => CaretOwner | null
}

export const carets = (options: CaretOptions) =>
  Extension.create({
    name: 'carets',
    priority: 999,
    addProseMirrorPlugins: () => [
      caretPlugin(options.awareness, {
        // Edits and presence may go under different client ids, so "mine" is what the awareness says.
        accepts: (clientId, state): state is CaretState => clientId !== options.awareness.clientID && canPlace(state, options.doc),
        caret: (user) => caretElement(user, options.owner),
        selection: (user): DecorationAttrs => ({
          class: 'caret-selection',
          'data-identity': identityOf(ownerOf(user, options.owner)),
        }),
      }),
    ],
  })

/** y-tiptap resolves the two ends while the editor's state is made: one that throws there would stop the reader's own typing. */
export const canPlace = (state: unknown, doc: Y.Doc): boolean => {
  const cursor = field(state, 'cursor')
  return [field(cursor, 'anchor'), field(cursor, 'head')].every((end) => {
    if (typeof end !== 'object' || end === null) return false
    const root = field(end, 'tname')
    // Yjs makes a root that is asked for; only one that is there is looked at.
    if (typeof root === 'string' && !doc.share.has(root)) return false
    try {
      Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(end), doc)
      return true
    } catch {
      // Not a position of this document: the caret is left out.
      return false
    }
  })
}

const ownerOf = (user: unknown, owner: CaretOptions['owner']): CaretOwner | null => {
  const delegation = field(user, 'delegation')
  return typeof delegation === 'string' ? owner(delegation) : null
}
const identityOf = (owner: CaretOwner | null): string => String(owner?.identity ?? 'none')

const LONGEST_NAME = 40
const caretElement = (user: unknown, ownerFor: CaretOptions['owner']): HTMLElement => {
  const owner = ownerOf(user, ownerFor)
  const name = field(user, 'name')
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.dataset.identity = identityOf(owner)
  caret.setAttribute('aria-hidden', 'true')
  const flag = caret.appendChild(document.createElement('span'))
  flag.className = 'who'
  if (owner) flag.appendChild(document.createElement('b')).textContent = owner.code
  const label = flag.appendChild(document.createElement('span'))
  label.className = 'who__name'
  label.textContent = typeof name === 'string' ? name.slice(0, LONGEST_NAME) : ''
  return caret
}

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
