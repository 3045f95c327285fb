// Items by their titles, typed or pasted; all of them are one step of undo.
import { createSignal } from 'solid-js'
import { ok, type Result } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useWrite } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { titlesIn } from './steps.ts'

export function AddItems() {
  const text = useText()
  const language = useLanguage()
  const { report } = useItemContext()
  const write = useWrite('roadmap')
  const [pasted, setPasted] = createSignal('')
  const titles = () => titlesIn(pasted())
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    if (titles().length === 0) return
    const made = write((doc): Result<unknown> => {
      for (const title of titles()) {
        const one = addItem(doc, { title: { [language()]: title } }, random)
        if (!one.ok) return one
      }
      return ok(undefined)
    })
    report(made)
    if (made.ok) setPasted('')
  }
  return (
    <form class="guide__form" onSubmit={add}>
      <textarea
        class="input"
        rows={2}
        aria-label={text().guide.items.field}
        placeholder={text().guide.items.field}
        value={pasted()}
        onInput={(event) => setPasted(event.currentTarget.value)}
      />
      <Button type="submit" icon="plus">
        {text().guide.items.act(titles().length)}
      </Button>
    </form>
  )
}
