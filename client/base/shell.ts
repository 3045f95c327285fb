// The service worker from the page's side: registered in a build, and asked to give way to a new version when the reader agrees.
import { type Accessor, createSignal } from 'solid-js'

export interface Shell {
  /** A newer version of the page waits; the screen offers it, and never takes it by itself. */
  readonly updateReady: Accessor<boolean>
}

/** An open page looks for a new version this often. */
const LOOK_EVERY = 30 * 60_000

const wanted = Promise.withResolvers<void>()
/** Somebody is signed in, and will come back: the shell is kept once the page is at rest. */
export const keepShell = (): void => wanted.resolve()

export const startShell = (): Shell => {
  const [updateReady, setUpdateReady] = createSignal(false)
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    // A first visit is not made slower by what only a later one needs.
    ;(navigator.serviceWorker.controller ? Promise.resolve() : wanted.promise.then(atRest))
      .then(() => navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }))
      .then((registration) => {
        watch(registration, () => setUpdateReady(true))
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
  return { updateReady }
}

/** For so long nothing of the page has come. */
const REST = 1_000
/** A page that fetches all the time has a shell too. */
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

/** A worker that is loaded over a slow line must not make the button look dead. */
const LONGEST_LOAD = 15_000

/** Loads the page anew in the newest version there is. A plain reload would be answered by the old version's worker, with its files. */
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

/** This, or what comes after it. */
const became = (worker: ServiceWorker, state: 'installed' | 'activated'): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const reached: readonly ServiceWorkerState[] = ['parsed', 'installing', 'installed', 'activating', 'activated', 'redundant']
      if (reached.indexOf(worker.state) >= reached.indexOf(state)) resolve()
    }
    worker.addEventListener('statechange', look)
    look()
  })

/** No server now, or a private window that forbids workers: only the start without a server is lost. */
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
