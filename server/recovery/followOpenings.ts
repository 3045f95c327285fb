// What this server knows of where recovery is open: read again every two seconds, so that an operator's command needs no server to hear it.
import type { GroupId, Instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import { openings } from './openings.ts'

export interface Openings {
  readonly isOpen: (group: GroupId) => boolean
  readonly stop: () => void
}

interface Needs {
  readonly queries: Queries
  readonly clock: Clock
  readonly opened: (group: GroupId) => void
  /** Opened, or closed before its hour: its act stands in the log, and no server was notified. */
  readonly changed: (group: GroupId) => void
  readonly report: (what: string, error: unknown) => void
}

const AGAIN_MS = 2_000

export const followOpenings = ({ queries, clock, opened, changed, report }: Needs): Openings => {
  let until: ReadonlyMap<GroupId, Instant> = new Map()
  let failing = false
  let stopped = false
  let cancel = () => {}

  const isOpen = (group: GroupId) => (until.get(group) ?? 0) > clock.now()
  const look = async () => {
    try {
      const found = await openings(queries, clock.now())
      const fresh = found.filter(({ group }) => !isOpen(group))
      const still = new Map(found.map(({ group, closesAt }) => [group, closesAt]))
      const other = [...new Set([...until.keys(), ...still.keys()])].filter((group) => until.get(group) !== still.get(group))
      until = still
      failing = false
      if (stopped) return
      for (const { group } of fresh) opened(group)
      for (const group of other) changed(group)
    } catch (error) {
      // Without an answer from the database nothing is open: fails closed, logs once, and retries.
      until = new Map()
      if (!stopped && !failing) report('whether recovery is open could not be read', error)
      failing = true
    }
    if (!stopped) cancel = clock.after(AGAIN_MS, () => void look())
  }
  void look()

  return {
    isOpen,
    stop() {
      stopped = true
      cancel()
    },
  }
}
