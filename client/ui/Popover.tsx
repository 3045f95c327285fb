// A sheet beside its trigger, for what needs more than a menu: a filter, the save status, who is present.
import { type Component, type ParentProps, Show } from 'solid-js'
import { kobalte } from './overlays.ts'
import { createTrigger, type TriggerButton } from './trigger.tsx'

export interface PopoverProps {
  /** A Button or an IconButton that spreads what it is given. */
  readonly trigger: Component<TriggerButton>
  readonly title: string
  /** The title is for screen readers only. */
  readonly quietTitle?: boolean | undefined
  /** Used instead of the default padding. */
  readonly class?: string | undefined
  readonly placement?: 'bottom-start' | 'bottom-end' | 'bottom' | 'top-start' | 'right-start' | undefined
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
  /** Called when it closes: true when the focus is elsewhere, so that it does not return to the trigger. */
  readonly keepsFocus?: (() => boolean) | undefined
}

export function Popover(props: ParentProps<PopoverProps>) {
  const trigger = createTrigger(props, {
    haspopup: 'dialog',
    opens: (event) => event.type === 'click',
    openLater: (element) => element.click(),
  })
  return (
    <>
      {trigger.button()}
      <Show when={trigger.used()}>
        {(_) => {
          const Kobalte = kobalte().popover
          return (
            <Kobalte.Root
              placement={props.placement ?? 'bottom-start'}
              gutter={4}
              open={props.open}
              onOpenChange={(open) => props.onOpenChange?.(open)}
            >
              <Kobalte.Trigger as={trigger.taken} />
              <Kobalte.Portal>
                <Kobalte.Content
                  class={`popover ${props.class ?? 'popover--pad'}`}
                  onCloseAutoFocus={(event) => props.keepsFocus?.() && event.preventDefault()}
                >
                  <Kobalte.Title class="popover__h" classList={{ vh: props.quietTitle }}>
                    {props.title}
                  </Kobalte.Title>
                  <Show when={props.children}>{props.children}</Show>
                </Kobalte.Content>
              </Kobalte.Portal>
            </Kobalte.Root>
          )
        }}
      </Show>
    </>
  )
}
