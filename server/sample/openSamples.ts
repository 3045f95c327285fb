// Samples of the server: written to its storage, signed by its key, projected by its worker.
import type { GroupId } from '../../shared/ids.ts'
import type { Deps } from '../deps.ts'
import { documentIdsOf } from '../groups/documentRegistry.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Storage } from '../storage/storage.ts'
import { createThrottle } from '../throttle.ts'
import type { Signer } from '../trust/signer.ts'
import { type AnewDeps, createMakeAnew, type MakeAnew } from './makeAnew.ts'
import type { SamplePlace } from './samplePlace.ts'
import { createSamples, type Samples } from './samples.ts'
import { datesOn } from './storyDates.ts'

export interface SampleNeeds {
  readonly deps: Deps
  readonly storage: Storage
  readonly log: UpdateLog
  readonly signer: Signer
  readonly sessions: AnewDeps['sessions']
  readonly projected: () => Promise<void>
  readonly report: (what: string, error: unknown) => void
  /** Instead of the story. */
  readonly write: AnewDeps['write'] | undefined
}

export const openSamples = (needs: SampleNeeds): { readonly samples: Samples; readonly makeAnew: MakeAnew } => {
  const { deps, storage, log, signer, sessions, projected, report } = needs
  const write =
    needs.write ??
    // Read on demand: it is the server's longest text.
    (async (place: SamplePlace, passwordHash: string | null) => {
      const { writeSample } = await import('./writeSample.ts')
      const { clock, random } = deps
      await writeSample({ storage, passwordHash, signer, clock, random, dates: datesOn(clock.now()) }, place)
    })
  const written = async (group: GroupId) => {
    // Other servers have not been notified of its documents.
    for (const id of await documentIdsOf(deps.db, group)) deps.bus.publish({ type: 'appended', document: id, head: await log.head(id) })
    await projected().catch((error: unknown) => report('the titles of a sample come later', error))
  }
  const throttle = createThrottle(deps.db, deps.clock)
  return {
    samples: createSamples({ ...deps, throttle, written, write: (place) => write(place, null) }),
    makeAnew: createMakeAnew({ ...deps, sessions, written, write }),
  }
}
