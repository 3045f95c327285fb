// Mails that wait hold one-time links: they stay in the installation that sends them, and are in no copy of it.
import type { DatabaseSync } from 'node:sqlite'

export const WAITING_MAIL = `state IN ('waiting', 'sending')`

export const dropWaitingMails = (copy: DatabaseSync): void => {
  if (copy.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'outbox'`).get())
    copy.exec(`PRAGMA secure_delete = ON; DELETE FROM outbox WHERE ${WAITING_MAIL}`)
}
