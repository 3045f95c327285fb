// Why the server said no, in its own words; or that there is no server.

import type { Answer } from '../base/api.ts'
import { useText } from '../base/i18n.tsx'
import { Note } from '../ui/States.tsx'

export type Failure = Exclude<Answer<unknown>, { ok: true }>

export function FailureNote(props: { failure: Failure }) {
  const text = useText()
  const sentence = () => (props.failure.why === 'refused' ? props.failure.message : text().access.offline)
  return (
    <Note icon={props.failure.why === 'refused' ? 'triangle-alert' : 'cloud-off'} tone="danger" alert>
      {sentence()}
    </Note>
  )
}
