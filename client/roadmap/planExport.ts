// What of the plan goes into a file: as it is shown, at its moment.

import type { ItemId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import type { Exported } from '../export/exported.ts'
import { usePast } from '../history/slider/pastDoor.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useLive, useLiveDocuments } from '../live/LiveDocument.tsx'
import type { PlanView } from './createPlanView.ts'
import { useOffering } from './where/useOffering.ts'

export interface PlanExport {
  readonly plan: () => Exported
  readonly item: (item: ItemId) => Exported
}

export const createPlanExport = (view: PlanView): PlanExport => {
  const text = useText()
  const live = useLive()
  const past = usePast()
  const context = useItemContext()
  const documents = useLiveDocuments()
  const offering = useOffering(view)
  const at = () => {
    const shown = past?.shown()
    return shown ? { at: `seq:${shown.to}` } : {}
  }
  /** What this device has not sent is in no past moment. */
  const unsent = () => (past ? {} : { unsent: () => documents.waitingIn([live.id]) })
  return {
    plan: () => {
      const stop = past?.stop()
      const shown = past?.shown()
      const isNewest = past ? past.index() === past.course().count - 1 : true
      return {
        kind: 'plan',
        items: view.shown(),
        all: view.all(),
        streams: view.streams(),
        members: context.members(),
        group: view.state().grouping,
        held: async () => (await import('./exportedView.ts')).exportedView(view.state(), offering, context.day),
        ...at(),
        ...unsent(),
        ...(past ? {} : { copy: live }),
        ...(shown && stop ? { shown: { seq: shown.to, at: stop.at, isNewest } } : {}),
      }
    },
    item: (item) => ({ kind: 'item', item, name: text().exporting.itemSheet, ...at(), ...unsent() }),
  }
}
