// The worker thread of off-site backups. It runs one step per message and answers each.
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../clock.ts'
import { trustOwnAuthorities } from '../../ownAuthorities.ts'
import { reasonOf } from '../../reasonOf.ts'
import { faultsIn } from '../../verify/verifyFolder.ts'
import { isRestoredSince, recordBackup } from '../recordBackup.ts'
import { parsePlace } from './destination.ts'
import { type Keeping, keepStep } from './keep.ts'
import type { KeeperAnswer, KeeperData } from './keepElsewhere.ts'
import { openDestination } from './openDestination.ts'
import { openInstallationId } from './owner.ts'

const port = parentPort
if (!port) throw new Error('this is a worker')
// The main thread has said what cannot be read.
trustOwnAuthorities(process.env)
const { where, folder, to, recipients, days, address }: KeeperData = workerData
const place = parsePlace(to)
if (!place) throw new Error('BACKUP_TO is not a folder or an s3:// address')
const destination = await openDestination(place)

const keeping: Omit<Keeping, 'installation'> = {
  where,
  destination,
  recipients,
  days,
  folder,
  now: () => systemClock.now(),
  async prove(copy) {
    const [fault] = await faultsIn({ engine: 'sqlite', file: copy })
    if (fault !== undefined) throw new Error(`the copy is damaged like the database itself (npm run verify): ${fault}`)
  },
}

/** A restore needs this server stopped, so it is asked for once. What was restored begins a full backup, which is verified. */
let isRestored: boolean | null = null
let id: string | null = null

port.on('message', async () => {
  try {
    isRestored ??= await isRestoredSince(where, systemClock)
    id ??= await openInstallationId(where, systemClock)
    const { is, notPruned } = await keepStep({ ...keeping, installation: { id, address } }, isRestored)
    isRestored = false
    if (is === 'whole') await recordBackup(where, systemClock)
    const trouble = notPruned === null ? null : `the backup was made, but outdated ones could not be deleted: ${notPruned}`
    port.postMessage({ trouble } satisfies KeeperAnswer)
  } catch (error) {
    port.postMessage({ trouble: reasonOf(error) } satisfies KeeperAnswer)
  }
})
