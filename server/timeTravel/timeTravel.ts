// Time travel for routes: resolves marks, and sends one request at a time per account to the reader.
import type { AccountId, DocumentId, Seq } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { DamagedLogError } from '../log/log.ts'
import type { Packed } from '../packedAnswer.ts'
import type { PastAnswer, PastReader, Question } from './questions.ts'
import type { ReachSeqs } from './reach.ts'
import type { MomentDeps } from './resolveMoments.ts'

export interface TimeTravel extends MomentDeps {
  readonly reach: ReachSeqs
  readonly head: (document: DocumentId) => Promise<Result<Seq>>
  readonly ask: (account: AccountId, question: Question) => Promise<Result<Uint8Array | Packed> & Pick<PastAnswer, 'unknown'>>
  readonly close: () => Promise<void>
}

/** Limit of waiting requests per account. */
const MOST_WAITING = 32

export const createTimeTravel = (deps: MomentDeps & { readonly reader: PastReader; readonly reach: ReachSeqs }): TimeTravel => {
  const { reader, reach, ...moments } = deps
  const waiting = new Map<AccountId, { last: Promise<unknown>; count: number }>()

  const inTurn = async <T>(account: AccountId, act: () => Promise<T>): Promise<T> => {
    const line = waiting.get(account) ?? { last: Promise.resolve(), count: 0 }
    waiting.set(account, line)
    line.count += 1
    const turn = line.last.then(act, act)
    line.last = turn
    try {
      return await turn
    } finally {
      line.count -= 1
      if (line.count === 0) waiting.delete(account)
    }
  }

  return {
    ...moments,
    reach,
    async head(document) {
      try {
        return ok((await moments.log.head(document)).seq)
      } catch (error) {
        if (error instanceof DamagedLogError) return refuse('damaged')
        throw error
      }
    },
    async ask(account, question) {
      if ((waiting.get(account)?.count ?? 0) >= MOST_WAITING) return refuse('too-many')
      return inTurn(account, () => reader.ask(question))
    },
    close: () => reader.close(),
  }
}
