// Section of the closing page with its heading.
import { type JSX, type ParentProps, Show } from 'solid-js'

export function ClosingPart(props: ParentProps<{ id: string; title: string; beside?: JSX.Element }>) {
  return (
    <section class="session-part" aria-labelledby={props.id}>
      <div class="closing__part">
        <h2 id={props.id} class="session-part__h">
          {props.title}
        </h2>
        <Show when={props.beside}>
          <p class="sub closing__beside">{props.beside}</p>
        </Show>
      </div>
      {props.children}
    </section>
  )
}
