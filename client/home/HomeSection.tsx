// Section of Home: heading, detail beside it, and a link.
import { createUniqueId, type JSX, type ParentProps, Show } from 'solid-js'

export function HomeSection(props: ParentProps<{ title: string; beside?: string | undefined; end?: JSX.Element }>) {
  const id = createUniqueId()
  return (
    <section class="home__section" aria-labelledby={id}>
      <div class="home__head">
        <h2 id={id}>{props.title}</h2>
        <Show when={props.beside}>
          <span class="sub">{props.beside}</span>
        </Show>
        <Show when={props.end}>
          <span class="end">{props.end}</span>
        </Show>
      </div>
      {props.children}
    </section>
  )
}
