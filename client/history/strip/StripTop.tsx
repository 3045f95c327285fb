// The sessions and named moments above the weeks.
import { createMemo, For } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { FeedFilter } from '../feedFilter.ts'
import { placeOnStrip, type StripColumn } from './columns.ts'

/** *Session 12*, in its label. */
const SESSION_PX = 70

interface StripTopProps {
  readonly columns: readonly StripColumn[]
  /** In CSS pixels. */
  readonly width: number
  readonly meeting: FeedFilter['meeting']
  readonly onChange: (part: Partial<FeedFilter>) => void
}

export function StripTop(props: StripTopProps) {
  const text = useText()
  const { moments } = useComparing()
  const sessions = createMemo(() =>
    moments().meetings.flatMap(({ id, number, startedAt, closedAt }) => {
      const place = startedAt === null ? null : placeOnStrip(props.columns, startedAt)
      return place === null ? [] : [{ id, number, place, isOpen: closedAt === null }]
    }),
  )
  /** Beside another session only the number is shown; a flag below one is omitted. */
  const isShort = (place: number) => sessions().some((other) => other.place > place && (other.place - place) * props.width < SESSION_PX)
  const flags = createMemo(() =>
    moments().named.flatMap(({ name, at }) => {
      const place = placeOnStrip(props.columns, at)
      const isUnder = place !== null && sessions().some((session) => Math.abs(place - session.place) * props.width < SESSION_PX)
      return place === null || isUnder ? [] : [{ name, place }]
    }),
  )
  return (
    <div class="strip__top">
      <For each={sessions()}>
        {(session) => (
          <button
            type="button"
            class="strip__s"
            classList={{ 'is-open': session.isOpen, 'is-end': session.place > 0.85, 'is-short': isShort(session.place) }}
            data-number={session.number}
            style={{ '--at': session.place }}
            aria-label={text().feed.strip.choose(text().compare.session(session.number))}
            aria-pressed={props.meeting === session.id}
            data-tip={text().feed.strip.choose(text().compare.session(session.number))}
            onClick={() => props.onChange({ meeting: props.meeting === session.id ? null : session.id, from: null, to: null })}
          >
            {text().compare.session(session.number)}
          </button>
        )}
      </For>
      <For each={flags()}>
        {(flag) => (
          <i class="strip__f" style={{ '--at': flag.place }} data-tip={flag.name} aria-hidden="true">
            <Icon name="flag" size="s" />
          </i>
        )}
      </For>
    </div>
  )
}
