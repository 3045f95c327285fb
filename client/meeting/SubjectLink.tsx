// Link to an item or a text.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { Icon, type IconName } from '../ui/Icon.tsx'
import type { AgendaSubject } from './agendaSubjects.ts'

export function SubjectLink(props: AgendaSubject & { icon: IconName }) {
  return (
    <A class="subject__a" href={props.href}>
      <Icon name={props.icon} size="s" />
      <Show when={props.short}>
        <span class="id">{props.short}</span>
      </Show>
      <span class="subject__words">{props.words}</span>
    </A>
  )
}
