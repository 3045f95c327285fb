// ProseMirror plugin for decorations with numbers, counted over this editor's blocks or given by the rows of a parallel text.
import type { Node } from '@tiptap/pm/model'
import { Plugin, type PluginKey } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'

export interface Numbering<Numbers> {
  /** Null if they are not given. */
  readonly given: Numbers | null
  readonly shown: DecorationSet
}
interface Numbered<Numbers> {
  /** Whether an edit changed nothing that is numbered. */
  readonly isSame: (before: Node, after: Node) => boolean
  /** `isEdited`: the given numbers belong to the document before an edit. */
  readonly decorate: (doc: Node, given: Numbers | null, isEdited: boolean) => DecorationSet
}

export const numberDecorations = <Numbers>(key: PluginKey<Numbering<Numbers>>, { isSame, decorate }: Numbered<Numbers>) =>
  new Plugin<Numbering<Numbers>>({
    key,
    state: {
      init: (_config, { doc }) => ({ given: null, shown: decorate(doc, null, false) }),
      apply: (transaction, before, old, { doc }) => {
        const received: Numbers | undefined = transaction.getMeta(key)
        if (received) return { given: received, shown: decorate(doc, received, false) }
        if (!transaction.docChanged) return before
        const { given } = before
        if (!isSame(old.doc, doc)) return { given, shown: decorate(doc, given, true) }
        const shown = before.shown.map(transaction.mapping, doc)
        // A node that replaced itself has lost its decoration.
        return { given, shown: shown.find().length === before.shown.find().length ? shown : decorate(doc, given, false) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
  })
