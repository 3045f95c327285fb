// Replays a log (shared/proof/replay.ts) with Node's SHA-256.
import * as shared from '../../../shared/proof/replay.ts'
import { sha256 } from '../../log/entry.ts'

export type { Replay } from '../../../shared/proof/replay.ts'

export const createReplay = (origin: shared.ReplayOrigin): shared.Replay => shared.createReplay(sha256, origin)
