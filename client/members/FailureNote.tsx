// Why the server said no, in its own words; or that there is no server.
import { useText } from '../base/i18n.tsx'
import { Note } from '../ui/States.tsx'
import type { Failure } from './LinkDialog.tsx'

export function FailureNote(props: { failure: Failure }) {
  const text = useText()
  const sentence = () => (props.failure.why === 'refused' ? props.failure.message : text().access.offline)
  return (
    <Note icon={props.failure.why === 'refused' ? 'triangle-alert' : 'cloud-off'} tone="danger" alert>
      {sentence()}
    </Note>
  )
}
