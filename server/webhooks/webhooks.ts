// Webhooks as the rest of the server sees them: the first server reads what happened from the logs, every server sends what is due.
import { actsId, type DocumentId, type GroupId, parseGroupId } from '../../shared/ids.ts'
import { MOST_WEBHOOKS } from '../../shared/webhooks/webhooks.ts'
import type { Clock } from '../clock.ts'
import type { WebhookDeliveryRow } from '../db/webhookTables.ts'
import { keepSending } from '../sending/keepSending.ts'
import type { AllowedReceivers } from './addresses.ts'
import { deliver } from './deliver.ts'
import { claimDelivery, forgetOldDeliveries } from './deliveries.ts'
import { type LocalReach, openWebhookLine, type WebhookResult } from './line.ts'
import { groupsWithWebhooks, type QueueDeps, queueGroup } from './queue.ts'

export interface Webhooks {
  readonly allowed: AllowedReceivers
  /** Something was written, by whichever server. */
  soon(document?: DocumentId): void
  /** A delivery was added, and its transaction is committed. */
  wake(): void
  stop(): Promise<void>
}

export interface WebhookParts extends QueueDeps {
  readonly clock: Clock
  readonly allowed: AllowedReceivers
  readonly version: string
  /** Of several servers one reads the logs for all. */
  readonly isFirst: () => Promise<boolean>
  /** Everything of these documents that is on the disk has been read into the tables. */
  readonly projected: (documents: readonly DocumentId[]) => Promise<unknown>
  readonly attempted: (outcome: WebhookResult['is']) => void
  readonly stopped: () => void
  readonly report: (what: string, error: unknown) => void
  readonly reach: LocalReach
}

/** How often the logs are read unasked, to find what another server wrote or did not finish. */
export const WEBHOOK_POLL_MS = 5_000
/** How long changes are awaited before the logs are read, so that several are read together. */
const SOON_MS = 1_000
/** How many receivers are waited for at a time: those of one group, when all of them hang, delay no other group's. */
const MOST_UNDERWAY = 3 * MOST_WEBHOOKS

export const createWebhooks = (parts: WebhookParts): Webhooks => {
  const { allowed } = parts
  if (allowed.hosts.length === 0) return { allowed, soon: () => undefined, wake: () => undefined, stop: async () => undefined }
  const sending = keepDelivering(parts)
  const reading = keepReading(parts, sending.wake)
  return {
    allowed,
    soon: reading.soon,
    wake: sending.wake,
    async stop() {
      await reading.stop()
      await sending.stop()
    },
  }
}

const keepReading = (parts: WebhookParts, added: () => void) => {
  const { db, clock, isFirst, projected, report } = parts
  const changed = new Set<DocumentId>()
  const state = { stopped: false, isNew: false, running: null as Promise<void> | null, cancel: () => {} }
  const read = async () => {
    const written = [...changed]
    changed.clear()
    state.isNew = false
    const groups = (await groupsWithWebhooks(db)).flatMap(({ group_id }) => parseGroupId(group_id) ?? [])
    if (groups.length === 0 || !(await isFirst())) return
    try {
      if (written.length > 0) await projected(await documentsOfGroups(db, groups, written))
    } catch (error) {
      // The next look asks for them again.
      for (const document of written) changed.add(document)
      throw error
    }
    for (const group of groups) {
      if (state.stopped) return
      try {
        if (await queueGroup(parts, group)) added()
      } catch (error) {
        // A failure in one group is reported; the other groups go on.
        report(`webhooks of ${group} could not be made`, error)
      }
    }
  }
  const start = () => {
    if (state.running || state.stopped) return
    state.running = read()
      .catch((error: unknown) => report('webhooks could not be made', error))
      .then(() => {
        state.running = null
        if (!state.stopped) state.cancel = clock.after(state.isNew ? SOON_MS : WEBHOOK_POLL_MS, start)
      })
  }
  state.cancel = clock.after(SOON_MS, start)
  return {
    soon(document?: DocumentId) {
      if (document) changed.add(document)
      if (state.isNew || state.stopped) return
      state.isNew = true
      if (state.running) return
      state.cancel()
      state.cancel = clock.after(SOON_MS, start)
    },
    async stop() {
      state.stopped = true
      state.cancel()
      await state.running
    },
  }
}

const documentsOfGroups = async (
  db: WebhookParts['db'],
  groups: readonly GroupId[],
  among: readonly DocumentId[],
): Promise<readonly DocumentId[]> => {
  if (among.length === 0) return []
  const rows = await db
    .selectFrom('document')
    .select('id')
    .where('id', 'in', [...among])
    .where('group_id', 'in', [...groups])
    .execute()
  const own = new Set<string>([...rows.map(({ id }) => id), ...groups.map(actsId)])
  return among.filter((document) => own.has(document))
}

const keepDelivering = ({ db, clock, random, allowed, version, attempted, stopped, report, reach }: WebhookParts) => {
  const line = openWebhookLine({ clock, allowed, version, reach })
  const underway = new Map<string, Promise<void>>()
  const begin = async (row: WebhookDeliveryRow) => {
    const one = deliver({ db, clock, random, line, attempted, stopped }, row)
      .catch((error: unknown) => report('a webhook could not be delivered', error))
      .finally(() => {
        underway.delete(row.id)
        // The next one for the same receiver.
        sending.wake()
      })
    underway.set(row.id, one)
    // A receiver that hangs keeps the others waiting only when several do.
    if (underway.size >= MOST_UNDERWAY) await Promise.race(underway.values())
  }
  const sending = keepSending({
    clock,
    lookMs: WEBHOOK_POLL_MS,
    claim: () => claimDelivery(db, clock.now(), [...underway.keys()]),
    deliver: begin,
    tidy: () => forgetOldDeliveries(db, clock.now()),
    close: () => line.close(),
    failed: (error) => report('webhooks could not be delivered', error),
  })
  return {
    wake: sending.wake,
    async stop() {
      await sending.stop()
      await Promise.all(underway.values())
    },
  }
}
