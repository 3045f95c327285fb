// The list of changes of an item, newest first. Pressing one goes to its moment; the shown one is marked, and later ones are dimmed.
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { creditName } from '../../../shared/history/creditWords.ts'
import { describeEvent } from '../../../shared/history/describe.ts'
import { eventName } from '../../../shared/history/events.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { authorMarkIn } from '../../base/authorMark.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDate } from '../../base/intl.ts'
import { TryAgain } from '../../states/QueryGate.tsx'
import { Button } from '../../ui/Button.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Note, Skeleton } from '../../ui/States.tsx'
import type { Feed } from '../createFeed.ts'
import { useHistoryLines } from '../HistoryLines.tsx'
import { usePast } from '../slider/pastDoor.ts'
import { changesByStop, type StopChanges } from './itemChanges.ts'

const KINDS = ['all', 'dates', 'text'] as const
type Kind = (typeof KINDS)[number]
const DATES: readonly (string | null)[] = ['due', 'start', 'originalDue']

export function ItemChanges(props: { feed: Feed }) {
  const text = useText()
  const past = usePast()
  const [kind, setKind] = createSignal<Kind>('all')
  const events = () =>
    (props.feed.events() ?? []).filter(
      ({ field, change }) =>
        kind() === 'all' || (kind() === 'dates' ? DATES.includes(field) : change.type === 'text' || change.type === 'moved'),
    )
  const changes = createMemo(() => changesByStop(past?.course().whole ?? [], events()))
  return (
    <>
      <div class="row">
        <h2>
          {text().past.item.changes} <span class="muted">{past?.course().count}</span>
        </h2>
        <Segmented<Kind>
          class="end"
          small
          label={text().history.filter}
          value={kind()}
          segments={KINDS.map((value) => ({ value, label: text().history.kinds[value] }))}
          onChange={setKind}
        />
      </div>
      <Show when={props.feed.events()} fallback={<Waiting feed={props.feed} />}>
        <ol class="feed" reversed>
          <For each={changes()}>{(one) => <Change of={one} />}</For>
        </ol>
        <Show when={props.feed.hasMore()}>
          <Button onClick={props.feed.more}>{text().common.more}</Button>
        </Show>
      </Show>
    </>
  )
}

function Waiting(props: { feed: Feed }) {
  const text = useText()
  return (
    <Show when={props.feed.failure()} fallback={<Skeleton label={text().common.loading} lines={6} />}>
      <Note icon="triangle-alert" tone="warning" alert>
        {text().documents.past.offline.title} <TryAgain query={props.feed} ghost />
      </Note>
    </Show>
  )
}

function Change(props: { of: StopChanges }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const past = usePast()
  const { names } = useHistoryLines()
  let row!: HTMLLIElement
  const isShown = () => past?.index() === props.of.index
  const isLater = () => props.of.index > (past?.index() ?? 0)
  const mark = () => authorMarkIn(group(), props.of.stop)
  const sentences = () => props.of.events.map((event) => ({ event, said: describeEvent(event, names(), language(), 'implied') }))
  createEffect(
    on(isShown, (shown) => {
      if (shown) row.scrollIntoView({ block: 'nearest' })
    }),
  )
  return (
    <li ref={row} classList={{ 'is-later': isLater() }} aria-current={isShown() ? 'true' : undefined}>
      <button type="button" onClick={() => past?.go(props.of.index)}>
        <time class="feed__d" datetime={new Date(props.of.stop.at).toISOString()}>
          {formatDate(props.of.stop.at, language())}
        </time>
        <span class="feed__m">
          <Show when={mark()}>
            {(found) => <DelegationMark code={found().code} identity={found().identity} name={found().name[language()]} />}
          </Show>
        </span>
        <span class="feed__t">
          <For each={sentences()}>
            {({ event, said }) => (
              <span data-event={eventName(event)}>
                <For each={said.did}>
                  {(part) => (
                    <Show when={part.tone === 'old'} fallback={<bdi>{part.text}</bdi>}>
                      <del>
                        <bdi>{part.text}</bdi>
                      </del>
                    </Show>
                  )}
                </For>
              </span>
            )}
          </For>
          <span class="sub">
            {creditName(props.of.stop, names(), language())}
            <For each={sentences()[0]?.said.notes ?? []}>{(note) => `, ${plainPhrase(note)}`}</For>
            <Show when={isLater()}>
              <span class="vh">, {text().past.item.later}</span>
            </Show>
          </span>
        </span>
      </button>
    </li>
  )
}
