// Sends the mails of the outbox, one after the other, until none is due.
import type { Language } from '../../shared/bilingual.ts'
import type { Clock } from '../clock.ts'
import type { OutboxTable } from '../db/mailTables.ts'
import type { Store } from '../db/rowStore.ts'
import { deferSending } from '../db/sendQueue.ts'
import { keepSending, type Sending } from '../sending/keepSending.ts'
import { isTriedOut, waitAfter } from '../sending/waits.ts'
import { composeMail, type Sender } from './compose.ts'
import type { NoticesContent, PlainContent } from './content.ts'
import type { MailWords } from './mailWords.ts'
import { claimMail, contentNow, endMail, forgetOldMail, keepMessage, recipientNow } from './outbox.ts'
import type { Smtp, SmtpResult } from './smtp.ts'
import { mailWords } from './words.ts'

const MINUTE = 60_000
/** Delays after deferred attempts; after the last one it has failed. */
export const MAIL_RETRY_MS: readonly number[] = [1, 5, 15, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE)
/** Less than the lease, so that a slow mail server does not hold a mail that another server may send, too. */
const SEND_MS = 60_000
/** Polling interval for mails left by other servers or a crash. */
export const MAIL_POLL_MS = 30_000

/** Composes a mail of notices at the time of sending; null: there is nobody to notify, or nothing new. */
export type PrepareNotices = (
  row: OutboxTable,
  content: NoticesContent,
  how: { readonly isKept: boolean; readonly language: Language },
) => Promise<PreparedNotices | null>
export type PreparedNotices =
  | { readonly is: 'ready'; readonly words: MailWords; readonly leave: string; readonly keep: (inside: Store) => Promise<void> }
  /** Whether the stored message is still valid. */
  | { readonly is: 'kept' }
  /** The recipient's quiet hours. */
  | { readonly is: 'later'; readonly until: number }

export interface DeliveryParts {
  readonly db: Store
  readonly clock: Clock
  readonly smtp: Smtp
  readonly prepare: PrepareNotices
  /** Instead of SEND_MS, for tests. */
  readonly sendMs?: number
  readonly sender: Sender
  /** The address in `sender.from`. */
  readonly address: string
  readonly report: (what: string, error: unknown) => void
  /** For metrics, after each attempt. */
  readonly attempted: (outcome: SmtpResult) => void
}

export const startDelivery = (parts: DeliveryParts): Sending =>
  keepSending({
    clock: parts.clock,
    lookMs: MAIL_POLL_MS,
    claim: () => claimMail(parts.db, parts.clock.now(), 'mail'),
    deliver: (row) => deliver(parts, row),
    tidy: () => forgetOldMail(parts.db, parts.clock.now()),
    close: () => parts.smtp.close(),
    failed: (error) => parts.report('mail could not be sent', error),
  })

const deliver = async (
  { db, clock, smtp, prepare, sendMs = SEND_MS, sender, address, attempted }: DeliveryParts,
  row: OutboxTable,
): Promise<void> => {
  const end = (state: 'sent' | 'failed' | 'dropped', error = '') => endMail(db, row.id, { state, error, at: clock.now() })
  if (isTriedOut(MAIL_RETRY_MS, row.attempts)) return end('failed', row.error)
  const recipient = await recipientNow(db, row)
  const content = contentNow(row, clock.now())
  // Former members and expired links get no mail.
  if (!recipient || !content || content.kind === 'push') return end(row.attempts > 1 ? 'failed' : 'dropped', row.error)
  // Composed for another address: the account's has changed since.
  const isKept = row.bytes !== null && row.sent_to === recipient.to
  const messageId = `<${row.id}@${address.slice(address.lastIndexOf('@') + 1)}>`
  const prepared =
    content.kind === 'notices' ? await prepare(row, content, { isKept, language: recipient.languages[0] ?? 'es' }) : plainly(content)
  if (prepared === null) return end(row.attempts > 1 && row.error !== '' ? 'failed' : 'dropped', row.error)
  // No attempt was made.
  if (prepared.is === 'later')
    return deferSending(db, 'outbox', row.id, { until: prepared.until, error: row.error, attempts: row.attempts - 1 })
  const message = { ...recipient, messageId, at: row.created_at }
  const composed = isKept || prepared.is === 'kept' ? null : await composeMail(sender, { ...message, ...saying(prepared) })
  if (composed)
    await db.transaction().execute(async (inside) => {
      await keepMessage(inside, row.id, { to: recipient.to, bytes: composed })
      if (prepared.is === 'ready') await prepared.keep(inside)
    })
  const start = clock.elapsed()
  const cancel = clock.after(sendMs, () => {
    // Measured with a monotonic clock.
    if (clock.elapsed() - start >= sendMs) smtp.cut()
  })
  const outcome = await smtp.send({ from: address, to: recipient.to }, Buffer.from(composed ?? row.bytes ?? []))
  cancel()
  attempted(outcome)
  if (outcome.is === 'sent') return end('sent')
  if (outcome.is === 'refused') return end('failed', outcome.why)
  const wait = waitAfter(MAIL_RETRY_MS, row.attempts)
  if (wait === null) return end('failed', outcome.why)
  await deferSending(db, 'outbox', row.id, { until: clock.now() + wait, error: outcome.why })
}

const plainly = (content: PlainContent) => ({ is: 'plain', words: (language: Language) => mailWords(content, language) }) as const
const saying = (prepared: Extract<PreparedNotices, { is: 'ready' }> | ReturnType<typeof plainly>) =>
  prepared.is === 'plain' ? { words: prepared.words } : { words: () => prepared.words, leave: prepared.leave }
