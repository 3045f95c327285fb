// Open threads with unread comments that mention the user, their delegation or agency, or in which they wrote.
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { threadPath } from '../../shared/comments/paths.ts'
import { type DocumentId, parseItemId } from '../../shared/ids.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useComments } from '../comments/CommentsProvider.tsx'
import { createPeopleNames } from '../comments/createThreads.ts'
import { firstWords, isFor, type ListedThread, threadsInOrder } from '../comments/threads.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SIGNS } from '../ui/signs.ts'
import { HomeSection } from './HomeSection.tsx'

const MOST = 5

export function CommentsForMe() {
  const text = useText()
  const group = useGroup()
  const comments = useComments()
  const subject = createSubject()
  const asked = createQuery(() => address('/api/groups/:group/comments', { group: group().id, open: '1', unread: '1', newest: '1' }), {
    news: 'comments',
    live: true,
    remember: true,
    afterContent: true,
  })
  const names = createPeopleNames(asked.value)
  const mine = createMemo(() => threadsInOrder((asked.value()?.threads ?? []).filter((one) => one.unread && isFor(comments.reader(), one))))
  return (
    <Show when={mine().length > 0}>
      <HomeSection title={text().comments.forMe}>
        <ul class="waiting">
          <For each={mine().slice(0, MOST)}>
            {(thread) => (
              <li>
                <Icon name={thread.visibility === 'delegation' ? 'lock' : SIGNS.comments} />
                <div>
                  <A href={`/g/${group().id}/${threadPath(thread.document, thread.subject, thread.id)}`}>{subject(thread)}</A>
                  <p class="sub waiting__words">{firstWords(thread, names)}</p>
                </div>
              </li>
            )}
          </For>
        </ul>
      </HomeSection>
    </Show>
  )
}

/** Label of the thread's subject. */
const createSubject = () => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  const titleOf = (document: DocumentId) => {
    const page = group().documents.find(({ id }) => id === document)
    return page ? pickWords(page.title, language()) || text().texts.untitled : text().texts.untitled
  }
  return ({ subject, document }: ListedThread): string => {
    const [kind, named] = subject.split(':')
    const id = kind === 'item' ? parseItemId(named) : null
    const item = id && context.item(id)
    if (item) return `${item.code} ${pickWords(item.title, language())}`
    if (kind === 'text') return titleOf(document)
    return kind === 'decision' ? text().comments.wholeDecision : kind === 'point' ? text().comments.wholePoint : text().comments.wholeItem
  }
}
