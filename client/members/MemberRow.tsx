// One person: who, for which agency, in which role, and what may be done about it.
import { Show } from 'solid-js'
import type { Earlier, Member } from '../../shared/api/members.ts'
import { pick } from '../../shared/bilingual.ts'
import { isNobodys, membershipIn } from '../../shared/people.ts'
import { mayAssign } from '../../shared/permissions.ts'
import { useActor } from '../base/actor.tsx'
import { agencyIn, delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Avatar } from '../ui/Marks.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { AdmitButton } from './AdmitButton.tsx'

export type MemberAction = 'change' | 'remove' | 'signInLink' | 'consenter' | 'disable' | 'enable' | 'resetFactor' | 'erase' | 'tokens'

interface MemberRowProps {
  readonly member: Member
  readonly mayChange: boolean
  /** Somebody whom the head has named consents to sign-in links of their delegation. */
  readonly isNamed: boolean
  readonly onAction: (action: MemberAction, member: Member) => void
}

export function MemberRow(props: MemberRowProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const agency = () => agencyIn(group(), props.member.agency)
  const identity = () => delegationIn(group(), props.member.delegation)?.identity ?? null
  const mine = () => props.member.account === actor().account
  const toast = useToast()
  /** What they do not see yet of what their delegation commented. */
  const closedWords = ({ opensAt, seesFormer }: Earlier) => {
    const { notYetFor, notYetYou, readsFormer, youReadFormer, opensFor, opensToYou } = text().earlier
    if (opensAt === null && seesFormer) return mine() ? youReadFormer : readsFormer
    if (opensAt === null) return mine() ? notYetYou : notYetFor
    const day = formatDate(opensAt, language())
    return mine() ? opensToYou(day) : opensFor(day)
  }
  return (
    <li class="person">
      <Avatar name={props.member.name} identity={identity()} large />
      <span class="person__who">
        <span class="person__name">
          {props.member.name}
          <Show when={mine()}>
            <span class="sub"> · {text().people.you}</span>
          </Show>
          <Show when={props.member.secondFactor === false}>
            <span class="sub"> · {text().secondFactor.hasNone}</span>
          </Show>
          <Show when={props.member.tokens}>{(count) => <span class="sub"> · {text().tokens.count(count())}</span>}</Show>
          <Show when={props.member.disabled}>
            <span class="sub"> · {text().people.isDisabled}</span>
          </Show>
        </span>
        <Show when={props.member.email}>{(email) => <span class="sub cut">{email()}</span>}</Show>
        <Show when={props.member.earlier}>
          {(earlier) => (
            <span class="person__earlier">
              <span class="sub">{closedWords(earlier())}</span>
              <Show when={earlier().mayAdmit}>
                <AdmitButton account={props.member.account} name={props.member.name} onAdmitted={(said) => toast({ text: said })} />
              </Show>
            </span>
          )}
        </Show>
      </span>
      <span class="person__agency">
        <Show when={agency()} fallback={<span class="muted">{text().people.noAgency}</span>}>
          {(known) => <span data-tip={pick(known().name, language()).text}>{known().acronym}</span>}
        </Show>
      </span>
      <span class="person__role">
        {text().people.roles[props.member.role]}
        <Show when={props.isNamed}>
          <span class="sub">{text().links.mayConsent}</span>
        </Show>
      </span>
      <MemberMenu {...props} />
    </li>
  )
}

function MemberMenu(props: MemberRowProps) {
  const text = useText()
  const group = useGroup()
  const actor = useActor()
  const mine = () => props.member.account === actor().account
  /** The secretariat has no say over chairs. */
  const mayTouch = () => {
    const own = membershipIn(actor(), group().id)
    return props.mayChange && own !== null && mayAssign(own.role, props.member.role)
  }
  /** The head names who else consents for the delegation. */
  const mayName = () => {
    const own = membershipIn(actor(), group().id)
    return own?.role === 'head' && !mine() && own.delegation !== null && own.delegation === props.member.delegation
  }
  return (
    <span class="person__more">
      <Show when={mayName() && !mayTouch()}>
        <Menu
          placement="bottom-end"
          trigger={(given) => <IconButton {...given} icon="ellipsis" label={text().people.actions(props.member.name)} />}
        >
          <MenuItem icon="key-round" onSelect={() => props.onAction('consenter', props.member)}>
            {props.isNamed ? text().links.unname : text().links.name}
          </MenuItem>
        </Menu>
      </Show>
      <Show when={mayTouch()}>
        <Menu
          placement="bottom-end"
          trigger={(given) => <IconButton {...given} icon="ellipsis" label={text().people.actions(props.member.name)} />}
        >
          <MenuItem icon="pencil" onSelect={() => props.onAction('change', props.member)}>
            {text().people.change}
          </MenuItem>
          <Show when={!mine() && !props.member.disabled && !isNobodys(props.member.email ?? '')}>
            <MenuItem icon="key-round" onSelect={() => props.onAction('signInLink', props.member)}>
              {text().people.signInLink}
            </MenuItem>
          </Show>
          <MenuSeparator />
          <Show when={!mine()}>
            <MenuItem
              icon={props.member.disabled ? 'key-round' : 'lock'}
              onSelect={() => props.onAction(props.member.disabled ? 'enable' : 'disable', props.member)}
            >
              {props.member.disabled ? text().people.enable : text().people.disable}
            </MenuItem>
            <Show when={props.member.secondFactor}>
              <MenuItem icon="key-round" onSelect={() => props.onAction('resetFactor', props.member)}>
                {text().secondFactor.reset}
              </MenuItem>
            </Show>
            <MenuItem icon="x" onSelect={() => props.onAction('erase', props.member)}>
              {text().people.erase}
            </MenuItem>
          </Show>
          <Show when={props.member.tokens}>
            <MenuItem icon="key-round" onSelect={() => props.onAction('tokens', props.member)}>
              {text().tokens.see}
            </MenuItem>
          </Show>
          <MenuItem icon="trash" onSelect={() => props.onAction('remove', props.member)}>
            {text().people.removeMember}
          </MenuItem>
        </Menu>
      </Show>
    </span>
  )
}
