// Binds the editor to one Y.XmlFragment. y-tiptap applies remote changes and keeps the selection; reading and writing are our own: it reads from our
// mapping, so it never deletes a node that it cannot build, and we write by block id.
import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type ProsemirrorBinding, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import type { RichTextSchema } from '../../shared/contentSchema.ts'
import type { Undo } from '../live/undo.ts'
import { createAllowed } from './allowed.ts'
import { ownCaret } from './ownCaret.ts'
import { type BlockMap, createBlockMap } from './readBlocks.ts'
import { bindingOf } from './sync.ts'
import { undoSelection } from './undoSelection.ts'
import { holdsUnreadable } from './unreadable.ts'
import { keepsUnreadable, writeBlocks } from './writeBlocks.ts'

/** Why an edit was rejected: it would have moved or removed unreadable content, or the server would refuse it. */
type TakenBack = 'unreadable' | 'notAllowed'

export interface CollaborationOptions {
  readonly fragment: Y.XmlFragment
  readonly schema: RichTextSchema
  /** The undo manager of the whole document, so that Ctrl Z undoes the user's last edit in any field. */
  readonly undoManager: Undo
  readonly canWrite: () => boolean
  readonly onTakenBack: (why: TakenBack) => void
  /** Within the transaction of each edit that is written: the text with it, and before it. */
  readonly onWritten?: (doc: Node, before: Node | null) => void
}

export const collaboration = (options: CollaborationOptions) =>
  Extension.create({
    name: 'collaboration',
    priority: 1000,
    addKeyboardShortcuts() {
      /** Restores the characters of an input rule, in the same undo step, so that the next undo removes both. */
      const typedAgain = () => {
        const { undoManager } = options
        const { captureTimeout } = undoManager
        undoManager.captureTimeout = Number.POSITIVE_INFINITY
        const is = this.editor.commands.undoInputRule()
        undoManager.captureTimeout = captureTimeout
        return is
      }
      const undo = () => {
        if (!typedAgain()) options.undoManager.undo()
        return true
      }
      const redo = () => {
        options.undoManager.redo()
        return true
      }
      return { 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo }
    },
    addProseMirrorPlugins() {
      const map = createBlockMap(options.fragment, this.editor.schema, options.schema)
      const sync: Plugin = ySyncPlugin(options.fragment, { mapping: map })
      options.undoManager.addTrackedOrigin(ySyncPluginKey)
      return [sync, render(options, map), ownCaret(), undoSelection(options)]
    },
  })

/** Renders the fragment first, and then writes local edits made since the last render. */
const render = (options: CollaborationOptions, map: BlockMap) => {
  const { fragment } = options
  const isAllowed = createAllowed(options.schema)
  let shown: Node | null = null

  const show = (view: EditorView) => {
    const blocks = fragment.toArray().flatMap((child) => map.get(child) ?? [])
    const transaction = view.state.tr.replace(0, view.state.doc.content.size, new Slice(Fragment.from(blocks), 0, 0))
    const meta = { isChangeOrigin: true, binding: bindingOf(view.state) }
    view.dispatch(transaction.setMeta(ySyncPluginKey, meta).setMeta('addToHistory', false))
  }
  const write = (view: EditorView, binding: ProsemirrorBinding) => {
    const { doc, selection } = view.state
    // ProseMirror shows an empty paragraph where there is none; it is written on the first edit, not on display.
    if (doc === shown) return
    if (!options.canWrite()) return show(view)
    const why = !isAllowed(doc) ? 'notAllowed' : holdsUnreadable(shown ?? doc) && !keepsUnreadable(fragment, doc, map) ? 'unreadable' : null
    if (why) {
      show(view)
      return options.onTakenBack(why)
    }
    const { $head } = selection
    const joined = shown !== null && textBlocksIn(doc) < textBlocksIn(shown)
    binding.doc.transact(() => {
      writeBlocks(fragment, doc, map, $head.parent.inlineContent ? { block: $head.parent, offset: $head.parentOffset, joined } : null)
      options.onWritten?.(doc, shown)
    }, ySyncPluginKey)
    shown = doc
  }

  return new Plugin({
    key: new PluginKey('ruta-render'),
    view: (view) => {
      const binding = bindingOf(view.state)
      binding._prosemirrorChanged = () => write(view, binding)
      binding.mux(() => show(view))
      shown = view.state.doc
      return {
        update: () => {
          if (ySyncPluginKey.getState(view.state).isChangeOrigin) shown = view.state.doc
        },
      }
    },
  })
}

const textBlocksIn = (node: Node): number => {
  if (node.inlineContent) return 1
  let count = 0
  node.forEach((child) => {
    count += textBlocksIn(child)
  })
  return count
}
