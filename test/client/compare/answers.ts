// Answers of the server about two moments, made by hand.
import type { Comparison, Contribution, CreditedEdit, ItemDifference, Moment } from '../../../shared/history/comparison.ts'
import { type ItemId, instant, parseAccountId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { FIELD_KEYS } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { delegationId } from '../roadmap/builders.ts'

export const ANA = must(parseAccountId('ana'), 'account')
/** By Ana, for Mexico, on the 2nd of September. */
export const AN_EDIT: CreditedEdit = {
  seq: seq(7),
  at: instant(Date.UTC(2026, 8, 2, 12)),
  account: ANA,
  delegation: delegationId('mx'),
  meeting: null,
}
export const A_CONTRIBUTION: Contribution = { account: ANA, delegation: AN_EDIT.delegation, changes: 1, lastAt: AN_EDIT.at }

export const aDifference = (before: Item | null, after: Item): ItemDifference => ({
  id: after.id,
  how: !before ? 'added' : before.archived === after.archived ? 'changed' : after.archived ? 'archived' : 'restored',
  before,
  after,
  fields: before
    ? FIELD_KEYS.filter((field) => !sameValue(before[field], after[field])).map((field) => ({
        field,
        from: before[field],
        to: after[field],
        last: AN_EDIT,
        contributions: [A_CONTRIBUTION],
      }))
    : [],
  contributions: [A_CONTRIBUTION],
  slip: null,
})

const moment = (mark: string): Moment => ({ mark, at: AN_EDIT.at, meeting: null, name: null, seqs: [], unreadable: [] })
export const aComparison = (items: readonly ItemDifference[], untouched: readonly ItemId[], to = 'now'): Comparison => ({
  from: moment('start'),
  to: moment(to),
  items,
  streams: [],
  texts: [],
  unreadable: [],
  untouched,
  plan: { fields: [], items: items.flatMap(({ after }) => (after && !after.archived ? [after] : [])), streams: [] },
  deadlines: [],
  dueMoves: [],
  contributions: [],
})
