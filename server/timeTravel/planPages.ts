// A page of the plan at an entry of its log, as a view shows it.
import type { PlanAnswer } from '../../shared/api/items.ts'
import { type Confirmations, readConfirmations } from '../../shared/pairs/confirmations.ts'
import { ok, refuse } from '../../shared/result.ts'
import { planPage, unknownNames } from '../../shared/views/planPage.ts'
import { asksFor } from '../../shared/views/where.ts'
import { withTag } from './itemTags.ts'
import { type PastStates, stateAt } from './pastStates.ts'
import { writePlanCursor } from './planCursor.ts'
import type { Plans } from './plans.ts'
import type { PastAnswer, Question } from './questions.ts'

type PlanQuestion = Extract<Question, { readonly type: 'plan' }>
interface PlanSources {
  readonly past: PastStates
  readonly plans: Plans
}

export const readPlanPage = async (sources: PlanSources, question: PlanQuestion): Promise<PastAnswer> => {
  const { roadmap, at, key, query } = question
  const plan = await sources.plans.at(roadmap, at)
  const unknown = unknownNames(plan, query)
  if (unknown.length > 0) return { ...refuse('bad-request'), unknown }
  const { items, last } = planPage(plan, query, await confirmedAt(sources.past, question))
  const next = last === null ? null : writePlanCursor(key, { at, today: query.reader.today, after: last })
  const answer: PlanAnswer = { seq: at, fields: plan.fields, streams: plan.streams, items: items.map(withTag), next }
  return ok(new TextEncoder().encode(JSON.stringify(answer)))
}

/** Only the conditions on translations need them. */
const confirmedAt = async (past: PastStates, { roadmap, at, query }: PlanQuestion): Promise<Confirmations> => {
  if (!asksFor(query.filter.where, 'translation')) return new Map()
  const doc = await stateAt(past, roadmap, at)
  try {
    return readConfirmations(doc)
  } finally {
    doc.destroy()
  }
}
