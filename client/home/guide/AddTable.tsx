// Preview of a pasted table: shows which field each column is read as; all rows become new items.
import { createEffect, createSignal, on } from 'solid-js'
import { useLanguage } from '../../base/i18n.tsx'
import { facetNames } from '../../item/facets/names.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useRoadMap } from '../../live/LiveDocument.tsx'
import { guessFields } from '../../roadmap/paste/guessFields.ts'
import { PasteDialog } from '../../roadmap/paste/PasteDialog.tsx'
import { newcomersOf, type PastePlan, pastedChanges, pastePlan, withOrder } from '../../roadmap/paste/pastePlan.ts'
import { readTsv } from '../../roadmap/paste/tsv.ts'

export function AddTable(props: { pasted: string; onLeft: (isAdded: boolean) => void }) {
  const language = useLanguage()
  const context = useItemContext()
  const roadMap = useRoadMap()
  const write = useItemWrites()
  const [asked, setAsked] = createSignal<PastePlan | null>(null)
  let added = false
  const planOf = (pasted: string): PastePlan => {
    const all = roadMap.all()
    const names = facetNames({
      language: language(),
      thisYear: Number(context.today().slice(0, 4)),
      delegations: context.delegations(),
      agencies: context.agencies(),
      members: context.members(),
      streams: Object.values(roadMap.streams),
      items: all,
    })
    return pastePlan({ ...guessFields(readTsv(pasted), names), headless: true, items: [], all, names })
  }
  createEffect(
    on(
      () => props.pasted,
      (pasted) => setAsked(planOf(pasted)),
    ),
  )
  return (
    <PasteDialog
      paste={{
        asked,
        close: () => setAsked(null),
        readDates: (field, order) => setAsked((plan) => plan && withOrder(plan, field, order)),
        carryOut: (plan, create) => {
          setAsked(null)
          const done = write.changeItems(pastedChanges(plan), create ? newcomersOf(plan, {}) : [])
          context.report(done)
          added = done.ok
        },
      }}
      onLeft={() => {
        props.onLeft(added)
        added = false
      }}
    />
  )
}
