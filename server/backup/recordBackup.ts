// What the audit says of backups, so that the state of the installation can say when the last one was made.
import type { Clock } from '../clock.ts'
import { statement } from '../db/queries.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { StorageLocation } from '../storage/storage.ts'

const MADE = `INSERT INTO audit (at, account, action, subject, detail, address) VALUES (?, NULL, 'backup.made', 'database', '', '')`

/** In the order in which they happened, whatever the clock of the machine said that restored. */
const LAST = `SELECT action FROM audit WHERE action IN ('backup.made', 'backup.restored') ORDER BY id DESC LIMIT 1`

export const recordBackup = async (where: StorageLocation, clock: Clock): Promise<void> => {
  const storage = await openWorkerStorage(where, { clock, report: () => undefined }, false)
  await storage.queries.write([statement(MADE, clock.now())]).finally(() => storage.close())
}

/** Whether a backup was restored, and none has been made since. */
export const isRestoredSince = async (where: StorageLocation, clock: Clock): Promise<boolean> => {
  const storage = await openWorkerStorage(where, { clock, report: () => undefined }, false)
  const [row] = await storage.queries.all(LAST).finally(() => storage.close())
  return row?.action === 'backup.restored'
}
