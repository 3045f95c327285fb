// What happened, day by day and gesture by gesture: who, for which delegation, did what, when and where.
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { pick } from '../../shared/bilingual.ts'
import { circumstances, who } from '../../shared/history/describe.ts'
import { eventName } from '../../shared/history/events.ts'
import { plain } from '../../shared/history/sentence.ts'
import { namedSubject } from '../../shared/history/subjects.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { formatDay, useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { Button } from '../ui/Button.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { ChangeLine } from './ChangeLine.tsx'
import { byDay, type ChangeSet, changeSetsOf } from './changeSets.ts'
import { SaidParts } from './SaidParts.tsx'
import { type Told, useTelling } from './Telling.tsx'

/** Lines of one gesture that are shown at once. */
const AT_FIRST = 4

/** What one reads about a single thing lies months apart: there each gesture says its own day, and the group's feed has days. */
export function ChangeList(props: { events: readonly NamedEvent[] } & Told) {
  const language = useLanguage()
  const context = useItemContext()
  const sets = createMemo(() => changeSetsOf(props.events))
  const List = (list: { sets: readonly ChangeSet[] }) => (
    <ol class="changes__list">
      <For each={list.sets}>{(set) => <Gesture set={set} subject={props.subject} />}</For>
    </ol>
  )
  return (
    <Show when={props.subject === 'named'} fallback={<List sets={sets()} />}>
      <div class="changes">
        <For each={byDay(sets())}>
          {(day) => (
            <section>
              <h2 class="changes__h">{formatDay(day.day, language(), Number(context.today().slice(0, 4)))}</h2>
              <List sets={day.sets} />
            </section>
          )}
        </For>
      </div>
    </Show>
  )
}

function Gesture(props: { set: ChangeSet; subject: Told['subject'] }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { names, marked, when } = useTelling()
  const [all, setAll] = createSignal(false)
  const first = () => props.set.events[0]
  const holdsMarked = () => props.set.events.some((event) => eventName(event) === marked())
  const shown = () => (all() || holdsMarked() ? props.set.events : props.set.events.slice(0, AT_FIRST))
  const rest = () => props.set.events.length - shown().length
  return (
    <Show when={first()}>
      {(event) => {
        const delegation = () => delegationIn(group(), event().delegation)
        /** The mark beside it says the delegation already. */
        const name = () => plain(who({ author: event().author, delegation: null }, names(), language()))
        const notes = () => [
          when({ at: props.set.at, meeting: event().meeting }, props.subject === 'implied'),
          ...circumstances({ ...event(), at: props.set.at }, names(), language()).map(plain),
        ]
        return (
          <li class="gesture">
            <span class="gesture__dg">
              <Show when={delegation()}>
                {(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[language()]} />}
              </Show>
            </span>
            <div class="gesture__body">
              <Show when={props.set.events.length > 1}>
                <p class="gesture__who">
                  {name()}
                  <Show when={props.subject === 'named'}>
                    {': '}
                    <SaidParts parts={namedSubject(event(), names(), language())} />
                    <Show when={event().code}>
                      <span class="gesture__title">, {pick(event().title, language()).text}</span>
                    </Show>
                  </Show>
                </p>
              </Show>
              <ul class="gesture__lines">
                <For each={shown()}>
                  {(one) => (
                    <ChangeLine
                      event={one}
                      subject={props.set.events.length > 1 ? 'implied' : props.subject}
                      lead={props.set.events.length > 1 ? null : name()}
                    />
                  )}
                </For>
              </ul>
              <Show when={rest() > 0}>
                <Button kind="ghost" onClick={() => setAll(true)}>
                  {text().history.moreLines(rest())}
                </Button>
              </Show>
              <p class="sub">{notes().join(', ')}</p>
            </div>
          </li>
        )
      }}
    </Show>
  )
}
