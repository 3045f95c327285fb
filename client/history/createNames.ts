// The names of people and things for the sentences of events.
import { type Accessor, createMemo, onMount } from 'solid-js'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { useGroup } from '../base/group.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { comparedNames } from '../compare/knownNames.ts'
import { useItemContext } from '../item/ItemContext.tsx'

export const createHistoryNames = (): Accessor<DescribeContext> => {
  const group = useGroup()
  const context = useItemContext()
  const { moments, loadMoments } = useComparing()
  onMount(loadMoments)
  return createMemo(() => ({
    ...comparedNames({
      group: group(),
      members: context.members(),
      meetings: moments().meetings,
      item: context.item,
      stream: (id) => context.stream(id)?.name,
      page: (id) => group().documents.find((document) => document.id === id)?.title,
      thisYear: Number(context.today().slice(0, 4)),
    }),
    entry: (item, entry) => context.item(item)?.checklist.find(({ id }) => id === entry)?.text ?? null,
  }))
}
