// A road map as a group leaves it after years: dated bars over six years, what waits for what, parents, both languages. As updates, in
// order: a plan of 500 items is the beginning of one of 5,000, and is generated once.
import * as Y from 'yjs'
import type { ItemId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addDependency } from '../../../shared/roadmap/dependencies.ts'
import { ITEM_KINDS, type ItemKind, PROGRESS, STATUSES } from '../../../shared/roadmap/model.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'

export interface GeneratedItem {
  readonly id: ItemId
  readonly updates: readonly Uint8Array[]
}

const STREAMS = 12
const DAY_MS = 86_400_000
const FIRST = Date.UTC(2023, 10, 25)
const DAYS = 6 * 365
const MOSTLY_ACTIONS: readonly ItemKind[] = [...Array.from({ length: 16 }, () => 'action' as const), ...ITEM_KINDS]
/** What is waited for, and what something is part of, stands near it. */
const NEAR = 40

export const generatePlan = (items: number): readonly GeneratedItem[] => {
  const dice = createDice(17)
  const doc = new Y.Doc()
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const streams = Array.from({ length: STREAMS }, (_, at) =>
    addStream(doc, { es: `Línea de trabajo ${at + 1}`, en: `Workstream ${at + 1}` }, dice.bytes),
  )
  const plan: GeneratedItem[] = []
  for (let at = 0; at < items; at++) {
    const near = plan.slice(-NEAR)
    const start = dice.below(DAYS)
    const added = addItem(
      doc,
      {
        title: { es: `Acción ${at}: cooperación y extinción de dominio`, en: `Action item ${at}: cooperation and asset forfeiture` },
        kind: dice.pick(MOSTLY_ACTIONS),
        stream: dice.pick(streams),
        status: dice.pick(STATUSES),
        progress: dice.pick(PROGRESS),
        ...(dice.chance(0.9) ? { start: dayOf(start), due: dayOf(start + 20 + dice.below(200)) } : {}),
        ...(near.length > 0 && dice.chance(0.2) ? { parent: dice.pick(near).id } : {}),
      },
      dice.bytes,
    )
    const id = must(added.ok ? added.value : null, 'an item')
    if (near.length > 0 && dice.chance(0.3)) addDependency(doc, id, { item: dice.pick(near).id, type: 'FS', lag: 0 })
    plan.push({ id, updates })
    updates = []
  }
  doc.destroy()
  return plan
}

const dayOf = (number: number): string => new Date(FIRST + number * DAY_MS).toISOString().slice(0, 10)
