// The dialogs that name a view, in one language or both, and that ask before deleting one.
import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { type Bilingual, otherLanguage } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { OptionCheck } from '../OptionCheck.tsx'
import type { Views } from './createViews.ts'

const LONGEST = 80
const NAMELESS: Bilingual = { es: '', en: '' }

export interface ViewDialogsProps {
  readonly views: Views
  readonly onClosed: () => void
}

export function ViewDialogs(props: ViewDialogsProps) {
  return (
    <>
      <NameDialog {...props} />
      <RemoveDialog {...props} />
    </>
  )
}

function NameDialog(props: ViewDialogsProps) {
  const form = createUniqueId()
  const text = useText()
  const language = useLanguage()
  const [name, setName] = createSignal(NAMELESS)
  const [shared, setShared] = createSignal(false)
  const [error, setError] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const isNew = () => props.views.dialog() === 'saveAs'
  const isOpen = () => isNew() || props.views.dialog() === 'rename'
  const close = () => {
    props.views.setDialog(null)
    props.onClosed()
  }
  createEffect(
    on(isOpen, () => {
      setName(isNew() ? NAMELESS : (props.views.current()?.name ?? NAMELESS))
      setShared(false)
      setError(null)
    }),
  )
  const save = async () => {
    const wanted: Bilingual = { es: name().es.trim(), en: name().en.trim() }
    if (busy()) return
    if (wanted.es === '' && wanted.en === '') return setError(text().views.needsName)
    setBusy(true)
    const problem = isNew() ? await props.views.saveAs(wanted, shared()) : await props.views.rename(wanted)
    setBusy(false)
    if (problem) return setError(problem)
    close()
  }
  return (
    <Dialog
      open={isOpen()}
      title={isNew() ? text().views.saveTitle : text().views.renameTitle}
      description={isNew() ? text().views.saveWhy : undefined}
      onClose={close}
      foot={
        <>
          <Button onClick={close}>{text().common.cancel}</Button>
          <Button kind="primary" type="submit" form={form} busy={busy() && text().common.saving}>
            {text().common.save}
          </Button>
        </>
      }
    >
      <form
        id={form}
        class="stack stack--3"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <For each={[language(), otherLanguage(language())]}>
          {(side, index) => (
            <TextField
              data-autofocus={index() === 0 ? '' : undefined}
              label={text().views.nameIn(text().roadmap.languages[side])}
              hint={index() === 0 ? undefined : text().views.otherHint}
              lang={side}
              value={name()[side]}
              maxLength={LONGEST}
              error={index() === 0 && error()}
              autocomplete="off"
              onInput={(written) => setName((now) => ({ ...now, [side]: written }))}
            />
          )}
        </For>
        <Show when={isNew() && props.views.mayShare()}>
          <OptionCheck checked={shared()} onChange={setShared}>
            {text().views.shareCheck}
          </OptionCheck>
        </Show>
      </form>
    </Dialog>
  )
}

function RemoveDialog(props: ViewDialogsProps) {
  const text = useText()
  const close = () => {
    props.views.setDialog(null)
    props.onClosed()
  }
  const name = () => {
    const view = props.views.current()
    return view ? props.views.nameOf(view) : ''
  }
  const remove = async () => {
    const removed = props.views.remove()
    close()
    await removed
  }
  return (
    <Dialog
      open={props.views.dialog() === 'remove'}
      title={text().views.removeTitle(name())}
      description={props.views.current()?.shared ? text().views.removeShared : text().views.removeOwn}
      onClose={close}
      foot={
        <>
          <Button onClick={close}>{text().common.cancel}</Button>
          <Button kind="danger-solid" onClick={remove}>
            {text().views.removeVerb}
          </Button>
        </>
      }
    />
  )
}
