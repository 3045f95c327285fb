// In the place of a group that does not open: there is none for this person, or it waits for their second factor.
import { Show } from 'solid-js'
import { useGroupState } from '../base/group.tsx'
import { FactorRequired } from './FactorRequired.tsx'
import { WayHome } from './NotHere.tsx'

export function GroupClosed(props: { onSignOut: () => void }) {
  const state = useGroupState()
  return (
    <Show when={state().type === 'held'} fallback={<WayHome />}>
      <FactorRequired onSignOut={props.onSignOut} />
    </Show>
  )
}
