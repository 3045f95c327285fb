// Watches the session's expiry: warns one minute before, and reports activity to the server for user input only, never for a timer.
import { type Accessor, createSignal } from 'solid-js'
import type { Me } from '../../shared/api/session.ts'
import type { ApiAnswer } from './api.ts'

export interface SessionWatch {
  /** When the session will expire, by this device's clock, from one minute before; else null. */
  readonly endsSoon: Accessor<number | null>
  /** The last time that the server reported. */
  readonly seen: (me: Me) => void
  /** "I am still here" button: renews the session if possible. */
  readonly stay: () => void
  readonly stop: () => void
}

const WARN_BEFORE = 60_000
const PRESENCE_EVERY = 60_000
/** Edits renew the session on the server without an answer here, so the time of the warning is always checked with the server. */
const CHECK_AT_LEAST_EVERY = 5 * 60_000

export const createSessionWatch = (deps: {
  readonly me: () => Promise<ApiAnswer<Me>>
  readonly presence: () => Promise<ApiAnswer<unknown>>
  readonly ended: () => void
  readonly now: () => number
}): SessionWatch => {
  const [endsSoon, setEndsSoon] = createSignal<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastPresence = deps.now()
  let watching = false

  const seen = (me: Me) => {
    start()
    const { idleEndsAt, endsAt, now } = me.session
    const left = Math.min(idleEndsAt, endsAt) - now
    setEndsSoon(left <= WARN_BEFORE ? deps.now() + left : null)
    checkIn(left > WARN_BEFORE ? Math.min(left - WARN_BEFORE, CHECK_AT_LEAST_EVERY) : left)
  }

  const checkIn = (ms: number) => {
    clearTimeout(timer)
    // Half a second later, so that the answer comes from after expiry.
    timer = setTimeout(ask, Math.max(0, ms) + 500)
  }
  const ask = async () => {
    const answer = await deps.me()
    if (!watching) return
    if (answer.ok) return seen(answer.value)
    // Offline it is unknown whether the session has expired: work continues.
    if (answer.why === 'offline' || answer.status !== 401) return checkIn(WARN_BEFORE)
    setEndsSoon(null)
    deps.ended()
  }

  const present = async () => {
    lastPresence = deps.now()
    const answer = await deps.presence()
    if (answer.ok && endsSoon() !== null) await ask()
  }
  const acted = () => {
    if (deps.now() - lastPresence >= PRESENCE_EVERY) present()
  }

  const start = () => {
    if (watching) return
    watching = true
    for (const act of ACTS) window.addEventListener(act, acted, { passive: true })
  }

  return {
    endsSoon,
    seen,
    stay: () => void present(),
    stop() {
      watching = false
      clearTimeout(timer)
      setEndsSoon(null)
      for (const act of ACTS) window.removeEventListener(act, acted)
    },
  }
}

/** Events that only a user causes. */
const ACTS = ['pointerdown', 'keydown'] as const
