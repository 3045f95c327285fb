// The white sheet that every screen is, and the panel that may stand beside it. Both are children of the frame's grid.

import { createEffect, type JSX, onCleanup, type ParentProps, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isolate } from '../../shared/isolate.ts'
import { createPhone } from './phone.ts'

interface PageProps {
  readonly title: string
  readonly views?: JSX.Element
  readonly actions?: JSX.Element
  readonly bare?: boolean | undefined
  /** What stands below is one column: the actions end where it ends. */
  readonly column?: boolean
}

/** `title` also names the browser tab; `views` and `actions` stand in the head, and the content scrolls in a `.main__scroll` of its own. */
export function Page(props: ParentProps<PageProps>) {
  createEffect(() => {
    document.title = `${isolate(props.title)} · Ruta`
  })
  return (
    <main class="main" id="main" tabindex="-1">
      <Show when={!props.bare}>
        <div class="head" classList={{ 'head--column': props.column }}>
          <h1>{props.title}</h1>
          {props.views}
          <Show when={props.actions}>
            <div class="head__end">{props.actions}</div>
          </Show>
        </div>
      </Show>
      {props.children}
    </main>
  )
}

/** One at a time, at the right (on a phone: the whole screen). Escape closes it unless something inside used the key. */
export function Panel(props: ParentProps<{ label: string; onClose: () => void }>) {
  const before = document.activeElement
  onCleanup(() => before instanceof HTMLElement && before.isConnected && before.focus({ preventScroll: true }))
  const phone = createPhone()
  return (
    <Dynamic
      component={phone() ? 'main' : 'aside'}
      class="panel"
      aria-label={props.label}
      onKeyDown={(event: KeyboardEvent & { currentTarget: HTMLElement }) => {
        // Menus and popovers float outside, but their keys come through here.
        const inside = event.target instanceof Node && event.currentTarget.contains(event.target)
        if (event.key === 'Escape' && !event.defaultPrevented && inside) props.onClose()
      }}
    >
      {props.children}
    </Dynamic>
  )
}
