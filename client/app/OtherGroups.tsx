// The account's other groups, shown when a group cannot be opened.
import { A, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useActor } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { GroupName } from './GroupSwitch.tsx'
import { homeHref } from './screens.ts'

export function OtherGroups() {
  const text = useText()
  const actor = useActor()
  const params = useParams()
  const others = () => actor().memberships.filter(({ group }) => group !== params.group)
  return (
    <Show when={params.group && others().length > 0}>
      <section class="me-page__part" aria-labelledby="other-groups">
        <h2 id="other-groups">{text().secondFactor.group.others}</h2>
        <ul>
          <For each={others()}>
            {({ group }) => (
              <li>
                <A href={homeHref(group)}>
                  <GroupName group={group} />
                </A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
