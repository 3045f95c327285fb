// A group in the list of groups: its name, its state, and what an operator can do with it.
import { For, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import { pick } from '../../shared/bilingual.ts'
import { READ_ONLY_STATES, type ReadOnlyState } from '../../shared/people.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate, formatMoment } from '../base/intl.ts'
import { GROUP_QUOTA_WORDS } from '../base/messages/groupQuota.ts'
import { READ_ONLY_GROUP_WORDS } from '../base/messages/readOnlyGroup.ts'
import { REQUIRED_PROVIDER_WORDS } from '../base/messages/requiredProvider.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'

type NextState = ReadOnlyState | 'resumed'
/** What the dialogs of a group are about. */
export type GroupAction = 'inviteChair' | 'quota' | NextState

interface AdministeredGroupNameProps {
  readonly group: AdministeredGroup
  readonly onAct: (action: GroupAction) => void
}

export const focusGroupActions = (group: string): void =>
  document.querySelector<HTMLElement>(`[data-group="${CSS.escape(group)}"]`)?.focus()

export function AdministeredGroupName(props: AdministeredGroupNameProps) {
  const text = useText()
  const language = useLanguage()
  const words = () => text().administration.groups
  const readOnlyWords = () => READ_ONLY_GROUP_WORDS[language()]
  const name = () => pick(props.group.name, language()).text
  const invitedWords = (until: number | null) =>
    until === null ? words().nobodyInvited : words().chairUntil(formatMoment(until, language()))
  return (
    <div class="administration__group">
      <div>
        {name()}
        <Show when={props.group.sample}>
          <span class="sub"> {words().sample}</span>
        </Show>
        <Show when={props.group.readOnly}>
          {(readOnly) => (
            <>
              <span class="sub">
                {' · '}
                {readOnlyWords().state[readOnly().as](formatDate(readOnly().since, language()))}
              </span>
              <p class="sub">{pick(readOnly().why, language()).text}</p>
            </>
          )}
        </Show>
        <Show when={props.group.lostProviders.length > 0}>
          <span class="sub administration__warning">
            {' '}
            {REQUIRED_PROVIDER_WORDS[language()].lostProviders(props.group.lostProviders.join(', '))}
          </span>
        </Show>
        <Show when={props.group.chairInvited}>
          {(invited) => (
            <span class="administration__chairless">
              <span class="sub">{invitedWords(invited().until)}</span>
              <Button kind="ghost" icon="user-plus" onClick={() => props.onAct('inviteChair')}>
                {words().inviteChair}
              </Button>
            </span>
          )}
        </Show>
      </div>
      <Menu
        placement="bottom-end"
        trigger={(given) => <IconButton {...given} data-group={props.group.id} icon="ellipsis" label={readOnlyWords().actions(name())} />}
      >
        <For each={nextStates(props.group)}>
          {(to) => (
            <MenuItem icon={props.group.readOnly?.as === to ? 'pencil' : STATE_ICONS[to]} onSelect={() => props.onAct(to)}>
              {props.group.readOnly?.as === to ? readOnlyWords().change : readOnlyWords()[to].go}
            </MenuItem>
          )}
        </For>
        <MenuItem icon="file-text" onSelect={() => props.onAct('quota')}>
          {GROUP_QUOTA_WORDS[language()].title}
        </MenuItem>
      </Menu>
    </div>
  )
}

const STATE_ICONS = { suspended: 'pause', archived: 'archive', resumed: 'play' } as const
/** Its present state too, to change the sentence. */
const nextStates = ({ readOnly }: AdministeredGroup): readonly NextState[] => [
  ...READ_ONLY_STATES,
  ...(readOnly ? (['resumed'] as const) : []),
]
