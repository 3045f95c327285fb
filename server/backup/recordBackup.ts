// So that the state of the installation can say when the last backup was made.
import type { Clock } from '../clock.ts'
import { statement } from '../db/queries.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { Where } from '../storage/storage.ts'

const MADE = `INSERT INTO audit (at, account, action, subject, detail, address) VALUES (?, NULL, 'backup.made', 'database', '', '')`

export const recordBackup = async (where: Where, clock: Clock): Promise<void> => {
  const storage = await openWorkerStorage(where, { clock, report: () => undefined }, false)
  await storage.queries.write([statement(MADE, clock.now())]).finally(() => storage.close())
}
