// Taking somebody out of the group: access ends at once, what they wrote stays.
import { Show } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createConfirmedRequest } from './createConfirmedRequest.ts'
import { FailureNote } from './FailureNote.tsx'

export function RemoveMemberDialog(props: { member: Member | null; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => props.member)
  const remove = async () => {
    const member = props.member
    if (!member) return
    const at = { group: group().id, account: member.account }
    if (!(await send(() => api.send('DELETE /api/groups/:group/members/:account', at)))) return
    toast({ text: text().people.removed(member.name) })
    props.onDone()
  }
  return (
    <>
      <ConfirmDialog
        open={props.member !== null}
        title={text().people.removeTitle(props.member?.name ?? '')}
        description={text().people.removeWhy}
        onClose={() => props.onClose()}
        kind="danger-solid"
        verb={text().people.removeMember}
        busy={busy() && text().common.saving}
        onConfirm={remove}
      >
        <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
