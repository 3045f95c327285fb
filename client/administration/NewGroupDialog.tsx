// A further group of the installation, and the invitation of its first chair.
import { createSignal, Show } from 'solid-js'
import type { AdministeredGroupRequest } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { isName, parseGroupId } from '../../shared/ids.ts'
import { GroupForm } from '../access/GroupForm.tsx'
import { EMPTY_GROUP, groupIdFromName, isCompleteGroup } from '../access/newGroup.ts'
import { useApi } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { createConfirmedRequest } from '../members/createConfirmedRequest.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { createFirstChair, FirstChairFields } from './FirstChairFields.tsx'

interface NewGroupDialogProps {
  /** Which asks for it. */
  readonly request?: AdministeredGroupRequest | undefined
  readonly onClose: () => void
  readonly onMade: (issued: IssuedLink) => void
}

export function NewGroupDialog(props: NewGroupDialogProps) {
  const text = useText()
  const api = useApi()
  const { busy, failure, send, Asked } = createConfirmedRequest(() => null)
  const [group, setGroup] = createSignal({ ...EMPTY_GROUP, ...(props.request && { name: props.request.name }) })
  const [chosen, setChosen] = createSignal<string | null>(null)
  const chair = createFirstChair(props.request?.by)
  const [tried, setTried] = createSignal(false)
  const words = () => text().administration.groups.making
  const id = () => chosen() ?? (group().name.en.trim() === '' ? '' : groupIdFromName(group().name))

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const [address, first] = [parseGroupId(id()), chair.given()]
    if (!isCompleteGroup(group()) || address === null || first === null) return focusFirstError(event.currentTarget)
    const body = { group: { id: address, ...group() }, chair: first, ...(props.request && { request: props.request.id }) }
    const answer = await send(() => api.send('POST /api/administration/groups', {}, body))
    if (answer) props.onMade(answer.value)
  }

  return (
    <>
      <ConfirmDialog
        open
        wide
        title={words().title}
        description={words().why}
        onClose={() => props.onClose()}
        kind="primary"
        verb={words().go}
        busy={busy() && text().common.saving}
        form="new-group"
      >
        <form id="new-group" class="stack stack--4" noValidate onSubmit={submit}>
          <GroupForm group={group()} tried={tried()} onChange={setGroup} />
          <TextField
            label={words().address}
            value={id()}
            onInput={setChosen}
            maxlength={64}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            hint={words().addressHint}
            error={tried() && !isName(id()) && words().addressWrong}
          />
          <fieldset class="set-up__part">
            <legend>{words().chair}</legend>
            <FirstChairFields form={chair} tried={tried()} />
          </fieldset>
          <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        </form>
      </ConfirmDialog>
      <Asked />
    </>
  )
}
