// Makes a webhook, or changes its name, address and events.
import { createEffect, createSignal, For, on } from 'solid-js'
import type { Webhook } from '../../../shared/api/webhooks.ts'
import { LONGEST_WEBHOOK_URL, WEBHOOK_EVENTS, type WebhookEvent } from '../../../shared/webhooks/webhooks.ts'
import type { createIdentityConfirmation } from '../../access/createProof.tsx'
import { createTrouble } from '../../access/trouble.ts'
import { useApi } from '../../base/actor.tsx'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { ConfirmDialog } from '../../states/ConfirmDialog.tsx'
import { CheckBox } from '../../ui/Check.tsx'
import { TextField } from '../../ui/Field.tsx'
import { TroubleNote } from '../../ui/States.tsx'
import '../../styles/secrets.css'

const LONGEST_NAME = 60

export function WebhookDialog(props: {
  /** Null: closed. */
  webhook: Webhook | 'new' | null
  hosts: readonly string[]
  proven: ReturnType<typeof createIdentityConfirmation>['proven']
  onClose: () => void
  /** With the secret of a new one. */
  onSaved: (secret: string | null) => void
}) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const group = useGroup()
  const trouble = createTrouble()
  const [name, setName] = createSignal('')
  const [url, setUrl] = createSignal('')
  const [events, setEvents] = createSignal<readonly WebhookEvent[]>(WEBHOOK_EVENTS)
  const [busy, setBusy] = createSignal(false)
  /** The words of a dialog that is closing stay as they were. */
  const [isNew, setIsNew] = createSignal(true)
  createEffect(
    on(
      () => props.webhook,
      (webhook) => {
        if (webhook === null) return
        const known = webhook === 'new' ? null : webhook
        setIsNew(known === null)
        setName(known?.name ?? '')
        setUrl(known?.url ?? '')
        setEvents(known?.events ?? WEBHOOK_EVENTS)
        trouble.clear()
      },
    ),
  )
  const toggle = (event: WebhookEvent, isOn: boolean) =>
    setEvents(WEBHOOK_EVENTS.filter((one) => (one === event ? isOn : events().includes(one))))
  const save = async (webhook: Webhook | 'new') => {
    const at = { group: group().id }
    const body = { name: name().trim(), url: url().trim(), events: [...events()] }
    if (webhook === 'new') {
      const made = await props.proven(() => api.send('POST /api/groups/:group/webhooks', at, body))
      return made?.ok ? { ok: true as const, secret: made.value.secret } : made
    }
    const changed = await props.proven(() => api.send('PATCH /api/groups/:group/webhooks/:id', { ...at, id: webhook.id }, body))
    return changed?.ok ? { ok: true as const, secret: null } : changed
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const webhook = props.webhook
    if (webhook === null || busy() || trouble.throttled() || name().trim() === '' || url().trim() === '' || events().length === 0) return
    setBusy(true)
    trouble.clear()
    const saved = await save(webhook)
    setBusy(false)
    if (!saved) return
    if (saved.ok) props.onSaved(saved.secret)
    else trouble.show(saved)
  }
  return (
    <ConfirmDialog
      open={props.webhook !== null}
      title={isNew() ? text().webhooks.makeTitle : text().webhooks.changeTitle}
      description={isNew() ? text().webhooks.makeWhy : undefined}
      onClose={() => props.onClose()}
      kind="primary"
      verb={isNew() ? text().webhooks.create : text().common.save}
      busy={busy() && text().common.saving}
      disabled={events().length === 0}
      form="webhook"
    >
      <form id="webhook" class="stack stack--4" onSubmit={submit}>
        <TroubleNote words={trouble.sentence()} />
        <TextField
          label={text().webhooks.name}
          hint={text().webhooks.nameHint}
          value={name()}
          maxlength={LONGEST_NAME}
          required
          onInput={setName}
          data-autofocus=""
        />
        <TextField
          label={text().webhooks.url}
          hint={text().webhooks.urlHint(joinNames(props.hosts, language()))}
          type="url"
          inputmode="url"
          spellcheck={false}
          autocapitalize="off"
          value={url()}
          maxlength={LONGEST_WEBHOOK_URL}
          required
          onInput={setUrl}
        />
        <fieldset class="token-scopes">
          <legend class="label">{text().webhooks.events}</legend>
          <For each={WEBHOOK_EVENTS}>
            {(event) => (
              <div class="token-scope">
                <CheckBox
                  label={text().webhooks.eventLabels[event]}
                  checked={events().includes(event)}
                  onChange={(isOn) => toggle(event, isOn)}
                />
                <span aria-hidden="true">
                  {text().webhooks.eventLabels[event]} <code class="sub">{event}</code>
                </span>
              </div>
            )}
          </For>
        </fieldset>
      </form>
    </ConfirmDialog>
  )
}
