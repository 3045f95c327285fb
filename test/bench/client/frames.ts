// Script, style and layout of each frame, read from a Chromium trace. CPU time of the page's main thread, not wall time: a machine that
// is busy elsewhere makes no frame look slower than it is.
import type { Page } from 'playwright-core'

export interface FrameCost {
  readonly scriptMs: number
  readonly styleMs: number
  readonly layoutMs: number
  /** Of all three, none counted twice: a layout that a script forces is the script's. */
  readonly ms: number
  /** What V8 swept in tasks of its own, mostly some seconds after much was read. What it sweeps in the midst of a script is the script's. */
  readonly sweptMs: number
}

export interface Traced {
  readonly frames: readonly FrameCost[]
  /** Of all threads that draw pieces of the page: where they do not keep up, it stands still, however fast its own thread is. */
  readonly rasterMs: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', '__metadata']
const SCRIPT = new Set([
  'EvaluateScript',
  'v8.run',
  'FunctionCall',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'TimerFire',
  'RunMicrotasks',
  'v8.callFunction',
])
const STYLE = new Set(['UpdateLayoutTree', 'ScheduleStyleRecalculation'])
const LAYOUT = new Set(['Layout', 'IntersectionObserverController::computeIntersections', 'ResizeObserver'])
const SWEEPING = new Set(['MinorGC', 'MajorGC'])
/** Where the main thread hands a frame over: what was done since the one before belongs to it. */
const HANDED_OVER = 'Commit'

/** What each frame cost while `act` went on. Frames in which nothing was done are left out. */
export const framesOf = async (page: Page, act: () => Promise<void>): Promise<Traced> => {
  const browser = page.context().browser()
  if (!browser) throw new Error('a page of no browser')
  await browser.startTracing(page, { categories: CATEGORIES })
  await act()
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString())
  return { frames: readFrames(trace.traceEvents), rasterMs: sumOf(trace.traceEvents.filter(({ name }) => name === 'RasterTask')) }
}

const costOf = ({ tdur, dur }: TraceEvent) => (tdur ?? dur ?? 0) / 1_000
const sumOf = (events: readonly TraceEvent[]) => events.reduce((sum, event) => sum + costOf(event), 0)

const readFrames = (events: readonly TraceEvent[]): readonly FrameCost[] => {
  const main = busiest(events)
  const own = events.filter((event) => event.ph === 'X' && `${event.pid} ${event.tid}` === main).sort((a, b) => a.ts - b.ts)
  const frames: FrameCost[] = []
  let [scriptMs, styleMs, layoutMs, sweptMs, outerEnd] = [0, 0, 0, 0, 0]
  for (const event of own) {
    if (event.name === HANDED_OVER) {
      const ms = scriptMs + styleMs + layoutMs
      if (ms + sweptMs > 0) frames.push({ scriptMs, styleMs, layoutMs, sweptMs, ms })
      scriptMs = styleMs = layoutMs = sweptMs = 0
      continue
    }
    // Inside another one that is counted already.
    if (event.ts < outerEnd) continue
    const cost = costOf(event)
    if (SCRIPT.has(event.name)) scriptMs += cost
    else if (STYLE.has(event.name)) styleMs += cost
    else if (LAYOUT.has(event.name)) layoutMs += cost
    else if (SWEEPING.has(event.name)) sweptMs += cost
    else continue
    outerEnd = event.ts + (event.dur ?? 0)
  }
  return frames
}

/** The main thread of the page that was looked at: others do next to nothing. */
const busiest = (events: readonly TraceEvent[]): string => {
  const counts = new Map<string, number>()
  for (const { name, pid, tid } of events) {
    if (name !== 'FireAnimationFrame' && name !== 'UpdateLayoutTree') continue
    const key = `${pid} ${tid}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}
