// When it is worth asking again: the network is back, or the server answers after it had not. Browsers tell the first alone, and Firefox
// not on a page that was loaded without a network.
const BACK = 'ruta-server-back'
const UNANSWERED = 'ruta-server-unanswered'

/** The returned function stops it. */
export const onServerBack = (listener: () => void): (() => void) => {
  for (const event of ['online', BACK]) window.addEventListener(event, listener)
  return () => {
    for (const event of ['online', BACK]) window.removeEventListener(event, listener)
  }
}

/** A request was not answered where the one before it was: whatever looks connected may be so no more. The returned function stops it. */
export const onServerUnanswered = (listener: () => void): (() => void) => {
  window.addEventListener(UNANSWERED, listener)
  return () => window.removeEventListener(UNANSWERED, listener)
}

export interface ServerBack {
  readonly unanswered: () => void
  readonly answered: () => void
}

/** One question that is never answered, among others that are, must not make all of them be asked again and again. */
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
