// Short messages at the bottom, with at most one action. They disappear after six seconds, but not while the pointer or the focus is on
// them. Never for errors that need an answer.
import { createContext, createSignal, For, onCleanup, onMount, type ParentProps, Show, useContext } from 'solid-js'
import { Portal } from 'solid-js/web'
import { IconButton } from './IconButton.tsx'

export interface Toast {
  readonly text: string
  /** `undoes`: the action is the same as Ctrl Z, which therefore removes the toast. */
  readonly action?: { readonly label: string; readonly run: () => unknown; readonly undoes?: true } | undefined
}
export type ShowToast = (toast: Toast) => void

const SHOWN_MS = 6000
const AT_MOST = 3
const ToastContext = createContext<ShowToast>()

export const useToast = (): ShowToast => {
  const show = useContext(ToastContext)
  if (!show) throw new Error('useToast needs a <Toasts> above it')
  return show
}

export function Toasts(props: ParentProps<{ close: string; label: string }>) {
  const [toasts, setToasts] = createSignal<readonly Toast[]>([])
  onMount(() => {
    const undone = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z') return
      const newest = toasts().findLast((toast) => toast.action?.undoes)
      if (newest) drop(newest)
    }
    window.addEventListener('keydown', undone, { capture: true })
    onCleanup(() => window.removeEventListener('keydown', undone, { capture: true }))
  })
  const drop = (toast: Toast) => setToasts((all) => all.filter((one) => one !== toast))
  return (
    <ToastContext.Provider value={(toast) => setToasts((all) => [...all.slice(1 - AT_MOST), toast])}>
      {props.children}
      <Portal>
        <section class="toasts" aria-label={props.label} aria-live="polite">
          <For each={toasts()}>{(toast) => <OneToast toast={toast} close={props.close} onGone={() => drop(toast)} />}</For>
        </section>
      </Portal>
    </ToastContext.Provider>
  )
}

function OneToast(props: { toast: Toast; close: string; onGone: () => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => clearTimeout(timer)
  const count = () => {
    wait()
    timer = setTimeout(() => props.onGone(), SHOWN_MS)
  }
  onMount(count)
  onCleanup(wait)
  return (
    <div class="toast" onPointerEnter={wait} onPointerLeave={count} onFocusIn={wait} onFocusOut={count}>
      <span>{props.toast.text}</span>
      <span class="toast__end">
        <Show when={props.toast.action}>
          {(action) => (
            <button
              type="button"
              onClick={() => {
                action().run()
                props.onGone()
              }}
            >
              {action().label}
            </button>
          )}
        </Show>
        <IconButton icon="x" label={props.close} onClick={() => props.onGone()} />
      </span>
    </div>
  )
}
