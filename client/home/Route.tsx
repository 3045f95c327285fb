// Time line with sessions as stations, past solid, future dashed, and the items due between them.
import { A, useNavigate } from '@solidjs/router'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { pickWords } from '../../shared/bilingual.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { itemHref } from '../history/addresses.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { Icon } from '../ui/Icon.tsx'
import { StatusShape } from '../ui/Marks.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { lastDayOf } from './lastDay.ts'
import { type RouteLine, type RouteStop, type StopState, standOf } from './routeLine.ts'

interface RouteProps {
  readonly line: RouteLine
  readonly last: MeetingInfo | null
  readonly next: MeetingInfo | null
}

export function HomeRoute(props: RouteProps) {
  const text = useText()
  const { today, day } = useItemContext()
  /** Of the next session. Screen readers read the line in date order. */
  const hasPassed = () => props.line.today > props.line.next
  const nameOf = (meeting: MeetingInfo | null, otherwise: string) => (meeting ? text().meeting.session(meeting.number) : otherwise)
  return (
    <ol
      class="route"
      classList={{ 'route--broken': props.line.next < 100 }}
      aria-label={text().home.route(nameOf(props.last, text().home.routeStart), nameOf(props.next, text().home.routeOpen))}
      style={{ '--today': `${props.line.today}%`, '--next': `${props.line.next}%` }}
      // The station's label would overlap today's line, so it is placed below its dot.
      data-near={props.line.near}
    >
      <Station
        at={0}
        edge="start"
        name={nameOf(props.last, text().home.start)}
        meeting={props.last}
        day={props.last && lastDayOf(props.last)}
      />
      <For each={props.line.stops.filter(({ at }) => at <= props.line.today)}>{(stop) => <StopSign stop={stop} />}</For>
      <Show when={hasPassed()}>
        <Next line={props.line} next={props.next} />
      </Show>
      <li class="route__today" style={{ 'inset-inline-start': `${props.line.today}%` }} data-edge={edgeOf(props.line.today)}>
        <span class="route__top">
          <b>{text().home.today}</b>, <time datetime={today()}>{day(today())}</time>
        </span>
        <span class="route__now" />
      </li>
      <For each={props.line.stops.filter(({ at }) => at > props.line.today)}>{(stop) => <StopSign stop={stop} />}</For>
      <Show when={!hasPassed()}>
        <Next line={props.line} next={props.next} />
      </Show>
    </ol>
  )
}
function Next(props: Pick<RouteProps, 'line' | 'next'>) {
  const text = useText()
  return (
    <Show when={props.next}>
      {(next) => (
        <Station at={props.line.next} edge="end" name={text().meeting.session(next().number)} meeting={next()} day={next().start} coming />
      )}
    </Show>
  )
}
/** The label must not overflow the line. */
const edgeOf = (at: number) => (at < 10 ? 'start' : at > 90 ? 'end' : undefined)

interface StationProps {
  readonly at: number
  readonly edge: 'start' | 'end'
  readonly name: string
  readonly meeting: MeetingInfo | null
  readonly day: Day | null
  readonly coming?: boolean
}
function Station(props: StationProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { day } = useItemContext()
  const place = () => (props.meeting ? pickWords(props.meeting.place, language()) : '')
  return (
    <li
      class="route__station"
      data-edge={props.edge}
      data-station={props.coming ? 'next' : 'last'}
      style={{ 'inset-inline-start': `${props.at}%` }}
    >
      <span class="route__above">
        <Show when={props.meeting} fallback={props.name}>
          {(meeting) => <A href={`/g/${group().id}/sessions/${meeting().id}`}>{props.name}</A>}
        </Show>
      </span>
      <span class="route__dot" classList={{ 'route__dot--next': props.coming }} />
      <span class="route__below">
        <Show when={place()}>{(city) => <span>{city()}</span>}</Show>
        <Show when={props.day} fallback={<Show when={props.meeting}>{text().home.notPlanned}</Show>}>
          {(date) => <time datetime={date()}>{day(date())}</time>}
        </Show>
      </span>
    </li>
  )
}

/** One item, or several with nearly the same due date. */
function StopSign(props: { stop: RouteStop }) {
  const text = useText()
  const group = useGroup()
  const navigate = useNavigate()
  const words = createStopWords()
  const { day } = useItemContext()
  const several = () => text().home.stops(props.stop.items.length, day(props.stop.items[0]?.due ?? ''))
  return (
    <li class="route__due" data-stand={props.stop.stand} style={{ 'inset-inline-start': `${props.stop.at}%` }}>
      <Show
        when={props.stop.items.length > 1}
        fallback={
          <For each={props.stop.items}>
            {(item) => (
              <A class="route__sign" href={itemHref(group().id, item.id)} aria-label={words(item)} data-tip={words(item)}>
                <Sign stand={props.stop.stand} />
              </A>
            )}
          </For>
        }
      >
        <Menu
          trigger={(given) => (
            <button type="button" {...given} class="route__sign" aria-label={several()} data-tip={several()}>
              <Sign stand={props.stop.stand} />
              <Show when={props.stop.count > 1}>
                <span class="route__n" aria-hidden="true">
                  {props.stop.count}
                </span>
              </Show>
            </button>
          )}
        >
          <For each={props.stop.items}>
            {(item) => <MenuItem onSelect={() => navigate(itemHref(group().id, item.id))}>{words(item)}</MenuItem>}
          </For>
        </Menu>
      </Show>
    </li>
  )
}

const createStopWords = () => {
  const text = useText()
  const language = useLanguage()
  const { today, day } = useItemContext()
  return (item: Item): string => {
    const status = CHOICE_LABELS.status[item.status][language()].toLowerCase()
    const name = `${item.code} ${pickWords(item.title, language()).trim()}`.trim()
    const due = day(item.due ?? '')
    return standOf(item, today()) === 'late' ? text().home.stopLate(name, status, due) : text().home.stop(name, status, due)
  }
}

function Sign(props: { stand: StopState }): JSX.Element {
  return (
    <Switch>
      <Match when={props.stand === 'late'}>
        <Icon name="clock-alert" size="s" />
      </Match>
      <Match when={true}>
        <StatusShape status={props.stand === 'done' ? 'done' : 'agreed'} />
      </Match>
    </Switch>
  )
}
