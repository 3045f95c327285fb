// Opens the storage and the bus, and brings the rows up to this version: all that a start waits for.
import { newId } from '../../shared/ids.ts'
import { beginActs } from '../acts/begin.ts'
import { createActs } from '../acts/readActs.ts'
import { historiesToRead, isBehind } from '../background/projectionStore.ts'
import { removeUnused } from '../backup/offsite/removeUnused.ts'
import { openBus } from '../bus/openBus.ts'
import { systemClock, systemRandom } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import { prepareIdentity } from '../identity/atStart.ts'
import { createLogger } from '../observe/logger.ts'
import { explainDamage, openInstallation } from '../openInstallation.ts'
import { readVersion } from '../release.ts'
import type { ComposedBase, Ports } from './ports.ts'

export const openBase = async (configured: Config, ports: Partial<Ports>): Promise<ComposedBase> => {
  const config = ports.demo ? { ...configured, ...WITHIN } : configured
  const { clock = systemClock, random = systemRandom, logger = createLogger(config.logLevel) } = ports
  const report = (what: string, error: unknown) => logger.error({ err: error }, what)

  const copied = (before: string) => logger.warn({ before }, 'this version changes the tables: as they were, they stay in the data folder')
  const opened = await openInstallation(config, { clock, report, copied })
  const { where, storage } = opened
  const { db, queries } = storage
  const removed = await removeUnused(config.dataDir, { engine: where.engine, isConfigured: config.backup !== null }).catch(
    (error: unknown) => report('copies of the database that off-site backups left in the data folder could not be removed', error),
  )
  if (removed?.length) logger.warn({ removed }, 'copies of the database that off-site backups left in the data folder were removed')
  const { behind, deps } = await explainDamage(config, async () => {
    const behind = await isBehind(queries)
    const unread = await historiesToRead(queries)
    if (unread.documents > 0)
      logger.warn(unread, 'histories are read from the first entry of their logs on: until then, what is read from them takes long')
    const bus = await openBus(config, { channel: await storage.name(), name: newId(random), clock, report })
    const deps: Deps = { db, clock, random, bus }
    await beginActs(deps, createActs(storage.openLog(clock)))
    await prepareIdentity(deps, (what, words) => logger.warn(what, words))
    return { behind, deps }
  })
  return { ...opened, config, ports, deps, logger, report, version: await readVersion(), behind }
}

/** The addresses of a demo's accounts are reserved: nothing is sent from it. */
const WITHIN = { mail: null, providers: [], pushServices: [], webhooks: { hosts: [], mayBePrivate: false } } satisfies Partial<Config>
