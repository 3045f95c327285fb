// The field's glossary, as an ordinary edit of the user: one undo takes it back.
import { STARTING_TERMS } from '../../shared/glossary/startingTerms.ts'
import { addStartingTerms } from '../../shared/glossary/write.ts'
import { ok } from '../../shared/result.ts'
import { useText } from '../base/i18n.tsx'
import { useWrite } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { useToast } from '../ui/Toasts.tsx'

export function StartButton() {
  const text = useText()
  const toast = useToast()
  const write = useWrite('glossary')
  const start = () => {
    const made = write((doc) => ok(addStartingTerms(doc, STARTING_TERMS, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)))))
    if (made.ok) toast({ text: text().glossary.started(made.value.length) })
  }
  return (
    <Button kind="primary" icon="book-open-check" onClick={start}>
      {text().glossary.start(STARTING_TERMS.length)}
    </Button>
  )
}
