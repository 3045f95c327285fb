// The earlier value of a field, small and struck through, above the present one.
import { type ParentProps, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'

/** `was`: null when the value is unchanged, '' when there was none. */
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

/** The earlier value alone, above an editor whose element must not be replaced when the difference appears. */
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
