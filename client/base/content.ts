// The first content of a page: the rows, the text or the answer that somebody waits for. What it does not need is fetched after it, or it
// would share the line with it.
import { createSignal } from 'solid-js'

/** A page that shows no content of its own, or cannot, gets the rest after this time. */
const LATEST_MS = 4_000

/** A page that never rests gets it too. */
const LONGEST_WORK_MS = 1_000
/** Not every browser says when it rests. */
const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: LONGEST_WORK_MS }) : setTimeout(work)

const [isThere, setThere] = createSignal(false)
const arrived = Promise.withResolvers<void>()

/** Does the first content of this page stand on the screen? */
export const contentStands = isThere

const stands = (): void => {
  setThere(true)
  arrived.resolve()
}
/** Content is drawn now, is on the screen with the next frame, and the page rests after it. */
export const contentDrawn = (): void => void requestAnimationFrame(() => whenIdle(stands))
/** The frame is there; its content has so long. */
export const contentExpected = (within = LATEST_MS): void => void setTimeout(stands, within)

/** Once the first content stands. */
export const afterContent = (work: () => void): void => void arrived.promise.then(work)
