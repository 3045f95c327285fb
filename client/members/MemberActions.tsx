// What chair, secretariat and heads do about a member, and the dialogs that ask before.
import { createSignal, For, Show } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import type { AccountId } from '../../shared/ids.ts'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ACCOUNT_ACTS, AccountDialog } from './AccountDialog.tsx'
import { ChangeMemberDialog } from './ChangeMemberDialog.tsx'
import type { MemberAction } from './MemberRow.tsx'
import { MemberTokensDialog } from './MemberTokensDialog.tsx'
import type { ShownLink } from './SignInLinkDialog.tsx'

interface MemberActionsOf {
  /** Shows a link, or why there is none. */
  readonly onLink: (shown: ShownLink) => void
  readonly onChanged: () => void
}
type MemberActions = ReturnType<typeof createMemberActions>

export const createMemberActions = ({ onLink, onChanged }: MemberActionsOf) => {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const { proven, Asked } = createIdentityConfirmation()
  const [waitsFor, setWaitsFor] = createSignal<{ readonly member: Member; readonly names: readonly string[] } | null>(null)
  const [chosen, setChosen] = createSignal<{ readonly action: MemberAction; readonly member: Member } | null>(null)
  const act = async (action: MemberAction, member: Member) => {
    if (action === 'consenter') return nameConsenter(member)
    if (action === 'enable') return enable(member)
    if (action !== 'signInLink') return setChosen({ action, member })
    const issued = await api.send('POST /api/groups/:group/members/:account/sign-in-links', { group: group().id, account: member.account })
    const title = text().people.signInLinkTitle(member.name)
    if (!issued.ok) onLink({ title, failure: issued })
    else if ('waitsFor' in issued.value) setWaitsFor({ member, names: issued.value.waitsFor })
    else onLink({ title, why: text().people.signInLinkWhy, issued: issued.value })
  }
  const enable = async (member: Member) => {
    const at = { group: group().id, account: member.account }
    const answer = await proven(() => api.send('PUT /api/groups/:group/members/:account/disabled', at, { disabled: false }))
    if (!answer) return
    if (!answer.ok) return onLink({ title: text().people.enable, failure: answer })
    onChanged()
  }
  const consenters = createQuery(() => address('/api/groups/:group/consenters', { group: group().id }), { remember: true, live: true })
  const isNamed = (account: AccountId) => consenters.value()?.some((one) => one.account === account) ?? false
  const nameConsenter = async (member: Member) => {
    const method = isNamed(member.account) ? 'DELETE' : 'PUT'
    const answer = await api.send(`${method} /api/groups/:group/consenters/:account`, { group: group().id, account: member.account })
    if (!answer.ok) onLink({ title: text().links.title, failure: answer })
    await consenters.refresh()
  }
  const chosenFor = (action: MemberAction) => {
    const now = chosen()
    return now?.action === action ? now.member : null
  }
  const close = () => {
    setChosen(null)
  }
  return {
    act,
    isNamed,
    waitsFor,
    closeWaits: () => setWaitsFor(null),
    chosenFor,
    close,
    done: () => {
      close()
      onChanged()
    },
    Asked,
  }
}

export function MemberDialogs(props: { of: MemberActions }) {
  const text = useText()
  return (
    <>
      <Dialog
        open={props.of.waitsFor() !== null}
        title={text().links.waitsTitle(props.of.waitsFor()?.member.name ?? '')}
        description={text().links.waitsFor(props.of.waitsFor()?.names.join(', ') ?? '')}
        onClose={() => props.of.closeWaits()}
        foot={
          <Button kind="primary" onClick={() => props.of.closeWaits()}>
            {text().links.understood}
          </Button>
        }
      />
      <ChangeMemberDialog member={props.of.chosenFor('change')} onClose={props.of.close} onDone={props.of.done} />
      <For each={ACCOUNT_ACTS}>
        {(act) => <AccountDialog act={act} member={props.of.chosenFor(act)} onClose={props.of.close} onDone={props.of.done} />}
      </For>
      <Show when={props.of.chosenFor('tokens')}>{(member) => <MemberTokensDialog member={member()} onClose={props.of.done} />}</Show>
      <props.of.Asked />
    </>
  )
}
