// The feed by session (and between sessions), day and subject, with a line for each change. When it is loaded again, lines keep their
// position and stay open.
import { type Accessor, createMemo, createSignal, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { bandKey, type Counts, heldSessions } from '../../../shared/history/activity.ts'
import { eventName } from '../../../shared/history/events.ts'
import { isNewDecision } from '../../../shared/history/lineWords.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay, formatWeekday } from '../../base/intl.ts'
import { localDay } from '../../base/today.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Keyed } from '../../ui/Keyed.tsx'
import { type SubjectStyle, useHistoryLines } from '../HistoryLines.tsx'
import { bandWords } from './bandWords.ts'
import { FeedLine } from './FeedLine.tsx'
import { eventIdsIn, type FeedBand, type FeedDay, feedOf, type Thing } from './feedModel.ts'
import { isAct } from './isAct.ts'
import { signOf, thingHref, thingName } from './thing.ts'

interface FeedListProps extends SubjectStyle {
  readonly events: readonly NamedEvent[]
  /** The number of all changes per band, by `bandKey`; null while they are not counted. */
  readonly counts?: Counts | null | undefined
}

export function FeedList(props: FeedListProps) {
  const { moments } = useComparing()
  const bands = createMemo(() => feedOf(props.events, { dayOf: (at) => localDay(new Date(at)), held: heldSessions(moments().meetings) }))
  return (
    <div class="hf" classList={{ 'hf--implied': props.subject === 'implied' }}>
      <Keyed each={bands()} by={({ key }) => key}>
        {(band) => <BandPart band={band()} counts={props.counts} subject={props.subject} />}
      </Keyed>
    </div>
  )
}

function BandPart(props: { band: FeedBand; counts: Counts | null | undefined } & SubjectStyle) {
  const text = useText()
  const language = useLanguage()
  const { moments } = useComparing()
  const words = () => bandWords(props.band.band, moments().meetings, language())
  const count = () => props.counts?.[bandKey(props.band.band)]
  const level = () => (props.subject === 'named' ? 2 : 3)
  return (
    <section>
      <header class="hf__band">
        <Dynamic component={`h${level()}`}>
          <bdi>{words().title}</bdi>
        </Dynamic>
        <span class="hf__when">{words().detail}</span>
        <Show when={count()}>{(n) => <span class="hf__count">{text().history.changes(n())}</span>}</Show>
      </header>
      <Keyed each={props.band.days} by={({ key }) => key}>
        {(day) => <DayPart day={day()} subject={props.subject} level={level() + 1} />}
      </Keyed>
    </section>
  )
}

function DayPart(props: { day: FeedDay; level: number } & SubjectStyle) {
  const language = useLanguage()
  const context = useItemContext()
  return (
    <section class="hf__day">
      <Dynamic component={`h${props.level}`} class="hf__date">
        <b>{formatDay(props.day.day, language(), Number(context.today().slice(0, 4)))}</b>{' '}
        <span>{formatWeekday(props.day.day, language())}</span>
      </Dynamic>
      <ul>
        <Keyed each={props.day.things} by={({ key }) => key}>
          {(thing) => <ThingPart thing={thing} subject={props.subject} />}
        </Keyed>
      </ul>
    </section>
  )
}

function ThingPart(props: { thing: Accessor<Thing> } & SubjectStyle) {
  const { marked } = useHistoryLines()
  const [shows, setShows] = createSignal(false)
  const alike = () => props.thing().alike
  /** A group with the event that a link names is expanded. */
  const showsAlike = () => shows() || alike().some((thing) => eventIdsIn(thing).includes(marked() ?? ''))
  return (
    <>
      <li class="hf__g" classList={{ 'hf__g--act': props.thing().events.some(isAct) }}>
        <Show when={props.subject === 'named' && (props.thing().events.find(isNewDecision) ?? props.thing().events[0])}>
          {(event) => (
            <Show when={!isAct(event())} fallback={<span class="hf__i" />}>
              <ThingName event={event()} />
            </Show>
          )}
        </Show>
        <ol>
          <Keyed each={props.thing().events} by={eventName}>
            {(event, index) => (
              <FeedLine
                event={event()}
                above={props.thing().events[index() - 1] ?? null}
                alike={alike().length}
                showsAlike={showsAlike()}
                onAlike={() => setShows(!showsAlike())}
              />
            )}
          </Keyed>
        </ol>
      </li>
      <Show when={showsAlike()}>
        <For each={alike()}>{(thing) => <ThingPart thing={() => thing} subject={props.subject} />}</For>
      </Show>
    </>
  )
}

function ThingName(props: { event: NamedEvent }) {
  const language = useLanguage()
  const group = useGroup()
  const { keep } = useComparing()
  const { names } = useHistoryLines()
  const href = () => {
    const found = thingHref(group().id, props.event)
    return found && keep(found)
  }
  const inside = () => (
    <>
      <span class="id">
        <Show when={props.event.code} fallback={<Icon name={signOf(props.event)} size="s" />}>
          {props.event.code}
        </Show>
      </span>
      <span>
        <bdi>{thingName(props.event, names(), language())}</bdi>
      </span>
    </>
  )
  return (
    <Show when={href()} fallback={<span class="hf__i">{inside()}</span>}>
      {(to) => (
        <a class="hf__i" href={to()}>
          {inside()}
        </a>
      )}
    </Show>
  )
}
