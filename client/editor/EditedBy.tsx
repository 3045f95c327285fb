// The flag on the border of a field that somebody else edits: letters, and for two seconds the name.
import { Show } from 'solid-js'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import type { Peer } from '../live/types.ts'

export function EditedBy(props: { peer: Peer }) {
  const text = useText()
  const group = useGroup()
  const delegation = () => authorMarkIn(group(), props.peer)
  return (
    <span class="who" data-identity={delegation()?.identity ?? 'none'}>
      <span class="vh">{text().texts.editedBy}</span>
      <Show when={delegation()}>{(known) => <b>{known().code}</b>}</Show>
      <span class="who__name" classList={{ 'who__name--alone': !delegation() }}>
        {props.peer.name}
      </span>
    </span>
  )
}
