// A row of buttons of which one is pressed.
import { Show } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'
import { Keyed } from './Keyed.tsx'

export interface SegmentChoice<V extends string> {
  readonly value: V
  readonly label: string
  /** The accessible name when the label is short, e.g. "ES, español". */
  readonly name?: string | undefined
  readonly lang?: string | undefined
  readonly icon?: IconName | undefined
  /** A number after the label; not shown when it is undefined. */
  readonly count?: number | undefined
  /** The meaning of the dot that says that something is new. */
  readonly news?: string | undefined
}
export interface SegmentedProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly segments: readonly SegmentChoice<V>[]
  /** Called with another value only. */
  readonly onChange: (value: V) => void
  readonly class?: string | undefined
  readonly small?: boolean | undefined
}

export function Segmented<V extends string>(props: SegmentedProps<V>) {
  return (
    <div class={`seg ${props.class ?? ''}`} classList={{ 'seg--s': props.small }} role="group" aria-label={props.label}>
      {/* By their values: a button whose count changes keeps the focus. */}
      <Keyed each={props.segments} by={({ value }) => value}>
        {(segment) => (
          <button
            type="button"
            lang={segment().lang}
            aria-pressed={segment().value === props.value}
            aria-label={segment().name}
            onClick={() => segment().value !== props.value && props.onChange(segment().value)}
          >
            <Show when={segment().icon}>{(name) => <Icon name={name()} />}</Show>
            <span class="seg__label">{segment().label}</span>
            <Show when={segment().count}>{(count) => <span class="n">{count()}</span>}</Show>
            <Show when={segment().news}>
              {(news) => (
                <span class="seg__new">
                  <span class="vh">, {news()}</span>
                </span>
              )}
            </Show>
          </button>
        )}
      </Keyed>
    </div>
  )
}
