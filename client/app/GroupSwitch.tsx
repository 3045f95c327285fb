// Name of the open group; a menu if the account has other groups.
import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import type { GroupId } from '../../shared/ids.ts'
import { useActor } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { homeHref } from './screens.ts'

export function GroupSwitch() {
  const text = useText()
  const group = useGroup()
  const actor = useActor()
  const language = useLanguage()
  const name = () => pick(group().name, language())
  const others = () => actor().memberships.filter((membership) => membership.group !== group().id)
  return (
    <Show
      when={others().length > 0}
      fallback={
        <span class="group-switch group-switch--only" lang={name().language}>
          <span>{name().text}</span>
        </span>
      }
    >
      <Menu
        trigger={(given) => (
          <button type="button" {...given} class="group-switch" aria-label={`${text().frame.group}: ${name().text}`}>
            <span lang={name().language}>{name().text}</span>
            <Icon name="chevrons-up-down" size="s" />
          </button>
        )}
      >
        <OtherGroupEntries />
      </Menu>
    </Show>
  )
}

/** The account's other groups as menu entries. */
export function OtherGroupEntries() {
  const group = useGroup()
  const actor = useActor()
  const navigate = useNavigate()
  return (
    <For each={actor().memberships.filter((membership) => membership.group !== group().id)}>
      {(membership) => (
        <MenuItem icon="layers" onSelect={() => navigate(homeHref(membership.group))}>
          <GroupName group={membership.group} />
        </MenuItem>
      )}
    </For>
  )
}

/** Memberships only have ids; names are loaded when the menu opens. */
export function GroupName(props: { group: GroupId }) {
  const language = useLanguage()
  const info = createQuery(() => address('/api/groups/:group', { group: props.group }))
  const name = () => info.value()?.name
  return (
    <Show when={name()} fallback={props.group}>
      {(known) => <>{pick(known(), language()).text}</>}
    </Show>
  )
}
