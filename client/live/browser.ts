// The ports of live documents in the browser: clock, locks and page events.
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

/**
 * Browsers move the caret at once but dispatch `selectionchange` in a later task; an editor that renders in between would move the caret
 * back. Dispatching it early prevents that.
 */
export const flushSelectionChange = () => void document.dispatchEvent(new Event('selectionchange'))

export const browserSeemsOffline = () => !navigator.onLine

/**
 * The client id is released on `pagehide`: a page that holds a Web Lock is not put into the back/forward cache, and when WebKit does so all
 * the same, the page is loaded again (`base/reloadFromBfcache.ts`).
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
      // If the browser forbids locks, the lock counts as held by another tab.
      .catch(() => resolve(null))
  })

export const liveUrl = (): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/live/`
