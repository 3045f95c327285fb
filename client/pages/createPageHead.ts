// The title and kind of a text as a signal, without its body.
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import type { Bilingual } from '../../shared/bilingual.ts'
import { rootMap } from '../../shared/editor/foreign.ts'
import { PAGE_FIELDS, PAGE_ROOTS } from '../../shared/page/layout.ts'
import type { PageKind } from '../../shared/page/model.ts'
import { pageTitleText } from '../../shared/page/write.ts'

export interface PageHead {
  readonly title: Bilingual
  /** Null until it is set. */
  readonly kind: PageKind | null
  readonly archived: boolean
}

export const createPageHead = (doc: Y.Doc): Accessor<PageHead> => {
  const meta = rootMap(doc, PAGE_ROOTS.meta)
  const titles = { es: pageTitleText(doc, 'es'), en: pageTitleText(doc, 'en') }
  const read = (): PageHead => {
    const kind = meta?.get('kind')
    return {
      title: { es: titles.es?.toString() ?? '', en: titles.en?.toString() ?? '' },
      kind: PAGE_FIELDS.kind.accepts(kind) ? kind : null,
      archived: meta?.get('archived') === true,
    }
  }
  const [head, setHead] = createSignal(read())
  const look = () => setHead(read())
  const seen = [meta, titles.es, titles.en]
  for (const type of seen) type?.observe(look)
  onCleanup(() => {
    for (const type of seen) type?.unobserve(look)
  })
  return head
}
