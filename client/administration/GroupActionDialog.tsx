// The dialog of what an operator does with a group.
import { Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import type { GroupAction } from './AdministeredGroupName.tsx'
import { InviteChairDialog } from './InviteChairDialog.tsx'
import { QuotaDialog } from './QuotaDialog.tsx'
import { ReadOnlyDialog } from './ReadOnlyDialog.tsx'

export interface GroupActing {
  readonly group: AdministeredGroup
  readonly action: GroupAction
}

interface GroupActionDialogProps extends GroupActing {
  readonly onClose: () => void
  readonly onDone: () => void
  readonly onInvited: (issued: IssuedLink) => void
}

export function GroupActionDialog(props: GroupActionDialogProps) {
  const toState = () => (props.action === 'inviteChair' || props.action === 'quota' ? null : props.action)
  return (
    <>
      <Show when={props.action === 'inviteChair'}>
        <InviteChairDialog group={props.group} onClose={props.onClose} onInvited={props.onInvited} />
      </Show>
      <Show when={props.action === 'quota'}>
        <QuotaDialog group={props.group} onClose={props.onClose} onDone={props.onDone} />
      </Show>
      <Show when={toState()} keyed>
        {(to) => <ReadOnlyDialog group={props.group} to={to} onClose={props.onClose} onDone={props.onDone} />}
      </Show>
    </>
  )
}
