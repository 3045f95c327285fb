// Registers the service worker of a build, and activates a new version when the user agrees.
import { type Accessor, createSignal } from 'solid-js'

export interface ShellState {
  /** A newer version of the page is waiting; the screen offers it, and never applies it automatically. */
  readonly updateReady: Accessor<boolean>
}

/** Interval of update checks in an open page. */
const LOOK_EVERY = 30 * 60_000

const wanted = Promise.withResolvers<void>()
/** After sign-in, when the user is likely to return: the app shell is cached once the page is idle. */
export const keepShell = (): void => wanted.resolve()

export const startShell = (): ShellState => {
  const [updateReady, setUpdateReady] = createSignal(false)
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    // Caching must not slow down a first visit.
    ;(navigator.serviceWorker.controller ? Promise.resolve() : wanted.promise.then(atRest))
      .then(() => navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }))
      .then((registration) => {
        watch(registration, () => setUpdateReady(true))
        setInterval(() => registration.update().catch(later), LOOK_EVERY)
      })
      .catch(later)
    let controlled = navigator.serviceWorker.controller !== null
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      // The first worker of a first visit replaces nothing; a later one has removed the old version's files.
      if (controlled) location.reload()
      controlled = true
    })
  }
  return { updateReady }
}

/** Idle: no resource has been loaded for this long. */
const REST = 1_000
/** A page that never becomes idle is cached after this time. */
const LONGEST_START = 30_000

const atRest = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new PerformanceObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(end, REST)
    })
    const end = () => {
      observer.disconnect()
      resolve()
    }
    let timer = setTimeout(end, REST)
    observer.observe({ type: 'resource' })
    setTimeout(end, LONGEST_START)
  })

/** A worker that loads over a slow connection must not make the button look dead. */
const LONGEST_LOAD = 15_000

/** Reloads the page in the newest version. A plain reload would be answered by the old version's worker, with its files. */
export const reloadToNewest = async (): Promise<void> => {
  if ('serviceWorker' in navigator)
    await Promise.race([takeNewest(navigator.serviceWorker).catch(later), new Promise((resolve) => setTimeout(resolve, LONGEST_LOAD))])
  location.reload()
}

const takeNewest = async (workers: ServiceWorkerContainer): Promise<void> => {
  const registration = await workers.getRegistration()
  if (registration && !registration.waiting) await registration.update()
  const worker = registration?.waiting ?? registration?.installing
  if (!worker) return
  await became(worker, 'installed')
  worker.postMessage('skip-waiting')
  await became(worker, 'activated')
}

/** Resolves when the worker has reached this state or a later one. */
const became = (worker: ServiceWorker, state: 'installed' | 'activated'): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const reached: readonly ServiceWorkerState[] = ['parsed', 'installing', 'installed', 'activating', 'activated', 'redundant']
      if (reached.indexOf(worker.state) >= reached.indexOf(state)) resolve()
    }
    worker.addEventListener('statechange', look)
    look()
  })

/** Offline, or a private window that forbids workers: only the start without a server is lost. */
const later = (error: unknown) => console.info('The shell is not kept for now', error)

const watch = (registration: ServiceWorkerRegistration, offer: () => void) => {
  // Without a controller this is the first visit: its worker replaces nothing.
  const consider = (worker: ServiceWorker | null) => worker?.state === 'installed' && navigator.serviceWorker.controller && offer()
  consider(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => consider(fresh))
  })
}
