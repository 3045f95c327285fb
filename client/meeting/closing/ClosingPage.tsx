// Page that closes a session: checks, the record, what is carried over, and the effect of closing. Afterwards the same URL shows the result, for
// everybody.
import { A } from '@solidjs/router'
import { createEffect, createMemo, Match, on, onCleanup, Show, Switch } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import { isReopened } from '../../../shared/meeting/lifecycle.ts'
import { formatSpan } from '../../base/daySpans.ts'
import { useGroup } from '../../base/group.tsx'
import { HelpLink } from '../../base/HelpLink.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive, useMeeting } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { EmptyState, Note, Skeleton, TroubleNote } from '../../ui/States.tsx'
import { Reopened } from '../Reopened.tsx'
import { useSession } from '../SessionContext.tsx'
import { SessionTabs } from '../SessionTabs.tsx'
import { StateBadge } from '../StateBadge.tsx'
import { Checks, useClosingChecks } from './Checks.tsx'
import { Closed } from './Closed.tsx'
import { ClosingPart } from './ClosingPart.tsx'
import { Corrections, createCorrections } from './Corrections.tsx'
import { type ClosingCheck, isStop } from './closingChecks.ts'
import { type ClosingSteps, createClosing } from './createClosing.ts'
import { Fingerprints } from './Fingerprints.tsx'
import { ClosingNextSession } from './NextSession.tsx'
import { OnlineNow } from './OnlineNow.tsx'
import { Proposed } from './Proposed.tsx'
import { Record } from './Record.tsx'
import { SessionActs } from './SessionActs.tsx'

/** Presence for the others: this user is about to close. */
const CLOSING = 'meeting:closing'

export function ClosingPage() {
  const text = useText()
  const session = useSession()
  const closing = createClosing()
  const state = () => session.info()?.state
  const wasHeld = () => session.info()?.startedAt != null
  const number = () => session.info()?.number ?? 0
  /** While this page closes the session, it keeps showing what was confirmed. */
  const isClosed = () => state() === 'closed' && closing.stage() === null
  const title = () => {
    if (isClosed()) return text().meeting.closing.closed(number())
    return session.info()?.closedAt != null ? text().meeting.closing.titleAgain(number()) : text().meeting.closing.title(number())
  }
  let scroller!: HTMLDivElement
  // The button that had the focus has been removed.
  createEffect(on(isClosed, (closed) => closed && document.activeElement === document.body && scroller.focus(), { defer: true }))
  return (
    <ScreenPage title={title()} bare>
      <Head title={title()} />
      <SessionTabs view="closing" />
      <div ref={scroller} class="main__scroll session" role="region" aria-label={title()} tabindex={0}>
        <Reopened>
          <a class="btn btn--default" href="#closing-corrections">
            {text().meeting.reopened.see}
          </a>
          <Show when={session.mayConduct()}>
            <CloseAgain closing={closing} />
          </Show>
        </Reopened>
        <Switch fallback={<Before closing={closing} />}>
          <Match when={isClosed()}>
            <Closed carried={closing.carried()} next={closing.next.info()} />
          </Match>
          <Match when={!session.info()}>
            <EmptyState page title={text().meeting.closing.unknown} action={<Back />}>
              {text().meeting.closing.unknownWhy}
            </EmptyState>
          </Match>
          <Match when={state() === 'draft' || !wasHeld()}>
            <EmptyState page title={text().meeting.closing.notHeld} action={<Back />}>
              {text().meeting.closing.notHeldWhy}
            </EmptyState>
          </Match>
        </Switch>
      </div>
    </ScreenPage>
  )
}

function Head(props: { title: string }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const session = useSession()
  const meeting = useMeeting()
  const { today } = useItemContext()
  const facts = () => {
    const place = pickWords(meeting.place, language())
    const dates = meeting.start ? formatSpan(meeting.start, meeting.end, language(), Number(today().slice(0, 4))) : ''
    return [pickWords(meeting.title, language()), place, dates].filter(Boolean).join(' · ')
  }
  return (
    <div class="head doc-head session-head">
      <div class="doc-head__titles">
        <p class="sub doc-head__path session-head__path">
          <A href={`/g/${group().id}/sessions`}>{text().meeting.title}</A>
          <span aria-hidden="true"> / </span>
          <A href={`/g/${group().id}/sessions/${session.id}`}>{text().meeting.session(session.info()?.number ?? 0)}</A>
          <StateBadge meeting={session.info()} />
        </p>
        <h1 class="session-title">{props.title}</h1>
        <p class="sub">{facts()}</p>
      </div>
      <div class="head__end">
        <HelpLink topic="close" />
      </div>
    </div>
  )
}

function Back() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  return (
    <A class="btn btn--default" href={`/g/${group().id}/sessions/${session.id}`}>
      {text().meeting.closing.back}
    </A>
  )
}

/** Every part of the page, for users who may close and for those who only read. */
function Before(props: { closing: ClosingSteps }) {
  const text = useText()
  const session = useSession()
  const reopened = () => {
    const info = session.info()
    return info !== null && isReopened(info)
  }
  return (
    <div class="session__cols closing">
      <div class="closing__main">
        <Show when={!session.mayConduct()}>
          <Note icon="lock">{text().meeting.closing.notYours}</Note>
        </Show>
        <Checks />
        <Show when={reopened()}>
          <Corrected />
        </Show>
        <Record />
        <Show when={session.mayConduct()}>
          <GoesOn closing={props.closing} />
        </Show>
      </div>
      <div class="session__aside closing__aside">
        <OnlineNow />
        <Show when={reopened()} fallback={<Does />}>
          <Fingerprints />
          <SessionActs />
        </Show>
        <Show when={session.mayConduct()} fallback={<Back />}>
          <Confirm closing={props.closing} />
        </Show>
      </div>
    </div>
  )
}

function Corrected() {
  const feed = createCorrections()
  return <Corrections feed={feed} />
}

function Does() {
  const text = useText()
  return (
    <ClosingPart id="closing-does" title={text().meeting.closing.does}>
      <ul class="closing__does">
        <li>{text().meeting.closing.doesRecord}</li>
        <li>{text().meeting.closing.doesPlan}</li>
        <li>{text().meeting.closing.doesNext}</li>
        <li>{text().meeting.closing.doesMoment}</li>
        <li>{text().meeting.closing.doesUnsent}</li>
        <li>{text().meeting.closing.doesFingerprint}</li>
        <li>{text().meeting.closing.doesReopen}</li>
      </ul>
    </ClosingPart>
  )
}

/** In the banner: the same as at the end of the page, with what prevents it. */
function CloseAgain(props: { closing: ClosingSteps }) {
  const text = useText()
  const checks = useClosingChecks()
  return (
    <>
      <CloseButton closing={props.closing} label={text().meeting.act.closeAgain} />
      <Show when={stopsIn(checks())}>{(n) => <span class="sub">{text().meeting.reopened.stops(n())}</span>}</Show>
    </>
  )
}

function CloseButton(props: { closing: ClosingSteps; label: string }) {
  const text = useText()
  const checks = useClosingChecks()
  const mayClose = () => stopsIn(checks()) === 0 && props.closing.next.meeting() !== undefined
  const stage = () => props.closing.stage()
  return (
    <Button
      kind="primary"
      icon="lock"
      aria-disabled={mayClose() ? undefined : 'true'}
      busy={stage() !== null && text().meeting.closing[stage() ?? 'closing']}
      onClick={() => mayClose() && void props.closing.go()}
    >
      {props.label}
    </Button>
  )
}
const stopsIn = (checks: readonly ClosingCheck[]): number => checks.filter(({ gaps }) => gaps.some(isStop)).length

function GoesOn(props: { closing: ClosingSteps }) {
  const text = useText()
  return (
    <ClosingPart id="closing-next" title={text().meeting.closing.goesOn}>
      <Show when={props.closing.next.meeting() !== undefined} fallback={<Skeleton label={text().meeting.closing.preparing} lines={3} />}>
        <ClosingNextSession closing={props.closing} />
        <Proposed proposal={props.closing.proposal} />
      </Show>
    </ClosingPart>
  )
}

function Confirm(props: { closing: ClosingSteps }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive('meeting')
  const { who } = useItemContext()
  const session = useSession()
  const again = () => session.info()?.closedAt != null
  const isLive = () => live.link().type === 'live'
  const others = createMemo(() => [
    ...new Set(live.peers().flatMap(({ editing, account, name }) => (editing === CLOSING ? [account ? who(account) : name] : []))),
  ])
  // Two users who close at once see each other; the server accepts one of them.
  createEffect(() => isLive() && live.setEditing(CLOSING))
  onCleanup(() => live.setEditing(null))
  return (
    <div class="closing__confirm">
      <Show when={others().length > 0}>
        <Note icon="users" tone="warning">
          {text().meeting.closing.alsoClosing(joinNames(others(), language()), others().length)}
        </Note>
      </Show>
      <Show when={!isLive()}>
        <Note icon="cloud-off" tone="warning">
          {text().meeting.closing.offline}
        </Note>
      </Show>
      <TroubleNote words={props.closing.failure()} />
      <div class="row wrap">
        <CloseButton closing={props.closing} label={again() ? text().meeting.act.closeAgain : text().meeting.closing.confirm} />
        <Back />
      </div>
    </div>
  )
}
