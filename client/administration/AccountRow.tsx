// One account of the installation, and what an operator may do about it.
import { For, Show } from 'solid-js'
import type { AdministeredAccount } from '../../shared/api/administration.ts'
import { pick } from '../../shared/bilingual.ts'
import { useActor } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Avatar } from '../ui/Marks.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'

export type AccountAct = 'disable' | 'enable' | 'endSessions' | 'resetFactor'

export function AccountRow(props: { account: AdministeredAccount; onAct: (act: AccountAct) => void }) {
  const text = useText()
  const language = useLanguage()
  const actor = useActor()
  const isMine = () => props.account.account === actor().account
  const facts = () => {
    const { accounts } = text().administration
    const { sessions, lastUsed, secondFactor, disabled, operator } = props.account
    return [
      operator && accounts.operator,
      disabled && text().people.isDisabled,
      secondFactor ? accounts.hasFactor : text().secondFactor.hasNone,
      sessions > 0 && lastUsed !== null ? accounts.sessions(sessions, formatMoment(lastUsed, language())) : accounts.noSessions,
    ].filter((fact) => fact !== false)
  }
  return (
    <li class="administration__account">
      <Avatar name={props.account.name} identity={null} large />
      <div class="administration__who">
        <b>{props.account.name}</b>
        <span class="sub cut">{props.account.email}</span>
      </div>
      <ul class="administration__groups" aria-label={text().administration.accounts.groups}>
        <For each={props.account.groups} fallback={<li class="muted">{text().administration.accounts.noGroup}</li>}>
          {(seat) => (
            <li>
              {pick(seat.name, language()).text} <span class="sub">{text().people.roles[seat.role]}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="sub">{facts().join(' · ')}</p>
      <Show when={!isMine()}>
        <Menu
          placement="bottom-end"
          trigger={(given) => <IconButton {...given} icon="ellipsis" label={text().people.actions(props.account.name)} />}
        >
          <Show when={props.account.sessions > 0}>
            <MenuItem icon="log-out" onSelect={() => props.onAct('endSessions')}>
              {text().administration.accounts.acts.endSessions.go}
            </MenuItem>
          </Show>
          <Show when={props.account.secondFactor}>
            <MenuItem icon="key-round" onSelect={() => props.onAct('resetFactor')}>
              {text().secondFactor.resetGo}
            </MenuItem>
          </Show>
          <MenuSeparator />
          <MenuItem
            icon={props.account.disabled ? 'key-round' : 'lock'}
            onSelect={() => props.onAct(props.account.disabled ? 'enable' : 'disable')}
          >
            {props.account.disabled ? text().people.enable : text().people.disable}
          </MenuItem>
        </Menu>
      </Show>
    </li>
  )
}
