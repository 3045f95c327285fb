// Target of the code on a printed document: checks whether its hash is in the log that it names.
import { useSearchParams } from '@solidjs/router'
import { createResource, Match, Show, Switch } from 'solid-js'
import { parseDocumentId } from '../../../shared/ids.ts'
import { useApi } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import { useText } from '../../base/i18n.tsx'
import { Note } from '../../ui/States.tsx'

interface Printed {
  readonly document: string
  readonly seq: string
  readonly hash: string
}

export function PaperCheck() {
  const text = useText()
  const words = () => text().exporting.check
  const api = useApi()
  const [query] = useSearchParams()
  const printed = (): Printed | null => {
    const { of, seq, hash } = query
    return parseDocumentId(of) &&
      typeof of === 'string' &&
      typeof seq === 'string' &&
      typeof hash === 'string' &&
      /^[0-9a-f]{12,64}$/.test(hash)
      ? { document: of, seq, hash }
      : null
  }
  const [answer] = createResource(printed, async ({ document, seq, hash }) => {
    const found = await api.get(address('/api/documents/:document/head', { document, seq }))
    if (!found.ok) return found.why === 'offline' ? 'offline' : 'unknown'
    return found.value.at?.hash.startsWith(hash) ? 'same' : 'other'
  })
  return (
    <Show when={printed()}>
      {(paper) => (
        <div role="status">
          <Switch fallback={<Note icon="search">{words().comparing}</Note>}>
            <Match when={answer() === 'same'}>
              <Note icon="shield-check">{words().same(paper().document, paper().seq)}</Note>
            </Match>
            <Match when={answer() === 'other'}>
              <Note icon="triangle-alert" tone="danger">
                {words().other(paper().document, paper().seq)}
              </Note>
            </Match>
            <Match when={answer() === 'unknown'}>
              <Note icon="triangle-alert" tone="warning">
                {words().unknown}
              </Note>
            </Match>
            <Match when={answer() === 'offline'}>
              <Note icon="cloud-off">{text().common.needsConnection}</Note>
            </Match>
          </Switch>
        </div>
      )}
    </Show>
  )
}
