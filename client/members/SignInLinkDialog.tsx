// A one-time link, shown once: to copy, with the moment until which it works; or the word that it was mailed to its person.
import { Show } from 'solid-js'
import type { IssuedLink, MailedLink } from '../../shared/api/members.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { createCopied } from '../clipboard/createCopied.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import type { NotedFailure } from './FailureNote.tsx'
import { FailureNote } from './FailureNote.tsx'

export type ShownLink =
  | { readonly title: string; readonly why: string; readonly issued: IssuedLink | MailedLink }
  | { readonly title: string; readonly failure: NotedFailure }

export function SignInLinkDialog(props: { shown: ShownLink | null; onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const { copied, refused, copy, reset } = createCopied('issued-link')
  const answered = () => (props.shown && 'issued' in props.shown ? props.shown : null)
  const issued = () => {
    const shown = answered()
    return shown && 'link' in shown.issued ? { why: shown.why, issued: shown.issued } : null
  }
  const mailed = () => {
    const shown = answered()
    return shown && 'mailed' in shown.issued ? shown.issued : null
  }
  const failure = () => (props.shown && 'failure' in props.shown ? props.shown.failure : null)
  const close = () => {
    reset()
    props.onClose()
  }
  return (
    <Dialog
      open={props.shown !== null}
      // A slip of the pointer must not lose what cannot be shown again.
      stays={issued() !== null}
      title={props.shown?.title ?? ''}
      description={issued()?.why}
      onClose={close}
      foot={
        <>
          <Button onClick={close}>{text().people.done}</Button>
          <Show when={issued()}>
            {(shown) => (
              <Button kind="primary" icon={copied() ? 'check' : 'copy'} onClick={() => copy(shown().issued.link)}>
                {copied() ? text().common.copied : text().people.copyLink}
              </Button>
            )}
          </Show>
        </>
      }
    >
      <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      <Show when={mailed()}>
        {(link) => (
          <Note icon="mail">
            {text().people.linkMailed} {text().people.linkUntil(formatMoment(link().expiresAt, language()))}
          </Note>
        )}
      </Show>
      <Show when={issued()}>
        {(shown) => (
          <>
            <Show when={shown().issued.mailedTo}>{(email) => <Note icon="mail">{text().people.alsoMailed(email())}</Note>}</Show>
            <TextField
              id="issued-link"
              label={text().people.link}
              value={shown().issued.link}
              onInput={() => {}}
              readOnly
              onFocus={(event) => event.currentTarget.select()}
              hint={text().people.linkUntil(formatMoment(shown().issued.expiresAt, language()))}
            />
            <TroubleNote words={refused() ? text().clipboard.byHand : null} />
            <Note icon="triangle-alert">{text().people.linkOnce}</Note>
            <span class="vh" role="status">
              {copied() ? text().people.linkCopied : ''}
            </span>
          </>
        )}
      </Show>
    </Dialog>
  )
}
