// Diff of one language of a description, in the item panel.
import { Show } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { type ItemId, roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { MarkedText } from '../editor/MarkedText.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { Skeleton } from '../ui/States.tsx'
import type { ComparisonContext } from './ComparisonProvider.tsx'
import { createDiff } from './createDiff.ts'
import { DiffTrouble } from './DiffTrouble.tsx'

export function RewrittenDescription(props: { item: ItemId; side: Language; comparison: ComparisonContext }) {
  const text = useText()
  const group = useGroup()
  const context = useItemContext()
  const diff = createDiff(
    () => ({ document: roadmapId(group().id), part: `item:${props.item}/description.${props.side}` }),
    props.comparison,
  )
  const person = (id: Parameters<typeof context.person>[0]) =>
    context.members().some(({ account }) => account === id) ? context.person(id) : null
  return (
    <>
      <DiffTrouble diff={diff} />
      <Show
        when={diff.value()}
        fallback={
          <Show when={!diff.failure()}>
            <Skeleton label={text().compare.refreshing} lines={3} />
          </Show>
        }
      >
        {(found) => (
          <MarkedText
            doc={found().doc}
            language={props.side}
            label={text().roadmap.panel.descriptionIn(text().roadmap.languages[props.side])}
            person={person}
          />
        )}
      </Show>
    </>
  )
}
