// Signatures of heads, and the checks of logs by night and on demand.
import type { DocumentId } from '../../shared/ids.ts'
import { keepTrustRounds, SIGN_BACK_MS } from '../trust/rounds.ts'
import { createSigner } from '../trust/signer.ts'
import { createVerifications } from '../trust/verification.ts'
import type { Documents } from './documents.ts'
import type { ComposedBase } from './ports.ts'

export const composeTrust = ({ storage, deps: { db, clock }, report }: ComposedBase, { acts, background, health }: Documents) => {
  const signer = createSigner({
    db,
    clock,
    digest: (documents) => background.digest(documents).catch((error: unknown) => report('what the logs give could not be signed', error)),
  })
  const verifyNow = async (documents: readonly DocumentId[]) => {
    await background.verifyAudit()
    await background.verify(documents)
  }
  const verifications = createVerifications({ db, clock, acts, verify: verifyNow })
  let signing: Promise<unknown> = Promise.resolve()
  const signClosed = (since = clock.now() - SIGN_BACK_MS) => {
    signing = signer.signClosed(since).catch((error: unknown) => report('the heads of a session could not be signed', error))
  }
  // The server may have been killed between a session's close and its signature.
  signClosed()
  const stop = keepTrustRounds({
    clock,
    isFirst: storage.isFirst,
    async sign(since) {
      await signer.signGrown({ since })
      if (since > 0) return
      signClosed(since)
      await signer.digestAll()
    },
    verify: background.verify,
    checkRest: () => Promise.all([health.checkFile(), background.verifyAudit()]),
    report,
  })
  return { signer, verifications, signClosed, signed: () => signing, stop }
}
export type Trust = ReturnType<typeof composeTrust>
