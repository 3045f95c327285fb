// Publishes the user's own caret and renders remote carets, like y-tiptap's plugin, with the positions of `positions.ts`.

import type { EditorState } from '@tiptap/pm/state'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, type DecorationAttrs, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { isStructuralTransaction, yCursorPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { absoluteOf, selectionAt } from './positions.ts'
import { bindingOf, cameFromElsewhere, isRemote } from './sync.ts'

interface Drawn {
  /** Whether this awareness state should be shown. */
  readonly accepts: (clientId: number, state: unknown) => state is CaretState
  readonly caret: (user: unknown) => HTMLElement
  readonly selection: (user: unknown) => DecorationAttrs
}
interface Changed {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}
export interface CaretState {
  readonly user?: unknown
  readonly cursor: { readonly anchor: unknown; readonly head: unknown }
}

export const caretPlugin = (awareness: Awareness, drawn: Drawn) =>
  new Plugin<DecorationSet>({
    key: yCursorPluginKey,
    state: {
      init: (_config, state) => draw(state, awareness, drawn),
      apply: (transaction, before, old, state) => {
        // After a local structural change the editor is ahead of the shared text: remote carets return with their next awareness update.
        if (transaction.docChanged && !isRemote(transaction) && isStructuralTransaction(transaction, old.doc)) return DecorationSet.empty
        if (isRemote(transaction) || transaction.getMeta(yCursorPluginKey)) return draw(state, awareness, drawn)
        return transaction.docChanged ? before.map(transaction.mapping, transaction.doc) : before
      },
    },
    props: { decorations: (state) => yCursorPluginKey.getState(state) },
    view: (view) => {
      let drawing: ReturnType<typeof setTimeout> | undefined
      const drawSoon = () => {
        clearTimeout(drawing)
        drawing = setTimeout(() => {
          if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(yCursorPluginKey, { awarenessUpdated: true }))
        })
      }
      // The user's own caret is not drawn.
      const changed = ({ added, updated, removed }: Changed) => {
        if ([...added, ...updated, ...removed].some((id) => id !== awareness.clientID)) drawSoon()
      }
      const moved = () => publish(view, awareness, false)
      awareness.on('change', changed)
      view.dom.addEventListener('focusin', moved)
      view.dom.addEventListener('focusout', moved)
      return {
        update: (_view, before) => {
          const changes = before.doc !== view.state.doc
          publish(view, awareness, changes && cameFromElsewhere(view.state))
          if (changes && isTouched(before, view.state)) drawSoon()
        },
        destroy: () => {
          clearTimeout(drawing)
          awareness.off('change', changed)
          view.dom.removeEventListener('focusin', moved)
          view.dom.removeEventListener('focusout', moved)
          awareness.setLocalStateField('cursor', null)
        },
      }
    },
  })

/** Whether a remote caret was in the changed range: its decoration was moved or removed, but its position in the shared text is the same. */
const isTouched = (before: EditorState, { doc }: EditorState): boolean => {
  const drawn: DecorationSet = yCursorPluginKey.getState(before)
  if (drawn === DecorationSet.empty) return false
  const start = before.doc.content.findDiffStart(doc.content)
  const end = before.doc.content.findDiffEnd(doc.content)
  return start !== null && end !== null && drawn.find(Math.min(start, end.a), Math.max(start, end.a)).length > 0
}

const draw = (state: EditorState, awareness: Awareness, { accepts, caret, selection }: Drawn): DecorationSet => {
  const shared = bindingOf(state)
  const found: Decoration[] = []
  for (const [clientId, known] of shared ? awareness.getStates() : []) {
    const one: unknown = known
    if (!accepts(clientId, one)) continue
    const at = (end: unknown) => absoluteOf(shared, state.doc, Y.createRelativePositionFromJSON(end))
    const [anchor, head] = [at(one.cursor.anchor), at(one.cursor.head)]
    if (anchor === null || head === null || Math.max(anchor, head) > state.doc.content.size) continue
    found.push(Decoration.widget(head, () => caret(one.user), { key: String(clientId), side: 10 }))
    if (anchor !== head)
      found.push(
        Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), selection(one.user), {
          inclusiveEnd: true,
          inclusiveStart: false,
        }),
      )
  }
  return DecorationSet.create(state.doc, found)
}

/** `again`: also publishes an unchanged position, because other clients have drawn it in an older text. */
const publish = (view: EditorView, awareness: Awareness, again: boolean): void => {
  const shared = bindingOf(view.state)
  if (!shared) return
  const published = cursorIn(awareness.getLocalState())
  if (view.hasFocus()) {
    const { doc, selection } = view.state
    // Beside the letter after it, a caret is still right when a letter is typed: only the letter is sent.
    const ends = selectionAt(shared, doc, selection, selection.empty ? 0 : -1)
    if (ends && (again || !published || !isSame(published.anchor, ends.anchor) || !isSame(published.head, ends.head)))
      awareness.setLocalStateField('cursor', ends)
    return
  }
  // The cursor was set by this editor, not by another one that has the focus now.
  if (published && absoluteOf(shared, view.state.doc, Y.createRelativePositionFromJSON(published.anchor)) !== null)
    awareness.setLocalStateField('cursor', null)
}
const isSame = (published: unknown, now: Y.RelativePosition): boolean =>
  Y.compareRelativePositions(Y.createRelativePositionFromJSON(published), now)
const cursorIn = (state: unknown): CaretState['cursor'] | null => {
  const cursor: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'cursor') : null
  return typeof cursor === 'object' && cursor !== null && Reflect.get(cursor, 'anchor') && Reflect.get(cursor, 'head')
    ? (cursor as CaretState['cursor'])
    : null
}
