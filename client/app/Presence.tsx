// Users online now, counted by delegation; a press lists them.
import { createMemo, For, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useOpenDocuments } from '../live/OpenDocuments.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Avatar, DelegationMark } from '../ui/Marks.tsx'
import { Popover } from '../ui/Popover.tsx'
import { type PersonHere, presentByDelegation } from './peopleHere.ts'

export function PeopleHere() {
  const text = useText()
  const group = useGroup()
  const { state } = useActorContext()
  const documents = useOpenDocuments()
  const me = (): PersonHere[] => {
    const now = state()
    if (now.type !== 'signedIn') return []
    const delegation = now.actor.memberships.find((membership) => membership.group === group().id)?.delegation ?? null
    return [{ account: now.actor.account, name: now.actor.name, delegation, editing: false, me: true }]
  }
  const here = createMemo(() => presentByDelegation(me(), documents(), group().delegations))
  const total = () => here().reduce((sum, entry) => sum + entry.people.length, 0)

  return (
    <Show when={documents().length > 0}>
      <Popover
        title={text().frame.online(total())}
        placement="bottom-end"
        trigger={(given) => (
          <button type="button" {...given} class="presence__btn presence">
            <span class="vh">{text().frame.online(total())}:</span>
            <For each={here()}>
              {(entry) => (
                <span class="presence__count">
                  <Show
                    when={entry.delegation}
                    fallback={
                      <>
                        <Icon name="user" />
                        <span class="vh">{text().frame.noDelegation}</span>
                      </>
                    }
                  >
                    {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
                  </Show>
                  {entry.people.length}
                </span>
              )}
            </For>
          </button>
        )}
      >
        <ul class="here">
          <For each={here().flatMap(({ people }) => people)}>
            {(person) => (
              <li class="row">
                <Avatar name={person.name} identity={delegationIn(group(), person.delegation)?.identity ?? null} />
                <span class="cut">{person.name}</span>
                <Show when={person.me || person.editing}>
                  <span class="sub end">{person.me ? text().frame.you : text().frame.editingNow}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={total() === 1}>
          <p class="sub">{text().frame.onlyYou}</p>
        </Show>
      </Popover>
    </Show>
  )
}
