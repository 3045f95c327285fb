// y-tiptap's plugin state, and which transactions it created.
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'

/** True for changes by others, and for undo and redo, which also come through the shared text. */
export const isRemote = (transaction: Transaction): boolean => {
  const change: unknown = transaction.getMeta(ySyncPluginKey)
  return typeof change === 'object' && change !== null && Reflect.get(change, 'isChangeOrigin') === true
}
export const cameFromElsewhere = (state: EditorState): boolean => ySyncPluginKey.getState(state)?.isChangeOrigin === true
export const bindingOf = (state: EditorState): ProsemirrorBinding => ySyncPluginKey.getState(state).binding
