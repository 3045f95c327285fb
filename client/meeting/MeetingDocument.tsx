// The session of the address inside its group's plan, once this device or the server has it; what stands in the way is said before.
import { A, useParams } from '@solidjs/router'
import { Match, type ParentProps, Show, Switch } from 'solid-js'
import { type MeetingId, meetingDocument, parseMeetingId, roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { registerCurrentDocument } from '../live/CurrentDocument.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, Skeleton } from '../ui/States.tsx'
import { SessionContextProvider } from './SessionContext.tsx'

export function MeetingDocument(props: ParentProps) {
  const params = useParams()
  const group = useGroup()
  return (
    <Show when={parseMeetingId(params.meeting)} keyed fallback={<NotHere />}>
      {(meeting) => (
        <LiveDocumentProvider id={roadmapId(group().id)}>
          <Registered />
          <ItemContextProvider>
            <LiveDocumentProvider id={meetingDocument(meeting)}>
              <Registered />
              <WhenReady id={meeting}>{props.children}</WhenReady>
            </LiveDocumentProvider>
          </ItemContextProvider>
        </LiveDocumentProvider>
      )}
    </Show>
  )
}

function Registered() {
  const live = useLive()
  registerCurrentDocument(() => live)
  return null
}

function WhenReady(props: ParentProps<{ id: MeetingId }>) {
  const text = useText()
  const live = useLive()
  const gone = () => {
    const link = live.link()
    return link.type === 'ended' && (link.why === 'notFound' || link.why === 'notAMember')
  }
  const lost = () => {
    const link = live.link()
    return link.type === 'ended' && link.why === 'lostByServer'
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
      <Match when={lost()}>
        <Lost />
      </Match>
      <Match when={live.ready()}>
        <SessionContextProvider id={props.id}>{props.children}</SessionContextProvider>
      </Match>
      <Match when={live.link().type === 'offline'}>
        <Page title={text().meeting.title} bare>
          <EmptyState page heading title={text().meeting.notOpened} action={<ToSessions />}>
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
      <EmptyState page heading title={text().meeting.notFound} action={<ToSessions />}>
        {text().meeting.notFoundWhy}
      </EmptyState>
    </Page>
  )
}
function Lost() {
  const text = useText()
  return (
    <Page title={text().meeting.lost} bare>
      <EmptyState
        page
        heading
        title={text().meeting.lost}
        action={
          <div class="row wrap">
            <A class="btn btn--primary" href="/me#kept">
              {text().status.seeKept}
            </A>
            <ToSessions />
          </div>
        }
      >
        {text().status.lostSince} {text().status.lostKept} {text().status.lostUntil}
      </EmptyState>
    </Page>
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
