// Samples as the server offers them: written on its storage, signed by its key, read by its worker.
import type { Deps } from '../identity/identityDeps.ts'
import { createThrottle } from '../identity/throttle.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Storage } from '../storage/storage.ts'
import type { Signer } from '../trust/signer.ts'
import { createSamples, type Samples, type SamplesDeps } from './samples.ts'
import { datesOn } from './storyDates.ts'

export interface SampleNeeds {
  readonly deps: Deps
  readonly storage: Storage
  readonly log: UpdateLog
  readonly signer: Signer
  readonly projected: () => Promise<void>
  readonly report: (what: string, error: unknown) => void
  /** In place of the story. */
  readonly write: SamplesDeps['write'] | undefined
}

export const openSamples = ({ deps, storage, log, signer, projected, report, write }: SampleNeeds): Samples =>
  createSamples({
    ...deps,
    log,
    throttle: createThrottle(deps.db, deps.clock),
    write:
      write ??
      // Read when somebody asks: it is the longest text in the server.
      (async (place) => {
        const { writeSample } = await import('./writeSample.ts')
        await writeSample(
          { storage, passwordHash: null, signer, clock: deps.clock, random: deps.random, dates: datesOn(deps.clock.now()) },
          place,
        )
      }),
    projected: () => projected().catch((error: unknown) => report('the titles of a sample come later', error)),
  })
