// How far a proof has come, and how to end it.
import { createEffect } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import type { ProofMessage } from './report.ts'
import { archivedDocumentName } from './sentences.ts'

export function ProofProgress(props: { told: ProofMessage | null; onCancel: () => void }) {
  const text = useText()
  const language = useLanguage()
  const progress = () => (props.told?.type === 'progress' ? props.told.progress : null)
  const share = () => {
    const now = progress()
    return now && now.total > 0 ? Math.min(100, Math.floor((100 * now.done) / now.total)) : 0
  }
  const doing = () => {
    const document = progress()?.document
    return document ? text().proof.checking(archivedDocumentName({ text: text(), language: language() }, document)) : text().proof.reading
  }
  return (
    <div class="proof__progress">
      <p id="proof-doing" role="status">
        {doing()}
      </p>
      <progress max="100" value={share()} aria-labelledby="proof-doing">
        {share()} %
      </progress>
      <Button ref={(button) => createEffect(() => button.focus())} onClick={() => props.onCancel()}>
        {text().proof.cancel}
      </Button>
    </div>
  )
}
