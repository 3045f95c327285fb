// The group's glossary at its address: shown when this device or the server has it.
import { glossaryId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useUndoKeys } from '../item/undoKeys.ts'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { Announcer } from '../ui/Announcer.tsx'
import { GlossaryTerms } from './Terms.tsx'

export function GlossaryView() {
  const group = useGroup()
  return (
    <CurrentDocumentProvider id={glossaryId(group().id)}>
      <Announcer>
        <Glossary />
      </Announcer>
    </CurrentDocumentProvider>
  )
}

function Glossary() {
  const text = useText()
  useUndoKeys(useLive())
  return (
    <DocumentGate title={text().glossary.title}>
      <GlossaryTerms />
    </DocumentGate>
  )
}
