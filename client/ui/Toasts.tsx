// Short messages at the bottom, with at most one action or a choice of two. They disappear after six seconds, but not while the pointer or the
// focus is on them, nor while they offer a choice. Never for errors that need an answer.
import { createContext, createSignal, For, onCleanup, onMount, type ParentProps, useContext } from 'solid-js'
import { Portal } from 'solid-js/web'
import { IconButton } from './IconButton.tsx'
import { unbroken } from './unbroken.ts'

interface ToastAction {
  readonly label: string
  readonly run: () => unknown
}
export interface Toast {
  readonly text: string
  /** A choice: it stays until one of the two is pressed, or it is closed, or the part of the page that has shown it removes it. */
  readonly choice?: readonly [ToastAction, ToastAction] | undefined
  /** `undoes`: what takes back the change that the toast tells of; once it is taken back in another way, the toast is removed. */
  readonly action?: (ToastAction & { readonly undoes?: TakeBack }) | undefined
}
type TakeBack = () => unknown
/** Returns a function that removes it. */
export type ShowToast = (toast: Toast) => () => void

const SHOWN_MS = 6000
const AT_MOST = 3
interface ToastsShown {
  readonly show: ShowToast
  /** A change was taken back. */
  readonly undone: (by: TakeBack) => void
}
const ToastContext = createContext<ToastsShown>()

const useToasts = (): ToastsShown => {
  const toasts = useContext(ToastContext)
  if (!toasts) throw new Error('useToast needs a <Toasts> above it')
  return toasts
}
export const useToast = (): ShowToast => useToasts().show
export const useUndone = (): ToastsShown['undone'] => useToasts().undone

export function Toasts(props: ParentProps<{ close: string; label: string }>) {
  const [toasts, setToasts] = createSignal<readonly Toast[]>([])
  const drop = (toast: Toast) => setToasts((all) => all.filter((one) => one !== toast))
  const show: ShowToast = (toast) => {
    setToasts((all) => {
      const passing = all.filter(({ choice }) => !choice)
      const oldest = all.length < AT_MOST ? undefined : (passing[0] ?? all[0])
      return [...all.filter((one) => one !== oldest), toast]
    })
    return () => drop(toast)
  }
  const undone: ToastsShown['undone'] = (by) => setToasts((all) => all.filter(({ action }) => action?.undoes !== by))
  return (
    <ToastContext.Provider value={{ show, undone }}>
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
    if (props.toast.choice) return
    timer = setTimeout(() => props.onGone(), SHOWN_MS)
  }
  onMount(count)
  onCleanup(wait)
  return (
    <div
      class="toast"
      classList={{ 'toast--choice': props.toast.choice !== undefined }}
      onPointerEnter={wait}
      onPointerLeave={count}
      onFocusIn={wait}
      onFocusOut={count}
    >
      <span>
        <For each={unbroken(props.toast.text)}>{({ text, isWhole }) => (isWhole ? <span class="nowrap">{text}</span> : text)}</For>
      </span>
      <span class="toast__end">
        <For each={props.toast.choice ?? (props.toast.action ? [props.toast.action] : [])}>
          {(action) => (
            <button
              type="button"
              onClick={() => {
                action.run()
                props.onGone()
              }}
            >
              {action.label}
            </button>
          )}
        </For>
        <IconButton icon="x" label={props.close} onClick={() => props.onGone()} />
      </span>
    </div>
  )
}
