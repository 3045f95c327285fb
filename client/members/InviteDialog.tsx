// Who, as what; the answer is a link that is shown once.
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { Invitation, IssuedLink, Seat } from '../../shared/api/members.ts'
import { lacksDelegation } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { Note } from '../ui/States.tsx'
import { createConfirmedRequest } from './createConfirmedRequest.ts'
import { FailureNote } from './FailureNote.tsx'
import { SeatFields } from './SeatFields.tsx'

const NOBODY: Seat & { readonly name: string; readonly email: string | null } = {
  name: '',
  email: null,
  role: 'delegate',
  delegation: null,
  agency: null,
}

interface InviteDialogProps {
  open: boolean
  /** Pending invitations. */
  sent: readonly Invitation[]
  onClose: () => void
  onInvited: (issued: IssuedLink) => void
}

export function InviteDialog(props: InviteDialogProps) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => props.open)
  const [invitee, setInvitee] = createSignal(NOBODY)
  const [tried, setTried] = createSignal(false)
  const already = () => {
    const email = invitee().email?.trim().toLowerCase()
    return email ? props.sent.find((one) => one.email?.trim().toLowerCase() === email) : undefined
  }
  createEffect(
    on(
      () => props.open,
      () => {
        setInvitee(NOBODY)
        setTried(false)
      },
    ),
  )

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (invitee().name.trim() === '' || lacksDelegation(invitee())) return focusFirstError(event.currentTarget)
    const email = invitee().email?.trim() || null
    const given = { ...invitee(), name: invitee().name.trim(), email }
    const answer = await send(() => api.send('POST /api/groups/:group/invitations', { group: group().id }, given))
    if (answer) props.onInvited(answer.value)
  }

  return (
    <>
      <ConfirmDialog
        open={props.open}
        title={text().people.inviteTitle}
        description={text().people.inviteWhy}
        onClose={() => props.onClose()}
        kind="primary"
        verb={text().people.createLink}
        busy={busy() && text().people.creating}
        form="invite"
      >
        <form id="invite" class="stack stack--4" noValidate onSubmit={submit}>
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
          <TextField
            label={text().people.name}
            value={invitee().name}
            onInput={(name) => setInvitee({ ...invitee(), name })}
            maxlength={120}
            autocomplete="off"
            hint={text().people.nameHint}
            error={tried() && invitee().name.trim() === '' && text().access.nameMissing}
          />
          <TextField
            label={`${text().people.email} (${text().common.optional})`}
            type="email"
            autocomplete="off"
            value={invitee().email ?? ''}
            onInput={(email) => setInvitee({ ...invitee(), email })}
            hint={text().people.emailHint}
          />
          <Show when={already()}>{(one) => <Note icon="triangle-alert">{text().people.invitedAlready(one().name)}</Note>}</Show>
          <SeatFields seat={invitee()} tried={tried()} onChange={(seat) => setInvitee({ ...invitee(), ...seat })} />
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
