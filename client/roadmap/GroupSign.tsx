// The icon before the name of a group or of a board column: the shape of a status, or the mark of a delegation.
import { Show } from 'solid-js'
import { parseDelegationId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { DelegationMark, StatusShape } from '../ui/Marks.tsx'
import type { GroupOf } from './grouping.ts'

export function GroupSign(props: { of: GroupOf }) {
  const context = useItemContext()
  const status = () => (props.of.by === 'status' && FIELDS.status.accepts(props.of.value) ? props.of.value : null)
  const lead = () => (props.of.by === 'lead' ? context.delegation(parseDelegationId(props.of.value)) : null)
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
