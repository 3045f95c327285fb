// Adds items from typed or pasted titles, as one undo step. A pasted table goes through the steps of an import.
import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { ok, type Result } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { openImport } from '../../base/openImport.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useWrite } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { titlesIn } from './steps.ts'

export function AddItems() {
  const text = useText()
  const language = useLanguage()
  const { report } = useItemContext()
  const write = useWrite('roadmap')
  const group = useGroup()
  const navigate = useNavigate()
  const check = (table: string) => openImport(navigate, group().id, table)
  const [pasted, setPasted] = createSignal('')
  const titles = () => titlesIn(pasted())
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    if (titles().length === 0) return
    if (pasted().includes('\t')) return check(pasted())
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
        // A single-line field would turn the tabs between cells into spaces.
        onPaste={(event) => {
          const words = event.clipboardData?.getData('text/plain') ?? ''
          if (pasted().trim() !== '' || !words.includes('\t')) return
          event.preventDefault()
          check(words)
        }}
      />
      <Button type="submit" icon="plus">
        {text().guide.items.act(titles().length)}
      </Button>
    </form>
  )
}
