// The next session, a time line to scale until then, and how much of what is due before it is done.
import { A } from '@solidjs/router'
import { createMemo, Match, Show, Switch } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { pickWords } from '../../shared/bilingual.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import { useCan } from '../base/actor.tsx'
import { formatSpan } from '../base/daySpans.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { StatusShape } from '../ui/Marks.tsx'
import { createPhone } from '../ui/phone.ts'
import { Note } from '../ui/States.tsx'
import type { HomeModel } from './createHomeView.ts'
import { lastDayOf } from './lastDay.ts'
import { HomeRoute } from './Route.tsx'
import { type RouteLine, routeLine } from './routeLine.ts'

/** Width of a mark in percent of the line. */
const GAP = { desk: 3.4, phone: 10 }

export function HomeNextSession(props: { view: HomeModel }) {
  const text = useText()
  const { today } = useItemContext()
  const phone = createPhone()
  const last = () => props.view.around().last
  const next = () => props.view.around().next
  const isWaiting = () => props.view.meetings() === null && props.view.failure() === null
  const line = createMemo(() =>
    routeLine({
      from: lastOf(last()),
      to: next()?.start ?? null,
      today: today(),
      items: props.view.items(),
      gap: phone() ? GAP.phone : GAP.desk,
    }),
  )
  return (
    <section class="home__next" aria-labelledby="home-next">
      <Switch>
        <Match when={next()}>{(meeting) => <Lead meeting={meeting()} />}</Match>
        <Match when={props.view.meetings()}>
          <NoNext />
        </Match>
        <Match when={true}>
          <div class="home__lead">
            <h1 id="home-next">{text().home.title}</h1>
            <Show when={props.view.failure()}>
              {(failure) => (
                <Note icon="cloud-off">
                  {refusalWords(failure()) ?? text().common.serverDidNotAnswer}{' '}
                  <Button icon="rotate-cw" onClick={() => props.view.refresh()}>
                    {text().common.tryAgain}
                  </Button>
                </Note>
              )}
            </Show>
          </div>
        </Match>
      </Switch>
      <Show when={!isWaiting()} fallback={<div class="home__route-wait" />}>
        <Show when={last() ?? next() ?? line().stops.length > 0}>
          <HomeRoute line={line()} last={last()} next={next()} />
          <Sum line={line()} next={next()} />
        </Show>
      </Show>
    </section>
  )
}
const lastOf = (meeting: MeetingInfo | null) => meeting && lastDayOf(meeting)
const refusalWords = (failure: { readonly why: string; readonly message?: string }) =>
  failure.why === 'refused' ? (failure.message ?? null) : null

function Lead(props: { meeting: MeetingInfo }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const can = useCan()
  const { today } = useItemContext()
  const when = () => {
    const { state, start } = props.meeting
    if (state === 'inSession') return text().home.nextNow
    if (start === null) return text().home.nextUndated
    const days = daysBetween(today(), start)
    return days < 0 ? text().home.nextMissed(-days) : text().home.next(days)
  }
  const name = () => {
    const { number, place, start, end } = props.meeting
    const span = start === null ? '' : formatSpan(start, end, language(), Number(today().slice(0, 4)))
    return text().home.session(text().meeting.session(number), pickWords(place, language()), span)
  }
  const href = () => `/g/${group().id}/sessions/${props.meeting.id}`
  return (
    <div class="home__lead">
      <div>
        <p class="soft">{when()}</p>
        <h1 id="home-next">{name()}</h1>
      </div>
      <div class="home__ways">
        <Switch>
          <Match when={props.meeting.state === 'inSession'}>
            <A class="btn btn--primary" href={`${href()}/room`}>
              {text().home.enter}
            </A>
          </Match>
          <Match when={can('meeting.plan', group().id)}>
            <A class="btn btn--primary" href={href()}>
              {text().home.prepare}
            </A>
          </Match>
          <Match when={true}>
            <A class="btn" href={href()}>
              {text().home.agenda}
            </A>
          </Match>
        </Switch>
      </div>
    </div>
  )
}

function NoNext() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  return (
    <div class="home__lead">
      <div>
        <h1 id="home-next">{text().home.noNext}</h1>
        <Show when={!can('meeting.plan', group().id)}>
          <p class="soft">{text().home.noNextWhy}</p>
        </Show>
      </div>
      <Show when={can('meeting.plan', group().id)}>
        <div class="home__ways">
          <A class="btn btn--primary" href={`/g/${group().id}/sessions`}>
            {text().home.plan}
          </A>
        </div>
      </Show>
    </div>
  )
}

function Sum(props: { line: RouteLine; next: MeetingInfo | null }) {
  const text = useText()
  const counts = () => props.line.counts
  const open = () => {
    const session = props.next?.start ? props.next.number : null
    return session === null ? text().home.due(counts().open) : text().home.dueBefore(counts().open, session)
  }
  return (
    <ul class="home__sum">
      <li class="status" data-status="done">
        <StatusShape status="done" />
        {text().home.done(counts().done)}
      </li>
      <li class="due" data-due={counts().late > 0 ? 'late' : undefined}>
        <Icon name="clock-alert" />
        {text().home.late(counts().late)}
      </li>
      <li class="status" data-status="agreed">
        <StatusShape status="agreed" />
        {open()}
      </li>
    </ul>
  )
}
