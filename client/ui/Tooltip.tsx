// One tooltip for the whole page: elements with `data-tip` show it on hover and keyboard focus; Escape, a press or scrolling closes it. It
// repeats the accessible name of the element, so it is not announced.
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { Portal } from 'solid-js/web'

const WAIT_MS = 450
/** An event that shows the tooltip of an element at once, for a caret in a text, which is not a focus. */
export const SHOW_TIP = 'show-tip'
const GAP_PX = 6

interface Tip {
  readonly text: string
  readonly keys: string | undefined
  readonly over: DOMRect
  readonly beside: boolean
}

export function TooltipLayer() {
  const [tip, setTip] = createSignal<Tip | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Element | null = null

  const close = () => {
    clearTimeout(timer)
    current = null
    setTip(null)
  }
  const open = (target: EventTarget | null, wait: number) => {
    const element = target instanceof Element ? target.closest('[data-tip]') : null
    if (element === current) return
    close()
    if (!(element instanceof HTMLElement) || element.getAttribute('aria-expanded') === 'true') return
    current = element
    timer = setTimeout(() => {
      const text = element.dataset.tip
      if (text && element.isConnected)
        setTip({ text, keys: element.dataset.tipKeys, over: element.getBoundingClientRect(), beside: element.dataset.tipPlace === 'right' })
    }, wait)
  }

  onMount(() => {
    const listening = new AbortController()
    const on = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, listener, { capture: true, passive: true, signal: listening.signal })
    on('pointerover', (event) => event.pointerType !== 'touch' && open(event.target, WAIT_MS))
    on('focusin', (event) => event.target instanceof Element && event.target.matches(':focus-visible') && open(event.target, 0))
    document.addEventListener(SHOW_TIP, (event) => open(event.target, 0), { signal: listening.signal })
    on('focusout', close)
    on('pointerdown', close)
    on('keydown', close)
    on('scroll', close)
    onCleanup(() => {
      listening.abort()
      clearTimeout(timer)
    })
  })

  return (
    <Show when={tip()}>
      {(shown) => (
        <Portal>
          <div class="tooltip" aria-hidden="true" ref={(bubble) => queueMicrotask(() => place(bubble, shown()))}>
            {shown().text}
            <Show when={shown().keys}>
              <kbd>{shown().keys}</kbd>
            </Show>
          </div>
        </Portal>
      )}
    </Show>
  )
}

/** Below the element, or above it when there is no room, or beside it in the rail; always within the window. */
const place = (bubble: HTMLElement, { over, beside }: Tip) => {
  const size = bubble.getBoundingClientRect()
  const below = over.bottom + GAP_PX
  const top = beside
    ? over.top + (over.height - size.height) / 2
    : below + size.height > innerHeight
      ? over.top - GAP_PX - size.height
      : below
  const left = beside ? over.right + GAP_PX : over.left + (over.width - size.width) / 2
  bubble.style.setProperty('inset-block-start', `${Math.round(top)}px`)
  bubble.style.setProperty('inset-inline-start', `${Math.round(Math.max(4, Math.min(left, innerWidth - size.width - 4)))}px`)
}
