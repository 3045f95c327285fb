// Makes an API token, and then shows it, this once.
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from '../../shared/tokens/tokens.ts'
import type { createIdentityConfirmation } from '../access/createProof.tsx'
import { CopyButton, ShownOnce } from '../access/ShownOnce.tsx'
import { createTrouble } from '../access/trouble.ts'
import { useApi, useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { createCopied } from '../clipboard/createCopied.ts'
import { Button } from '../ui/Button.tsx'
import { CheckBox } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { TroubleNote } from '../ui/States.tsx'
import '../styles/secrets.css'

const LONGEST = 60
/** The id of the element that shows the token. */
const SHOWN = 'made-token'
const USUAL_DAYS = '90'

export function NewTokenDialog(props: {
  open: boolean
  proven: ReturnType<typeof createIdentityConfirmation>['proven']
  onClose: () => void
  onMade: () => void
}) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const trouble = createTrouble()
  const draft = createTokenDraft()
  const [busy, setBusy] = createSignal(false)
  const [made, setMade] = createSignal<string | null>(null)
  const clipboard = createCopied(SHOWN)
  createEffect(
    on(
      () => props.open,
      () => {
        draft.reset()
        setMade(null)
        clipboard.reset()
        trouble.clear()
      },
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const body = draft.body()
    if (busy() || trouble.throttled() || !body) return
    setBusy(true)
    trouble.clear()
    const answer = await props.proven(() => api.send('POST /api/groups/:group/tokens', { group: group().id }, body))
    setBusy(false)
    if (!answer) return
    if (!answer.ok) return trouble.show(answer)
    setMade(answer.value.token)
    props.onMade()
  }
  return (
    <Dialog
      open={props.open}
      stays
      title={made() === null ? text().tokens.makeTitle : text().tokens.madeTitle}
      description={made() === null ? text().tokens.makeWhy : text().tokens.madeWhy}
      onClose={() => props.onClose()}
      foot={
        <Show
          when={made()}
          fallback={
            <>
              <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
              <Button
                kind="primary"
                type="submit"
                form="new-token"
                disabled={draft.scopes().length === 0}
                busy={busy() && text().common.saving}
              >
                {text().tokens.create}
              </Button>
            </>
          }
        >
          {(token) => (
            <>
              <CopyButton words={token()} label={text().tokens.copy} clipboard={clipboard} />
              <Button kind="primary" onClick={() => props.onClose()}>
                {text().tokens.haveIt}
              </Button>
            </>
          )}
        </Show>
      }
    >
      <Show when={made()} fallback={<TokenForm draft={draft} trouble={trouble.sentence()} onSubmit={submit} />}>
        {(token) => (
          <ShownOnce id={SHOWN} words={token()} clipboard={clipboard}>
            {text().tokens.once}
          </ShownOnce>
        )}
      </Show>
    </Dialog>
  )
}

const createTokenDraft = () => {
  const [name, setName] = createSignal('')
  const [scopes, setScopes] = createSignal<readonly TokenScope[]>(['read'])
  const [days, setDays] = createSignal(USUAL_DAYS)
  return {
    name,
    setName,
    scopes,
    toggle: (scope: TokenScope, isOn: boolean) => setScopes(TOKEN_SCOPES.filter((one) => (one === scope ? isOn : scopes().includes(one)))),
    days,
    setDays,
    reset: () => {
      setName('')
      setScopes(['read'])
      setDays(USUAL_DAYS)
    },
    /** Null while something is missing. */
    body: () => {
      const wanted = TOKEN_DAYS.find((one) => String(one) === days())
      if (!wanted || name().trim() === '' || scopes().length === 0) return null
      return { name: name().trim(), scopes: [...scopes()], days: wanted }
    },
  }
}

function TokenForm(props: { draft: ReturnType<typeof createTokenDraft>; trouble: string | null; onSubmit: (event: SubmitEvent) => void }) {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  return (
    <form id="new-token" class="stack stack--4" onSubmit={(event) => props.onSubmit(event)}>
      <TroubleNote words={props.trouble} />
      <TextField
        label={text().tokens.name}
        hint={text().tokens.nameHint}
        value={props.draft.name()}
        maxlength={LONGEST}
        required
        onInput={props.draft.setName}
        data-autofocus=""
      />
      <fieldset class="token-scopes">
        <legend class="label">{text().tokens.scopes}</legend>
        <For each={TOKEN_SCOPES.filter((scope) => scope !== 'webhooks' || can('group.change', group().id))}>
          {(scope) => (
            <div class="token-scope">
              <CheckBox
                label={text().tokens.scopeLabels[scope]}
                checked={props.draft.scopes().includes(scope)}
                onChange={(isOn) => props.draft.toggle(scope, isOn)}
              />
              <span aria-hidden="true">
                {text().tokens.scopeLabels[scope]}
                <span class="sub">{text().tokens.scopeWhy[scope]}</span>
              </span>
            </div>
          )}
        </For>
      </fieldset>
      <Select
        label={text().tokens.days}
        value={props.draft.days()}
        choices={TOKEN_DAYS.map((one) => ({ value: String(one), label: text().tokens.forDays(one) }))}
        onChange={props.draft.setDays}
      />
    </form>
  )
}
