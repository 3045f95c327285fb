// Comments in the panel of an item: on the item or on one of its fields.
import { useSearchParams } from '@solidjs/router'
import { createSignal } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { THREAD } from '../../shared/comments/paths.ts'
import { roadmapId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuOptions } from '../ui/Menu.tsx'
import type { CommentedSubject } from './CommentsProvider.tsx'
import { CommentsView } from './CommentsView.tsx'
import { createThreads } from './createThreads.ts'
import type { Beginning } from './NewThread.tsx'
import { createOpenThread } from './openThread.ts'
import type { ListedThread } from './threads.ts'

export function ItemComments(props: { item: Item }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive('roadmap')
  const [, setParams] = useSearchParams()
  const open = createOpenThread()
  const subject = (): CommentedSubject => ({ document: roadmapId(group().id), subject: `item:${props.item.id}` })
  const list = createThreads(subject)
  const [field, setField] = createSignal<string | null>(null)
  const [beginning, setBeginning] = createSignal<Beginning | null>(null)
  const placeOf = (thread: ListedThread) => ({
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
      openThread={open.thread()}
      arrived={open.arrived()}
      onOpenThread={(thread) => {
        open.fromHere(thread)
        setParams({ [THREAD]: thread }, { replace: true, scroll: false })
      }}
      isPast={live.shownAt !== undefined}
      field={field()}
      about={<FieldChoice field={field()} onChange={setField} />}
    />
  )
}

/** `description.es` counts as the description. */
const labelOf = (field: string, language: Language): string => {
  const [name] = field.split(/[./]/)
  return Object.entries(FIELDS).find(([key]) => key === name)?.[1].label[language] ?? field
}

const WHOLE = 'whole'
/** Fields that can be commented on; any other comment is on the item. */
const ARGUED = ['title', 'status', 'lead', 'due', 'progress', 'description'] as const

function FieldChoice(props: { field: string | null; onChange: (field: string | null) => void }) {
  const text = useText()
  const language = useLanguage()
  const words = (field: string) => (field === WHOLE ? text().comments.wholeItem : text().comments.onField(labelOf(field, language())))
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" opens class="cms__about">
          {words(props.field ?? WHOLE)}
        </Button>
      )}
    >
      <MenuOptions
        value={props.field ?? WHOLE}
        options={[WHOLE, ...ARGUED]}
        words={words}
        onChange={(field) => props.onChange(field === WHOLE ? null : field)}
      />
    </Menu>
  )
}
