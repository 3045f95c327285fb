// Error of a request: the server's message, or offline.

import type { ApiAnswer } from '../base/api.ts'
import { useText } from '../base/i18n.tsx'
import { Note } from '../ui/States.tsx'

export type NotedFailure = Exclude<ApiAnswer<unknown>, { ok: true }>

export function FailureNote(props: { failure: NotedFailure }) {
  const text = useText()
  const sentence = () => (props.failure.why === 'refused' ? props.failure.message : text().access.offline)
  return (
    <Note icon={props.failure.why === 'refused' ? 'triangle-alert' : 'cloud-off'} tone="danger" alert>
      {sentence()}
    </Note>
  )
}
