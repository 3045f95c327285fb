// A <For> by key: rows keep their elements and state when the data is loaded again and consists of new objects.
import { type Accessor, createMemo, For, type JSX, Show } from 'solid-js'

interface KeyedProps<T> {
  readonly each: readonly T[]
  /** The key of a row; must be unique. */
  readonly by: (one: T) => string
  readonly children: (one: Accessor<T>, index: Accessor<number>) => JSX.Element
}

export function Keyed<T>(props: KeyedProps<T>) {
  const found = createMemo(() => new Map(props.each.map((one) => [props.by(one), { one }])))
  const keys = createMemo(() => [...found().keys()])
  return <For each={keys()}>{(key, index) => <Show when={found().get(key)}>{(held) => props.children(() => held().one, index)}</Show>}</For>
}
