// Provides the document of a screen to the views below, and registers it with the frame, which shows its save status.
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
