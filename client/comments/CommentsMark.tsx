// Badge with the number of open threads on an item or a text; emphasised when something is unread.
import { Show } from 'solid-js'
import { type ItemId, roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SIGNS } from '../ui/signs.ts'
import { type CommentedSubject, useOptionalComments } from './CommentsProvider.tsx'

export function CommentsMark(props: { item: ItemId }) {
  const group = useGroup()
  return <SaidOn subject={{ document: roadmapId(group().id), subject: `item:${props.item}` }} />
}

export function SaidOn(props: { subject: CommentedSubject }) {
  const text = useText()
  const comments = useOptionalComments()
  const counts = () => comments?.counts(props.subject) ?? null
  const words = (open: number, unread: number) => {
    const said = text().comments.open(open)
    return unread > 0 ? text().comments.openAndNew(said, unread) : said
  }
  return (
    <Show when={counts()?.open ? counts() : null}>
      {(found) => (
        <span class="said" classList={{ 'is-new': found().unread > 0 }} data-tip={words(found().open, found().unread)}>
          <Icon name={SIGNS.comments} />
          <span aria-hidden="true">{found().open}</span>
          <span class="vh">{words(found().open, found().unread)}</span>
        </span>
      )}
    </Show>
  )
}
