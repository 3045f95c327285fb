// The link from an empty form to the first steps of the group, for people who may take them.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { accessOf } from '../../shared/permissions.ts'
import { useActor } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'

export function GuideLink() {
  const text = useText()
  const actor = useActor()
  const group = useGroup()
  return (
    <Show when={accessOf(actor(), group().id) === 'write'}>
      <A class="btn btn--ghost" href={`/g/${group().id}?guide=on`}>
        {text().guide.bring}
      </A>
    </Show>
  )
}
