// Page of one session with its state, next step and tabs (agenda, minutes, outcomes …).
import { A, useSearchParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { roadmapId } from '../../shared/ids.ts'
import { meetingText } from '../../shared/meeting/write.ts'
import { meetingPair } from '../../shared/pairs/pairNames.ts'
import { formatSpan } from '../base/daySpans.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { ExportButton } from '../export/ExportButton.tsx'
import type { Exported } from '../export/exported.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { PairButton } from '../item/PairButton.tsx'
import { isObserver } from '../live/durability.ts'
import { useLive, useLiveDocuments, useMeeting } from '../live/LiveDocument.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Note } from '../ui/States.tsx'
import { AttendanceList } from './Attendance.tsx'
import { SessionAgenda } from './agenda/Agenda.tsx'
import { BilingualLine } from './BilingualLine.tsx'
import { ClosingFingerprint } from './ClosingFingerprint.tsx'
import { Details } from './Details.tsx'
import { Minutes } from './Minutes.tsx'
import { Outcomes } from './outcomes/Outcomes.tsx'
import { Reopened, ReopenedWays } from './Reopened.tsx'
import { useSession } from './SessionContext.tsx'
import { SESSION_VIEWS, SessionTabs, type SessionViewName } from './SessionTabs.tsx'
import { StateActions } from './StateActions.tsx'
import { StateBadge } from './StateBadge.tsx'

/** In the URL, so that a link opens the same tab. */
const viewOf = (parameter: unknown): SessionViewName => SESSION_VIEWS.find((view) => view === parameter) ?? 'prepare'

export function SessionPage() {
  const text = useText()
  const [query] = useSearchParams()
  const view = () => viewOf(query.view)
  const name = useSessionName()
  let scroller!: HTMLDivElement
  return (
    <ScreenPage title={`${name()} · ${text().meeting.views[view()]}`} bare>
      <Head />
      <SessionTabs view={view()} />
      <div ref={scroller} class="main__scroll session">
        <Reopened>
          <ReopenedWays />
        </Reopened>
        <Gone />
        <Standing />
        <Switch>
          <Match when={view() === 'prepare'}>
            <div class="session__cols">
              <SessionAgenda scroller={() => scroller} />
              <div class="session__aside">
                <Details />
                <AttendanceList />
              </div>
            </div>
          </Match>
          <Match when={view() === 'outcomes'}>
            <Outcomes />
          </Match>
          <Match when={view() === 'record'}>
            <Minutes />
          </Match>
        </Switch>
      </div>
    </ScreenPage>
  )
}

/** `Session 3`, or its title until the server has assigned a number. */
const useSessionName = () => {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const meeting = useMeeting()
  return () => {
    const info = session.info()
    return info ? text().meeting.session(info.number) : pickWords(meeting.title, language()) || text().meeting.untitled
  }
}

function Head() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive()
  const meeting = useMeeting()
  const session = useSession()
  const { today, who } = useItemContext()
  const name = useSessionName()
  const facts = () => {
    const place = pickWords(meeting.place, language())
    const dates = meeting.start ? formatSpan(meeting.start, meeting.end, language(), Number(today().slice(0, 4))) : ''
    return [place, dates].filter(Boolean).join(', ')
  }
  const documents = useLiveDocuments()
  const exported = (): Exported => ({
    kind: 'record',
    meeting: session.id,
    name: `${text().exporting.record}: ${name()}`,
    unsent: () => documents.waitingIn([live.id, roadmapId(group().id)]),
  })
  return (
    <div class="head doc-head session-head">
      <div class="doc-head__titles">
        <p class="sub doc-head__path session-head__path">
          <A href={`/g/${group().id}/sessions`}>{text().meeting.title}</A>
          <span aria-hidden="true"> / </span>
          <b>{name()}</b>
          <Show when={facts()}>
            <span class="session-head__facts">{facts()}</span>
          </Show>
          <StateBadge meeting={session.info()} />
        </p>
        <h1 class="vh">
          {name()}: {pickWords(meeting.title, language()) || text().meeting.untitled}
        </h1>
        <BilingualLine
          class="session-title"
          words={meeting.title}
          textOf={(side) => meetingText(live.doc, 'title', side)}
          labels={text().meeting.titleIn}
          editingKey="meeting:title"
        />
        <PairButton name={meetingPair('title')} pair={meeting.title} who={who} of={text().meeting.pointTitle} said />
      </div>
      <div class="head__end">
        <ExportButton kind="record" of={exported} />
        <StateActions />
      </div>
    </div>
  )
}

/** The URL names an entry that no longer exists: a notice or a mail may be older. */
function Gone() {
  const text = useText()
  const meeting = useMeeting()
  const [query] = useSearchParams()
  const isGone = (asked: unknown, known: readonly { readonly id: string; readonly archived?: boolean }[]) =>
    typeof asked === 'string' && !known.some(({ id, archived }) => id === asked && archived !== true)
  return (
    <>
      <Show when={isGone(query.point, meeting.points)}>
        <Note icon="unlink">{text().meeting.pointGone}</Note>
      </Show>
      <Show when={isGone(query.decision, meeting.decisions)}>
        <Note icon="unlink">{text().meeting.decisionGone}</Note>
      </Show>
    </>
  )
}

/** Why the session is read-only. */
function Standing() {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const live = useLive()
  /** The last time, if it was closed more than once. */
  const closedAt = () => {
    const info = session.info()
    return info?.state === 'closed' ? (info.closedAgainAt ?? info.closedAt) : null
  }
  /** The first time, if it was closed more than once. */
  const firstClosedAt = () => (session.info()?.closedAgainAt ? session.info()?.closedAt : null)
  const observes = () => isObserver(live.saveStatus())
  return (
    <Show
      when={closedAt()}
      fallback={
        <>
          <Show when={session.info()?.shared === false}>
            <Note icon="lock">{text().meeting.notShared}</Note>
          </Show>
          <Show when={observes()}>
            <Note icon="eye">{text().meeting.readOnly}</Note>
          </Show>
        </>
      }
    >
      {(at) => (
        <>
          <Note icon="lock">
            {text().meeting.closedOn(formatMoment(at(), language()))}{' '}
            <Show when={firstClosedAt()}>{(first) => <>{text().meeting.closedFirst(formatMoment(first(), language()))} </>}</Show>
            {text().meeting.closedSteward}
          </Note>
          <ClosingFingerprint />
        </>
      )}
    </Show>
  )
}
