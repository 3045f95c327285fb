// The document of a screen: views below read and write it, and the frame shows its state, also while it is shown as it was.
import type { ParentProps } from 'solid-js'
import type { DocumentId } from '../../shared/ids.ts'
import { LiveDocumentProvider, useLive } from './LiveDocument.tsx'
import { registerCurrentDocument } from './OpenDocuments.tsx'

export function CurrentDocumentProvider(props: ParentProps<{ id: DocumentId }>) {
  return (
    <LiveDocumentProvider id={props.id}>
      <Registered />
      {props.children}
    </LiveDocumentProvider>
  )
}
function Registered() {
  const live = useLive()
  registerCurrentDocument(() => live)
  return null
}
