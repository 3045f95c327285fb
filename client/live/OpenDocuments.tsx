// The live documents that are open on this page: views register theirs, and the frame shows the save status and who is present. Part of the
// first bundle, so it imports neither Yjs nor a document.
import { type Accessor, createContext, createEffect, createMemo, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { LiveDocument } from './types.ts'

interface OpenDocuments {
  readonly all: Accessor<readonly LiveDocument[]>
  readonly add: (document: LiveDocument) => void
  readonly remove: (document: LiveDocument) => void
}
const OpenDocumentsContext = createContext<OpenDocuments>()

/** Must be around the frame and its views. */
export function OpenDocumentsProvider(props: ParentProps) {
  const [all, setAll] = createSignal<readonly LiveDocument[]>([])
  // Several views may register the same document; it stays until the last of them has gone.
  const distinct = createMemo(() => all().filter((document, index) => all().lastIndexOf(document) === index), [], {
    equals: (before, after) => before.length === after.length && before.every((document, index) => document === after[index]),
  })
  const documents: OpenDocuments = {
    all: distinct,
    add: (document) => setAll((before) => [...before, document]),
    remove: (document) => setAll((before) => before.toSpliced(before.lastIndexOf(document), 1)),
  }
  return <OpenDocumentsContext.Provider value={documents}>{props.children}</OpenDocumentsContext.Provider>
}

const useDocuments = (): OpenDocuments => {
  const documents = useContext(OpenDocumentsContext)
  if (!documents) throw new Error('useOpenDocuments needs an <OpenDocumentsProvider> above it')
  return documents
}

/** All open live documents of this page, the newest last. */
export const useOpenDocuments = (): Accessor<readonly LiveDocument[]> => useDocuments().all

/** Tells the frame which document this view has open, until the view is disposed; the accessor may change. */
export const registerCurrentDocument = (document: Accessor<LiveDocument | null | undefined>): void => {
  const { add, remove } = useDocuments()
  createEffect(() => {
    const current = document()
    if (!current) return
    add(current)
    onCleanup(() => remove(current))
  })
}
