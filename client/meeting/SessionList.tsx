// The group's sessions: on a time line, and in a table with upcoming ones first.
import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { otherLanguage, pick, pickWords } from '../../shared/bilingual.ts'
import { wasClosed } from '../../shared/meeting/lifecycle.ts'
import { useCan } from '../base/actor.tsx'
import { useAskedFor } from '../base/askedFor.ts'
import { formatSpan } from '../base/daySpans.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createToday } from '../base/today.ts'
import { cityOfZone, offsetOf } from '../base/zones.ts'
import { GuideLink } from '../item/GuideLink.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button, type ButtonKind } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createSessionMaker } from './createSessionMaker.ts'
import { SessionRoute } from './SessionRoute.tsx'
import { StateBadge } from './StateBadge.tsx'

export function SessionList() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const meetings = createMeetings()
  const today = createToday()
  /** Upcoming sessions in date order, then past ones, newest first. */
  const ordered = () => {
    const all = meetings.value() ?? []
    return [...all.filter((one) => !wasClosed(one)), ...all.filter(wasClosed).toReversed()]
  }
  const mayAdd = () => can('meeting.plan', group().id)
  return (
    <ScreenPage
      title={text().meeting.title}
      column
      actions={mayAdd() && ordered().length > 0 ? <NewSession earlier={meetings.value() ?? []} /> : undefined}
    >
      <div class="main__scroll sessions">
        <QueryGate query={meetings} page offline={{ title: text().meeting.needsServer, why: text().meeting.needsServerWhy }}>
          {(all) => (
            <Show
              when={all().length > 0}
              fallback={
                <EmptyState
                  page
                  title={text().meeting.empty}
                  action={
                    <div class="row wrap">
                      <Show when={mayAdd()}>
                        <NewSession />
                      </Show>
                      <GuideLink />
                    </div>
                  }
                >
                  {mayAdd() ? text().meeting.emptyWhy : text().meeting.emptyReader}
                </EmptyState>
              }
            >
              <SessionRoute meetings={all()} today={today()} />
              <ol class="sessions__list" aria-label={text().meeting.list}>
                <For each={ordered()}>{(meeting) => <SessionRow meeting={meeting} today={today()} />}</For>
              </ol>
            </Show>
          )}
        </QueryGate>
      </div>
    </ScreenPage>
  )
}

/** Creates the session on the server and opens it, optionally with the agenda of an earlier one. */
export function NewSession(props: { kind?: ButtonKind; earlier?: readonly MeetingInfo[] }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const navigate = useNavigate()
  const toast = useToast()
  const make = createSessionMaker()
  const [busy, setBusy] = createSignal(false)
  const create = async (from: MeetingInfo | null) => {
    setBusy(true)
    const answer = await make(from)
    setBusy(false)
    if (answer.ok) navigate(`/g/${group().id}/sessions/${answer.value.id}`)
    else toast({ text: answer.why === 'refused' ? answer.message : text().meeting.act.needsServer })
  }
  useAskedFor(
    'session',
    () => !busy(),
    () => void create(null),
  )
  return (
    <span class="row wrap">
      <Show when={props.earlier?.length}>
        <Menu
          placement="bottom-end"
          trigger={(given) => (
            <Button {...given} kind="ghost" icon="copy">
              {text().meeting.fromEarlier}
            </Button>
          )}
        >
          <For each={props.earlier?.toReversed()}>
            {(meeting) => (
              <MenuItem icon="messages-square" onSelect={() => void create(meeting)}>
                {[text().meeting.session(meeting.number), pickWords(meeting.title, language())].filter(Boolean).join(' · ')}
              </MenuItem>
            )}
          </For>
        </Menu>
      </Show>
      <Button kind={props.kind ?? 'primary'} icon="plus" busy={busy() && text().meeting.creating} onClick={() => void create(null)}>
        {text().meeting.newSession}
      </Button>
    </span>
  )
}

function SessionRow(props: { meeting: MeetingInfo; today: string }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const title = () => pick(props.meeting.title, language())
  const written = () => title().text.trim() !== ''
  const other = () => (written() ? props.meeting.title[otherLanguage(title().language)].trim() : '')
  const place = () => pickWords(props.meeting.place, language())
  const start = () => props.meeting.start
  const offset = () => (props.meeting.zone ? offsetOf(props.meeting.zone, start()) : null)
  return (
    <li>
      <A class="session-row" href={`/g/${group().id}/sessions/${props.meeting.id}`}>
        <span class="session-row__n">{text().meeting.session(props.meeting.number)}</span>
        <span class="session-row__title" classList={{ 'is-untitled': !written() }}>
          <PairWords pair={props.meeting.title} otherwise={text().meeting.untitled} />
        </span>
        <Show when={other()}>
          {(second) => (
            <span class="session-row__other" lang={otherLanguage(title().language)}>
              {second()}
            </span>
          )}
        </Show>
        <span class="session-row__when">
          <Show when={start()} fallback={<span class="muted">{text().meeting.noDates}</span>}>
            {(day) => <time datetime={day()}>{formatSpan(day(), props.meeting.end, language(), Number(props.today.slice(0, 4)))}</time>}
          </Show>
          <span class="sub">
            {[
              place(),
              offset() &&
                (place()
                  ? offset()
                  : text().meeting.zoneOf(cityOfZone(props.meeting.zone, language()) ?? props.meeting.zone, offset() ?? '')),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span class="session-row__state">
          <StateBadge meeting={props.meeting} />
        </span>
        <span class="session-row__counts sub">
          <span>
            {wasClosed(props.meeting) || props.meeting.state === 'inSession'
              ? text().meeting.pointsDone(props.meeting.points.done, props.meeting.points.total)
              : text().meeting.points(props.meeting.points.total)}
          </span>
          <Show when={props.meeting.decisions > 0}>
            <span>{text().meeting.decisionCount(props.meeting.decisions)}</span>
          </Show>
        </span>
      </A>
    </li>
  )
}
