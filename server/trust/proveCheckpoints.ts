// Verifies unsealed checkpoints, of an earlier version or from a restore, by a replay of the log.
import type { DocumentId } from '../../shared/ids.ts'
import type { UpdateLog } from '../log/log.ts'
import { createStateReplay, isStateOf } from './proof/stateDigest.ts'
import { checkpointsOf } from './readings.ts'
import type { Seals } from './sealedCheckpoints.ts'

/** `log` as stored. Seals the checkpoints that equal the replay; the others are not changed. */
export const proveCheckpoints = async (log: UpdateLog, seals: Seals, document: DocumentId): Promise<void> => {
  const replay = createStateReplay(document, log)
  try {
    for (const at of await checkpointsOf(log, document)) {
      const checkpoint = await log.checkpointAt(document, at)
      if (checkpoint?.seq !== at || (await seals.read(checkpoint)) !== 'none') continue
      await replay.advance(at)
      if (isStateOf(checkpoint, replay)) await seals.seal(checkpoint)
    }
  } finally {
    replay.dispose()
  }
}
