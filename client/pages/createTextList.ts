// The texts of the group as they are listed: compared, found by the words of a search, and in an order. The address keeps search and order.
import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import { compareText } from '../../shared/counts.ts'
import { createTranslationQuery } from '../base/groupFacts.ts'
import { useLanguage } from '../base/i18n.tsx'
import { createComparedTexts, type ListedText } from './createComparedTexts.ts'
import { createListArchiving } from './ListArchiving.tsx'
import { isTextFound, orderFrom, SEARCHED_FROM, type Summaries, textsInOrder } from './textList.ts'

export type TextList = ReturnType<typeof createTextList>

export const createTextList = () => {
  let element: HTMLElement | undefined
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  const { comparison, texts, differences, steps } = createComparedTexts(() => element)
  const archiving = createListArchiving()
  const isArchived = (one: ListedText) => archiving.isArchived(one.id, one.archived)
  const isCompared = () => comparison.comparison() !== null
  /** While comparing, the list shows the differences instead of a search. */
  const isSearched = () => texts().length >= SEARCHED_FROM && !isCompared()
  const words = () => (isSearched() && typeof params.q === 'string' ? params.q : '')
  const order = () => (isSearched() ? orderFrom(params.sort) : 'title')
  const translation = createTranslationQuery()
  const summaries = createMemo((): Summaries => new Map((translation.value()?.documents ?? []).map((one) => [one.document, one])))
  const shown = createMemo(() =>
    textsInOrder(
      texts().filter((one) => isTextFound(one, words())),
      {
        order: order(),
        summaries: summaries(),
        byTitle: (a, b) => compareText(language())(pick(a.title, language()).text, pick(b.title, language()).text),
      },
    ),
  )
  const put = (part: Record<string, string | null>) => setParams(part, { replace: true, scroll: false })
  return {
    /** Contains the rows. */
    ref: (made: HTMLElement) => {
      element = made
    },
    element: () => element,
    comparison,
    texts,
    differences,
    steps,
    archiving,
    isArchived,
    isCompared,
    isSearched,
    words,
    order,
    translation,
    summaries,
    shown,
    standing: () => shown().filter((one) => !isArchived(one)),
    archived: () => shown().filter(isArchived),
    search: (typed: string) => put({ q: typed.trim() === '' ? null : typed }),
    sort: (by: string) => put({ sort: by === 'title' ? null : by }),
  }
}
