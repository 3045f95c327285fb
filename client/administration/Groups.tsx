// Every group of the installation: people, documents, files, webhooks, and time of the last edit; and further ones.
import { createSignal, For, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { pick } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { READ_ONLY_STATES, type ReadOnlyState } from '../../shared/people.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatDate, formatMoment } from '../base/intl.ts'
import { READ_ONLY_GROUP_WORDS } from '../base/messages/readOnlyGroup.ts'
import { REQUIRED_PROVIDER_WORDS } from '../base/messages/requiredProvider.ts'
import { type ShownLink, SignInLinkDialog } from '../members/SignInLinkDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { EmptyState } from '../ui/States.tsx'
import { FactsTable } from './FactsTable.tsx'
import { InviteChairDialog } from './InviteChairDialog.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'
import { ReadOnlyDialog } from './ReadOnlyDialog.tsx'

export function Groups() {
  const text = useText()
  const language = useLanguage()
  const query = createQuery(() => address('/api/administration/groups', {}), { live: true })
  const words = () => text().administration.groups
  const [making, setMaking] = createSignal(false)
  const [inviting, setInviting] = createSignal<AdministeredGroup | null>(null)
  const [moving, setMoving] = createSignal<{ readonly group: AdministeredGroup; readonly to: NextState } | null>(null)
  const readOnlyWords = () => READ_ONLY_GROUP_WORDS[language()]
  const [shown, setShown] = createSignal<ShownLink | null>(null)
  const issued = (issued: IssuedLink) => {
    setMaking(false)
    setInviting(null)
    setShown({ title: words().linkTitle, why: words().linkWhy, issued })
    void query.refresh()
  }
  const count = (value: number) => formatNumber(language(), value)
  const name = (group: AdministeredGroup) => (
    <div class="administration__group">
      <div>
        {pick(group.name, language()).text}
        <Show when={group.sample}>
          <span class="sub"> {words().sample}</span>
        </Show>
        <Show when={group.readOnly}>
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
        <Show when={group.lostProviders.length > 0}>
          <span class="sub administration__warning">
            {' '}
            {REQUIRED_PROVIDER_WORDS[language()].lostProviders(group.lostProviders.join(', '))}
          </span>
        </Show>
        <Show when={group.chairInvited}>
          {(invited) => (
            <span class="administration__chairless">
              <span class="sub">{invitedWords(invited().until)}</span>
              <Button kind="ghost" icon="user-plus" onClick={() => setInviting(group)}>
                {words().inviteChair}
              </Button>
            </span>
          )}
        </Show>
      </div>
      <Menu
        placement="bottom-end"
        trigger={(given) => <IconButton {...given} icon="ellipsis" label={readOnlyWords().actions(pick(group.name, language()).text)} />}
      >
        <For each={nextStates(group)}>
          {(to) => (
            <MenuItem icon={group.readOnly?.as === to ? 'pencil' : STATE_ICONS[to]} onSelect={() => setMoving({ group, to })}>
              {group.readOnly?.as === to ? readOnlyWords().change : readOnlyWords()[to].go}
            </MenuItem>
          )}
        </For>
      </Menu>
    </div>
  )
  const invitedWords = (until: number | null) =>
    until === null ? words().nobodyInvited : words().chairUntil(formatMoment(until, language()))
  return (
    <>
      <div class="administration__bar">
        <p class="sub">{words().why}</p>
        <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
          {words().making.title}
        </Button>
      </div>
      <QueryGate query={query} lines={4}>
        {(groups) => (
          <Show when={groups().length > 0} fallback={<EmptyState title={words().none} />}>
            <FactsTable
              heads={[words().name, words().members, words().documents, words().entries, words().files, words().webhooks, words().written]}
              rows={groups()}
              cells={(group) => [
                name(group),
                count(group.members),
                count(group.documents),
                count(group.entries),
                words().filesOf(group.files.count, formatBytes(group.files.bytes, language())),
                count(group.webhooks),
                group.writtenAt === null ? text().administration.never : formatMoment(group.writtenAt, language()),
              ]}
            />
          </Show>
        )}
      </QueryGate>
      <Show when={making()}>
        <NewGroupDialog onClose={() => setMaking(false)} onMade={issued} />
      </Show>
      <Show when={inviting()} keyed>
        {(group) => <InviteChairDialog group={group} onClose={() => setInviting(null)} onInvited={issued} />}
      </Show>
      <Show when={moving()} keyed>
        {({ group, to }) => (
          <ReadOnlyDialog
            group={group}
            to={to}
            onClose={() => setMoving(null)}
            onDone={() => {
              setMoving(null)
              void query.refresh()
            }}
          />
        )}
      </Show>
      <SignInLinkDialog shown={shown()} onClose={() => setShown(null)} />
    </>
  )
}

type NextState = ReadOnlyState | 'resumed'
const STATE_ICONS = { suspended: 'pause', archived: 'archive', resumed: 'play' } as const
/** Its present state too, to change the sentence. */
const nextStates = ({ readOnly }: AdministeredGroup): readonly NextState[] => [
  ...READ_ONLY_STATES,
  ...(readOnly ? (['resumed'] as const) : []),
]
