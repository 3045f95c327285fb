// The drawing before the name of a group or a column: the shape of a status, the mark of a delegation.
import { Show } from 'solid-js'
import { useItemContext } from '../item/ItemContext.tsx'
import { DelegationMark, StatusShape } from '../ui/Marks.tsx'
import type { ColumnOf } from './board/boardColumns.ts'
import type { GroupOf } from './grouping.ts'

export function GroupSign(props: { of: ColumnOf | GroupOf }) {
  const context = useItemContext()
  const status = () => (props.of.by === 'status' ? props.of.value : null)
  const lead = () => (props.of.by === 'lead' ? context.delegation(props.of.value) : null)
  return (
    <>
      <Show when={status()}>
        {(value) => (
          <span class="status" data-status={value()}>
            <StatusShape status={value()} />
          </span>
        )}
      </Show>
      <Show when={lead()}>{(found) => <DelegationMark code={found().code} identity={found().identity} />}</Show>
    </>
  )
}
