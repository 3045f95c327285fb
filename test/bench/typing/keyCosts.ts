// What each key cost the page's thread, read from a Chromium trace: CPU time of all its tasks from one key to the next, so that a machine
// that is busy elsewhere makes no key look dearer than it is. A key is over after some time; what comes then is the pause's.
import type { Page } from 'playwright-core'
import { must } from '../../../shared/result.ts'

export const PARTS = ['script', 'style', 'layout', 'paint', 'rest'] as const
type Part = (typeof PARTS)[number]
export type Cost = Readonly<Record<Part, number>> & { readonly all: number }
export interface Typed {
  readonly keys: readonly Cost[]
  readonly pauses: readonly Cost[]
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } }
}

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', '__metadata']
const TASK = 'RunTask'
/** Each with what it holds: a style that a layout asks for is style's, a layout that a script forces is layout's. */
const PART_OF: Readonly<Record<string, Part>> = {
  EvaluateScript: 'script',
  'v8.run': 'script',
  FunctionCall: 'script',
  EventDispatch: 'script',
  FireAnimationFrame: 'script',
  FireIdleCallback: 'script',
  TimerFire: 'script',
  RunMicrotasks: 'script',
  'v8.callFunction': 'script',
  MinorGC: 'script',
  MajorGC: 'script',
  UpdateLayoutTree: 'style',
  ScheduleStyleRecalculation: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  UpdateLayer: 'paint',
  UpdateLayerTree: 'paint',
  CompositeLayers: 'paint',
  Commit: 'paint',
}
/** A key's own work is done by then: letters, rows, words, the picture. */
const KEY_MS = 400
/** A pause of the one who types, not of a machine that is late. */
const PAUSE_MS = 1_500

export const costOfKeys = async (page: Page, type: () => Promise<void>): Promise<Typed> => {
  const browser = must(page.context().browser(), 'a browser')
  await browser.startTracing(page, { categories: CATEGORIES })
  await type()
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString())
  return read(traceEvents)
}

const read = (events: readonly TraceEvent[]): Typed => {
  const main = mainThread(events)
  const own = events.filter(({ ph, pid, tid }) => ph === 'X' && `${pid} ${tid}` === main).sort((a, b) => a.ts - b.ts)
  const pressed = own.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown').map(({ ts }) => ts)
  const tasks = own.filter(({ name }) => name === TASK)
  // A key begins with the task that brings it.
  const starts = pressed.map((at) => tasks.findLast((task) => task.ts <= at && at <= endOf(task))?.ts ?? at)
  const between = (from: number, to: number) => costOf(own.filter(({ ts }) => ts >= from && ts < to))
  const [keys, pauses]: [Cost[], Cost[]] = [[], []]
  starts.forEach((start, at) => {
    const next = starts[at + 1] ?? Number.POSITIVE_INFINITY
    const over = start + KEY_MS * 1_000
    keys.push(between(start, Math.min(next, over)))
    if (next > start + PAUSE_MS * 1_000) pauses.push(between(over, next))
  })
  return { keys, pauses }
}

/** Of tasks, and of what is done in them: each part without the parts inside it. */
const costOf = (events: readonly TraceEvent[]): Cost => {
  const cost = { script: 0, style: 0, layout: 0, paint: 0, rest: 0 }
  let all = 0
  const open: { readonly part: Part; readonly end: number }[] = []
  for (const event of events) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= event.ts) open.pop()
    const part = event.name === TASK ? 'rest' : PART_OF[event.name]
    if (!part) continue
    const outer = open.at(-1)
    // What is done outside of a task's own bounds is no work of the page.
    if (!outer && event.name !== TASK) continue
    const time = (event.tdur ?? event.dur ?? 0) / 1_000
    cost[part] += time
    if (outer) cost[outer.part] -= time
    else all += time
    open.push({ part, end: endOf(event) })
  }
  return { ...cost, all }
}
const endOf = ({ ts, dur }: TraceEvent) => ts + (dur ?? 0)

/** Of the page that was typed in. */
const mainThread = (events: readonly TraceEvent[]): string => {
  const key = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
  return key ? `${key.pid} ${key.tid}` : ''
}
