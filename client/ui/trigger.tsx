// The button of a menu or sheet. Until its first use it is a plain button: a plan has one in each row, and the setup of a Kobalte menu
// costs more than the row. On first use Kobalte takes it over; the element stays the same.
import { type Accessor, type Component, createEffect, createSignal, type JSX, mergeProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { loadToOpen, overlays } from './overlays.ts'

export type TriggerButton = JSX.ButtonHTMLAttributes<HTMLButtonElement>
type Handler = 'onPointerDown' | 'onClick' | 'onKeyDown'

interface TriggerProps {
  readonly trigger: Component<TriggerButton>
  readonly open?: boolean | undefined
}
interface Kind {
  readonly haspopup: 'true' | 'dialog'
  /** Whether this event opens it; used for events before Kobalte is loaded. */
  readonly opens: (event: Event) => boolean
  /** Opens it when Kobalte is loaded, after the event has ended. */
  readonly openLater: (element: HTMLElement) => void
  readonly ref?: (element: HTMLElement) => void
}

export interface Trigger {
  readonly button: () => JSX.Element
  /** Whether it has been used, so that Kobalte must be rendered. */
  readonly used: Accessor<boolean>
  /** The component that `Kobalte.Trigger` renders. */
  readonly taken: Component<TriggerButton>
}

export const createTrigger = (props: TriggerProps, kind: Kind): Trigger => {
  const [touched, setTouched] = createSignal(false)
  const [own, setOwn] = createSignal<TriggerButton>({})
  const used = () => touched() && overlays() !== null
  let element: HTMLElement | null = null

  createEffect(() => {
    if (!props.open || used()) return
    setTouched(true)
    void loadToOpen()
  })
  const later = async () => {
    if (!(await loadToOpen())) return
    setTouched(true)
    if (element?.isConnected) kind.openLater(element)
  }
  const first =
    <E extends Event>(name: Handler) =>
    (event: E & { currentTarget: HTMLButtonElement; target: Element }) => {
      if (name === 'onKeyDown' && !kind.opens(event)) return
      if (overlays()) {
        setTouched(true)
        const handle: unknown = own()[name]
        if (typeof handle === 'function') handle(event)
        // Clicked by code during an update: Kobalte is rendered after the update.
        else if (kind.opens(event)) queueMicrotask(() => element && kind.openLater(element))
      } else if (kind.opens(event)) void later()
    }
  const plain: TriggerButton = {
    'aria-haspopup': kind.haspopup,
    'aria-expanded': 'false',
    onPointerDown: first<PointerEvent>('onPointerDown'),
    onClick: first<MouseEvent>('onClick'),
    onKeyDown: first<KeyboardEvent>('onKeyDown'),
  }
  const given = mergeProps(plain, own, {
    ref: (button: HTMLButtonElement) => {
      element = button
      kind.ref?.(button)
    },
  })
  return {
    button: () => <Dynamic component={props.trigger} {...given} />,
    used,
    taken: (kobaltes) => {
      setOwn(() => kobaltes)
      if (element instanceof HTMLButtonElement && typeof kobaltes.ref === 'function') kobaltes.ref(element)
      return null
    },
  }
}
