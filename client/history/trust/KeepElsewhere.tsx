// Downloads for a delegation: the signed heads and, with permission, the whole archive.
import { createSignal, Show } from 'solid-js'
import { createIdentityConfirmation } from '../../access/createProof.tsx'
import { useApi, useCan } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import type { NoServer, RefusedAnswer } from '../../base/api.ts'
import { downloadFile, downloadJson } from '../../base/download.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { localDay } from '../../base/today.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/States.tsx'

export function KeepElsewhere() {
  const text = useText()
  const api = useApi()
  const can = useCan()
  const group = useGroup()
  const { proven, Asked } = createIdentityConfirmation()
  const [preparing, setPreparing] = createSignal<'heads' | 'archive' | null>(null)
  const [failure, setFailure] = createSignal<RefusedAnswer | NoServer | null>(null)
  const busy = (what: 'heads' | 'archive') => preparing() === what && text().trust.preparing
  const named = (ending: string) => `${group().id}-${localDay(new Date())}${ending}`

  const take = async (what: 'heads' | 'archive', fetched: () => Promise<RefusedAnswer | NoServer | null>) => {
    if (preparing()) return
    setPreparing(what)
    setFailure(await fetched())
    setPreparing(null)
  }
  const heads = () =>
    take('heads', async () => {
      const answer = await api.get(address('/api/groups/:group/heads', { group: group().id }))
      if (!answer.ok) return answer
      downloadJson(named('-heads.json'), answer.value)
      return null
    })
  const archive = () =>
    take('archive', async () => {
      const answer = await proven(() => api.bytes(address('/api/groups/:group/archive', { group: group().id })))
      if (!answer) return null
      if (!answer.ok) return answer
      downloadFile(named('.ruta'), 'application/octet-stream', answer.value.bytes)
      return null
    })

  return (
    <section class="trust__part" aria-labelledby="trust-keep">
      <h2 id="trust-keep">{text().trust.keep}</h2>
      <p>{text().trust.keepWhy}</p>
      <div class="row wrap">
        <Button icon="download" busy={busy('heads')} onClick={heads}>
          {text().trust.downloadHeads}
        </Button>
        <Show when={can('archive.export', group().id)}>
          <Button icon="archive" busy={busy('archive')} onClick={archive}>
            {text().trust.downloadArchive}
          </Button>
        </Show>
      </div>
      <Show when={failure()}>
        {(failed) => {
          const why = () => {
            const now = failed()
            return now.why === 'offline' ? `${text().common.needsConnection}.` : now.message
          }
          return (
            <Note icon="cloud-off" tone="warning" alert>
              {`${text().trust.downloadFailed}. ${why()}`}
            </Note>
          )
        }}
      </Show>
      <p>
        <a href={`/g/${group().id}/verification/archive`}>{text().proof.open}</a>
      </p>
      <Show when={can('archive.export', group().id)} fallback={<Note icon="lock">{text().trust.archiveNotYours}</Note>}>
        <p>{text().trust.archiveWhy}</p>
        <code class="trust__command">
          npm run verify -- <span>{named('.ruta')}</span> <span>--head</span>{' '}
          <span>{`${group().id}-${text().trust.earlierDate}-heads.json`}</span>
        </code>
        <p class="sub">{text().trust.commandWhy}</p>
      </Show>
      <Asked />
    </section>
  )
}
