// The webhooks of the group: their events, their state, and their actions.
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Webhook } from '../../../shared/api/webhooks.ts'
import { createIdentityConfirmation } from '../../access/createProof.tsx'
import { useApi } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import type { ApiAnswer } from '../../base/api.ts'
import { createQuery } from '../../base/createQuery.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { ConfirmDialog } from '../../states/ConfirmDialog.tsx'
import { QueryGate } from '../../states/QueryGate.tsx'
import { EmptyState, Note, TroubleNote } from '../../ui/States.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { SettingsSection } from '../Section.tsx'
import { DeliveriesDialog } from './DeliveriesDialog.tsx'
import { SecretDialog } from './SecretDialog.tsx'
import { WebhookDialog } from './WebhookDialog.tsx'
import { type WebhookAction, WebhookRow } from './WebhookRow.tsx'
import '../../styles/webhooks.css'

/** What is asked before it is done. */
type Asking = { readonly of: Webhook; readonly about: 'delete' | 'secret' }

const EVERY_MS = 20_000

export function WebhookSettings() {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const { proven, Asked } = createIdentityConfirmation()
  const at = (id: string) => ({ group: group().id, id })
  const query = createQuery(() => address('/api/groups/:group/webhooks', { group: group().id }), { every: EVERY_MS })
  const [editing, setEditing] = createSignal<Webhook | 'new' | null>(null)
  const [listing, setListing] = createSignal<Webhook | null>(null)
  const [asking, setAsking] = createSignal<Asking | null>(null)
  const [secret, setSecret] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)

  const send = async <T,>(ask: () => Promise<ApiAnswer<T>>, words?: string): Promise<ApiAnswer<T> | null> => {
    if (busy()) return null
    setBusy(true)
    setTrouble(null)
    const answer = await proven(ask)
    setBusy(false)
    setAsking(null)
    if (answer?.ok && words !== undefined) toast({ text: words })
    if (answer && !answer.ok) setTrouble(answer.why === 'refused' ? answer.message : text().webhooks.notDone)
    void query.refresh()
    return answer
  }
  const turn = (webhook: Webhook, on: boolean) =>
    send(
      () => api.send('PATCH /api/groups/:group/webhooks/:id', at(webhook.id), { on }),
      on ? text().webhooks.turnedOn : text().webhooks.turnedOff,
    )
  const act = (action: WebhookAction, webhook: Webhook) => {
    switch (action) {
      case 'deliveries':
        return void setListing(webhook)
      case 'change':
        return void setEditing(webhook)
      case 'test':
        return void send(() => api.send('POST /api/groups/:group/webhooks/:id/tests', at(webhook.id), {}), text().webhooks.testSent)
      case 'turnOn':
      case 'turnOff':
        return void turn(webhook, action === 'turnOn')
      case 'secret':
      case 'delete':
        return void setAsking({ of: webhook, about: action })
    }
  }
  const confirm = async () => {
    const asked = asking()
    if (asked?.about === 'delete')
      await send(() => api.send('DELETE /api/groups/:group/webhooks/:id', at(asked.of.id)), text().webhooks.deleted)
    else if (asked) {
      const answer = await send(() => api.send('POST /api/groups/:group/webhooks/:id/secrets', at(asked.of.id), {}))
      if (answer?.ok) setSecret(answer.value.secret)
    }
  }
  const hosts = () => query.value()?.hosts ?? []
  return (
    <SettingsSection
      id="webhooks"
      title={text().settings.part.webhooks}
      add={hosts().length > 0 ? text().webhooks.make : undefined}
      onAdd={() => setEditing('new')}
    >
      <div class="stack stack--4">
        <p class="soft webhooks__why">{text().webhooks.why}</p>
        <TroubleNote words={trouble()} />
        <QueryGate query={query} lines={2} offline={{ title: text().webhooks.offline }}>
          {(known) => <WebhookList webhooks={known().webhooks} hosts={known().hosts} onAction={act} />}
        </QueryGate>
      </div>
      <WebhookDialog
        webhook={editing()}
        hosts={hosts()}
        proven={proven}
        onClose={() => setEditing(null)}
        onSaved={(made) => {
          setEditing(null)
          if (made) setSecret(made)
          else toast({ text: text().webhooks.saved })
          void query.refresh()
        }}
      />
      <SecretDialog secret={secret()} onClose={() => setSecret(null)} />
      <Show when={listing()}>
        {(webhook) => <DeliveriesDialog webhook={webhook()} onClose={() => setListing(null)} onSent={() => void query.refresh()} />}
      </Show>
      <ConfirmDialog
        open={asking() !== null}
        title={asking()?.about === 'secret' ? text().webhooks.askSecret : text().webhooks.askDelete(asking()?.of.name ?? '')}
        description={asking()?.about === 'secret' ? text().webhooks.whenRenewed : text().webhooks.whenDeleted}
        onClose={() => setAsking(null)}
        kind={asking()?.about === 'secret' ? 'primary' : 'danger-solid'}
        verb={asking()?.about === 'secret' ? text().webhooks.renew : text().webhooks.delete}
        busy={busy() && text().common.saving}
        onConfirm={() => void confirm()}
      />
      <Asked />
    </SettingsSection>
  )
}

interface WebhookListProps {
  readonly webhooks: readonly Webhook[]
  /** To which webhooks may send; none: they are off. */
  readonly hosts: readonly string[]
  readonly onAction: (action: WebhookAction, webhook: Webhook) => void
}
function WebhookList(props: WebhookListProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <>
      <Show when={props.hosts.length === 0}>
        <Note icon="lock">{text().webhooks.areOff}</Note>
      </Show>
      <Switch>
        <Match when={props.webhooks.length > 0}>
          <ul class="webhooks">
            <For each={props.webhooks}>
              {(webhook) => <WebhookRow webhook={webhook} isAllowed={props.hosts.length > 0} onAction={props.onAction} />}
            </For>
          </ul>
        </Match>
        <Match when={props.hosts.length > 0}>
          <EmptyState title={text().webhooks.none}>{text().webhooks.noneWhy}</EmptyState>
        </Match>
      </Switch>
      <Show when={props.hosts.length > 0}>
        <p class="sub">{text().webhooks.hosts(joinNames(props.hosts, language()))}</p>
      </Show>
    </>
  )
}
