// The queue of files to be sent, one after another, whichever screen is shown: stored on the device until they are attached, and sent
// automatically when the server is back. A refused file stays in the list of its tab, with the reason, until it is dismissed.

import { type Accessor, createSignal } from 'solid-js'
import { type AccountId, newId } from '../../shared/ids.ts'
import type { Api } from '../base/api.ts'
import { isLocked, isStillHere } from '../base/cachedActor.ts'
import { inOneTab } from '../base/inOneTab.ts'
import { type SendApi, type SentFile, sendFile } from '../base/sendFile.ts'
import { onServerBack } from '../base/serverBack.ts'
import { createUnsentFiles, filesDatabaseName, type UnsentFile } from '../base/unsentFiles.ts'
import { browserClock } from '../live/browser.ts'
import type { LiveClock } from '../live/ports.ts'

export interface Underway extends UnsentFile {
  readonly received: number
  /** `cut` and `early` are retried automatically; `early`: what it is attached to has not reached the server yet. */
  readonly state: 'waits' | 'sending' | 'cut' | 'early' | 'refused' | 'unreadable'
  /** The reason of a refusal. */
  readonly message: string
  readonly mayRetry: boolean
  /** Stored on the device, not only in this tab. */
  readonly kept: boolean
}
export interface Outbox {
  readonly all: Accessor<readonly Underway[]>
  readonly add: (of: Pick<UnsentFile, 'group' | 'document' | 'subject'>, file: File) => Promise<void>
  /** Loads the files that the device stored earlier: when the page begins, and when it is unlocked. */
  readonly resume: () => Promise<void>
  readonly retry: (id: string) => void
  readonly stop: (id: string) => void
  /** The returned function stops it. */
  readonly onSent: (listener: (file: UnsentFile) => void) => () => void
}

/** The delay of the automatic retry after a server error, and while what a file is attached to is not on the server. */
const AGAIN_MS = 15_000
export const isRetried = ({ state }: Pick<Underway, 'state'>): boolean => state === 'cut' || state === 'early'

const outboxes = new WeakMap<object, { readonly account: AccountId; readonly outbox: Outbox }>()
/** One per page and account. */
export const outboxOf = (api: Api, account: AccountId): Outbox => {
  const known = outboxes.get(api)
  if (known?.account === account) return known.outbox
  const outbox = createOutbox(api, account, browserClock)
  outboxes.set(api, { account, outbox })
  return outbox
}

export const createOutbox = (api: SendApi, account: AccountId, clock: Pick<LiveClock, 'now' | 'after'>): Outbox => {
  const store = createUnsentFiles(account)
  const [all, setAll] = createSignal<readonly Underway[]>([])
  const contents = new Map<string, Blob>()
  const stops = new Map<string, AbortController>()
  const listeners = new Set<(file: UnsentFile) => void>()
  let cancelRetry = () => {}

  const find = (id: string) => all().find((one) => one.id === id)
  const change = (id: string, how: Partial<Underway>) => setAll((some) => some.map((one) => (one.id === id ? { ...one, ...how } : one)))
  const putAway = async ({ id, kept }: Underway) => {
    contents.delete(id)
    setAll((some) => some.filter((one) => one.id !== id))
    if (kept) await store.remove(id)
  }

  let line: Promise<unknown> = Promise.resolve()
  const flush = () => {
    cancelRetry()
    line = line
      .then(() => inOneTab(filesDatabaseName(account), work))
      .catch((error: unknown) => console.warn('Files could not be sent', error))
    return line
  }
  const work = async () => {
    setAll((some) => some.map((one) => (isRetried(one) ? { ...one, state: 'waits' } : one)))
    // While the page is locked, stored files are sealed and only seem to be missing.
    for (let next = waiting(); next && isStillHere(account) && !isLocked(); next = waiting()) if ((await send(next)) === 'later') break
    if (all().some(isRetried)) cancelRetry = clock.after(AGAIN_MS, () => void flush())
  }
  const waiting = () => all().find(({ state }) => state === 'waits')
  const send = async (one: Underway): Promise<'later' | 'done'> => {
    const { id, group, document, subject, name } = one
    const content = one.kept ? await store.contentOf(id) : contents.get(id)
    // Another tab has sent or dismissed it.
    if (!content) return putAway(one).then(() => 'done')
    const stop = new AbortController()
    stops.set(id, stop)
    change(id, { state: 'sending' })
    const progress = (received: number) => change(id, { received })
    const outcome = await sendFile(api, group, { id, on: { document, subject }, name, content, progress, signal: stop.signal })
    stops.delete(id)
    return after(one, outcome)
  }
  const after = async (one: Underway, outcome: SentFile): Promise<'later' | 'done'> => {
    if (outcome.type === 'sent') return told(one)
    if (outcome.type === 'stopped') await putAway(one)
    if (outcome.type === 'unreadable' || outcome.type === 'early') change(one.id, { state: outcome.type })
    // The following ones would fail for the same reason.
    if (outcome.type === 'later')
      setAll((some) => some.map((other) => (other.id === one.id || other.state === 'waits' ? { ...other, state: 'cut' } : other)))
    if (outcome.type !== 'refused') return outcome.type === 'later' ? 'later' : 'done'
    change(one.id, { state: 'refused', message: outcome.message, mayRetry: outcome.mayRetry })
    // A later retry would not succeed.
    if (!outcome.mayRetry && one.kept) await store.remove(one.id)
    return 'done'
  }
  const told = async (one: Underway): Promise<'done'> => {
    await putAway(one)
    for (const listener of listeners) listener(one)
    return 'done'
  }

  const outbox: Outbox = {
    all,
    async add(of, file) {
      const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)))
      const one: UnsentFile = { ...of, id, name: file.name, size: file.size, at: Math.max(clock.now(), (all().at(-1)?.at ?? 0) + 1) }
      const shown: Underway = { ...one, received: 0, state: 'waits', message: '', mayRetry: false, kept: false }
      contents.set(id, file)
      const how = await store.keep(one, file)
      setAll((some) => [...some, { ...shown, kept: how === 'kept', state: how === 'unreadable' ? how : 'waits' }])
      void flush()
    },
    async resume() {
      const listed = await store.list().catch((error: unknown) => {
        console.warn('What this device keeps of files cannot be read', error)
        return []
      })
      const found = listed.filter(({ id }) => !find(id))
      const shown = found.map((one): Underway => ({ ...one, received: 0, state: 'waits', message: '', mayRetry: false, kept: true }))
      setAll((some) => [...shown, ...some])
      if (all().length > 0) void flush()
    },
    retry(id) {
      change(id, { state: 'waits', message: '', mayRetry: false })
      void flush()
    },
    stop(id) {
      const sending = stops.get(id)
      if (sending) return sending.abort()
      const one = find(id)
      if (!one) return
      void putAway(one)
      // The part that has arrived is not needed any more.
      if (one.state === 'cut') void api.send('DELETE /api/groups/:group/uploads/:id', { group: one.group, id })
    },
    onSent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  onServerBack(() => void flush())
  void outbox.resume()
  return outbox
}
