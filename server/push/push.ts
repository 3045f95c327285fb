// Web push as the rest of the server sees it: the key that browsers subscribe with, which of their services are taken, and the sending of
// what the outbox holds for them, with the leases and the waits of mail.
import type { Clock } from '../clock.ts'
import type { OutboxTable } from '../db/mailTables.ts'
import { deferSending } from '../db/sendQueue.ts'
import { MAIL_RETRY_MS } from '../mail/delivery.ts'
import { claimMail, contentNow, endMail, forgetOldMail, recipientNow } from '../mail/outbox.ts'
import type { AskingDeps } from '../notices/askedReports.ts'
import { keepSending } from '../sending/keepSending.ts'
import { isTriedOut, waitAfter } from '../sending/waits.ts'
import { type LineParts, openPushLine, type PushLine } from './line.ts'
import { preparePush } from './preparePush.ts'
import { ownPushKey, type PushKey } from './pushKey.ts'
import { isPushEndpoint } from './services.ts'
import { dropBrowser, dropOldBrowsers, isKept } from './subscriptions.ts'

export interface Push {
  /** As browsers take it; null: this installation pushes nothing. */
  publicKey(): Promise<string | null>
  /** Whether a browser's push service is one of those that may be asked. */
  takes(endpoint: string): boolean
  stop(): Promise<void>
}

export interface PushParts extends AskingDeps {
  readonly clock: Clock
  /** Where the installation is on the web: push services write there when it does harm. */
  readonly url: string
  /** Whose messages are taken; none: push is off. */
  readonly services: readonly string[]
  readonly report: (what: string, error: unknown) => void
  /** For a push service of this machine. */
  readonly reach?: Pick<LineParts, 'isAllowed' | 'ca'>
}

/** What was made a moment ago waits ten seconds for what is made with it. */
export const PUSH_POLL_MS = 10_000

export const createPush = ({ db, clock, url, services, report, reportsOf, reach = {} }: PushParts): Push => {
  let known: Promise<PushKey> | null = null
  const key = () => {
    known ??= ownPushKey(db, clock, subjectOf(url))
    known.catch(() => {
      known = null
    })
    return known
  }
  if (services.length === 0) return OFF
  // At the first start of an installation, or of this version of it.
  key().catch((error: unknown) => report('the key of web push could not be made', error))
  const line = openPushLine({ clock, key, services, ...reach })
  const sending = keepSending({
    clock,
    lookMs: PUSH_POLL_MS,
    claim: () => claimMail(db, clock.now(), 'push'),
    deliver: (row) => deliver({ db, clock, line, reportsOf }, row),
    tidy: async () => {
      await forgetOldMail(db, clock.now())
      await dropOldBrowsers(db, clock.now())
    },
    close: () => line.close(),
    failed: (error) => report('web push could not be sent', error),
  })
  return {
    publicKey: async () => (await key()).publicKey,
    takes: (endpoint) => isPushEndpoint(endpoint, services),
    stop: sending.stop,
  }
}

const OFF: Push = { publicKey: async () => null, takes: () => false, stop: async () => undefined }

/** RFC 8292 takes https or mailto. */
const subjectOf = (url: string): string => (url.startsWith('https:') ? url : 'mailto:ruta@localhost')

interface Delivering extends AskingDeps {
  readonly clock: Clock
  readonly line: PushLine
}

const deliver = async ({ db, clock, line, reportsOf }: Delivering, row: OutboxTable): Promise<void> => {
  const end = (state: 'sent' | 'failed' | 'dropped', error = '') => endMail(db, row.id, { state, error, at: clock.now() })
  if (isTriedOut(MAIL_RETRY_MS, row.attempts)) return end('failed', row.error)
  const content = contentNow(row, clock.now())
  const recipient = await recipientNow(db, row)
  if (content?.kind !== 'push' || !recipient) return end('dropped')
  const browser = await db.selectFrom('push_subscription').selectAll().where('id', '=', content.browser).executeTakeFirst()
  if (!browser || !isKept(browser, clock.now())) return end('dropped')
  const prepared = await preparePush({ db, clock, reportsOf }, browser, { language: recipient.languages[0] ?? 'es', tag: row.id })
  if (prepared === null) return end('dropped')
  // Nothing was tried.
  if (prepared.is === 'later')
    return deferSending(db, 'outbox', row.id, { until: prepared.until, error: row.error, attempts: row.attempts - 1 })
  const outcome = await line.send(browser, { words: prepared.words, topic: topicOf(row.id), isUrgent: prepared.isUrgent })
  switch (outcome.is) {
    case 'sent':
      await db.updateTable('push_subscription').set({ told_until: prepared.toldUntil }).where('id', '=', browser.id).execute()
      return end('sent')
    case 'gone':
      await dropBrowser(db, browser.id)
      return end('dropped')
    case 'refused':
      return end('failed', outcome.why)
    case 'deferred': {
      const wait = waitAfter(MAIL_RETRY_MS, row.attempts, outcome.afterMs)
      if (wait === null) return end('failed', outcome.why)
      return deferSending(db, 'outbox', row.id, { until: clock.now() + wait, error: outcome.why })
    }
  }
}

/** At most 32 letters of base64url: a message that was not shown yet gives way to its repetition. */
const topicOf = (id: string): string => id.replace(/[^\w-]/g, '').slice(0, 32)
