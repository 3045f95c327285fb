// A modal dialog, used only to confirm what others will see or what cannot be undone: the title is the question, the button repeats the
// verb.
import { createEffect, createMemo, type JSX, type ParentProps, Show } from 'solid-js'
import { createOpener } from './opener.ts'
import { kobalte, loadToOpen, overlays } from './overlays.ts'

export interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly description?: JSX.Element
  /** The buttons, with the confirming one last. */
  readonly foot: JSX.Element
  readonly wide?: boolean | undefined
  /** A form beside a page. */
  readonly panes?: boolean | undefined
  /** Escape and a click outside do nothing, because an answer is needed. */
  readonly stays?: boolean | undefined
  readonly onClose: () => void
}

export function Dialog(props: ParentProps<DialogProps>) {
  // Stays mounted once it has been open, so that Kobalte can finish closing it.
  const wanted = createMemo((was: boolean) => was || props.open, false)
  createEffect(() => {
    if (wanted()) void loadToOpen()
  })
  return (
    <Show when={wanted() && overlays()}>
      <Wanted {...props} />
    </Show>
  )
}

function Wanted(props: ParentProps<DialogProps>) {
  const Kobalte = kobalte().dialog
  const opener = createOpener()
  const hold = (event: Event) => {
    if (props.stays) event.preventDefault()
  }
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && !props.stays && props.onClose()} preventScroll={false}>
      <Kobalte.Portal>
        {/* Not Kobalte's overlay: that one outlives the content, and who opens again meanwhile gets a dialog without focus in a hidden page. */}
        <div class="dialog-place">
          <Kobalte.Content
            class="dialog"
            classList={{ 'dialog--wide': props.wide, 'dialog--panes': props.panes }}
            onOpenAutoFocus={(event) => {
              opener.remember()
              const first = event.currentTarget instanceof Element ? event.currentTarget.querySelector('[data-autofocus]') : null
              // A disabled element cannot take the focus; Kobalte then focuses the first one that can.
              if (!(first instanceof HTMLElement) || first.matches(':disabled')) return
              event.preventDefault()
              first.focus()
            }}
            onCloseAutoFocus={opener.giveBack}
            onEscapeKeyDown={hold}
            onPointerDownOutside={hold}
            onInteractOutside={hold}
          >
            <Kobalte.Title class="dialog__title">{props.title}</Kobalte.Title>
            <Show when={props.description}>
              <Kobalte.Description class="soft">{props.description}</Kobalte.Description>
            </Show>
            {props.children}
            <div class="dialog__foot">{props.foot}</div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}
