// Another role, delegation or agency. What the server refuses (the last chair, say) stands above the fields.
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { Member, Seat } from '../../shared/api/members.ts'
import { lacksDelegation } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { useToast } from '../ui/Toasts.tsx'
import { createConfirmedRequest } from './createConfirmedRequest.ts'
import { FailureNote } from './FailureNote.tsx'
import { SeatFields } from './SeatFields.tsx'

export function ChangeMemberDialog(props: { member: Member | null; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => props.member)
  const [seat, setSeat] = createSignal<Seat>({ role: 'delegate', delegation: null, agency: null })
  const [tried, setTried] = createSignal(false)
  createEffect(
    on(
      () => props.member,
      (member) => {
        setTried(false)
        if (member) setSeat({ role: member.role, delegation: member.delegation, agency: member.agency })
      },
    ),
  )

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const member = props.member
    setTried(true)
    if (busy() || !member) return
    if (lacksDelegation(seat())) return focusFirstError(event.currentTarget)
    const at = { group: group().id, account: member.account }
    if (!(await send(() => api.send('PUT /api/groups/:group/members/:account', at, seat())))) return
    toast({ text: text().people.changed(member.name) })
    props.onDone()
  }

  return (
    <>
      <ConfirmDialog
        open={props.member !== null}
        title={text().people.changeTitle(props.member?.name ?? '')}
        description={text().people.changeWhy}
        onClose={() => props.onClose()}
        kind="primary"
        verb={text().common.save}
        busy={busy() && text().common.saving}
        form="change-member"
      >
        <form id="change-member" class="stack stack--4" onSubmit={submit}>
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
          <SeatFields seat={seat()} tried={tried()} onChange={setSeat} />
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
