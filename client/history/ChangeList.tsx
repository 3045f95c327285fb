// What happened, gesture by gesture: who, for which delegation, did what, when and where. What is asked for again stays where it is on the
// screen, open as it was: rows go by the names of what they show.
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { pickWords } from '../../shared/bilingual.ts'
import { creditOf } from '../../shared/history/credit.ts'
import { doubtOf } from '../../shared/history/creditWords.ts'
import { circumstances, who } from '../../shared/history/describe.ts'
import { eventName } from '../../shared/history/events.ts'
import { plain } from '../../shared/history/sentence.ts'
import { namedSubject } from '../../shared/history/subjects.ts'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay } from '../base/intl.ts'
import { dayOf } from '../item/due.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { Button } from '../ui/Button.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { ChangeLine } from './ChangeLine.tsx'
import { type ChangeSet, changeSetsOf } from './changeSets.ts'
import { SaidParts } from './SaidParts.tsx'
import { type Told, useTelling } from './Telling.tsx'

/** Lines of one gesture that are shown at once. */
const AT_FIRST = 4

/** What one reads about a single thing lies months apart: there each gesture says its own day, and the group's feed has days. */
export function ChangeList(props: { events: readonly NamedEvent[] } & Told) {
  const language = useLanguage()
  const context = useItemContext()
  const sets = createMemo(() => new Map(changeSetsOf(props.events).map((set) => [set.key, set])))
  const keys = createMemo(() => [...sets().keys()])
  const dayAt = (index: number) => {
    const set = sets().get(keys()[index] ?? '')
    return set ? dayOf(new Date(set.at)) : ''
  }
  const begins = (index: number) => props.subject === 'named' && dayAt(index) !== dayAt(index - 1)
  return (
    <ol class="changes">
      <For each={keys()}>
        {(key, index) => (
          <li>
            <Show when={begins(index())}>
              <h2 class="changes__h">{formatDay(dayAt(index()), language(), Number(context.today().slice(0, 4)))}</h2>
            </Show>
            <Show when={sets().get(key)}>{(set) => <Gesture set={set()} subject={props.subject} />}</Show>
          </li>
        )}
      </For>
    </ol>
  )
}

function Gesture(props: { set: ChangeSet } & Told) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { names, marked, when } = useTelling()
  const [all, setAll] = createSignal(false)
  const events = createMemo(() => new Map(props.set.events.map((event) => [eventName(event), event])))
  const shown = createMemo(() => {
    const found = [...events().keys()]
    return all() || found.includes(marked() ?? '') ? found : found.slice(0, AT_FIRST)
  })
  const rest = () => events().size - shown().length
  const isOne = () => events().size === 1
  return (
    <Show when={props.set.events[0]}>
      {(event) => {
        const mark = () => authorMarkIn(group(), creditOf(event()))
        /** The mark beside it says the delegation already. */
        const name = () => plain(who({ ...event(), delegation: null }, names(), language()))
        /** Of all of it: said once. */
        const doubt = () =>
          !isOne() && props.set.events.every(({ recovered, verified }) => recovered && !verified)
            ? doubtOf(creditOf(event()), names().person, language())
            : null
        const notes = () => {
          const said = doubt()
          return [
            when({ at: props.set.at, meeting: event().meeting }, props.subject === 'implied'),
            ...circumstances({ ...event(), at: props.set.at }, names(), language()).map(plain),
            ...(said === null ? [] : [said]),
          ]
        }
        return (
          <div class="gesture">
            <span class="gesture__dg">
              <Show when={mark()}>
                {(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[language()]} />}
              </Show>
            </span>
            <div class="gesture__body">
              <Show when={!isOne()}>
                <p class="gesture__who">
                  {name()}
                  <Show when={props.subject === 'named'}>
                    {': '}
                    <SaidParts parts={namedSubject(event(), names(), language())} />
                    <Show when={event().code}>, {pickWords(event().title, language())}</Show>
                  </Show>
                </p>
              </Show>
              <ul class="gesture__lines">
                <For each={shown()}>
                  {(key) => (
                    <Show when={events().get(key)}>
                      {(one) => (
                        <ChangeLine
                          event={one()}
                          subject={isOne() ? props.subject : 'implied'}
                          lead={isOne() ? name() : null}
                          doubted={doubt() !== null}
                        />
                      )}
                    </Show>
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
          </div>
        )
      }}
    </Show>
  )
}
