// The rules of webhooks without a server: addresses, signatures, retries, and what happened.
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { isHostPattern, receiverAt } from '../../../server/webhooks/addresses.ts'
import { changesOfPlan, decisionsMade, ofActs } from '../../../server/webhooks/happenings.ts'
import { holdAfter, WEBHOOK_RETRY_MS, webhookWaitAfter } from '../../../server/webhooks/retries.ts'
import { newWebhookSecret, signatureHeader } from '../../../server/webhooks/signature.ts'
import type { Act } from '../../../shared/acts/acts.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import { actsId, parseItemId, parseMeetingId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { GROUP } from '../testWorld.ts'

const HOSTS = ['hooks.example.org', '*.example.gob.mx', 'other.example.org:8443']
test.each([
  ['https://hooks.example.org/ruta?token=1', 'ok'],
  ['https://HOOKS.example.org:443/', 'ok'],
  ['https://a.example.gob.mx/', 'ok'],
  ['https://a.b.example.gob.mx/', 'ok'],
  ['https://other.example.org:8443/', 'ok'],
  ['https://hooks.example.org:8443/', 'webhook-host'],
  ['https://other.example.org/', 'webhook-host'],
  ['https://a.example.gob.mx:8443/', 'webhook-host'],
  ['https://example.gob.mx/', 'webhook-host'],
  ['https://.example.gob.mx/', 'webhook-host'],
  ['https://badexample.gob.mx/', 'webhook-host'],
  ['https://hooks.example.org.evil.example/', 'webhook-host'],
  ['https://hooks.example.org./', 'webhook-host'],
  ['https://127.0.0.1/', 'webhook-host'],
  ['https://0x7f.1/', 'webhook-host'],
  ['https://[::1]/', 'webhook-host'],
  ['https://evil.example/?hooks.example.org', 'webhook-host'],
  ['http://hooks.example.org/', 'webhook-address'],
  ['https://ana@hooks.example.org/', 'webhook-address'],
  ['https://ana:word@hooks.example.org/', 'webhook-address'],
  ['https://hooks.example.org/#part', 'webhook-address'],
  ['ftp://hooks.example.org/', 'webhook-address'],
  ['hooks.example.org', 'webhook-address'],
  ['', 'webhook-address'],
  [`https://hooks.example.org/${'a'.repeat(500)}`, 'webhook-address'],
])('[WH6] a webhook to %s: %s', (url, is) => {
  const receiver = receiverAt(url, { hosts: HOSTS, mayBePrivate: false })
  expect(receiver.ok ? 'ok' : receiver.refusal).toBe(is)
})

test('[WH6] http is for receivers of one’s own networks alone, and without hosts webhooks are off', () => {
  expect(receiverAt('http://localhost:9/', { hosts: ['localhost:9'], mayBePrivate: true }).ok).toBe(true)
  expect(receiverAt('http://localhost:9/', { hosts: ['localhost:9'], mayBePrivate: false })).toMatchObject({ refusal: 'webhook-address' })
  expect(receiverAt('https://hooks.example.org/', { hosts: [], mayBePrivate: true })).toMatchObject({ refusal: 'webhooks-off' })
})

test.each([
  ['hooks.example.org', true],
  ['*.example.org', true],
  ['localhost:8443', true],
  ['127.0.0.1:8443', true],
  ['[::1]:8443', true],
  ['*', false],
  ['*.', false],
  ['hooks.*.org', false],
  ['https://hooks.example.org', false],
  ['hooks.example.org/path', false],
  ['', false],
])('[WH6] WEBHOOK_HOSTS takes %s: %s', (pattern, is) => {
  expect(isHostPattern(pattern)).toBe(is)
})

test('[WH3] each secret signs, as the library of Standard Webhooks verifies it', () => {
  const dice = createDice(3)
  const secrets = [newWebhookSecret(dice.bytes), newWebhookSecret(dice.bytes)]
  const timestamp = Math.floor(Date.now() / 1000)
  const body = '{"type":"item.changed"}'
  const headers = (signed: readonly string[], id = 'msg_1') => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureHeader(signed, { id, timestamp, body }),
  })
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(new Webhook(secret).verify(body, headers(secrets))).toEqual({ type: 'item.changed' })
  }
  const [first = '', second = ''] = secrets
  expect(() => new Webhook(second).verify(body, headers([first]))).toThrow('No matching signature')
  expect(() => new Webhook(first).verify(body, headers([first], 'msg_2'))).toThrow('No matching signature')
  expect(() => new Webhook(first).verify(`${body} `, headers([first]))).toThrow('No matching signature')
})

test('[WH4] retries go on for about three days, each later than the one before, and by chance not at the same moment', () => {
  const HOUR = 3_600_000
  for (const chance of [0, 0.5, 1]) {
    const waits = WEBHOOK_RETRY_MS.map((_, n) => webhookWaitAfter(n + 1, chance) ?? 0)
    expect([...waits].sort((a, b) => a - b)).toEqual(waits)
    const all = waits.reduce((sum, wait) => sum + wait, 0)
    expect(all).toBeGreaterThan(2.4 * 24 * HOUR)
    expect(all).toBeLessThan(3.6 * 24 * HOUR)
  }
  expect(webhookWaitAfter(1, 0)).not.toBe(webhookWaitAfter(1, 1))
  expect(webhookWaitAfter(1, 0.5, HOUR)).toBe(HOUR)
  expect(webhookWaitAfter(WEBHOOK_RETRY_MS.length + 1, 0.5)).toBe(null)
  expect(holdAfter(30_000)).toBe(30_000)
  expect(holdAfter(5 * HOUR)).toBe(600_000)
})

const document = roadmapId(GROUP)
test('[WH2] the changes of an item are one event, with its newest entry', () => {
  const changed = (subject: string, seq: number, at: number) => ({ subject, seq, at })
  expect(
    changesOfPlan({ group: GROUP, document }, [
      changed('item:b', 9, 90),
      changed('item:a', 4, 40),
      changed('item:a', 7, 35),
      changed('stream:s', 8, 80),
    ]),
  ).toEqual([
    { event: 'item.changed', at: 40, data: { group: GROUP, item: 'a', document, seq: 7 }, mergeKey: 'item.changed a' },
    { event: 'item.changed', at: 90, data: { group: GROUP, item: 'b', document, seq: 9 }, mergeKey: 'item.changed b' },
  ])
})

test('[WH2] a decision is made when it is adopted, not when it is proposed, worded or withdrawn', () => {
  const meeting = must(parseMeetingId('m1'), 'a meeting')
  const event = (seq: number, change: object, field: string | null = 'status') =>
    ({ document: 'meeting:m1', seq, at: seq, subject: { type: 'decision', id: 'd1' }, field, change }) as unknown as HistoryEvent
  const made = decisionsMade({ group: GROUP, meeting }, [
    event(1, { type: 'created', title: {}, values: { status: 'proposed' } }, null),
    event(2, { type: 'set', from: 'proposed', to: 'adopted', unseen: false }),
    event(3, { type: 'set', from: 'adopted', to: 'withdrawn', unseen: false }),
    event(4, { type: 'set', from: 'a', to: 'adopted', unseen: false }, 'method'),
    event(5, { type: 'created', title: {}, values: { status: 'adopted' } }, null),
  ])
  expect(made.map(({ event, data }) => [event, data.seq])).toEqual([
    ['decision.made', 2],
    ['decision.made', 5],
  ])
  expect(made[0]?.data).toEqual({ group: GROUP, meeting, decision: 'd1', document: 'meeting:m1', seq: 2 })
})

test('[WH2] the acts tell of sessions that open and close, and of reports', () => {
  const act = (n: number, what: object) => ({ n, at: n * 10, by: null, what }) as unknown as Act
  const moved = (n: number, how: string) => act(n, { type: 'meetingMoved', meeting: 'm1', number: 1, how, mark: null, heads: [] })
  const item = must(parseItemId('k3'), 'an item')
  const told = ofActs({ group: GROUP, document: actsId(GROUP) }, [
    moved(1, 'opened'),
    moved(2, 'started'),
    moved(3, 'closed'),
    moved(4, 'reopened'),
    moved(5, 'closedAgain'),
    moved(6, 'withdrawn'),
    act(7, { type: 'reported', report: 'r1', item, delegation: 'co', done: { es: 'secreto', en: '' } }),
    act(8, { type: 'memberJoined' }),
  ])
  expect(told.map(({ event, data }) => `${event} ${data.seq}`)).toEqual([
    'session.opened 1',
    'session.closed 3',
    'session.opened 4',
    'session.closed 5',
    'report.given 7',
  ])
  expect(told[4]).toEqual({
    event: 'report.given',
    at: 70,
    data: { group: GROUP, report: 'r1', item: 'k3', document: actsId(GROUP), seq: 7 },
    mergeKey: null,
  })
})
