// Query of the REST API for a screen: fetched at once, refetched when the answer may have changed and, optionally, cached on the device for offline
// use.
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { AccountId } from '../../shared/ids.ts'
import type { News } from '../../shared/protocol/frame.ts'
import { useActor, useApi } from './actor.tsx'
import type { Address } from './address.ts'
import type { ApiAnswer, NoServer, RefusedAnswer } from './api.ts'
import { contentStands } from './content.ts'
import { onAnnouncedChange } from './news.ts'
import { ANSWERS, isRecord, type RememberedRecord, rememberedFor } from './remembered.ts'
import { onServerBack } from './serverBack.ts'

export interface ServerQuery<Value> {
  /** The last answer; null before the first one. A failed request does not clear it. */
  readonly value: Accessor<Value | null>
  /** Why the last request failed. */
  readonly failure: Accessor<RefusedAnswer | NoServer | null>
  readonly loading: Accessor<boolean>
  readonly refresh: () => Promise<void>
}
export interface QueryOptions {
  /** Caches the answer on the device for offline use. */
  readonly remember?: boolean
  /** Refetches when the page becomes visible and when the server is back; without it, only after a failure. */
  readonly live?: boolean
  /** Polling interval in milliseconds, while the page is visible. */
  readonly every?: number
  /** Topic that the server announces when the answer has changed. */
  readonly news?: News
  /** Keeps the answer for the previous path until the new one arrives. */
  readonly keepsPrevious?: boolean
  /** Fetches automatically only while this is true. */
  readonly when?: Accessor<boolean>
  /** Waits for the first content of the page, which does not need this. */
  readonly afterContent?: boolean
  /** Also notifies when an answer equals the previous one. */
  readonly equals?: false
}

interface Lasting<Value> {
  /** The part of the answer that is cached; without it, all. */
  readonly lasting?: (value: Value) => Value
}

/** No request while the path is null. Stops with its owner. */
export const createQuery = <Value>(
  path: Accessor<Address<Value> | null>,
  options: QueryOptions & Lasting<Value> = {},
): ServerQuery<Value> => createQueryBy(path, useApi().get, options)

/** The same with a request other than GET. */
export const createQueryBy = <Value, Key extends string>(
  path: Accessor<Key | null>,
  ask: (path: Key, signal: AbortSignal) => Promise<ApiAnswer<Value>>,
  options: QueryOptions & Lasting<Value> = {},
): ServerQuery<Value> => {
  const { news, every } = options
  const when = () => (!options.afterContent || contentStands()) && (options.when?.() ?? true)
  const device = options.remember ? createDeviceAnswers(useActor()().account) : null
  const [held, setHeld] = createSignal<{ readonly path: string; readonly value: Value } | null>(null)
  const [failed, setFailed] = createSignal<{ readonly path: string; readonly answer: RefusedAnswer | NoServer } | null>(null)
  const [asking, setAsking] = createSignal<string | null>(null)
  let asked = 0
  let answered = 0
  const wantedPath = createMemo(path)

  /** Aborted when the path changes, and with the screen. */
  let leaving = new AbortController()
  const refresh = async () => {
    const wanted = wantedPath()
    if (wanted === null) return
    const mine = ++asked
    const { signal } = leaving
    setAsking(() => wanted)
    const answer = await ask(wanted, signal)
    batch(() => {
      if (mine === asked) setAsking(null)
      // A later request was answered first, or nothing waits for this one any more.
      if (mine < answered || wanted !== wantedPath() || (signal.aborted && !answer.ok)) return
      answered = mine
      take(wanted, answer)
    })
  }
  const take = (wanted: Key, answer: ApiAnswer<Value>) => {
    setFailed(answer.ok ? null : { path: wanted, answer })
    if (!answer.ok) return
    // Equal values keep their identity, those that the device kept too, so that nothing re-renders because of a request.
    const [before, now] = [value(), JSON.stringify(answer.value)]
    const isSame = options.equals !== false && before !== null && JSON.stringify(before) === now
    if (isSame && held()?.path === wanted) return
    device?.write(wanted, options.lasting ? JSON.stringify(options.lasting(answer.value)) : now)
    setHeld({ path: wanted, value: isSame ? before : answer.value })
  }

  const value = createMemo(() => {
    const [wanted, found] = [wantedPath(), held()]
    if (wanted === null) return null
    if (found && (found.path === wanted || options.keepsPrevious)) return found.value
    return device?.read<Value>(wanted) ?? null
  })
  createEffect(
    on([wantedPath, when], ([, may]) => {
      onCleanup(() => {
        leaving.abort()
        leaving = new AbortController()
      })
      if (may) refresh()
    }),
  )
  const isLive = options.live === true || every !== undefined || news !== undefined
  const look = () => {
    if (document.visibilityState === 'visible' && when()) refresh()
  }
  const back = () => {
    if (when() && (isLive || failed())) refresh()
  }
  const timer = every === undefined ? undefined : setInterval(look, every)
  const changed = () => {
    if (when()) refresh()
  }
  const stops = [onServerBack(back), ...(news ? [onAnnouncedChange(news, changed)] : [])]
  if (isLive) document.addEventListener('visibilitychange', look)
  onCleanup(() => {
    clearInterval(timer)
    for (const stop of stops) stop()
    document.removeEventListener('visibilitychange', look)
  })
  return {
    value,
    failure: () => {
      const found = failed()
      return found && found.path === wantedPath() ? found.answer : null
    },
    loading: () => asking() !== null && asking() === wantedPath(),
    refresh,
  }
}

/** Limit in characters, of the five million or so of local storage, which other features use too. */
const MOST_REMEMBERED = 2_000_000

/** Answers by path, as JSON, least recently written first. */
const createDeviceAnswers = (account: AccountId) => {
  const answers = rememberedFor<{ readonly answers: RememberedRecord }>(account, ANSWERS, (found) =>
    isRecord(found.answers) ? { answers: found.answers } : null,
  )
  return {
    read: <Value>(path: string): Value | null => {
      const found = answers.read()?.answers[path]
      return typeof found === 'string' ? readJson(found) : null
    },
    write(path: string, answer: string) {
      const { [path]: _, ...others } = answers.read()?.answers ?? {}
      const newest = [[path, answer] as const, ...Object.entries(others).reverse()]
      let letters = 0
      const kept = newest.filter(([, text]) => {
        const fits = letters + String(text).length <= MOST_REMEMBERED
        if (fits) letters += String(text).length
        return fits
      })
      answers.write({ answers: Object.fromEntries(kept.reverse()) })
    },
  }
}

const readJson = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    // Written by another version, or by hand.
    return null
  }
}
