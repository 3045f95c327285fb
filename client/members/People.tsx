// The people of the group by delegation; for chair and secretariat also invitations, roles and the way out.
import { A, useSearchParams } from '@solidjs/router'
import { createSignal, Show, Suspense } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import type { AccountId } from '../../shared/ids.ts'
import { createProof } from '../access/createProof.tsx'
import { useApi, useCan } from '../base/actor.tsx'
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
import { Dialog } from '../ui/Dialog.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import { AccountDialog } from './AccountDialog.tsx'
import { ChangeMemberDialog } from './ChangeMemberDialog.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { LinkNotices } from './LinkNotices.tsx'
import { MemberList } from './MemberList.tsx'
import type { MemberAction } from './MemberRow.tsx'
import { MemberTokensDialog } from './MemberTokensDialog.tsx'
import { PendingInvitations } from './PendingInvitations.tsx'
import { RemoveMemberDialog } from './RemoveMemberDialog.tsx'
import { Requests } from './Requests.tsx'
import { LinkDialog, type ShownLink } from './SignInLinkDialog.tsx'

const InviteListDialog = lazily(
  async () => (await Promise.all([import('./listed/InviteListDialog.tsx'), loadAllWords()]))[0].InviteListDialog,
)

export function People() {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const can = useCan()
  const members = createMembers()
  const { proven, Asked } = createProof()
  const [params] = useSearchParams()
  /** The address may ask for it. */
  const [inviting, setInviting] = createSignal(params.invite === 'on' && can('members.invite', group().id))
  const [listing, setListing] = createSignal(false)
  const [shownLink, setShownLink] = createSignal<ShownLink | null>(null)
  const [waitsFor, setWaitsFor] = createSignal<{ readonly member: Member; readonly names: readonly string[] } | null>(null)
  const [chosen, setChosen] = createSignal<{ readonly action: MemberAction; readonly member: Member } | null>(null)
  const mayChange = () => can('members.change', group().id)
  const mayInvite = () => can('members.invite', group().id)
  useAskedFor('person', mayInvite, () => setInviting(true))
  const invitations = createQuery(() => (mayInvite() ? address('/api/groups/:group/invitations', { group: group().id }) : null))
  const sent = () => invitations.value()?.filter(({ state }) => state === 'sent') ?? []
  const act = async (action: MemberAction, member: Member) => {
    if (action === 'consenter') return nameConsenter(member)
    if (action === 'enable') return enable(member)
    if (action !== 'signInLink') return setChosen({ action, member })
    const issued = await api.send('POST /api/groups/:group/members/:account/sign-in-links', { group: group().id, account: member.account })
    const title = text().people.signInLinkTitle(member.name)
    if (!issued.ok) setShownLink({ title, failure: issued })
    else if ('waitsFor' in issued.value) setWaitsFor({ member, names: issued.value.waitsFor })
    else setShownLink({ title, why: text().people.signInLinkWhy, issued: issued.value })
  }
  const enable = async (member: Member) => {
    const at = { group: group().id, account: member.account }
    const answer = await proven(() => api.send('PUT /api/groups/:group/members/:account/disabled', at, { disabled: false }))
    if (!answer) return
    if (!answer.ok) return setShownLink({ title: text().people.enable, failure: answer })
    await members.refresh()
  }
  const consenters = createQuery(() => address('/api/groups/:group/consenters', { group: group().id }), { remember: true, live: true })
  const isNamed = (account: AccountId) => consenters.value()?.some((one) => one.account === account) ?? false
  const nameConsenter = async (member: Member) => {
    const method = isNamed(member.account) ? 'DELETE' : 'PUT'
    const answer = await api.send(`${method} /api/groups/:group/consenters/:account`, { group: group().id, account: member.account })
    if (!answer.ok) setShownLink({ title: text().links.title, failure: answer })
    await consenters.refresh()
  }
  const chosenFor = (action: MemberAction) => {
    const now = chosen()
    return now?.action === action ? now.member : null
  }
  const done = () => {
    setChosen(null)
    void members.refresh()
  }

  return (
    <Page
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
              <MemberList members={all()} mayChange={mayChange()} isNamed={isNamed} onAction={act} />
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
      <Dialog
        open={waitsFor() !== null}
        title={text().links.waitsTitle(waitsFor()?.member.name ?? '')}
        description={text().links.waitsFor(waitsFor()?.names.join(', ') ?? '')}
        onClose={() => setWaitsFor(null)}
        foot={
          <Button kind="primary" onClick={() => setWaitsFor(null)}>
            {text().links.understood}
          </Button>
        }
      />
      <LinkDialog shown={shownLink()} onClose={() => setShownLink(null)} />
      <ChangeMemberDialog member={chosenFor('change')} onClose={() => setChosen(null)} onDone={done} />
      <AccountDialog act="disable" member={chosenFor('disable')} onClose={() => setChosen(null)} onDone={done} />
      <AccountDialog act="resetFactor" member={chosenFor('resetFactor')} onClose={() => setChosen(null)} onDone={done} />
      <AccountDialog act="erase" member={chosenFor('erase')} onClose={() => setChosen(null)} onDone={done} />
      <Show when={chosenFor('tokens')}>{(member) => <MemberTokensDialog member={member()} onClose={done} />}</Show>
      <Asked />
      <RemoveMemberDialog member={chosenFor('remove')} onClose={() => setChosen(null)} onDone={done} />
    </Page>
  )
}
