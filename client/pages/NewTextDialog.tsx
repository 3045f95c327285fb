// Asks for the title of a new text, in at least one language, and opens the text.
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup, useRefreshGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { CreatedText } from './createdText.ts'
import { createTextCopier } from './createTextCopier.ts'

const LONGEST_TITLE = 300

export function NewTextDialog(props: { open: boolean; onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const group = useGroup()
  const refresh = useRefreshGroup()
  const navigate = useNavigate()
  const [es, setEs] = createSignal('')
  const [en, setEn] = createSignal('')
  const toast = useToast()
  const copy = createTextCopier()
  const [from, setFrom] = createSignal('')
  const earlier = () => group().documents.filter(({ kind, archived }) => kind === 'page' && !archived)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string | null>(null)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy()) return
    const created = { es: es().trim(), en: en().trim() }
    if (created.es === '' && created.en === '') return setFailure(text().texts.titleNeeded)
    setBusy(true)
    setFailure(null)
    const answer = await api.send('POST /api/groups/:group/pages', { group: group().id }, { title: created })
    if (!answer.ok) setBusy(false)
    if (!answer.ok) return setFailure(answer.why === 'refused' ? answer.message : text().common.serverDidNotAnswer)
    const source = earlier().find(({ id }) => id === from())
    const isCopied = source === undefined || (await copy(source.id, answer.value.id))
    setBusy(false)
    if (!isCopied) toast({ text: text().texts.notCopied })
    refresh()
    props.onClose()
    const state: CreatedText = { created }
    navigate(`/g/${group().id}/texts/${answer.value.id.slice('page:'.length)}`, { state })
  }
  const spanish = () => <TextField label={text().texts.titleIn.es} lang="es" maxLength={LONGEST_TITLE} value={es()} onInput={setEs} />
  const english = () => <TextField label={text().texts.titleIn.en} lang="en" maxLength={LONGEST_TITLE} value={en()} onInput={setEn} />

  return (
    <ConfirmDialog
      open={props.open}
      title={text().texts.newTextTitle}
      description={text().texts.newTextWhy}
      onClose={() => props.onClose()}
      kind="primary"
      verb={text().texts.create}
      busy={busy() && text().texts.creating}
      form="new-text"
    >
      <form id="new-text" class="stack stack--4" onSubmit={submit}>
        <TroubleNote words={failure()} />
        <Show
          when={language() === 'es'}
          fallback={
            <>
              {english()}
              {spanish()}
            </>
          }
        >
          {spanish()}
          {english()}
        </Show>
        <Show when={earlier().length > 0}>
          <Select
            label={text().texts.startFrom}
            value={from()}
            choices={[
              { value: '', label: text().texts.startEmpty },
              ...earlier().map(({ id, title }) => ({ value: id, label: pickWords(title, language()) || text().texts.untitled })),
            ]}
            hint={from() === '' ? undefined : text().texts.startFromWhy}
            onChange={setFrom}
          />
        </Show>
      </form>
    </ConfirmDialog>
  )
}
