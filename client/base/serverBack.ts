// Retry signals: the network is back, or the server answers again. Browsers report only the first, and Firefox not on a page that was loaded
// offline.
const BACK = 'ruta-server-back'
const UNANSWERED = 'ruta-server-unanswered'

/** The returned function unsubscribes. */
export const onServerBack = (listener: () => void): (() => void) => {
  for (const event of ['online', BACK]) window.addEventListener(event, listener)
  return () => {
    for (const event of ['online', BACK]) window.removeEventListener(event, listener)
  }
}

/** A request failed after one that succeeded: open connections may be dead. The returned function unsubscribes. */
export const onServerUnanswered = (listener: () => void): (() => void) => {
  window.addEventListener(UNANSWERED, listener)
  return () => window.removeEventListener(UNANSWERED, listener)
}

export interface ServerBack {
  readonly unanswered: () => void
  readonly answered: () => void
}

/** One request that always fails, among others that succeed, must not trigger retries of all of them. */
const REST_MS = 30_000

export const createServerBack = (): ServerBack => {
  let away = false
  let notifiedAt = Number.NEGATIVE_INFINITY
  const notify = () => {
    notifiedAt = Date.now()
    window.dispatchEvent(new Event(BACK))
  }
  return {
    unanswered() {
      if (!away) window.dispatchEvent(new Event(UNANSWERED))
      away = true
    },
    answered() {
      if (!away) return
      away = false
      setTimeout(notify, Math.max(0, notifiedAt + REST_MS - Date.now()))
    },
  }
}
