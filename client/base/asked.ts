// An answer of the server that a screen lives on: remembered on the device, so that it is there without a server, and asked for again
// when it may have changed.
import { type Accessor, createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import type { AccountId } from '../../shared/ids.ts'
import type { News } from '../../shared/protocol/frame.ts'
import type { Answer, Api, NoServer, Refused } from './api.ts'
import { onNews } from './news.ts'
import { onServerBack } from './serverBack.ts'

export interface Asked<Value> {
  /** The newest that is known; null while nothing is. */
  readonly value: Accessor<Value | null>
  /** Why the last question was not answered. */
  readonly failure: Accessor<Refused | NoServer | null>
  readonly refresh: () => Promise<void>
}
export interface AskedDeps {
  readonly api: Api
  readonly account: AccountId
  readonly path: Accessor<string>
  /** Milliseconds after which a page that is looked at asks again; no server tells it. */
  readonly every?: number
  /** What the server tells of when it has changed. */
  readonly news?: News
}

/** Dies with its owner. */
export const createAsked = <Value>({ api, account, path, every, news }: AskedDeps): Asked<Value> => {
  const [value, setValue] = createSignal<Value | null>(null)
  const [failure, setFailure] = createSignal<Refused | NoServer | null>(null)
  const refresh = async () => {
    const asked = path()
    const answer: Answer<Value> = await api.request<Value>('GET', asked)
    if (asked !== path()) return
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    // What is the same stays the same: nothing on the screen moves because of a question.
    const [before, now] = [JSON.stringify(value()), JSON.stringify(answer.value)]
    if (before === now) return
    remember(account, asked, now)
    setValue(() => answer.value)
  }
  createEffect(
    on(path, (asked) => {
      setFailure(null)
      setValue(() => remembered<Value>(account, asked))
      refresh()
    }),
  )
  onMount(() => {
    const look = () => {
      if (document.visibilityState === 'visible') refresh()
    }
    const timer = every === undefined ? undefined : setInterval(look, every)
    const deaf = news && onNews(news, refresh)
    const stop = onServerBack(refresh)
    document.addEventListener('visibilitychange', look)
    onCleanup(() => {
      clearInterval(timer)
      deaf?.()
      stop()
      document.removeEventListener('visibilitychange', look)
    })
  })
  return { value, failure, refresh }
}

const KEY = 'ruta/answers'
interface Remembered {
  readonly account: AccountId
  readonly answers: Readonly<Record<string, string>>
}

const allOf = (account: AccountId): Remembered['answers'] => {
  try {
    const found: Remembered | null = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return found?.account === account && typeof found.answers === 'object' ? found.answers : {}
  } catch {
    // Storage is forbidden, or somebody wrote something else there.
    return {}
  }
}
const remembered = <Value>(account: AccountId, path: string): Value | null => {
  const found = allOf(account)[path]
  return found === undefined ? null : JSON.parse(found)
}
const remember = (account: AccountId, path: string, answer: string): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ account, answers: { ...allOf(account), [path]: answer } } satisfies Remembered))
  } catch {
    // Storage is forbidden or full: only the start without a server is lost.
  }
}

/** At sign-out: nothing of one account stays for the next. */
export const forgetAnswers = (): void => {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
}
