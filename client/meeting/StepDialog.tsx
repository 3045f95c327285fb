// Confirms a change of state and says what others will see. Closing has a page of its own.
import { createSignal, For, Show } from 'solid-js'
import { type Bilingual, otherLanguage, pickWords } from '../../shared/bilingual.ts'
import { LONGEST_REASON, type MeetingState } from '../../shared/meeting/lifecycle.ts'
import { formatSpan } from '../base/daySpans.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay } from '../base/intl.ts'
import { inZone } from '../base/zones.ts'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { useSession } from './SessionContext.tsx'
import { useStateChange } from './stateChange.ts'

export type SessionStep = 'share' | 'open' | 'start' | 'reopen' | 'toDraft'
const LEADS: Readonly<Record<SessionStep, MeetingState>> = {
  share: 'open',
  open: 'open',
  start: 'inSession',
  reopen: 'open',
  toDraft: 'draft',
}

export function StepDialog(props: { step: SessionStep | null; onClose: () => void }) {
  const text = useText()
  const toast = useToast()
  const language = useLanguage()
  const session = useSession()
  const change = useStateChange()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string | null>(null)
  /** Today is not one of the session's days in its time zone. */
  const otherDay = () => {
    const info = session.info()
    if (!info?.start) return null
    const today = inZone(Date.now(), info.zone).day
    if (today >= info.start && today <= (info.end ?? info.start)) return null
    return text().meeting.notItsDay(formatSpan(info.start, info.end, language(), 0), formatDay(today, language(), 0))
  }
  const [reason, setReason] = createSignal<Bilingual>({ es: '', en: '' })
  const close = () => {
    setFailure(null)
    setReason({ es: '', en: '' })
    props.onClose()
  }
  const go = async (step: SessionStep) => {
    if (step === 'reopen' && pickWords(reason(), language()) === '') return setFailure(text().meeting.act.reasonMissing)
    setBusy(true)
    const trouble = await change(LEADS[step], step === 'reopen' ? reason() : undefined)
    setBusy(false)
    if (trouble !== null) return setFailure(trouble)
    toast({ text: text().meeting.act.done[step === 'share' ? 'shared' : step === 'reopen' ? 'reopened' : LEADS[step]] })
    close()
  }
  return (
    <Show when={props.step}>
      {(step) => (
        <ConfirmDialog
          open
          title={text().meeting.act[`${step()}Title`]}
          description={text().meeting.act[`${step()}Why`]}
          onClose={close}
          kind="primary"
          verb={text().meeting.act[step()]}
          busy={busy() && text().meeting.act.working}
          autofocus={step() !== 'reopen'}
          onConfirm={() => go(step())}
        >
          <Show when={step() === 'start' && otherDay()}>{(words) => <Note icon="triangle-alert">{words()}</Note>}</Show>
          <Show when={step() === 'reopen'}>
            <For each={[language(), otherLanguage(language())]}>
              {(side, at) => (
                <div class="field">
                  <label for={`reopen-${side}`}>{text().meeting.act.reasonIn[side]}</label>
                  <textarea
                    id={`reopen-${side}`}
                    class="input"
                    lang={side}
                    rows={2}
                    maxLength={LONGEST_REASON}
                    data-autofocus={at() === 0 ? '' : undefined}
                    value={reason()[side]}
                    onInput={(event) => setReason({ ...reason(), [side]: event.currentTarget.value })}
                  />
                </div>
              )}
            </For>
          </Show>
          <TroubleNote words={failure()} />
        </ConfirmDialog>
      )}
    </Show>
  )
}
