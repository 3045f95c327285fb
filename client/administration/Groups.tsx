// Every group of the installation: people, documents, files, webhooks, and time of the last edit; and further ones.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { pick } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatMoment } from '../base/intl.ts'
import { REQUIRED_PROVIDER_WORDS } from '../base/messages/requiredProvider.ts'
import { type ShownLink, SignInLinkDialog } from '../members/SignInLinkDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/States.tsx'
import { FactsTable } from './FactsTable.tsx'
import { InviteChairDialog } from './InviteChairDialog.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'

export function Groups() {
  const text = useText()
  const language = useLanguage()
  const query = createQuery(() => address('/api/administration/groups', {}), { live: true })
  const words = () => text().administration.groups
  const [making, setMaking] = createSignal(false)
  const [inviting, setInviting] = createSignal<AdministeredGroup | null>(null)
  const [shown, setShown] = createSignal<ShownLink | null>(null)
  const issued = (issued: IssuedLink) => {
    setMaking(false)
    setInviting(null)
    setShown({ title: words().linkTitle, why: words().linkWhy, issued })
    void query.refresh()
  }
  const count = (value: number) => formatNumber(language(), value)
  const name = (group: AdministeredGroup) => (
    <>
      {pick(group.name, language()).text}
      <Show when={group.sample}>
        <span class="sub"> {words().sample}</span>
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
    </>
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
      <SignInLinkDialog shown={shown()} onClose={() => setShown(null)} />
    </>
  )
}
