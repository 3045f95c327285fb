// Presence flag on a field that others edit: their initials, and for two seconds the name.
import { For, Show } from 'solid-js'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import type { Peer } from '../live/types.ts'

export function EditedBy(props: { peers: readonly Peer[] }) {
  const text = useText()
  return (
    <Show when={props.peers.length > 0}>
      <span class="whos">
        <span class="vh">{text().texts.editedBy}</span>
        <For each={props.peers}>{(peer) => <One peer={peer} />}</For>
      </span>
    </Show>
  )
}

function One(props: { peer: Peer }) {
  const group = useGroup()
  const delegation = () => authorMarkIn(group(), props.peer)
  return (
    <span class="who" data-identity={delegation()?.identity ?? 'none'}>
      <Show when={delegation()}>{(known) => <b>{known().code}</b>}</Show>
      <span class="who__name" classList={{ 'who__name--alone': !delegation() }}>
        {props.peer.name}
      </span>
    </span>
  )
}
