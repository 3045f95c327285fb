// The values that were superseded by a concurrent edit and can still be restored. Pure.
import type { NamedEvent } from '../../../shared/api/history.ts'
import { eventName } from '../../../shared/history/events.ts'
import { type Restorable, restorables } from '../../../shared/history/restorable.ts'
import { type FieldKey, isFieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { bothChanged } from '../bothChanged.ts'

export interface OverwrittenValue {
  readonly name: string
  readonly event: NamedEvent
  readonly field: FieldKey
  readonly what: Restorable
}

/** `events`: of this item, newest first. Each value is offered once. */
export const overwrittenValues = (
  events: readonly NamedEvent[],
  item: Item,
  dismissed: ReadonlySet<string>,
): readonly OverwrittenValue[] => {
  const found = new Map<string, OverwrittenValue>()
  for (const event of events) {
    const [root = ''] = event.field?.split('/') ?? []
    const field = isFieldKey(root) ? root : undefined
    const [what] = restorables(asOverwritten(event), item)
    if (!field || !what || !bothChanged(event) || event.subject.id !== item.id) continue
    const key = JSON.stringify(what)
    if (!found.has(key)) found.set(key, { name: eventName(event), event, field, what })
  }
  return [...found.values()].filter(({ name }) => !dismissed.has(name))
}

/** A value that was overwritten without having been seen counts as superseded, too. */
const asOverwritten = (event: NamedEvent): NamedEvent =>
  event.change.type === 'set' ? { ...event, change: { type: 'superseded', value: event.change.from, winner: event.author } } : event
