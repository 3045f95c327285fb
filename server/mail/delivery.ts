// Sends what the outbox holds, one mail after the other, until nothing is due.
import type { Clock } from '../clock.ts'
import type { OutboxTable } from '../db/mailTables.ts'
import type { Store } from '../db/rowStore.ts'
import { composeMail, type Sender } from './compose.ts'
import { claimMail, contentNow, deferMail, endMail, forgetOldMail, keepMessage, recipientNow } from './outbox.ts'
import type { Outcome, Smtp } from './smtp.ts'

const MINUTE = 60_000
/** After each attempt that was deferred; then it has failed. */
export const WAITS_MS: readonly number[] = [1, 5, 15, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE)
/** A stop waits so long for what is being sent; then it is cut off, and is sent after the next start. */
export const STOP_MS = 2_000
/** What another server or a crash left is found by then. */
export const LOOK_MS = 30_000

export interface DeliveryParts {
  readonly db: Store
  readonly clock: Clock
  readonly smtp: Smtp
  readonly sender: Sender
  /** The address in `sender.from`. */
  readonly address: string
  readonly report: (what: string, error: unknown) => void
  /** Of each attempt. */
  readonly attempted: (outcome: Outcome) => void
}

export interface Delivery {
  /** Something was added, and its transaction is committed. */
  wake(): void
  /** Resolves when what is being sent has been sent, or a little later when its server does not answer. */
  stop(): Promise<void>
}

export const startDelivery = (parts: DeliveryParts): Delivery => {
  const { db, clock, report } = parts
  const state = { stopped: false, again: false, running: null as Promise<void> | null, cancel: () => {} }
  const round = async () => {
    do {
      state.again = false
      for (let row = await claimMail(db, clock.now()); row !== null; row = state.stopped ? null : await claimMail(db, clock.now()))
        await deliver(parts, row)
    } while (state.again && !state.stopped)
    await forgetOldMail(db, clock.now())
  }
  const wake = () => {
    if (state.stopped) return
    state.again = true
    if (state.running) return
    state.cancel()
    state.running = round()
      .catch((error: unknown) => report('mail could not be sent', error))
      .finally(() => {
        state.running = null
        if (!state.stopped) state.cancel = clock.after(LOOK_MS, wake)
      })
  }
  wake()
  return {
    wake,
    async stop() {
      state.stopped = true
      state.cancel()
      const cancel = clock.after(STOP_MS, () => parts.smtp.close())
      await state.running
      cancel()
      parts.smtp.close()
    },
  }
}

const deliver = async ({ db, clock, smtp, sender, address, attempted }: DeliveryParts, row: OutboxTable): Promise<void> => {
  const end = (state: 'sent' | 'failed' | 'dropped', error = '') => endMail(db, row.id, { state, error, at: clock.now() })
  // Each of its attempts ended without an outcome: whatever is wrong with it, it must not be tried for ever.
  if (row.attempts > WAITS_MS.length + 1) return end('failed', row.error)
  const recipient = await recipientNow(db, row)
  const content = contentNow(row, clock.now())
  // Who has left meanwhile, and whose link has expired, gets nothing.
  if (!recipient || !content) return end(row.attempts > 1 ? 'failed' : 'dropped', row.error)
  // Composed for another address: the account's has changed since.
  const isKept = row.bytes !== null && row.sent_to === recipient.to
  const messageId = `<${row.id}@${address.slice(address.lastIndexOf('@') + 1)}>`
  const bytes = isKept && row.bytes ? row.bytes : await composeMail(sender, { ...recipient, messageId, at: row.created_at, content })
  if (!isKept) await keepMessage(db, row.id, { to: recipient.to, bytes })
  const outcome = await smtp.send({ from: address, to: recipient.to }, Buffer.from(bytes))
  attempted(outcome)
  if (outcome.is === 'sent') return end('sent')
  if (outcome.is === 'refused') return end('failed', outcome.why)
  const wait = WAITS_MS[row.attempts - 1]
  if (wait === undefined) return end('failed', outcome.why)
  await deferMail(db, row.id, { until: clock.now() + wait, error: outcome.why })
}
