// A server's registration in PostgreSQL: excludes or admits others, and elects a leader. Renewed after PostgreSQL was unavailable.
import type { Client } from 'pg'
import type { Clock } from '../clock.ts'
import { tryToBeFirst } from '../db/locks.ts'
import { takePlace } from './keepOthersOut.ts'

export interface Serving {
  /** Whether this server is the leader, which does periodic work for all. A leader stays leader until it ends. */
  isFirst(): Promise<boolean>
  end(): Promise<void>
}

interface Needs {
  readonly url: string
  readonly alone: boolean
  readonly clock: Clock
  readonly lost: (error: unknown) => void
}

const AGAIN_MS = 1_000

export const serve = async ({ url, alone, clock, lost }: Needs): Promise<Serving> => {
  let place: Client | null = null
  let ended = false
  const take = async () => {
    const taken = await takePlace(url, alone, lost)
    if (ended) return taken.end()
    place = taken
    taken.once('end', () => {
      place = null
      again()
    })
  }
  const again = () => {
    if (ended) return
    clock.after(AGAIN_MS, () => {
      take().catch((error: unknown) => {
        lost(error)
        again()
      })
    })
  }
  await take()
  return {
    async isFirst() {
      const answer = await place?.query<{ first: boolean }>(tryToBeFirst)
      return answer?.rows[0]?.first === true
    },
    async end() {
      ended = true
      await place?.end()
    },
  }
}
