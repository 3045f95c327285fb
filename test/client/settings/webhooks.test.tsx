// Webhooks under the group settings: off, none, made after a proof and its secret shown once, failing, tested, sent again, turned off, deleted,
// without a server.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { formatMoment } from '../../../client/base/intl.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { WebhookSettings } from '../../../client/settings/webhooks/WebhookSettings.tsx'
import { deliveryWords, webhookState } from '../../../client/settings/webhooks/webhookWords.ts'
import type { Webhook, WebhookDelivery } from '../../../shared/api/webhooks.ts'
import { WEBHOOK_EVENTS } from '../../../shared/webhooks/webhooks.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

const en = CATALOGUE.en.webhooks
const AT = `/api/groups/${GROUP}/webhooks`
const NOW = Date.UTC(2026, 10, 3, 14)
const SECRET = `whsec_${'a'.repeat(43)}=`
const KEPT = {
  id: 'w1',
  name: 'Monthly dashboard',
  url: 'https://hooks.example.org/ruta',
  events: ['item.changed', 'decision.made'],
  stopped: null,
  createdAt: NOW,
  createdBy: 'chair',
  sentAt: null,
  failingSince: null,
  lastFailure: null,
  waiting: 0,
  formerSecretUntil: null,
} as unknown as Webhook
const DELIVERY = {
  id: 'msg_1',
  event: 'item.changed',
  at: NOW,
  state: 'failed',
  attempts: 10,
  nextAt: null,
  endedAt: NOW,
  failure: { why: 'answer', status: 500 },
} as unknown as WebhookDelivery
const HOSTS = ['hooks.example.org', '*.example.gob.mx']

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.restoreAllMocks()
})
const show = (answers: Record<string, () => Response | Promise<Response>>) => {
  const server = createServer({
    'GET /api/session': json({ me: me('chair') }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    ...answers,
  } as never)
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => inside(server, () => <WebhookSettings />)} />
    </MemoryRouter>
  ))
  return server
}
const dialog = (name: string) => screen.findByRole('dialog', { name })
const listed = (...webhooks: readonly Webhook[]) => json({ hosts: HOSTS, webhooks })
const choose = async (verb: string) => {
  fireEvent.keyDown(await screen.findByRole('button', { name: en.actions('Monthly dashboard') }), { key: 'Enter' })
  fireEvent.keyDown(await screen.findByRole('menuitem', { name: verb }), { key: 'Enter' })
}
const asked = (server: ReturnType<typeof show>, what: string) => server.asked.filter((one) => one.what === what)

test('[WH6] where no host is allowed, it says whom to ask, and nothing can be made', async () => {
  show({ [`GET ${AT}`]: json({ hosts: [], webhooks: [] }) })
  expect(await screen.findByText(en.areOff)).toBeTruthy()
  expect(screen.queryByRole('button', { name: en.make })).toBeNull()
})

test('[WH7] without a server it says so, and asks again', async () => {
  let isUp = false
  show({ [`GET ${AT}`]: () => (isUp ? listed(KEPT)() : noServer()) })
  expect(await screen.findByText(en.offline)).toBeTruthy()
  isUp = true
  fireEvent.click(screen.getByRole('button', { name: CATALOGUE.en.common.tryAgain }))
  expect(await screen.findByText('Monthly dashboard')).toBeTruthy()
})

test('[WH1] a webhook is made after a proof of identity, and its secret is shown once', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  let isProven = false
  const kept: Webhook[] = []
  const server = show({
    [`GET ${AT}`]: () => listed(...kept)(),
    'PUT /api/session/proof': () => {
      isProven = true
      return new Response(null, { status: 204 })
    },
    [`POST ${AT}`]: () => {
      if (!isProven) return refusal({ refusal: 'proof-needed', message: 'First confirm that it is you.' }, 403)()
      kept.push(KEPT)
      return json({ ...KEPT, secret: SECRET }, 201)()
    },
  })
  expect(await screen.findByText(en.none)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: en.make }))
  const making = within(await dialog(en.makeTitle))
  expect(making.getByText(/hooks\.example\.org/)).toBeTruthy()
  for (const event of WEBHOOK_EVENTS)
    expect(making.getByRole('checkbox', { name: en.eventLabels[event] }).getAttribute('aria-checked')).toBe('true')
  fireEvent.input(making.getByLabelText(en.name), { target: { value: ' Monthly dashboard ' } })
  fireEvent.input(making.getByLabelText(en.url), { target: { value: 'https://hooks.example.org/ruta' } })
  for (const event of ['session.opened', 'session.closed', 'report.given'] as const)
    fireEvent.click(making.getByRole('checkbox', { name: en.eventLabels[event] }))
  fireEvent.click(making.getByRole('button', { name: en.create }))
  const proof = within(await dialog(CATALOGUE.en.secondFactor.proofTitle))
  fireEvent.input(await proof.findByLabelText(CATALOGUE.en.frame.me.currentPassword), { target: { value: 'vela lenta' } })
  fireEvent.click(proof.getByRole('button', { name: CATALOGUE.en.secondFactor.proofGo }))
  const secret = within(await dialog(en.secretTitle))
  expect(secret.getByText(SECRET)).toBeTruthy()
  expect(asked(server, `POST ${AT}`).at(-1)?.body).toEqual({
    name: 'Monthly dashboard',
    url: 'https://hooks.example.org/ruta',
    events: ['item.changed', 'decision.made'],
  })
  fireEvent.click(secret.getByRole('button', { name: en.copy }))
  await waitFor(() => expect(writeText).toHaveBeenCalledWith(SECRET))
  fireEvent.click(secret.getByRole('button', { name: en.haveIt }))
  expect(await screen.findByText('https://hooks.example.org/ruta')).toBeTruthy()
  expect(screen.queryByText(SECRET)).toBeNull()
})

test('[WH1] a refused address stays in the form with the reason', async () => {
  show({
    [`GET ${AT}`]: listed(),
    [`POST ${AT}`]: refusal({ refusal: 'webhook-host', message: 'Not an allowed server.' }, 422),
  })
  fireEvent.click(await screen.findByRole('button', { name: en.make }))
  const making = within(await dialog(en.makeTitle))
  fireEvent.input(making.getByLabelText(en.name), { target: { value: 'One' } })
  fireEvent.input(making.getByLabelText(en.url), { target: { value: 'https://other.example/' } })
  fireEvent.click(making.getByRole('button', { name: en.create }))
  expect(await making.findByText('Not an allowed server.')).toBeTruthy()
  expect(making.getByLabelText<HTMLInputElement>(en.url).value).toBe('https://other.example/')
})

test('[WH7] a test event is sent, deliveries are listed, and one that failed is sent again', async () => {
  const server = show({
    [`GET ${AT}`]: listed(KEPT),
    [`POST ${AT}/w1/tests`]: json({ ...DELIVERY, event: 'webhook.test', state: 'waiting' }, 201),
    [`GET ${AT}/w1/deliveries`]: json([DELIVERY]),
    [`POST ${AT}/w1/deliveries/msg_1/attempts`]: json({ ...DELIVERY, state: 'waiting' }, 201),
  })
  await choose(en.test)
  await waitFor(() => expect(asked(server, `POST ${AT}/w1/tests`)).toHaveLength(1))
  await choose(en.deliveries)
  const deliveries = within(await dialog(en.deliveriesOf('Monthly dashboard')))
  expect(await deliveries.findByText(en.sentNames['item.changed'])).toBeTruthy()
  expect(deliveries.getByText(new RegExp(en.answered(500).replace('.', '\\.')))).toBeTruthy()
  fireEvent.click(deliveries.getByRole('button', { name: en.sendAgainNamed(en.sentNames['item.changed'], formatMoment(NOW, 'en')) }))
  await waitFor(() => expect(asked(server, `POST ${AT}/w1/deliveries/msg_1/attempts`)).toHaveLength(1))
})

test('[WH1] [WH3] a webhook is turned off, gets a new secret, and is deleted after a question', async () => {
  let now: Webhook[] = [KEPT]
  const server = show({
    [`GET ${AT}`]: () => listed(...now)(),
    [`PATCH ${AT}/w1`]: () => {
      now = [{ ...KEPT, stopped: 'person' }]
      return json(now[0])()
    },
    [`POST ${AT}/w1/secrets`]: json({ secret: SECRET }, 201),
    [`DELETE ${AT}/w1`]: () => {
      now = []
      return new Response(null, { status: 204 })
    },
  })
  await choose(en.turnOff)
  expect(await screen.findByText(en.stops.person)).toBeTruthy()
  expect(asked(server, `PATCH ${AT}/w1`).at(-1)?.body).toEqual({ on: false })
  await choose(en.newSecret)
  const renewing = within(await dialog(en.askSecret))
  fireEvent.click(renewing.getByRole('button', { name: en.renew }))
  const secret = within(await dialog(en.secretTitle))
  expect(secret.getByText(SECRET)).toBeTruthy()
  fireEvent.click(secret.getByRole('button', { name: en.haveIt }))
  await choose(en.delete)
  const deleting = within(await dialog(en.askDelete('Monthly dashboard')))
  fireEvent.click(deleting.getByRole('button', { name: en.delete }))
  expect(await screen.findByText(en.none)).toBeTruthy()
})

test('[WH5] [WH9] a webhook that Ruta turned off says why before anything else, and has a button that turns it on', async () => {
  let now: Webhook[] = [
    { ...KEPT, stopped: 'failing' } as Webhook,
    { ...KEPT, id: 'w2' as never, name: 'Other', stopped: 'person' } as Webhook,
  ]
  const server = show({
    [`GET ${AT}`]: () => listed(...now)(),
    [`PATCH ${AT}/w1`]: () => {
      now = [KEPT]
      return json(KEPT)()
    },
  })
  const why = await screen.findByText(en.stops.failing)
  expect(why.compareDocumentPosition(screen.getAllByText(KEPT.url)[0] as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  // Who turned one off by hand finds it in the menu.
  const [button, another] = screen.getAllByRole('button', { name: new RegExp(`^${en.turnOn}`) })
  expect([button?.getAttribute('aria-label'), another]).toEqual([`${en.turnOn}: Monthly dashboard`, undefined])
  fireEvent.click(button as HTMLElement)
  await vi.waitFor(() => expect(asked(server, `PATCH ${AT}/w1`).at(-1)?.body).toEqual({ on: true }))
  expect(await screen.findByText(en.on)).toBeTruthy()
})

const READER = { text: CATALOGUE.en, language: 'en' } as const
test('[WH5] [WH7] each state of a webhook has its words', () => {
  const state = (change: object) => webhookState({ ...KEPT, ...change } as Webhook, READER, NOW)
  const failure = { at: NOW, why: 'timeout', status: null }
  expect(state({})).toEqual({ tone: 'success', label: en.on, more: [en.neverSent] })
  expect(state({ waiting: 2, formerSecretUntil: NOW + 1 }).more).toEqual([
    en.neverSent,
    en.waiting(2),
    en.bothSign(formatMoment(NOW + 1, 'en')),
  ])
  // A failure that was followed by a delivery that arrived is no news.
  expect(state({ sentAt: NOW, lastFailure: failure })).toMatchObject({ label: en.on })
  expect(state({ failingSince: NOW, lastFailure: failure })).toMatchObject({
    tone: 'warning',
    label: en.failing,
    more: [en.lastFailed(formatMoment(NOW, 'en'), en.failures.timeout), en.failingSince(formatMoment(NOW, 'en'))],
  })
  expect(state({ stopped: 'gone', failingSince: NOW, lastFailure: { at: NOW, why: 'answer', status: 410 } })).toMatchObject({
    tone: 'danger',
    label: en.off,
    more: [en.stops.gone, `Last attempt: ${formatMoment(NOW, 'en')}`, en.neverSent],
  })
  expect(state({ stopped: 'person', failingSince: NOW, lastFailure: failure })).toMatchObject({ tone: 'outline' })
})

test('[WH7] each state of a delivery has its words', () => {
  const words = (change: object) => deliveryWords({ ...DELIVERY, ...change } as WebhookDelivery, READER)
  expect(words({})).toBe(`${en.answered(500)} · ${en.attempts(10)}`)
  expect(words({ state: 'sent', attempts: 1 })).toBe(`${en.arrived(formatMoment(NOW, 'en'))} · ${en.attempts(1)}`)
  expect(words({ state: 'waiting', attempts: 0, failure: null, nextAt: NOW })).toBe(en.sending)
  expect(words({ state: 'waiting', attempts: 1, nextAt: NOW })).toBe(`${en.answered(500)} ${en.nextAttempt(formatMoment(NOW, 'en'))}`)
  expect(words({ state: 'dropped' })).toBe(en.dropped)
})
