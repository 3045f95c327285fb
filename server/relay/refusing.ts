// How a member is told no: asked again after a gap, refused for good, or sent away.
import type { UpdateRefusal } from '../../shared/refusals.ts'
import type { Member } from './member.ts'
import type { DeskDependencies } from './openDesk.ts'
import { mustAsk } from './standing.ts'

interface Needs extends Pick<DeskDependencies, 'document' | 'watch' | 'limits'> {
  readonly stateVector: () => Uint8Array
}

export const createRefusing = ({ document, watch, limits, stateVector }: Needs) => {
  const refuse = (from: Member, why: UpdateRefusal) => {
    watch.refused(from.id, document, from.who.account, why)
    from.deny(why)
  }
  return {
    refuse,
    reject(from: Member) {
      watch.malformed(from.id, document, from.who.account)
      from.close('malformed')
    },
    resync(from: Member, kind: 'live' | 'sync') {
      from.stand({ type: 'gap', inStep2: kind === 'sync' })
      const { standing } = from
      if (standing.type === 'held' && standing.fruitless > limits.fruitlessResyncs) return refuse(from, 'foreign-content')
      if (!mustAsk(standing)) return
      watch.resynced(document)
      from.ask(stateVector())
    },
  }
}
