// Badge of the delegation that made a change, or of an unverified author.
import { Show } from 'solid-js'
import type { Mover } from '../../shared/review/delegations.ts'
import { useGroup } from '../base/group.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { markOfMover } from './markOfMover.ts'
import { ReviewSentence, useSheet } from './SheetContext.tsx'

export function MoverMark(props: { mover: Mover; inline?: boolean }) {
  const group = useGroup()
  const { languages } = useSheet()
  return (
    <Show
      when={markOfMover(group(), props.mover)}
      fallback={<ReviewSentence words={(text) => text.matrix.unverified} inline={props.inline ?? false} />}
    >
      {(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[languages()[0] ?? 'es']} />}
    </Show>
  )
}
