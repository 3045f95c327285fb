// Loop over an outbox: sends what is due, one after the other, then polls. For mails, pushes and webhooks.
import type { Clock } from '../clock.ts'

/** Time that a stop waits for the current message; then it is aborted, and sent after the next start. */
export const STOP_MS = 2_000

export interface Sending {
  /** A message was added, and its transaction is committed. */
  wake(): void
  /** Resolves when the current message has been sent, or a little later when its server does not answer. */
  stop(): Promise<void>
}

export interface SendingParts<Row> {
  readonly clock: Clock
  /** Polling interval for messages left by other servers or a crash. */
  readonly lookMs: number
  /** The next due row, leased by this server. */
  readonly claim: () => Promise<Row | null>
  readonly deliver: (row: Row) => Promise<void>
  /** Called after each round. */
  readonly tidy: () => Promise<void>
  /** Aborts the current message. */
  readonly close: () => void
  readonly failed: (error: unknown) => void
}

export const keepSending = <Row>({ clock, lookMs, claim, deliver, tidy, close, failed }: SendingParts<Row>): Sending => {
  const state = { stopped: false, again: false, running: null as Promise<void> | null, cancel: () => {} }
  const round = async () => {
    state.again = false
    for (let row = await claim(); row !== null; row = state.stopped ? null : await claim()) await deliver(row)
    await tidy()
  }
  const wake = () => {
    if (state.stopped) return
    state.again = true
    if (state.running) return
    state.cancel()
    state.running = round()
      .catch(failed)
      .finally(() => {
        state.running = null
        // What was added at any time since the round began may have been missed by its last claim.
        if (state.again) wake()
        else if (!state.stopped) state.cancel = clock.after(lookMs, wake)
      })
  }
  wake()
  return {
    wake,
    async stop() {
      state.stopped = true
      state.cancel()
      const cancel = clock.after(STOP_MS, close)
      await state.running
      cancel()
      close()
    },
  }
}
