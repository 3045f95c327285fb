// In the place of a group that does not open: there is none for this person, or it waits for their second factor.
import { Show } from 'solid-js'
import { FactorRequired } from './FactorRequired.tsx'
import { WayHome } from './NotHere.tsx'

export function GroupClosed(props: { held: boolean; onSignOut: () => void }) {
  return (
    <Show when={props.held} fallback={<WayHome />}>
      <FactorRequired onSignOut={props.onSignOut} />
    </Show>
  )
}
