// A replay of a log (shared/proof/replay.ts), hashed by Node.
import * as shared from '../../../shared/proof/replay.ts'
import { sha256 } from '../../log/entry.ts'

export type { Replay } from '../../../shared/proof/replay.ts'

export const createReplay = (origin: shared.ReplayOrigin): shared.Replay => shared.createReplay(sha256, origin)
