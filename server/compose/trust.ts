// Signatures of heads, and the checks of logs by night and on demand.
import { keepTrustRounds } from '../trust/rounds.ts'
import { createSigner } from '../trust/signer.ts'
import { createVerifications } from '../trust/verification.ts'
import type { Documents } from './documents.ts'
import type { ComposedBase } from './ports.ts'

export const composeTrust = ({ storage, deps: { db, clock }, report }: ComposedBase, { acts, background, health }: Documents) => {
  const signer = createSigner({
    db,
    clock,
    digest: () => background.digest().catch((error: unknown) => report('what the logs give could not be signed', error)),
  })
  const verifications = createVerifications({ db, clock, acts, verify: background.verify })
  let signing: Promise<unknown> = Promise.resolve()
  const signClosed = () => {
    signing = signer.signClosed().catch((error: unknown) => report('the heads of a session could not be signed', error))
  }
  // The server may have been killed between a session's close and its signature.
  signClosed()
  const stop = keepTrustRounds({
    clock,
    isFirst: storage.isFirst,
    signGrown: () => signer.signGrown(),
    checkAll: () => Promise.all([health.checkFile(), background.verify(null)]),
    report,
  })
  return { signer, verifications, signClosed, signed: () => signing, stop }
}
export type Trust = ReturnType<typeof composeTrust>
