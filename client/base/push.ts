// Push notifications while Ruta is not open: this browser's subscription at its push service, registered with the server until the user turns it off
// or signs out here. If the server or the browser ended it otherwise, the next sign-in here renews it.
import type { AccountId } from '../../shared/ids.ts'
import { address } from './address.ts'
import type { Api, ApiAnswer } from './api.ts'
import { rememberedFor } from './remembered.ts'

export const mayPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && typeof Notification !== 'undefined'

const wishOf = (account: AccountId) =>
  rememberedFor<{ readonly wanted: true }>(account, 'push', ({ wanted }) => (wanted === true ? { wanted } : null))

const workerHere = async () => (mayPush() ? ((await navigator.serviceWorker.getRegistration()) ?? null) : null)

/** Null if this browser gives no subscription: permission denied, or no push service. */
const subscribe = async (key: string): Promise<PushSubscription | null> => {
  const worker = await workerHere()
  if (!worker || (await Notification.requestPermission()) !== 'granted') return null
  const known = await worker.pushManager.getSubscription()
  if (known && isFor(known, key)) return known
  // Of another installation, or of a key that was lost.
  await known?.unsubscribe()
  try {
    // Where a network blocks the push service, some browsers never answer.
    return await within(ANSWER_MS, worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))
  } catch (error) {
    console.info('This browser gives no subscription', error)
    return null
  }
}

const ANSWER_MS = 20_000
const within = async <T>(ms: number, asked: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${ms} ms`)), ms)
  return await Promise.race([asked, late.promise]).finally(() => clearTimeout(timer))
}

const isFor = ({ options: { applicationServerKey } }: PushSubscription, key: string): boolean =>
  applicationServerKey !== null && encoded(applicationServerKey) === key

export type TurnedOn = ApiAnswer<unknown> | { readonly ok: false; readonly why: 'forbidden' }

export const turnOnPush = async (api: Api, account: AccountId, key: string): Promise<TurnedOn> => {
  const subscription = await subscribe(key)
  const [p256dh, auth] = [subscription?.getKey('p256dh'), subscription?.getKey('auth')]
  if (!subscription || !p256dh || !auth) return { ok: false, why: 'forbidden' }
  const answer = await api.send('PUT /api/me/push', {}, { endpoint: subscription.endpoint, p256dh: encoded(p256dh), auth: encoded(auth) })
  if (answer.ok) wishOf(account).write({ wanted: true })
  return answer
}

export const turnOffPush = async (api: Api, account: AccountId): Promise<ApiAnswer<unknown>> => {
  const answer = await api.send('DELETE /api/me/push', {})
  if (answer.ok) await forgetPush(account)
  return answer
}

export const forgetPush = async (account: AccountId): Promise<void> => {
  wishOf(account).forget()
  await endHere()
}

/** Messages still queued at the push service are not shown any more, and shown notifications are closed: the next reader may be another person. */
const endHere = async (): Promise<void> => {
  const worker = await workerHere()
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
  for (const notice of (await worker?.getNotifications()) ?? []) notice.close()
}

/** After a sign-in, where it was on before. */
export const keepPush = async (api: Api, account: AccountId): Promise<void> => {
  if (!mayPush() || Notification.permission !== 'granted') return
  const worker = await workerHere()
  const known = await worker?.pushManager.getSubscription()
  const isWanted = wishOf(account).read() !== null
  if (!isWanted && !known) return
  const state = await api.get(address('/api/me/push', {}))
  if (!state.ok) return
  // The subscription of another account that left without signing out.
  if (!isWanted && !state.value.on) return endHere()
  // The server may have a subscription that no longer exists in this browser.
  if (isWanted && state.value.key !== null && (!state.value.on || !known || !isFor(known, state.value.key)))
    await turnOnPush(api, account, state.value.key)
}

const encoded = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
