// The people of the group by delegation; for chair and secretariat also invitations, roles and the way out.
import { A, useSearchParams } from '@solidjs/router'
import { createSignal, Show, Suspense } from 'solid-js'
import { useCan } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { useAskedFor } from '../base/askedFor.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useText } from '../base/i18n.tsx'
import { lazily } from '../base/lazily.tsx'
import { loadAllWords } from '../base/messages/catalogue.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { LinkNotices } from './LinkNotices.tsx'
import { createMemberActions, MemberDialogs } from './MemberActions.tsx'
import { MemberList } from './MemberList.tsx'
import { PendingInvitations } from './PendingInvitations.tsx'
import { Requests } from './Requests.tsx'
import { type ShownLink, SignInLinkDialog } from './SignInLinkDialog.tsx'

const InviteListDialog = lazily(
  async () => (await Promise.all([import('./listed/InviteListDialog.tsx'), loadAllWords()]))[0].InviteListDialog,
)

export function People() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const members = createMembers()
  const [params] = useSearchParams()
  /** The address may ask for it. */
  const [inviting, setInviting] = createSignal(params.invite === 'on' && can('members.invite', group().id))
  const [listing, setListing] = createSignal(false)
  const [shownLink, setShownLink] = createSignal<ShownLink | null>(null)
  const mayChange = () => can('members.change', group().id)
  const mayInvite = () => can('members.invite', group().id)
  useAskedFor('person', mayInvite, () => setInviting(true))
  const invitations = createQuery(() => (mayInvite() ? address('/api/groups/:group/invitations', { group: group().id }) : null))
  const sent = () => invitations.value()?.filter(({ state }) => state === 'sent') ?? []
  const actions = createMemberActions({ onLink: setShownLink, onChanged: () => void members.refresh() })
  return (
    <ScreenPage
      column
      title={text().people.title}
      actions={
        <Show when={mayInvite()}>
          <Button kind="ghost" icon="table-2" onClick={() => setListing(true)}>
            {text().importing.people.open}
          </Button>
          <Button kind="primary" icon="user-plus" onClick={() => setInviting(true)}>
            {text().people.invite}
          </Button>
        </Show>
      }
    >
      {/* Without rights to change it, nothing in it takes the focus, and it must still scroll by keyboard. */}
      <div class="main__scroll people" role="region" aria-label={text().people.title} tabindex={mayChange() ? undefined : 0}>
        <QueryGate
          query={members}
          offline={{ title: text().people.needsConnection }}
          refused={text().people.didNotLoad}
          stale={text().people.needsConnection}
        >
          {(all) => (
            <>
              <LinkNotices />
              <Requests onLink={setShownLink} onDone={() => void members.refresh()} />
              <MemberList members={all()} mayChange={mayChange()} isNamed={actions.isNamed} onAction={actions.act} />
              <Show when={all().length === 1 && mayInvite() && invitations.value() !== null && sent().length === 0}>
                <EmptyState title={text().people.empty}>{text().people.emptyWhy}</EmptyState>
              </Show>
              <Show when={mayInvite()} fallback={<Note icon="lock">{text().people.readOnly}</Note>}>
                <PendingInvitations open={sent()} onChanged={() => void invitations.refresh()} />
              </Show>
              <Show when={can('installation.read', group().id)}>
                <p>
                  <A href={`/g/${group().id}/installation`}>{text().installation.open}</A>
                </p>
                <p>
                  <A href={`/g/${group().id}/audit`}>{text().audit.open}</A>
                </p>
              </Show>
            </>
          )}
        </QueryGate>
      </div>
      <Show when={listing()}>
        <Suspense>
          <InviteListDialog
            members={members.value() ?? []}
            sent={sent()}
            onClose={() => setListing(false)}
            onChanged={() => void invitations.refresh()}
          />
        </Suspense>
      </Show>
      <InviteDialog
        open={inviting()}
        sent={sent()}
        onClose={() => setInviting(false)}
        onInvited={(issued) => {
          setInviting(false)
          void invitations.refresh()
          setShownLink({ title: text().people.linkTitle, why: text().people.inviteWhy, issued })
        }}
      />
      <SignInLinkDialog shown={shownLink()} onClose={() => setShownLink(null)} />
      <MemberDialogs of={actions} />
    </ScreenPage>
  )
}
