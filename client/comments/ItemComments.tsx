// The comments of an item in its panel: on the whole of it, or on one of its fields.
import { useSearchParams } from '@solidjs/router'
import { createSignal } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { parseThreadId, roadmapId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { THREAD } from './addresses.ts'
import type { Subject } from './CommentsProvider.tsx'
import { type Beginning, CommentsView } from './CommentsView.tsx'
import { createThreads } from './createThreads.ts'
import type { Thread } from './threads.ts'

export function ItemComments(props: { item: Item }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive('roadmap')
  const [params, setParams] = useSearchParams()
  const subject = (): Subject => ({ document: roadmapId(group().id), subject: `item:${props.item.id}` })
  const list = createThreads(subject)
  const [beginning, setBeginning] = createSignal<Beginning | null>(null)
  const placeOf = (thread: Thread) => ({
    words: thread.field === null ? text().comments.wholeItem : text().comments.onField(labelOf(thread.field, language())),
    gone: false,
    go: null,
    asItWas: null,
  })
  return (
    <CommentsView
      subject={subject()}
      list={list}
      placeOf={placeOf}
      placeholder={text().comments.onItem(props.item.code)}
      emptyWords={text().comments.noneOnItem}
      beginning={beginning()}
      onBeginning={setBeginning}
      alwaysBegins
      openThread={parseThreadId(params[THREAD])}
      onOpenThread={(thread) => setParams({ [THREAD]: thread }, { replace: true, scroll: false })}
      isPast={live.shownAt !== undefined}
    />
  )
}

/** `description.es` is the description. */
const labelOf = (field: string, language: Language): string => {
  const [name] = field.split(/[./]/)
  return Object.entries(FIELDS).find(([key]) => key === name)?.[1].label[language] ?? field
}
