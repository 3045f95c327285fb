// The way to the inbox, with how many notices wait to be seen.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { createUnseen } from './createInbox.ts'

const MOST = 99

export function InboxBell() {
  const text = useText()
  const group = useGroup()
  const unseen = createUnseen()
  const label = () => (unseen() === 0 ? text().inbox.title : text().inbox.bell(unseen()))
  return (
    <A href={`/g/${group().id}/inbox`} class="icon-btn inbox-bell" aria-label={label()} data-tip={label()}>
      <Icon name="bell" size="l" />
      <Show when={unseen() > 0}>
        <span class="icon-btn__dot" aria-hidden="true">
          {unseen() > MOST ? `${MOST}+` : unseen()}
        </span>
      </Show>
    </A>
  )
}
