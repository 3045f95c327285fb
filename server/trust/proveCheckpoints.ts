// Checkpoints that nobody has vouched for yet, of an earlier version or brought by a restore: each is held against a replay of its log.
import type { DocumentId } from '../../shared/ids.ts'
import type { UpdateLog } from '../log/log.ts'
import { createStateReplay, isStateOf } from './proof/stateDigest.ts'
import { checkpointsOf } from './readings.ts'
import type { Seals } from './sealedCheckpoints.ts'

/** `log` is as it is stored. Seals those that are what the log gives; the others stay as they are. */
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
