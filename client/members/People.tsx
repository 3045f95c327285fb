// The people of the group by delegation; for chair and secretariat also invitations, roles and the way out.
import { A, useSearchParams } from '@solidjs/router'
import { createMemo, createResource, createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { Member } from '../../shared/api/answers.ts'
import type { LinkConsenter } from '../../shared/api/signInLinks.ts'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { useActor, useApi, useCan } from '../base/actor.tsx'
import { createAsked } from '../base/asked.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { onServerBack } from '../base/serverBack.ts'
import { settled } from '../base/settled.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, ErrorState, Note, Skeleton } from '../ui/States.tsx'
import { ChangeMemberDialog } from './ChangeMemberDialog.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { LinkDialog, type ShownLink } from './LinkDialog.tsx'
import { LinkNotices } from './LinkNotices.tsx'
import { MemberList } from './MemberList.tsx'
import type { MemberAction } from './MemberRow.tsx'
import { PendingInvitations } from './PendingInvitations.tsx'
import { RemoveMemberDialog } from './RemoveMemberDialog.tsx'

export function People() {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const can = useCan()
  const actor = useActor()
  const [answer, { refetch }] = createResource(
    () => group().id,
    (id: GroupId) => api.members(id),
  )
  const [params] = useSearchParams()
  /** The address may ask for it. */
  const [inviting, setInviting] = createSignal(params.invite === 'on' && can('members.invite', group().id))
  const [shownLink, setShownLink] = createSignal<ShownLink | null>(null)
  const [waitsFor, setWaitsFor] = createSignal<{ readonly member: Member; readonly names: readonly string[] } | null>(null)
  const [chosen, setChosen] = createSignal<{ readonly action: MemberAction; readonly member: Member } | null>(null)
  const [invitationsChanged, setInvitationsChanged] = createSignal(0)
  const mayChange = () => can('members.change', group().id)
  const mayInvite = () => can('members.invite', group().id)
  // A list that was here stays when asking again fails.
  const members = createMemo<readonly Member[] | null>((before) => {
    const now = settled(answer)
    return now?.ok ? now.value : before
  }, null)
  const failure = () => {
    const now = settled(answer)
    return now && !now.ok ? now : null
  }

  onMount(() => {
    const back = () => void refetch()
    onCleanup(onServerBack(back))
  })

  const act = async (action: MemberAction, member: Member) => {
    if (action === 'consenter') return nameConsenter(member)
    if (action !== 'signInLink') return setChosen({ action, member })
    const issued = await api.issueSignInLink(group().id, member.account)
    const title = text().people.signInLinkTitle(member.name)
    if (!issued.ok) setShownLink({ title, failure: issued })
    else if ('waitsFor' in issued.value) setWaitsFor({ member, names: issued.value.waitsFor })
    else setShownLink({ title, why: text().people.signInLinkWhy, issued: issued.value })
  }
  const consenters = createAsked<readonly LinkConsenter[]>({
    api,
    account: actor().account,
    path: () => `/api/groups/${group().id}/consenters`,
  })
  const isNamed = (account: AccountId) => consenters.value()?.some((one) => one.account === account) ?? false
  const nameConsenter = async (member: Member) => {
    const path = `/api/groups/${group().id}/consenters/${member.account}`
    const answer = await api.request(isNamed(member.account) ? 'DELETE' : 'PUT', path)
    if (!answer.ok) setShownLink({ title: text().links.title, failure: answer })
    await consenters.refresh()
  }
  const chosenFor = (action: MemberAction) => {
    const now = chosen()
    return now?.action === action ? now.member : null
  }
  const done = () => {
    setChosen(null)
    refetch()
  }

  return (
    <Page
      title={text().people.title}
      actions={
        <Show when={mayInvite()}>
          <Button kind="primary" icon="user-plus" onClick={() => setInviting(true)}>
            {text().people.invite}
          </Button>
        </Show>
      }
    >
      {/* Whoever may change nothing has nothing in it to put the keyboard on, and must still scroll. */}
      <div class="main__scroll people" role="region" aria-label={text().people.title} tabindex={mayChange() ? undefined : 0}>
        <Switch fallback={<Skeleton label={text().common.loading} lines={9} />}>
          <Match when={members()}>
            {(all) => (
              <>
                <Show when={failure()}>
                  <Note icon="cloud-off">{text().people.needsConnection}</Note>
                </Show>
                <LinkNotices />
                <MemberList members={all()} mayChange={mayChange()} isNamed={isNamed} onAction={act} />
                <Show when={all().length === 1 && mayInvite()}>
                  <EmptyState title={text().people.empty}>{text().people.emptyWhy}</EmptyState>
                </Show>
                <Show when={mayInvite()} fallback={<Note icon="lock">{text().people.readOnly}</Note>}>
                  <PendingInvitations changed={invitationsChanged()} />
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
          </Match>
          <Match when={failure()}>
            {(failed) => (
              <ErrorState
                title={failed().why === 'offline' ? text().people.needsConnection : text().people.didNotLoad}
                action={
                  <Button icon="rotate-cw" onClick={() => refetch()}>
                    {text().common.tryAgain}
                  </Button>
                }
              >
                {failed().why === 'offline' ? text().common.offlineStillWorks : text().common.serverDidNotAnswer}
              </ErrorState>
            )}
          </Match>
        </Switch>
      </div>
      <InviteDialog
        open={inviting()}
        onClose={() => setInviting(false)}
        onInvited={(issued) => {
          setInviting(false)
          setInvitationsChanged((n) => n + 1)
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
      <RemoveMemberDialog member={chosenFor('remove')} onClose={() => setChosen(null)} onDone={done} />
    </Page>
  )
}
