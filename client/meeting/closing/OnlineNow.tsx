// Users who have this session open while it is being closed, by delegation, and delegations without any.
import { For, Show } from 'solid-js'
import { delegationIn, useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { createOnline } from '../createOnline.ts'
import { ClosingPart } from './ClosingPart.tsx'

export function OnlineNow() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { delegations } = useItemContext()
  const all = createOnline()
  const people = () => (all() ?? []).filter(({ me }) => !me)
  const nobodyOf = () => delegations().filter(({ id }) => !all()?.some(({ delegation }) => delegation === id))
  return (
    <ClosingPart id="closing-who" title={text().meeting.closing.who}>
      <Show
        when={people().length > 0}
        fallback={<p class="sub">{all() ? text().meeting.closing.whoAlone : text().meeting.closing.whoUnknown}</p>}
      >
        <ul class="closing__people">
          <For each={people()}>
            {(person) => (
              <li class="row">
                <Show when={delegationIn(group(), person.delegation)} fallback={<Icon name="user" />}>
                  {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
                </Show>
                <span class="cut">{person.name}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={people().length > 0 && nobodyOf().length > 0}>
        <p class="sub">
          {text().meeting.closing.notHere(
            joinNames(
              nobodyOf().map(({ name }) => name[language()]),
              language(),
            ),
          )}
        </p>
      </Show>
    </ClosingPart>
  )
}
