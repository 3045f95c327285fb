// The audit as a file; where the server asks for it, after a proof of identity.
import { createSignal, Show } from 'solid-js'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import type { Address } from '../base/address.ts'
import type { NoServer, RefusedAnswer } from '../base/api.ts'
import { downloadFile } from '../base/download.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'

const TYPES = { csv: 'text/csv', json: 'application/json' } as const
export type AuditFormat = keyof typeof TYPES

export function AuditFiles(props: { address: (format: AuditFormat) => Address<Uint8Array<ArrayBuffer>> }) {
  const text = useText()
  const api = useApi()
  const { proven, Asked } = createIdentityConfirmation()
  const [fetching, setFetching] = createSignal<AuditFormat | null>(null)
  const [failure, setFailure] = createSignal<RefusedAnswer | NoServer | null>(null)
  const take = async (format: AuditFormat) => {
    if (fetching()) return
    setFetching(format)
    setFailure(null)
    const answer = await proven(() => api.bytes(props.address(format)))
    setFetching(null)
    if (answer && !answer.ok) return setFailure(answer)
    if (answer) downloadFile(nameIn(answer.value.header('Content-Disposition'), format), TYPES[format], answer.value.bytes)
  }
  const button = (format: AuditFormat) => (
    <Button icon="download" busy={fetching() === format && text().trust.preparing} onClick={() => take(format)}>
      {text().audit[format]}
    </Button>
  )
  return (
    <>
      <p class="row wrap">
        {button('csv')}
        {button('json')}
      </p>
      <Show when={failure()}>
        {(failed) => {
          const why = () => {
            const now = failed()
            return now.why === 'offline' ? `${text().common.needsConnection}.` : now.message
          }
          return <Note icon="cloud-off" tone="warning" alert>{`${text().trust.downloadFailed}. ${why()}`}</Note>
        }}
      </Show>
      <Asked />
    </>
  )
}

const nameIn = (disposition: string | null, format: AuditFormat): string =>
  /filename="([\w.-]+)"/.exec(disposition ?? '')?.[1] ?? `audit.${format}`
