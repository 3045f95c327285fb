// A line for one change: its time, its author, and what was done. When it is open it shows the author in full, the changed words, and what
// can be restored.
import { For, Show } from 'solid-js'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { creditOf } from '../../../shared/history/credit.ts'
import { caveats, circumstances, who } from '../../../shared/history/describe.ts'
import { eventName } from '../../../shared/history/events.ts'
import { lineWords } from '../../../shared/history/lineWords.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { authorMarkIn } from '../../base/authorMark.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { capital, formatTime } from '../../base/intl.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { sinceHref } from '../addresses.ts'
import { ChangeDetail } from '../ChangeDetail.tsx'
import { useHistoryLines } from '../HistoryLines.tsx'
import { BothChanged, createOpening, OpenButton } from '../opening.tsx'
import { isAct } from './isAct.ts'
import { SaidChange } from './SaidChange.tsx'
import { signOf } from './thing.ts'

interface FeedLineProps {
  readonly event: NamedEvent
  /** The line above about the same subject; what both have in common is not repeated. */
  readonly above: NamedEvent | null
  /** The number of other subjects with the same change. */
  readonly alike: number
  readonly showsAlike: boolean
  readonly onAlike: () => void
}

export function FeedLine(props: FeedLineProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { names, when, words } = useHistoryLines()
  const opening = createOpening(() => props.event)
  const { comparing } = useComparing()
  const said = () => lineWords(props.event, names(), language())
  const mark = () => authorMarkIn(group(), creditOf(props.event))
  const person = () => plainPhrase(who({ ...props.event, delegation: null }, names(), language()))
  /** Without the session, which the band shows. */
  const notesOf = (event: NamedEvent) =>
    [...circumstances({ ...event, meeting: null }, names(), language()), ...caveats(event, names(), language())].map(plainPhrase)
  const notes = () => {
    const above = props.above ? notesOf(props.above) : []
    return notesOf(props.event).map((note) => ({ note, isRepeated: above.includes(note) }))
  }
  return (
    <li
      ref={opening.setLine}
      class="change hf__l"
      classList={{ 'change--marked': opening.isMarked() }}
      aria-current={opening.isMarked() ? 'true' : undefined}
      data-event={eventName(props.event)}
      data-since={sinceHref(group().id, props.event, comparing()) ?? undefined}
    >
      <time datetime={new Date(props.event.at).toISOString()} data-tip={when(props.event, true)}>
        {formatTime(props.event.at, language())}
      </time>
      <span class="hf__m" data-tip={person()}>
        <Show when={mark()}>{(one) => <DelegationMark code={one().code} identity={one().identity} />}</Show>
        <span class="vh">
          , <bdi>{person()}</bdi>:
        </span>
      </span>
      <div class="hf__t">
        <Show when={isAct(props.event)}>
          <Icon name={signOf(props.event)} size="s" />{' '}
        </Show>
        <SaidChange said={said()} event={props.event} account={creditOf(props.event).account} read={words} onMore={opening.show} />
        <For each={notes()}>{(one) => <Note {...one} />}</For>
        <Show when={props.alike > 0}>
          {' '}
          <button type="button" class="hf__more" aria-expanded={props.showsAlike} onClick={() => props.onAlike()}>
            {text().history.alike(props.alike)}
          </button>
        </Show>
        <BothChanged event={props.event} opening={opening} />
      </div>
      <OpenButton opening={opening} />
      <Show when={opening.open()}>
        <div class="change__detail" id={opening.id}>
          <p class="sub">
            <bdi>{capital(plainPhrase(who(props.event, names(), language())))}</bdi>
            {`, ${[when(props.event, true), ...circumstances(props.event, names(), language()).map(plainPhrase)].join(', ')}`}
          </p>
          <ChangeDetail event={props.event} />
        </div>
      </Show>
    </li>
  )
}

/** A note that the line above also has is shown as an icon with a tooltip. */
function Note(props: { note: string; isRepeated: boolean }) {
  return (
    <Show
      when={props.isRepeated}
      fallback={
        <span class="hf__n">
          {' · '}
          <bdi>{props.note}</bdi>
        </span>
      }
    >
      <span class="hf__n" data-tip={props.note}>
        {' '}
        <Icon name="corner-down-right" size="s" />
        <span class="vh">{props.note}</span>
      </span>
    </Show>
  )
}
