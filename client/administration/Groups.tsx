// Every group of the installation: people, documents, files, webhooks, and time of the last edit; and further ones.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { formatNumber } from '../../shared/counts.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { GROUP_QUOTA_WORDS } from '../base/messages/groupQuota.ts'
import { type ShownLink, SignInLinkDialog } from '../members/SignInLinkDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/States.tsx'
import { AdministeredGroupName, focusGroupActions } from './AdministeredGroupName.tsx'
import { FactsTable } from './FactsTable.tsx'
import { type GroupActing, GroupActionDialog } from './GroupActionDialog.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'
import { spaceOf } from './spaceOf.ts'

export function Groups() {
  const text = useText()
  const language = useLanguage()
  const query = createQuery(() => address('/api/administration/groups', {}), { live: true })
  const words = () => text().administration.groups
  const [making, setMaking] = createSignal(false)
  const [acting, setActing] = createSignal<GroupActing | null>(null)
  const [shown, setShown] = createSignal<ShownLink | null>(null)
  const stop = () => setActing(null)
  /** The rows are made anew, and with them the button that had the focus. */
  const done = async () => {
    const group = acting()?.group.id
    stop()
    await query.refresh()
    if (group) requestAnimationFrame(() => focusGroupActions(group))
  }
  const issued = (issued: IssuedLink) => {
    setMaking(false)
    setShown({ title: words().linkTitle, why: words().linkWhy, issued })
    stop()
    void query.refresh()
  }
  const count = (value: number) => formatNumber(language(), value)
  const filesOf = ({ files, quota }: AdministeredGroup) => (
    <>
      {words().filesOf(files.count)}
      <p class="sub">
        {spaceOf(quota, language())}
        {quota.isOwn && ` · ${GROUP_QUOTA_WORDS[language()].isOwn}`}
      </p>
    </>
  )
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
                <AdministeredGroupName group={group} onAct={(action) => setActing({ group, action })} />,
                count(group.members),
                count(group.documents),
                count(group.entries),
                filesOf(group),
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
      <Show when={acting()} keyed>
        {(now) => <GroupActionDialog group={now.group} action={now.action} onClose={stop} onDone={() => void done()} onInvited={issued} />}
      </Show>
      <SignInLinkDialog shown={shown()} onClose={() => setShown(null)} />
    </>
  )
}
