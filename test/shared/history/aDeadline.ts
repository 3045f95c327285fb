// The due date of an item and what was set and cleared in it, for tests.
import type { Deadline, DeadlineStep } from '../../../shared/history/comparison.ts'
import { deadlineSteps, type Standing } from '../../../shared/history/deadlines.ts'
import { type DelegationId, instant, parseAccountId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'

export const ANA = must(parseAccountId('ana'), 'an account')

export type Done = Partial<Pick<DeadlineStep, 'byLink' | 'byToken' | 'unverified' | 'offline'>> & { readonly by: DelegationId | null } & (
    | { readonly to: Day | null }
    | { readonly lead: DelegationId | null }
  )

/** From what stood, step by step. */
export const stepsFrom = (standing: Standing, due: Day | null, done: readonly Done[]): readonly DeadlineStep[] => {
  let stands = due
  return deadlineSteps(
    done.map(({ by, ...one }, at) => {
      const { to: _, lead: __, ...marks } = { to: null, lead: null, ...one }
      const edit = { seq: seq(at + 1), at: instant(at), account: ANA, delegation: by, meeting: null, ...marks }
      if ('lead' in one) return { change: { what: 'lead', to: one.lead } as const, edit }
      const from = stands
      stands = one.to
      return { change: { what: 'due', from, to: one.to } as const, edit }
    }),
    standing,
  )
}

export const aDeadline = (item: Item, done: readonly Done[], was: Day | null = item.due): Deadline => {
  const steps = stepsFrom({ since: was, lead: item.lead }, item.due, done)
  const { id, code, title, lead, coDelegations } = item
  return { id, code, title, lead, coDelegations, due: steps.at(-1) ? (steps.at(-1)?.to ?? null) : item.due, was, steps }
}
