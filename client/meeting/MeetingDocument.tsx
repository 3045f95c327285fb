// Provides the session document of the URL inside its group's plan, once this device or the server has it.
import { A, useParams } from '@solidjs/router'
import { type ParentProps, Show } from 'solid-js'
import { meetingDocument, parseMeetingId, roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { DocumentGate, NoSuchDocument } from '../states/DocumentGate.tsx'
import { SessionContextProvider } from './SessionContext.tsx'

export function MeetingDocument(props: ParentProps) {
  const text = useText()
  const params = useParams()
  const group = useGroup()
  return (
    <Show
      when={parseMeetingId(params.meeting)}
      keyed
      fallback={<NoSuchDocument kind="meeting" title={text().meeting.title} bare action={<ToSessions />} />}
    >
      {(meeting) => (
        <CurrentDocumentProvider id={roadmapId(group().id)}>
          <ItemContextProvider>
            <CurrentDocumentProvider id={meetingDocument(meeting)}>
              <DocumentGate title={text().meeting.title} bare action={<ToSessions />}>
                <SessionContextProvider id={meeting}>{props.children}</SessionContextProvider>
              </DocumentGate>
            </CurrentDocumentProvider>
          </ItemContextProvider>
        </CurrentDocumentProvider>
      )}
    </Show>
  )
}

function ToSessions() {
  const text = useText()
  const group = useGroup()
  return (
    <A class="btn btn--default" href={`/g/${group().id}/sessions`}>
      {text().meeting.back}
    </A>
  )
}
