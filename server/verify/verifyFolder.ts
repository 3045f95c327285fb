// Verifies the logs of a data folder, or of a PostgreSQL database. The server may run meanwhile.
import { coveredUpTo, type HeldHeads, heldFaults, unknownKeys } from '../../shared/proof/heldHeads.ts'
import { checkAudit } from '../audit/checkAudit.ts'
import { createProjectionCheck } from '../background/checkProjection.ts'
import { systemClock } from '../clock.ts'
import { sentenceForDatabase } from '../db/damageWords.ts'
import { checkFile } from '../db/fileCheck.ts'
import { checkFiles } from '../files/checkFiles.ts'
import type { ContentStore } from '../files/contents.ts'
import { createHistoryStore } from '../history/historyStore.ts'
import { damageIn } from '../log/logRows.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { StorageLocation, WorkerStorage } from '../storage/storage.ts'
import { checkDocument, documentsToCheck } from '../trust/check.ts'
import { readKnownHeads } from '../trust/knownHeads.ts'
import { nodePrimitives } from '../trust/primitives.ts'
import { coverage } from './coverage.ts'

type Say = (line: string) => void
interface Verifying {
  readonly say: Say
  /** Heads that delegations stored elsewhere. */
  readonly held?: readonly HeldHeads[]
  /** Contents in the bucket are verified, too. */
  readonly bucket?: ContentStore | null
}

/** Exit code 1 also when the database is too damaged to be opened, or to list its documents: reported without a stack trace. */
export const verifyFolder = async (where: StorageLocation, verifying: Verifying): Promise<number> => {
  let storage: WorkerStorage
  try {
    storage = await openWorkerStorage(where, { clock: systemClock, report: () => undefined }, true)
  } catch (error) {
    return sayDamage(error, where, verifying.say)
  }
  try {
    return await verifyStorage(storage, verifying)
  } catch (error) {
    return sayDamage(error, where, verifying.say)
  } finally {
    await storage.close()
  }
}

/** The lines of `verifyFolder` that report damage; empty when there is none. */
export const faultsIn = async (where: StorageLocation): Promise<readonly string[]> => {
  const faults: string[] = []
  const say = (line: string) => {
    if (line.startsWith(DAMAGED)) faults.push(line)
  }
  await verifyFolder(where, { say })
  return faults
}
const DAMAGED = 'DAMAGED  '

const sayDamage = (error: unknown, where: StorageLocation, say: Say): number => {
  const sentence = where.engine === 'sqlite' ? sentenceForDatabase(error, where.file) : damageIn(error)
  if (sentence === null) throw error
  say(DAMAGED + sentence)
  return 1
}

export const verifyStorage = async (storage: WorkerStorage, { say, held = [], bucket = null }: Verifying): Promise<number> => {
  const log = storage.openLog(systemClock)
  const { queries } = storage
  const knownHeads = readKnownHeads(queries, held)
  const projected = createProjectionCheck(queries)
  const history = createHistoryStore(queries)
  const pause = () => new Promise<void>((resolve) => systemClock.soon(resolve))
  let damaged = 0
  const wrong = (line: string) => {
    damaged += 1
    say(DAMAGED + line)
  }
  /** Unreadable data of one document does not keep the others from being verified. */
  const unlessDamaged = async <T>(what: string, ask: () => Promise<T>): Promise<T | null> => {
    try {
      return await ask()
    } catch (error) {
      const why = damageIn(error)
      if (why === null) throw error
      wrong(`${what}: ${why}`)
      return null
    }
  }
  const documents = await unlessDamaged('the list of documents', () => documentsToCheck({ log, queries }, knownHeads))
  for (const document of documents ?? []) {
    const verified = await checkDocument({ log, queries, knownHeads, pause, projected: projected(document), afterRestore: true }, document)
    if (verified.ok) {
      const read = await history.cursor(document)
      const behind = read < verified.entries ? `; its history ends at entry ${read}, a running server reads the rest` : ''
      say(`ok       ${document}  ${verified.entries} entries${coverage(verified.entries, coveredUpTo(held, document), held)}${behind}`)
    } else wrong(`${document}  at entry ${verified.seq}: ${verified.why}`)
    const checkpoints = await unlessDamaged(`${document}  its checkpoints`, () => log.damagedCheckpoints(document))
    for (const { seq, why } of checkpoints ?? [])
      wrong(`${document}  the checkpoint at entry ${seq ?? '?'}: ${why} (it is a cache: the entries are what counts)`)
  }
  const files = await unlessDamaged('the files', () => checkFiles(queries, bucket))
  if (files && files.count > 0) say(`ok       files  ${files.count} contents`)
  if (files && files.unread > 0) say(`-        files  ${files.unread} contents are in the S3 store and were not read: set FILES_BUCKET_URL`)
  for (const hash of files?.damaged ?? []) wrong(`a file  ${hash}: its content is missing, or is not what was attached`)
  const audit = await checkAudit(storage.queries)
  if (audit.fault === null) say(`ok       audit  ${audit.entries} entries`)
  else wrong(`audit  ${audit.fault}`)
  for (const fault of [...heldFaults(nodePrimitives, held), ...unknownKeys(held, await knownHeads.keys())]) wrong(fault.why)
  // The structure of the file, of which the logs are only a part.
  for (const { table, text } of storage.sqlite ? checkFile(storage.sqlite) : [])
    wrong(`the database file, ${table === null ? 'as a whole' : `table ${table}`}: ${text}`)
  if (held.length > 0 && damaged === 0) say("\nBeyond what your heads cover, every entry is the server's word; so are all names and hours.")
  return damaged === 0 ? 0 : 1
}
