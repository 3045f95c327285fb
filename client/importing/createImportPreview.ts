// What an import would do: reckoned once somebody looks at it, and anew as the plan changes, with what was decided about its lines and dates.
import { type Accessor, batch, createMemo, createSignal } from 'solid-js'
import { MOST } from '../../shared/bounds.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { DayOrder } from '../dates/readDay.ts'
import { MOST_IMPORTED, sizeWith } from '../live/documentSize.ts'
import { useLive, useRoadMap } from '../live/LiveDocument.tsx'
import { isSure, newcomersOf, pastedChanges } from '../roadmap/paste/pastePlan.ts'
import { additionOf, isTooMuch } from './carryOut.ts'
import { type ImportPlan, type ImportRequest, importPlan, type LineDecision, writtenPlan } from './importPlan.ts'
import type { MonthReading } from './months.ts'

interface Needs {
  readonly request: () => Pick<ImportRequest, 'lines' | 'columns' | 'key' | 'names'>
  readonly isLookedAt: Accessor<boolean>
  /** While it is written, it stays as it was confirmed. */
  readonly writing: Accessor<boolean>
}

const browserRandom = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export const createImportPreview = ({ request, isLookedAt, writing }: Needs) => {
  const roadMap = useRoadMap()
  const live = useLive()
  const [orders, setOrders] = createSignal<ReadonlyMap<FieldKey, DayOrder>>(new Map())
  const [months, setMonths] = createSignal<ReadonlyMap<FieldKey, MonthReading>>(new Map())
  const [decided, setDecided] = createSignal<ReadonlyMap<number, LineDecision>>(new Map())
  const plan = createMemo((before: ImportPlan | null): ImportPlan | null => {
    if (writing()) return before
    return isLookedAt() ? importPlan({ ...request(), all: roadMap.all(), orders: orders(), months: months(), decided: decided() }) : null
  }, null)
  /** Of the plan with the import, in bytes; null if it fits for certain. */
  const bytesWith = createMemo((before: number | null): number | null => {
    if (writing()) return before
    const now = plan()
    return now && sizeWith(live.doc, additionOf(importedOf(now), browserRandom))
  }, null)
  return {
    plan,
    bytesWith,
    setOrder: (field: FieldKey, order: DayOrder) => setOrders((all) => new Map([...all, [field, order]])),
    setMonth: (field: FieldKey, reading: MonthReading) => setMonths((all) => new Map([...all, [field, reading]])),
    decide: (line: number, decision: LineDecision) => setDecided((all) => new Map([...all, [line, decision]])),
    /** Why it cannot be written yet. */
    waitsFor: (): 'dates' | 'full' | 'tooLarge' | 'tooManyChanges' | 'nothing' | null => {
      const now = plan()
      if (!now) return 'nothing'
      if (now.months.length > 0 || !isSure(now.paste)) return 'dates'
      if (isTooMuch(importedOf(now).changes)) return 'tooManyChanges'
      // An undone import stays as archived items, which count, too: the relay would refuse what is beyond the bound, for good.
      if (roadMap.all().length + now.counts.creates > MOST.items) return 'full'
      if ((bytesWith() ?? 0) > MOST_IMPORTED) return 'tooLarge'
      return now.counts.creates + now.counts.changes === 0 ? 'nothing' : null
    },
    forget: () =>
      batch(() => {
        setOrders(new Map())
        setMonths(new Map())
        setDecided(new Map())
      }),
  }
}

/** The changes and the new items of a plan. */
export const importedOf = (plan: ImportPlan) => {
  const written = writtenPlan(plan)
  return { changes: pastedChanges(written), newcomers: newcomersOf(written, {}) }
}
