// Off-site backups, and the end of what is kept for a while.
import { keepRetention } from '../audit/retention.ts'
import { type Keeper, keepElsewhere } from '../backup/offsite/keepElsewhere.ts'
import { addressOf } from '../backup/offsite/owner.ts'
import { createTellOperators } from '../backup/offsite/tellOperators.ts'
import type { Mail } from '../mail/mail.ts'
import type { ComposedBase } from './ports.ts'

export const composeBackups = ({ config, where, storage, deps: { db, clock, random }, report }: ComposedBase, mail: () => Mail) => {
  const { backup, dataDir } = config
  const keeper: Keeper | null =
    backup &&
    keepElsewhere(
      { ...backup, where, folder: dataDir, address: addressOf(config.publicUrl) },
      { clock, isFirst: storage.isFirst, report, seconds: backup.seconds, tell: createTellOperators({ db, clock, random, mail }) },
    )
  return { keeper, stop: keepRetention({ db, clock, random, days: config.auditDays, report }) }
}
export type Backups = ReturnType<typeof composeBackups>
