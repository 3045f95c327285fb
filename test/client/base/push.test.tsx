// A browser's own subscription: turned on, kept over sign-ins, forgotten at sign-out.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetPush, keepPush, turnOffPush, turnOnPush } from '../../../client/base/push.ts'
import { accountId } from '../ui/server.tsx'

const KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
const ANA = accountId('ana')
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer
let held: { unsubscribe: () => Promise<boolean>; endpoint: string; options: object; getKey: (name: string) => ArrayBuffer } | null
let permission: NotificationPermission
const sent: string[] = []
let on = false
let isUnreachable = false
let shown: { close: () => void }[] = []
const api = {
  send: async (what: string, _params: object, body: unknown) => {
    sent.push(`${what} ${JSON.stringify(body ?? null)}`)
    on = what.startsWith('PUT')
    return { ok: true, value: null }
  },
  get: async () => ({ ok: true, value: { key: KEY, on } }),
} as never

beforeEach(() => {
  localStorage.clear()
  held = null
  shown = []
  on = false
  isUnreachable = false
  permission = 'granted'
  sent.length = 0
  const subscribe = async ({ applicationServerKey }: { applicationServerKey: string }) => {
    if (isUnreachable) await new Promise(() => undefined)
    held = {
      endpoint: 'https://push.example.org/one',
      options: { applicationServerKey: bytes(atob(applicationServerKey.replaceAll('-', '+').replaceAll('_', '/'))) },
      getKey: (name) => bytes(name),
      unsubscribe: async () => {
        held = null
        return true
      },
    }
    return held
  }
  const registration = { pushManager: { getSubscription: async () => held, subscribe }, getNotifications: async () => shown }
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } })
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('Notification', {
    get permission() {
      return permission
    },
    requestPermission: async () => permission,
  })
})
afterEach(() => vi.unstubAllGlobals())

test('[P12] a browser that is turned on sends the server its endpoint and its keys; after another sign-in it does so again', async () => {
  expect((await turnOnPush(api, ANA, KEY)).ok).toBe(true)
  expect(sent).toEqual([`PUT /api/me/push {"endpoint":"https://push.example.org/one","p256dh":"cDI1NmRo","auth":"YXV0aA"}`])
  await keepPush(api, ANA)
  expect(sent).toHaveLength(1)
  on = false
  await keepPush(api, ANA)
  expect(sent).toHaveLength(2)
})

test('[P35] [P36] the next account’s sign-in ends the subscription of somebody who left without signing out, and closes what is shown', async () => {
  const closed: string[] = []
  shown = [{ close: () => closed.push('one') }]
  await turnOnPush(api, ANA, KEY)
  await keepPush(api, ANA)
  expect([held !== null, closed]).toEqual([true, []])
  on = false
  await keepPush(api, accountId('luz'))
  expect([held, closed]).toEqual([null, ['one']])
  expect(sent).toHaveLength(1)
})

test('[P12] a browser that has lost its subscription, or has one for another key, subscribes anew though the server knows one', async () => {
  await turnOnPush(api, ANA, KEY)
  held = null
  await keepPush(api, ANA)
  expect(sent).toHaveLength(2)
  const anew = held as { options: object } | null
  if (anew) anew.options = { applicationServerKey: bytes('another') }
  await keepPush(api, ANA)
  expect(sent).toHaveLength(3)
})

test('[P12] a push service that cannot be reached is waited for twenty seconds, and nothing is sent', async () => {
  vi.useFakeTimers()
  try {
    isUnreachable = true
    const turned = turnOnPush(api, ANA, KEY)
    await vi.advanceTimersByTimeAsync(19_000)
    expect(await Promise.race([turned, 'waiting'])).toBe('waiting')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await turned).toEqual({ ok: false, why: 'forbidden' })
    expect(sent).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

test('[P12] [P36] where the browser forbids it nothing is sent; turned off or signed out, it is not turned on again', async () => {
  permission = 'denied'
  expect(await turnOnPush(api, ANA, KEY)).toEqual({ ok: false, why: 'forbidden' })
  expect(sent).toEqual([])
  permission = 'granted'
  await turnOnPush(api, ANA, KEY)
  await turnOffPush(api, ANA)
  expect(held).toBeNull()
  await turnOnPush(api, ANA, KEY)
  await forgetPush(ANA)
  on = false
  await keepPush(api, ANA)
  expect(sent.filter((one) => one.startsWith('PUT'))).toHaveLength(2)
})
