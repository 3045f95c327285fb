// Remote carets in the text, by delegation. Their awareness states come from other clients: they are validated and shown, never executed.
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
  /** Colour slot of the delegation, which the server wrote into the state; null for the secretariat and members without a delegation. */
  readonly owner: (delegation: string) => CaretOwner | null
}

export const carets = (options: CaretOptions) =>
  Extension.create({
    name: 'carets',
    priority: 999,
    addProseMirrorPlugins: () => [
      caretPlugin(options.awareness, {
        // Edits and awareness may use different client ids, so the awareness decides which state is the user's own.
        accepts: (clientId, state): state is CaretState => clientId !== options.awareness.clientID && canPlace(state, options.doc),
        caret: (user) => caretElement(user, options.owner),
        selection: (user): DecorationAttrs => ({
          class: 'caret-selection',
          'data-identity': identityOf(ownerOf(user, options.owner)),
        }),
      }),
    ],
  })

/** y-tiptap resolves both ends while it creates the editor state: an exception there would stop the user's own typing. */
export const canPlace = (state: unknown, doc: Y.Doc): boolean => {
  const cursor = field(state, 'cursor')
  return [field(cursor, 'anchor'), field(cursor, 'head')].every((end) => {
    if (typeof end !== 'object' || end === null) return false
    const root = field(end, 'tname')
    // Yjs creates a root type on access, so only existing ones are read.
    if (typeof root === 'string' && !doc.share.has(root)) return false
    try {
      Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(end), doc)
      return true
    } catch {
      // Not a position in this document: the caret is omitted.
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
