// Observer of the relay: writes log lines, counts, and touches active sessions.
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import type { Watch } from '../relay/watch.ts'
import type { Damages } from './damages.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { Recent } from './recent.ts'

interface Parts {
  readonly logger: Logger
  readonly metrics: Metrics
  readonly acks: Recent
  readonly touch: (session: string) => Promise<void>
  readonly damages: Pick<Damages, 'checkpoint'>
  /** The account used another account's client id: logged once per document. */
  readonly forged: (document: DocumentId, account: AccountId) => void
}

export const createWatch = ({ logger, metrics, acks, touch, forged, damages }: Parts): Watch => {
  const reported = new Set<string>()
  return {
    active(session) {
      touch(session).catch((error: unknown) => logger.error({ err: error }, 'a session could not be prolonged'))
    },
    accepted: (_document, updates) => metrics.counted('accepted', updates),
    resynced: () => metrics.counted('resynced'),
    joined: (connection, document, account) => logger.debug({ connection, document, account }, 'somebody came to a document'),
    ended(connection, why) {
      metrics.ended(why)
      logger.debug({ connection, why }, 'a connection ended')
    },
    refused(connection, document, account, why) {
      metrics.updateRefused(why)
      logger.warn({ connection, document, account, why }, 'an update was refused for good')
      if (why !== 'forged-author' || reported.has(`${account} ${document}`)) return
      reported.add(`${account} ${document}`)
      forged(document, account)
    },
    malformed(connection, document, account) {
      metrics.counted('malformed')
      logger.warn({ connection, document, account }, 'a message was malformed')
    },
    bug: (connection, error) => logger.error({ connection, err: error }, 'a message made us fail'),
    failed(document, error) {
      metrics.counted('failed')
      logger.error({ document, err: error }, 'a room failed and will be rebuilt from the log')
    },
    quarantined(document, error) {
      metrics.counted('quarantined')
      logger.error({ document, err: error }, 'a document is damaged: it is kept as it is, and nobody can join it')
    },
    checkpointDamaged: damages.checkpoint,
    flushed(tick) {
      metrics.flushed(tick)
      if (tick.waited !== null) acks.add(tick.waited)
    },
  }
}
