// What a field said, small and struck, above what it says now.
import { type ParentProps, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'

/** `was`: null where nothing differs, '' where there was nothing. */
export function Was(props: ParentProps<{ was: string | null; class?: string }>) {
  const text = useText()
  return (
    <Show when={props.was !== null} fallback={props.children}>
      <span class={`cd ${props.class ?? ''}`}>
        <del>
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
        <ins>
          <span class="vh">, {text().compare.now} </span>
          {props.children}
        </ins>
      </span>
    </Show>
  )
}
