// The marks of an item's delegations: its lead, or all delegations of a joint item.
import { For } from 'solid-js'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'

export function LeadMarks(props: { item: Item }) {
  const marks = useLeads(() => props.item)
  return <For each={marks()}>{({ code, identity }) => <DelegationMark code={code} identity={identity} />}</For>
}

/** The lead; for a joint item without a lead, all its delegations. */
export const useLeads = (item: () => Item) => {
  const context = useItemContext()
  return () => (item().lead === null ? item().coDelegations : [item().lead]).flatMap((id) => context.delegation(id) ?? [])
}
