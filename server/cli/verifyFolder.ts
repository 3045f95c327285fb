// Verifies the logs of a data folder, or of a PostgreSQL database. The server may run meanwhile.
import { createProjectionCheck } from '../beside/checkProjection.ts'
import { systemClock } from '../clock.ts'
import { openStorageBeside } from '../storage/openStorageBeside.ts'
import type { StorageBeside, Where } from '../storage/storage.ts'
import { checkDocument, documentsToCheck } from '../trust/check.ts'
import { type HeldHeads, heldFaults, unknownKeys } from '../trust/heldHeads.ts'
import { readWitnesses } from '../trust/witnesses.ts'

type Say = (line: string) => void

export const verifyFolder = async (where: Where, held: readonly HeldHeads[], say: Say): Promise<number> => {
  const storage = await openStorageBeside(where, { clock: systemClock, report: () => undefined }, true)
  const code = await verifyStorage(storage, held, say)
  await storage.close()
  return code
}

export const verifyStorage = async (storage: StorageBeside, held: readonly HeldHeads[], say: Say): Promise<number> => {
  const log = storage.openLog(systemClock)
  const { queries } = storage
  const witnesses = await readWitnesses(queries, held)
  const projected = createProjectionCheck(queries)
  const pause = () => new Promise<void>((resolve) => systemClock.soon(resolve))
  let damaged = 0
  const wrong = (line: string) => {
    damaged += 1
    say(`DAMAGED  ${line}`)
  }
  for (const document of await documentsToCheck({ log, queries }, witnesses)) {
    const verified = await checkDocument({ log, queries, witnesses, pause, projected: projected(document), afterRestore: true }, document)
    if (verified.ok) say(`ok       ${document}  ${verified.entries} entries`)
    else wrong(`${document}  at entry ${verified.seq}: ${verified.why}`)
    for (const { seq, why } of await log.damagedCheckpoints(document))
      wrong(`${document}  the checkpoint at entry ${seq ?? '?'}: ${why} (it is a cache: the entries are what counts)`)
  }
  for (const fault of [...heldFaults(held), ...unknownKeys(held, witnesses.keys)]) wrong(fault)
  // The file's own structure, of which the logs are only a part.
  for (const { quick_check: problem } of storage.sqlite?.prepare('PRAGMA quick_check').all() ?? [])
    if (problem !== 'ok') wrong(`the database file: ${problem}`)
  return damaged === 0 ? 0 : 1
}
