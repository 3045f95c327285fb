// The button of a menu or of a sheet. Until it is used for the first time it is a plain one: a plan has one in each row, and Kobalte's
// bookkeeping for a menu that nobody opens costs more than the row. From then on Kobalte has it, and it stays the same element.
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
  /** Would it open now? Asked of events that come before Kobalte is here. */
  readonly opens: (event: Event) => boolean
  /** Opens it when Kobalte has come: the event is over by then. */
  readonly openLater: (element: HTMLElement) => void
  readonly ref?: (element: HTMLElement) => void
}

export interface Trigger {
  readonly button: () => JSX.Element
  /** Has it been used, so that Kobalte is to be rendered beside it? */
  readonly used: Accessor<boolean>
  /** Given to `Kobalte.Trigger` as what it is rendered as. */
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
        // Pressed by a program in the middle of a change of its own: Kobalte is rendered after it.
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
