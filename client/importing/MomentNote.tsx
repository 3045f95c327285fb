// After an import: the moment before it, to which one can go back later, or that none could be stored.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { feedHref } from '../history/addresses.ts'
import { Note } from '../ui/States.tsx'
import { SIGNS } from '../ui/signs.ts'

export function MomentNote(props: { moment: string | null; words: string }) {
  const text = useText()
  const group = useGroup()
  return (
    <Show when={props.moment} fallback={<Note icon="cloud-off">{text().importing.offlineMoment}</Note>}>
      {(moment) => (
        <Note icon={SIGNS.history}>
          {props.words} <A href={feedHref(group().id)}>{moment()}</A>.
        </Note>
      )}
    </Show>
  )
}
