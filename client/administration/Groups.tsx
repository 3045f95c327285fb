// The groups of the installation, found by name, in pages: people, documents, files, webhooks, and time of the last edit; and further ones.
import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { formatNumber } from '../../shared/counts.ts'
import { GROUP_SORTS, GROUPS_A_PAGE, type GroupSort } from '../../shared/people.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { GROUP_QUOTA_WORDS } from '../base/messages/groupQuota.ts'
import { type ShownLink, SignInLinkDialog } from '../members/SignInLinkDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { EmptyState } from '../ui/States.tsx'
import { AdministeredGroupName, focusGroupActions } from './AdministeredGroupName.tsx'
import { FactsTable } from './FactsTable.tsx'
import { type GroupActing, GroupActionDialog } from './GroupActionDialog.tsx'
import { GroupRequests } from './GroupRequests.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'
import { spaceOf } from './spaceOf.ts'

const PAUSE_MS = 200

export function Groups() {
  const text = useText()
  const language = useLanguage()
  const [asked, ask] = useSearchParams()
  const q = () => String(asked.q ?? '').slice(0, 100)
  const sort = (): GroupSort => GROUP_SORTS.find((one) => one === asked.sort) ?? 'activity'
  const page = () => Math.max(1, Math.trunc(Number(asked.page)) || 1)
  const query = createQuery(() => address('/api/administration/groups', { q: q(), sort: sort(), page: String(page()) }), {
    live: true,
    keepsPrevious: true,
  })
  const words = () => text().administration.groups
  const found = () => query.value()?.found ?? 0
  const pages = () => query.value()?.pages ?? 1
  /** The one that the answer has: groups may have become fewer. */
  const shownPage = () => query.value()?.page ?? 1
  const span = () => ({ from: (shownPage() - 1) * GROUPS_A_PAGE + 1, to: Math.min(shownPage() * GROUPS_A_PAGE, found()) })
  const turn = (to: number) => {
    ask({ page: to === 1 ? null : String(to) })
    top.scrollIntoView({ block: 'nearest' })
  }
  let top!: HTMLDivElement
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
      <GroupRequests onMade={issued} />
      <div class="administration__find" ref={top}>
        <SearchField
          words={q()}
          label={words().find}
          placeholder={words().find}
          pauseMs={PAUSE_MS}
          onWords={(letters) => ask({ q: letters || null, page: null })}
        />
        <Select
          label={words().sort}
          value={sort()}
          onChange={(value) => ask({ sort: value === 'activity' ? null : value, page: null })}
          choices={GROUP_SORTS.map((value) => ({ value, label: words().sorts[value] }))}
        />
        <p class="sub" role="status">
          {query.value() && found() > 0 ? words().shown(span().from, span().to, found()) : ''}
        </p>
      </div>
      <QueryGate query={query} lines={4} stale={words().stale}>
        {(answer) => (
          <Show when={answer().groups.length > 0} fallback={<EmptyState title={q() === '' ? words().none : words().noneFound} />}>
            <FactsTable
              heads={[words().name, words().members, words().documents, words().entries, words().files, words().webhooks, words().written]}
              rows={answer().groups}
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
            <Show when={pages() > 1}>
              <nav class="administration__pages" aria-label={words().pages}>
                <Button icon="chevron-left" disabled={shownPage() <= 1} onClick={() => turn(shownPage() - 1)}>
                  {words().previous}
                </Button>
                <span class="sub">{words().page(shownPage(), pages())}</span>
                <Button icon="chevron-right" disabled={shownPage() >= pages()} onClick={() => turn(shownPage() + 1)}>
                  {words().next}
                </Button>
              </nav>
            </Show>
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
