// Comments on the items of a plan for export, on request, in the order of the items. Pure.
import type { Threads } from '../../shared/api/comments.ts'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import type { Thread } from '../../shared/comments/thread.ts'
import { parseWords } from '../../shared/comments/words.ts'
import { doubtOf } from '../../shared/history/creditWords.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import type { PlanFile } from './planFile.ts'

export interface SaidLine {
  readonly item: Item
  readonly thread: Thread
  readonly by: string
  readonly at: number
  /** Mentions as names. */
  readonly words: Readonly<Record<Language, string>>
}

/** One entry per comment that is not deleted. */
export const saidLines = ({ items, names, comments, text }: PlanFile): readonly SaidLine[] => {
  if (!comments) return []
  const people = new Map(comments.people.map(({ account, name }) => [account, name || text.comments.erased]))
  const said = (words: string): string =>
    parseWords(words)
      .map((part) => {
        if (part.type === 'text') return part.text
        const { mention } = part
        if (mention.kind === 'delegation') return `@${names.delegations.nameOf(mention.id, names.language)}`
        if (mention.kind === 'agency') return `@${names.agencies.nameOf(mention.id, names.language)}`
        return `@${people.get(mention.id) ?? names.people.nameOf(mention.id, names.language)}`
      })
      .join('')
  const bySubject = Map.groupBy(comments.threads, ({ subject }): string => subject)
  return items.flatMap((item) =>
    (bySubject.get(`item:${item.id}`) ?? [])
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .flatMap((thread) =>
        thread.comments
          .filter(({ removed }) => removed === null)
          .map(({ account, at, byLink, language, words, other }) => ({
            item,
            thread,
            by: [people.get(account) ?? text.comments.somebody, doubtOf(byLink ? { byLink } : {}, () => null, names.language)]
              .filter(Boolean)
              .join('; '),
            at,
            words: Object.fromEntries(
              LANGUAGES.map((side) => [side, said(side === language ? words : (other?.words ?? ''))]),
            ) as SaidLine['words'],
          })),
      ),
  )
}

/** `CO` for a thread private to that delegation; '' for a public one. */
export const onlyFor = ({ delegation }: Pick<Thread, 'delegation'>, { names }: Pick<PlanFile, 'names'>): string =>
  delegation ? names.delegations.nameOf(delegation, names.language) : ''

/** Whether it contains anything private to a delegation. */
export const isForOne = (comments: Pick<Threads, 'threads'> | null): boolean =>
  comments?.threads.some(({ visibility }) => visibility === 'delegation') ?? false
