// A question about the past that the server refuses because it is still reading the history is asked again until it is answered: once for all who ask
// the same. Loaded with the first such refusal.
import { createSignal } from 'solid-js'
import type { RefusalAnswer } from '../../shared/api/refusal.ts'

interface Question {
  readonly refused: Response
  readonly path: string
  readonly init: RequestInit
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  /** The caller no longer waits when one of them is aborted. */
  readonly leaving: readonly (AbortSignal | null | undefined)[]
}
interface Wait {
  readonly answer: Promise<Response>
  readonly stop: AbortController
  /** How many ask this. */
  asking: number
}

const waits = new Map<string, Wait>()
const [percents, setPercents] = createSignal<ReadonlyMap<string, number>>(new Map())
/** How much of the history has been read for the question that waits longest; null while none waits. */
export const historyReadPercent = (): number | null => (percents().size === 0 ? null : Math.min(...percents().values()))

/** The first answer that is no such refusal; for somebody who has left, the refusal. It rejects when the server is not reached. */
export const untilHistoryIsRead = async (question: Question): Promise<Response> => {
  const { refused, path, init, leaving } = question
  const signals = leaving.flatMap((signal) => signal ?? [])
  const hasLeft = () => signals.some(({ aborted }) => aborted)
  const first = await pauseIn(refused)
  if (first === null || hasLeft()) return refused
  const key = `${init.method ?? 'GET'} ${path} ${init.body ?? ''}`
  const wait = waits.get(key) ?? begin(key, question, first)
  wait.asking += 1
  const left = Promise.withResolvers<Response>()
  const leave = () => left.resolve(refused)
  for (const signal of signals) signal.addEventListener('abort', leave)
  try {
    const answer = await Promise.race([wait.answer, left.promise])
    return answer === refused ? refused : answer.clone()
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', leave)
    wait.asking -= 1
    if (wait.asking === 0) end(key, wait)
  }
}

const begin = (key: string, { path, init, fetch }: Question, first: Pause): Wait => {
  const stop = new AbortController()
  const { signal } = stop
  const repeat = async (): Promise<Response> => {
    for (let pause = first; ; ) {
      setPercents((all) => new Map(all).set(key, pause.read))
      await new Promise((resolve) => setTimeout(resolve, pause.ms))
      // Nobody looks at a hidden page.
      while (document.hidden) await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }))
      signal.throwIfAborted()
      const response = await fetch(path, { ...init, signal })
      const next = await pauseIn(response)
      if (next === null) return response
      signal.throwIfAborted()
      pause = next
    }
  }
  const wait: Wait = { stop, asking: 0, answer: repeat().finally(() => forget(key, wait)) }
  waits.set(key, wait)
  return wait
}

/** Nobody asks this any more, unless it has been answered: its body may not have been read yet. */
const end = (key: string, wait: Wait): void => {
  if (waits.get(key) !== wait) return
  forget(key, wait)
  wait.stop.abort()
}
const forget = (key: string, wait: Wait): void => {
  if (waits.get(key) !== wait) return
  waits.delete(key)
  setPercents((all) => new Map([...all].filter(([one]) => one !== key)))
}

interface Pause {
  readonly read: number
  readonly ms: number
}
const pauseIn = async (response: Response): Promise<Pause | null> => {
  if (response.status !== 503) return null
  try {
    const { refusal, read = 0 }: RefusalAnswer = JSON.parse(await response.clone().text())
    return refusal === 'history-behind' ? { read, ms: (Number(response.headers.get('retry-after')) || 1) * 1_000 } : null
  } catch {
    // Not JSON: not from our server.
    return null
  }
}
