// Section of the closing page with its heading.
import { type ParentProps, Show } from 'solid-js'

export function Part(props: ParentProps<{ id: string; title: string; about?: string }>) {
  return (
    <section class="session-part" aria-labelledby={props.id}>
      <h2 id={props.id} class="session-part__h">
        {props.title}
      </h2>
      <Show when={props.about}>
        <p class="sub">{props.about}</p>
      </Show>
      {props.children}
    </section>
  )
}
