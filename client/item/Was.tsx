// What a field said, small and struck, above what it says now.
import { type ParentProps, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'

/** `was`: null where nothing differs, '' where there was nothing. */
export function Was(props: ParentProps<{ was: string | null }>) {
  const text = useText()
  return (
    <Show when={props.was !== null} fallback={props.children}>
      <span class="cd">
        <Before was={props.was ?? ''} />
        <ins>
          <span class="vh">, {text().compare.now} </span>
          {props.children}
        </ins>
      </span>
    </Show>
  )
}

/** Alone, above an editor that must stay the same while what it shows begins to differ. */
export function Before(props: { was: string }) {
  const text = useText()
  return (
    <del class="before">
      <span class="vh">{text().compare.was} </span>
      <Show
        when={props.was}
        fallback={
          <>
            <span aria-hidden="true">—</span>
            <span class="vh">{text().compare.empty}</span>
          </>
        }
      >
        {props.was}
      </Show>
    </del>
  )
}
