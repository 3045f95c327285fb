// A session at its address: its document inside the group's plan. It is shown when the device or the server has it.
import { A, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { type MeetingId, meetingDocument, parseMeetingId, roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { registerCurrentDocument } from '../live/CurrentDocument.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { Announcer } from '../ui/Announcer.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, Skeleton } from '../ui/States.tsx'
import { SessionContextProvider } from './SessionContext.tsx'
import { SessionPage } from './SessionPage.tsx'

export function SessionView() {
  const params = useParams()
  const group = useGroup()
  return (
    <Show when={parseMeetingId(params.meeting)} keyed fallback={<NotHere />}>
      {(id) => (
        <LiveDocumentProvider id={roadmapId(group().id)}>
          <ItemContextProvider>
            <LiveDocumentProvider id={meetingDocument(id)}>
              <OpenSession id={id} />
            </LiveDocumentProvider>
          </ItemContextProvider>
        </LiveDocumentProvider>
      )}
    </Show>
  )
}

function OpenSession(props: { id: MeetingId }) {
  const text = useText()
  const live = useLive()
  registerCurrentDocument(() => live)
  const gone = () => {
    const link = live.link()
    return link.type === 'ended' && (link.why === 'notFound' || link.why === 'notAMember')
  }
  return (
    <Switch
      fallback={
        <Page title={text().meeting.title} bare>
          <Skeleton label={text().common.loading} lines={9} />
        </Page>
      }
    >
      <Match when={gone()}>
        <NotHere />
      </Match>
      <Match when={live.ready()}>
        <Announcer>
          <SessionContextProvider id={props.id}>
            <SessionPage />
          </SessionContextProvider>
        </Announcer>
      </Match>
      <Match when={live.link().type === 'offline'}>
        <Page title={text().meeting.title} bare>
          <EmptyState page heading title={text().meeting.notOpened} action={<ToList />}>
            {text().meeting.notOpenedWhy}
          </EmptyState>
        </Page>
      </Match>
    </Switch>
  )
}

function NotHere() {
  const text = useText()
  return (
    <Page title={text().meeting.notFound} bare>
      <EmptyState page heading title={text().meeting.notFound} action={<ToList />}>
        {text().meeting.notFoundWhy}
      </EmptyState>
    </Page>
  )
}
function ToList() {
  const text = useText()
  const group = useGroup()
  return (
    <A class="btn btn--default" href={`/g/${group().id}/sessions`}>
      {text().meeting.back}
    </A>
  )
}
