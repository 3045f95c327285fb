// An answer of the server that a screen lives on: asked for at once, again when it may have changed, and, where wanted, remembered on the
// device, so that it is there without a server.
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { AccountId } from '../../shared/ids.ts'
import type { News } from '../../shared/protocol/frame.ts'
import { useActor, useApi } from './actor.tsx'
import type { Address } from './address.ts'
import type { Answer, NoServer, Refused } from './api.ts'
import { contentStands } from './content.ts'
import { onNews } from './news.ts'
import { ANSWERS, type Found, isFound, rememberedFor } from './remembered.ts'
import { onServerBack } from './serverBack.ts'

export interface Query<Value> {
  /** The newest that is known; null while nothing is. A request that fails does not take it away. */
  readonly value: Accessor<Value | null>
  /** Why the last request was not answered. */
  readonly failure: Accessor<Refused | NoServer | null>
  readonly loading: Accessor<boolean>
  readonly refresh: () => Promise<void>
}
export interface QueryOptions {
  /** Known on this device without a server. */
  readonly remember?: boolean
  /** Asked again when the page is looked at and when the server is back; without it, only what failed is asked again. */
  readonly live?: boolean
  /** Milliseconds after which a page that is looked at asks again. */
  readonly every?: number
  /** What the server sends when it has changed. */
  readonly news?: News
  /** The answer for another path stays until the new one is here. */
  readonly keepsPrevious?: boolean
  /** By itself it asks only while this holds. */
  readonly when?: Accessor<boolean>
  /** Asked when the first content of the page stands: it does not need this. */
  readonly afterContent?: boolean
  /** An answer that says the same is news too. */
  readonly equals?: false
}

interface Lasting<Value> {
  /** What of it stays on the device; without it, all. */
  readonly lasting?: (value: Value) => Value
}

/** Nothing is asked while the path is null. Dies with its owner. */
export const createQuery = <Value>(path: Accessor<Address<Value> | null>, options: QueryOptions & Lasting<Value> = {}): Query<Value> =>
  createQueryBy(path, useApi().get, options)

/** The same by another request than GET. */
export const createQueryBy = <Value, Key extends string>(
  path: Accessor<Key | null>,
  ask: (path: Key) => Promise<Answer<Value>>,
  options: QueryOptions & Lasting<Value> = {},
): Query<Value> => {
  const { news, every } = options
  const when = () => (!options.afterContent || contentStands()) && (options.when?.() ?? true)
  const device = options.remember ? createDeviceAnswers(useActor()().account) : null
  const [held, setHeld] = createSignal<{ readonly path: string; readonly value: Value } | null>(null)
  const [failed, setFailed] = createSignal<{ readonly path: string; readonly answer: Refused | NoServer } | null>(null)
  const [asking, setAsking] = createSignal<string | null>(null)
  let asked = 0
  let answered = 0
  const wantedPath = createMemo(path)

  const refresh = async () => {
    const wanted = wantedPath()
    if (wanted === null) return
    const mine = ++asked
    setAsking(() => wanted)
    const answer = await ask(wanted)
    batch(() => {
      if (mine === asked) setAsking(null)
      // A later request was answered first, or other words are asked for.
      if (mine < answered || wanted !== wantedPath()) return
      answered = mine
      take(wanted, answer)
    })
  }
  const take = (wanted: Key, answer: Answer<Value>) => {
    setFailed(answer.ok ? null : { path: wanted, answer })
    if (!answer.ok) return
    // Equal values keep their identity, so that nothing on the screen moves because of a request.
    const [before, now] = [held(), JSON.stringify(answer.value)]
    const isSame = options.equals !== false && before !== null && JSON.stringify(before.value) === now
    if (isSame && before.path === wanted) return
    device?.write(wanted, options.lasting ? JSON.stringify(options.lasting(answer.value)) : now)
    setHeld({ path: wanted, value: isSame ? before.value : answer.value })
  }

  const value = createMemo(() => {
    const [wanted, found] = [wantedPath(), held()]
    if (wanted === null) return null
    if (found && (found.path === wanted || options.keepsPrevious)) return found.value
    return device?.read<Value>(wanted) ?? null
  })
  createEffect(
    on([wantedPath, when], ([, may]) => {
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
  const stops = [onServerBack(back), ...(news ? [onNews(news, refresh)] : [])]
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

/** Letters on the device, of the five million or so that a browser gives: other things are remembered there, too. */
const MOST_REMEMBERED = 2_000_000

/** Answers by their path, as JSON; those that were written last stay. */
const createDeviceAnswers = (account: AccountId) => {
  const answers = rememberedFor<{ readonly answers: Found }>(account, ANSWERS, (found) =>
    isFound(found.answers) ? { answers: found.answers } : null,
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
    // Another version, or a person, wrote it there.
    return null
  }
}
