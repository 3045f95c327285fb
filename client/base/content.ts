// First content of a page: the rows, the text or the answer that the user waits for. Other requests are delayed until it is shown, because they
// would compete for bandwidth.
import { createSignal } from 'solid-js'

/** Timeout for pages without first content, or where it fails to load. */
const LATEST_MS = 4_000

/** Timeout for pages that are never idle. */
const LONGEST_WORK_MS = 1_000
/** Not every browser has requestIdleCallback. */
const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: LONGEST_WORK_MS }) : setTimeout(work)

const [isThere, setThere] = createSignal(false)
const arrived = Promise.withResolvers<void>()

/** Whether the first content of this page is on the screen. */
export const contentStands = isThere

const stands = (): void => {
  setThere(true)
  arrived.resolve()
}
/** Content is being rendered: it is painted with the next frame, and the page becomes idle after it. */
export const contentDrawn = (): void => void requestAnimationFrame(() => whenIdle(stands))
/** The frame of the app is rendered; its content must follow within this time. */
export const contentExpected = (within = LATEST_MS): void => void setTimeout(stands, within)

/** Runs once the first content is shown. */
export const afterContent = (work: () => void): void => void arrived.promise.then(work)
