// A list whose rows stay where they are, with what is open in them, when its data is read anew: rows go by names, not by objects.
import { type Accessor, createMemo, For, type JSX, Show } from 'solid-js'

interface KeyedProps<T> {
  readonly each: readonly T[]
  /** Different for each of them. */
  readonly by: (one: T) => string
  readonly children: (one: Accessor<T>, index: Accessor<number>) => JSX.Element
}

export function Keyed<T>(props: KeyedProps<T>) {
  const found = createMemo(() => new Map(props.each.map((one) => [props.by(one), { one }])))
  const keys = createMemo(() => [...found().keys()])
  return <For each={keys()}>{(key, index) => <Show when={found().get(key)}>{(held) => props.children(() => held().one, index)}</Show>}</For>
}
