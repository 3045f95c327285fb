// Invites the first chair of a group again: the link was lost, has expired, or was for another person.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { pick } from '../../shared/bilingual.ts'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createConfirmedRequest } from '../members/createConfirmedRequest.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { createFirstChair, FirstChairFields } from './FirstChairFields.tsx'

interface InviteChairDialogProps {
  readonly group: AdministeredGroup
  readonly onClose: () => void
  readonly onInvited: (issued: IssuedLink) => void
}

export function InviteChairDialog(props: InviteChairDialogProps) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => null)
  const chair = createFirstChair()
  const [tried, setTried] = createSignal(false)
  const words = () => text().administration.groups

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const first = chair.given()
    if (first === null) return focusFirstError(event.currentTarget)
    const at = { group: props.group.id }
    const answer = await send(() => api.send('POST /api/administration/groups/:group/chair-invitations', at, first))
    if (answer) props.onInvited(answer.value)
  }

  return (
    <>
      <ConfirmDialog
        open
        title={`${words().inviteChair}: ${pick(props.group.name, language()).text}`}
        description={words().inviteChairWhy}
        onClose={() => props.onClose()}
        kind="primary"
        verb={text().people.createLink}
        busy={busy() && text().people.creating}
        form="invite-chair"
      >
        <form id="invite-chair" class="stack stack--4" noValidate onSubmit={submit}>
          <FirstChairFields form={chair} tried={tried()} />
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
