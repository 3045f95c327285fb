// The real world for live documents: the browser's clock, locks and page events.
import { onServerUnanswered } from '../base/serverBack.ts'
import type { TakeLock } from './clientIdSlot.ts'
import type { LiveClock, OnWake } from './ports.ts'

export const browserClock: LiveClock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
  soon: (task) => queueMicrotask(task),
}

export const onBrowserWake: OnWake = (wake) => {
  const visible = () => document.visibilityState === 'visible' && wake()
  window.addEventListener('online', wake)
  window.addEventListener('offline', wake)
  // The socket is asked at once, so that the save status does not say *saved* for half a minute beside a screen that needs the server.
  const stop = onServerUnanswered(wake)
  document.addEventListener('visibilitychange', visible)
  return () => {
    window.removeEventListener('online', wake)
    window.removeEventListener('offline', wake)
    stop()
    document.removeEventListener('visibilitychange', visible)
  }
}

/** Browsers move the caret at once and tell it in a task of its own: an editor that draws in between would put it back. */
export const tellCarets = () => void document.dispatchEvent(new Event('selectionchange'))

export const browserSeemsOffline = () => !navigator.onLine

/**
 * `pagehide` is the end of an id's use: a page that holds a Web Lock is not put to sleep, and WebKit, which does so all the same, shows
 * it anew (`base/reloadFromBfcache.ts`).
 */
export const onPageLeave = (task: () => void): (() => void) => {
  window.addEventListener('pagehide', task)
  return () => window.removeEventListener('pagehide', task)
}

export const takeWebLock: TakeLock = (name) =>
  new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(null)
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null)
        return new Promise<void>((release) => resolve(release))
      })
      // A browser that forbids locks: as if another tab held it.
      .catch(() => resolve(null))
  })

export const liveUrl = (): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/live/`
