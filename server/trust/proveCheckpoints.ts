// Verifies unsealed checkpoints, of an earlier version or from a restore, by a replay of the log.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { UpdateLog } from '../log/log.ts'
import { createStateReplay, isStateOf, type StateReplay } from './proof/stateDigest.ts'
import { checkpointsOf } from './readings.ts'
import type { Seals } from './sealedCheckpoints.ts'

const goOn = () => false

/** `log` as stored. Seals the checkpoints that equal the replay; the others are not changed. */
export const proveCheckpoints = async (log: UpdateLog, seals: Seals, document: DocumentId, isStopped = goOn): Promise<void> => {
  const replay = createStateReplay(document, log)
  try {
    for (const at of await checkpointsOf(log, document)) {
      if (isStopped()) return
      await proveOne(log, seals, replay, at)
    }
  } finally {
    replay.dispose()
  }
}

/**
 * Proves the one that is asked for, which takes half the time of all of them. Where it does not equal the replay, all of them, once: then an older
 * one is needed. True if the others may still be without a proof.
 */
export const createWantedProof = (log: UpdateLog, seals: Seals) => {
  const unsound = new Set<string>()
  return async (document: DocumentId, wanted: Seq): Promise<boolean> => {
    const id = `${document} ${wanted}`
    if (unsound.has(id)) return false
    const replay = createStateReplay(document, log)
    try {
      if (await proveOne(log, seals, replay, wanted)) return true
    } finally {
      replay.dispose()
    }
    await proveCheckpoints(log, seals, document)
    unsound.add(id)
    return false
  }
}

/** Whether it is sealed now. */
const proveOne = async (log: UpdateLog, seals: Seals, replay: StateReplay, at: Seq): Promise<boolean> => {
  const checkpoint = await log.checkpointAt(replay.document, at)
  if (checkpoint?.seq !== at) return false
  const seal = await seals.read(checkpoint)
  if (seal !== 'none') return seal !== 'other'
  await replay.advance(at)
  const isSound = isStateOf(checkpoint, replay)
  if (isSound) await seals.seal(checkpoint)
  return isSound
}

/** Proves the other checkpoints of documents while nobody waits for them, one document after another. */
export const createOthersToProve = (log: UpdateLog, seals: Seals, report: (what: string, error: unknown) => void) => {
  const waiting = new Set<DocumentId>()
  let proving: Promise<void> | null = null
  let isStopped = false
  const proveAll = async () => {
    for (const document of waiting) {
      await proveCheckpoints(log, seals, document, () => isStopped).catch((error: unknown) =>
        report(`the checkpoints of ${document} could not be verified`, error),
      )
      waiting.delete(document)
    }
    proving = null
  }
  return {
    add(document: DocumentId) {
      waiting.add(document)
      proving ??= proveAll()
    },
    async stop() {
      isStopped = true
      await proving
    },
  }
}
