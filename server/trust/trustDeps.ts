// Dependencies of trust: the logs, the signing key, and the worker that verifies.
import type { Deps } from '../deps.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Signer } from './signer.ts'
import type { Verifications } from './verification.ts'

export interface TrustDeps extends Deps {
  readonly log: Pick<UpdateLog, 'read' | 'head' | 'hashAt'>
  readonly signer: Signer
  readonly verifications: Verifications
}
