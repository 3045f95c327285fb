// Shown instead of a group that cannot be opened: not a member, or a second factor or another provider is required.
import { Show } from 'solid-js'
import { useGroupState } from '../base/group.tsx'
import { FactorRequired } from './FactorRequired.tsx'
import { WayHome } from './NotHere.tsx'
import { ProviderNeeded } from './ProviderNeeded.tsx'

export function GroupClosed(props: { onSignOut: () => void }) {
  const state = useGroupState()
  const providers = () => {
    const now = state()
    return now.type === 'held' && now.providers
  }
  return (
    <Show when={state().type === 'held'} fallback={<WayHome />}>
      <Show when={providers()} fallback={<FactorRequired onSignOut={props.onSignOut} />}>
        {(named) => <ProviderNeeded providers={named()} onSignOut={props.onSignOut} />}
      </Show>
    </Show>
  )
}
