// What is kept from one reading of the plan to the next: it may save work, and must change nothing.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reuseWeeks, type Weeks, weeksOf } from '../../../client/roadmap/calendar/calendarLayout.ts'
import { groupings } from '../../../client/roadmap/grouping.ts'
import { type OutlineRow, outlineRows, reuseOutlineRows } from '../../../client/roadmap/outline/outlineRows.ts'
import { outlineTree } from '../../../client/roadmap/outline/outlineTree.ts'
import { haveSameRows, layOut, type PlanRow, reuseRows } from '../../../client/roadmap/tableLayout.ts'
import { byOrder } from '../../../shared/order.ts'
import { type Item, STATUSES } from '../../../shared/roadmap/model.ts'
import { NO_OWN_FIELDS } from '../../../shared/roadmap/ownRows.ts'
import { matcher, NO_PLAN_FILTER } from '../../../shared/views/filter.ts'
import type { SortNames } from '../../../shared/views/rule.ts'
import { sorter, sortKeys } from '../../../shared/views/sort.ts'
import { anItem, aStream, delegationId, itemId, streamId } from './builders.ts'

const names: SortNames = {
  language: 'es',
  compareText: new Intl.Collator('es', { numeric: true, sensitivity: 'base' }).compare,
  delegation: (id) => id,
  agency: (id) => id,
  person: (id) => id,
  item: (id) => id,
  stream: (id) => ['s2', 's1'].indexOf(id),
  own: NO_OWN_FIELDS,
}
const known = { streams: [aStream('s1'), aStream('s2')], delegations: [], agencies: [], people: [], meetings: [] }

const fields: fc.Arbitrary<Partial<Item>> = fc.record(
  {
    title: fc.record({ es: fc.constantFrom('', 'Ábaco', 'nota 2', 'nota 10'), en: fc.constantFrom('', 'Zebra') }),
    stream: fc.constantFrom(null, streamId('s1'), streamId('s2'), streamId('s9')),
    status: fc.constantFrom(...STATUSES),
    due: fc.constantFrom(null, '2026-11-01', '2026-11-15', '2026-12-01'),
    parent: fc.constantFrom(null, itemId('i1'), itemId('i2')),
    order: fc.constantFrom('a1', 'a2', 'b1'),
    labels: fc.constantFrom([], ['x'], ['x', 'y']),
    lead: fc.constantFrom(null, delegationId('co'), delegationId('mx')),
    archived: fc.boolean(),
  },
  { requiredKeys: [] },
)
const said = (rows: readonly PlanRow[]) =>
  rows.map((row) => [row.key, row.type === 'item' ? row.item.id : row.type === 'group' ? row.items.map(({ id }) => id) : []])

/** One item at a time is written, born or gone. */
const edits = fc.array(fc.record({ at: fc.nat(9), fields, gone: fc.boolean() }), { minLength: 1, maxLength: 40 })

test('[V40] after any edits every form is what it is when the whole plan is laid out anew', () => {
  fc.assert(
    fc.property(
      edits,
      fc.constantFrom(...sortKeys(NO_OWN_FIELDS)),
      fc.boolean(),
      fc.constantFrom(...groupings()),
      (all, by, descending, grouping) => {
        const plan = new Map<string, Item>()
        const matches = matcher(NO_PLAN_FILTER, {
          account: null,
          delegation: null,
          agency: null,
          own: () => NO_OWN_FIELDS,
          today: () => '2026-11-25',
          item: () => undefined,
          confirmed: () => undefined,
        })
        const sort = sorter({ by, descending }, names)
        let shown: readonly Item[] = []
        let rows: readonly PlanRow[] = layOut({ items: [], drawn: (item) => item, known, grouping, folded: new Set(), showEmpty: true })
        let outline: readonly OutlineRow[] = []
        let weeks: Weeks = []
        for (const { at, fields: change, gone } of all) {
          const key = `i${at}`
          if (gone) plan.delete(key)
          else plan.set(key, { ...(plan.get(key) ?? anItem(key)), ...change })
          const items = [...plan.values()].filter(matches).sort(byOrder)
          const table = (sorted: readonly Item[]) =>
            layOut({ items: sorted, drawn: (item) => item, known, grouping, folded: new Set(), showEmpty: true })
          const tree = (sorted: readonly Item[]) => {
            const nodes = outlineTree(sorted)
            return outlineRows({ shown: nodes, whole: nodes, wanted: new Set(sorted.map(({ id }) => id)), folded: new Set() })
          }
          const month = (sorted: readonly Item[]) =>
            weeksOf({ month: '2026-11', items: sorted, drawn: (item) => item, meetings: [], wasDue: () => null })
          const before = shown
          shown = sort(items, before)
          if (!haveSameRows({ grouping, items: before }, { grouping, items: shown })) rows = reuseRows(rows, table(shown))
          outline = reuseOutlineRows(outline, tree(shown))
          weeks = reuseWeeks(weeks, month(shown))
          const anew = sort(items)
          expect(shown).toEqual(anew)
          // Which items stand where: what they say is followed in the store.
          expect(said(rows)).toEqual(said(table(anew)))
          expect(outline).toEqual(tree(anew))
          expect(weeks).toEqual(month(anew))
        }
      },
    ),
  )
})
