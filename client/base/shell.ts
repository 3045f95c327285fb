// The service worker from the page's side: registered in a build, and asked to give way to a new version when the reader agrees.
import { type Accessor, createSignal } from 'solid-js'

export interface Shell {
  /** A newer version of the page waits; the screen offers it, and never takes it by itself. */
  readonly updateReady: Accessor<boolean>
  readonly update: () => void
}

/** An open page looks for a new version this often. */
const LOOK_EVERY = 30 * 60_000

export const startShell = (): Shell => {
  const [waiting, setWaiting] = createSignal<ServiceWorker | null>(null)
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    navigator.serviceWorker
      .register('/sw.js', { updateViaCache: 'none' })
      .then((registration) => {
        watch(registration, setWaiting)
        setInterval(() => registration.update().catch(later), LOOK_EVERY)
      })
      .catch(later)
    let controlled = navigator.serviceWorker.controller !== null
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      // The first worker of a first visit replaces nothing; a later one has taken the old version's files away.
      if (controlled) location.reload()
      controlled = true
    })
  }
  return { updateReady: () => waiting() !== null, update: () => waiting()?.postMessage('skip-waiting') }
}

/** No server now, or a private window that forbids workers: only the start without a server is lost. */
const later = (error: unknown) => console.info('The shell is not kept for now', error)

const watch = (registration: ServiceWorkerRegistration, offer: (worker: ServiceWorker) => void) => {
  // Without a controller this is the first visit: its worker replaces nothing.
  const consider = (worker: ServiceWorker | null) => worker?.state === 'installed' && navigator.serviceWorker.controller && offer(worker)
  consider(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => consider(fresh))
  })
}
