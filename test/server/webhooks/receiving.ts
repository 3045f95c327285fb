// What tests of webhooks do again and again: a server whose groups may send to a receiver on loopback, and a clock that is turned until
// something has arrived.
import { Webhook } from 'standardwebhooks'
import { vi } from 'vitest'
import type { Ports } from '../../../server/compose/ports.ts'
import { WEBHOOK_POLL_MS } from '../../../server/webhooks/webhooks.ts'
import { LOCAL_CERTIFICATE } from '../../harness/localCertificate.ts'
import type { ReceivedWebhook, WebhookReceiver } from '../../harness/webhookReceiver.ts'
import type { FakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld, type Visitor } from '../testWorld.ts'

export const HOOKS = `/api/groups/${GROUP}/webhooks`
export const EVERY_EVENT = ['item.changed', 'decision.made', 'session.opened', 'session.closed', 'report.given'] as const

/** Long enough for a receiver on a machine that is busy, and short enough to be waited for where it never answers. */
const ANSWER_MS = 3_000

interface SendingWorld {
  readonly clock: FakeClock
  readonly webhooks?: Ports['webhooks']
  readonly env?: Record<string, string>
  readonly bare?: boolean
}

export const openSendingWorld = (
  receivers: readonly Pick<WebhookReceiver, 'host'>[],
  { clock, webhooks, env = {}, bare = false }: SendingWorld,
) =>
  openWorld({
    bare,
    ports: { clock, webhooks: { ca: LOCAL_CERTIFICATE.cert, answerMs: ANSWER_MS, ...webhooks } },
    env: { WEBHOOK_HOSTS: receivers.map(({ host }) => host).join(','), WEBHOOK_PRIVATE: '1', ...env },
  })

export const makeHook = async (steward: Visitor, more: object): Promise<{ readonly id: string; readonly secret: string }> => {
  const made = await steward.ask('POST', HOOKS, { name: 'Monthly dashboard', events: EVERY_EVENT, ...more })
  if (made.status !== 201) throw new Error(made.text)
  return made.body
}

/** Turns the clock by `step` until it holds (a delivery that is being sent must keep its lease meanwhile); on a machine that is busy, the worker that reads the history first takes seconds to start. */
export const passing = (clock: FakeClock, holds: () => boolean | Promise<boolean>, what: string, step = WEBHOOK_POLL_MS) =>
  eventually(
    async () => {
      clock.advance(step)
      return holds()
    },
    what,
    60_000,
  )

/** Turns the clock for a while in which nothing should happen. */
export const quiet = async (clock: FakeClock, rounds = 6) => {
  for (let n = 0; n < rounds; n++) {
    clock.advance(WEBHOOK_POLL_MS)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/** By the library of Standard Webhooks, at the hour of the server. Throws where it does not verify. */
export const verified = (secret: string, { body, headers }: ReceivedWebhook): unknown => {
  vi.useFakeTimers({ toFake: ['Date'], now: Number(headers['webhook-timestamp']) * 1000 })
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>)
  } finally {
    vi.useRealTimers()
  }
}
