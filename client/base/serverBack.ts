// When it is worth asking again: the network is back, or the server answers after it had not. Browsers tell the first alone, and Firefox
// not on a page that was loaded without a network.
const BACK = 'ruta-server-back'

/** The returned function stops it. */
export const onServerBack = (heard: () => void): (() => void) => {
  for (const event of ['online', BACK]) window.addEventListener(event, heard)
  return () => {
    for (const event of ['online', BACK]) window.removeEventListener(event, heard)
  }
}

export interface ServerBack {
  readonly unanswered: () => void
  readonly answered: () => void
}

/** One question that is never answered, among others that are, must not make all of them be asked again and again. */
const REST_MS = 30_000

export const createServerBack = (): ServerBack => {
  let away = false
  let told = Number.NEGATIVE_INFINITY
  const tell = () => {
    told = Date.now()
    window.dispatchEvent(new Event(BACK))
  }
  return {
    unanswered() {
      away = true
    },
    answered() {
      if (!away) return
      away = false
      setTimeout(tell, Math.max(0, told + REST_MS - Date.now()))
    },
  }
}
