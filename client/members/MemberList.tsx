// One section per delegation: its mark, its name, how many, and its people.
import { For, Show } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import { pick } from '../../shared/bilingual.ts'
import type { AccountId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { type MemberAction, MemberRow } from './MemberRow.tsx'
import { membersByDelegation } from './memberGroups.ts'

export function MemberList(props: {
  members: readonly Member[]
  mayChange: boolean
  isNamed: (account: AccountId) => boolean
  onAction: (action: MemberAction, member: Member) => void
}) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  return (
    <For each={membersByDelegation(props.members, group().delegations, language())}>
      {(section) => {
        const name = () => (section.delegation ? pick(section.delegation.name, language()).text : text().people.noDelegation)
        return (
          <section class="people__delegation" aria-label={name()}>
            <h2 class="people__h">
              <Show when={section.delegation}>
                {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
              </Show>
              {name()}
              <span class="n">{text().people.members(section.members.length)}</span>
            </h2>
            <ul>
              <For each={section.members}>
                {(member) => (
                  <MemberRow
                    member={member}
                    mayChange={props.mayChange}
                    isNamed={props.isNamed(member.account)}
                    onAction={props.onAction}
                  />
                )}
              </For>
            </ul>
          </section>
        )
      }}
    </For>
  )
}
