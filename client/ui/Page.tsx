// The main area of a screen, and the panel that may be beside it. Both are children of the frame's grid.

import { createEffect, type JSX, onCleanup, type ParentProps, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isolate } from '../../shared/isolate.ts'
import { createPhone } from './phone.ts'

interface PageProps {
  readonly title: string
  readonly views?: JSX.Element
  readonly actions?: JSX.Element
  readonly bare?: boolean | undefined
  /** The content is one column, and the actions are aligned with its end. */
  readonly column?: boolean
}

/** `title` is also the title of the browser tab; `views` and `actions` are in the header; the content scrolls in a `.main__scroll`. */
export function ScreenPage(props: ParentProps<PageProps>) {
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

/** One at a time, to the right; on a phone it is the whole screen. Escape closes it unless an element inside has processed the key. */
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
        // Menus and popovers are rendered elsewhere, but their key events bubble to this component.
        const inside = event.target instanceof Node && event.currentTarget.contains(event.target)
        if (event.key === 'Escape' && !event.defaultPrevented && inside) props.onClose()
      }}
    >
      {props.children}
    </Dynamic>
  )
}
