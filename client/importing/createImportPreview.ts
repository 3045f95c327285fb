// What an import would do: reckoned once somebody looks at it, and anew as the plan changes, with what was decided about its lines and dates.
import { type Accessor, batch, createMemo, createSignal } from 'solid-js'
import { MOST } from '../../shared/bounds.ts'
import { defineOwnFields } from '../../shared/roadmap/defineFields.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { OwnField } from '../../shared/roadmap/model.ts'
import type { DayOrder } from '../dates/readDay.ts'
import { MOST_IMPORTED, sizeWith } from '../live/documentSize.ts'
import { useLive, useRoadMap } from '../live/LiveDocument.tsx'
import { isSure } from '../roadmap/paste/pastePlan.ts'
import { additionOf, isTooMuch } from './carryOut.ts'
import { type ImportPlan, type ImportRequest, importedOf, importPlan, isWritten, type LineDecision } from './importPlan.ts'
import type { MonthReading } from './periods.ts'

interface Needs {
  readonly request: () => Pick<ImportRequest, 'lines' | 'columns' | 'key' | 'names' | 'answers' | 'known'>
  /** Fields that it would define. */
  readonly newFields: Accessor<readonly OwnField[]>
  readonly isLookedAt: Accessor<boolean>
  /** While it is written, it stays as it was confirmed. */
  readonly writing: Accessor<boolean>
}

const browserRandom = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export const createImportPreview = ({ request, newFields, isLookedAt, writing }: Needs) => {
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
    return (
      now &&
      sizeWith(
        live.doc,
        additionOf(importedOf(now), browserRandom, (copy) => defineOwnFields(copy, newFields(), browserRandom)),
      )
    )
  }, null)
  return {
    plan,
    bytesWith,
    setOrder: (field: FieldKey, order: DayOrder) => setOrders((all) => new Map([...all, [field, order]])),
    /** Asked once: the answer counts for each column of dates. */
    setMonth: (reading: MonthReading) =>
      setMonths((all) => new Map([...all, ...(plan()?.months ?? []).map(({ field }) => [field, reading] as const)])),
    decided,
    /** Null takes the decision back: the line is asked about again. */
    decide: (line: number, decision: LineDecision | null) =>
      setDecided((all) => new Map([...[...all].filter(([one]) => one !== line), ...(decision ? [[line, decision] as const] : [])])),
    undecideAll: () => setDecided(new Map()),
    /** All lines that look like an item. */
    decideAll: (decision: 'new' | 'skip') =>
      setDecided(
        (all) =>
          new Map([
            ...all,
            ...(plan()?.lines ?? []).flatMap(({ what, number }) => (what === 'decide' ? [[number, decision] as const] : [])),
          ]),
      ),
    /** Why it cannot be written yet. */
    waitsFor: (): 'dates' | 'full' | 'tooLarge' | 'tooManyChanges' | 'nothing' | null => {
      const now = plan()
      if (!now) return 'nothing'
      if (now.months.length > 0 || !isSure(now.paste)) return 'dates'
      if (isTooMuch(importedOf(now).changes)) return 'tooManyChanges'
      // An undone import stays as archived items, which count, too: the relay would refuse what is beyond the bound, for good.
      if (roadMap.all().length + importedOf(now).newcomers.length > MOST.items) return 'full'
      if ((bytesWith() ?? 0) > MOST_IMPORTED) return 'tooLarge'
      return now.lines.some(isWritten) ? null : 'nothing'
    },
    forget: () =>
      batch(() => {
        setOrders(new Map())
        setMonths(new Map())
        setDecided(new Map())
      }),
  }
}
