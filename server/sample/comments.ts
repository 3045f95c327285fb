// Comments of the sample: on items, on passages of texts, and private to a delegation. Written through the comment service once all members have
// their seats, at the times of the story.
import type * as Y from 'yjs'
import type { Language } from '../../shared/bilingual.ts'
import { anchorAt } from '../../shared/comments/anchor.ts'
import type { StoredAnchor } from '../../shared/comments/storedAnchor.ts'
import { linesOf } from '../../shared/comments/textLines.ts'
import { type Instant, instant, newCommentId, newThreadId, roadmapId, type ThreadId } from '../../shared/ids.ts'
import { pageBody } from '../../shared/page/write.ts'
import { must } from '../../shared/result.ts'
import type { CommentDeps } from '../comments/commentDeps.ts'
import { beginThread, markThreadsSeen, reply, resolve, translate } from '../comments/comments.ts'
import type { Deps } from '../deps.ts'
import { type Deed, doneOrThrow, known, type SampleIds } from './deed.ts'
import { SAMPLE_PEOPLE, type SamplePersonName, type SampleWriter } from './people.ts'

interface Said {
  readonly on: string
  readonly by: SampleWriter
  readonly words: (mention: Mention) => string
  /** Translation, by the translator on the next day. */
  readonly other?: string
}
interface SampleThread {
  /** The number of an item, or a passage of a text. */
  readonly about: number | { readonly page: string; readonly side: Language; readonly quote: string }
  readonly field?: string
  readonly amongThemselves?: true
  readonly said: readonly [Said, ...Said[]]
  readonly resolved?: { readonly on: string; readonly by: SampleWriter }
}
type Mention = (person: SamplePersonName) => string

export const THREADS: readonly SampleThread[] = [
  {
    about: 17,
    said: [
      {
        on: '2019-10-17 10:20',
        by: 'delegate.us',
        words: (mention) =>
          `Is the legal opinion the only thing that is missing? ${mention('delegate.mx')}, we could review a draft without it.`,
        other: '¿Falta solo la opinión jurídica? Podríamos revisar un borrador sin ella.',
      },
      {
        on: '2019-10-21 17:05',
        by: 'delegate.mx',
        words: () => 'Sí, solo esa opinión. Enviaremos el borrador sin el apartado sobre el destino de los bienes.',
        other: 'Yes, only that opinion. We will send the draft without the section on the disposition of property.',
      },
      { on: '2019-11-13 09:40', by: 'delegate.us', words: () => 'Received, thank you. Our comments will follow before session 3.' },
    ],
  },
  {
    about: 14,
    field: 'due',
    said: [
      {
        on: '2019-10-08 11:15',
        by: 'secretariat',
        words: (mention) => `${mention('delegate.co')}, ¿con qué fecha presentamos esta nota a la sesión 3?`,
        other: 'On what date do we present this note to session 3?',
      },
      { on: '2019-10-08 16:30', by: 'delegate.co', words: () => 'Con la que figura en el plan: el capítulo que falta está en traducción.' },
    ],
    resolved: { on: '2019-10-09 09:10', by: 'secretariat' },
  },
  {
    about: { page: 'early-consultation', side: 'es', quote: 'o de diez en casos urgentes' },
    said: [
      {
        on: '2019-11-05 12:10',
        by: 'head.co',
        words: () => 'Diez días en casos urgentes son viables para nosotros si la consulta llega completa.',
        other: 'Ten days in urgent cases are workable for us if the consultation arrives complete.',
      },
      {
        on: '2019-11-12 15:45',
        by: 'head.us',
        words: () => 'We agree to ten days, and suggest that a request to preserve data should not wait for the answer.',
      },
    ],
  },
  {
    about: 20,
    amongThemselves: true,
    said: [
      {
        on: '2019-11-12 08:50',
        by: 'delegate.co',
        words: (mention) => `${mention('head.co')}: antes de la sesión 3 convendría confirmar con PONAL quién firma la devolución.`,
      },
      { on: '2019-11-13 18:20', by: 'head.co', words: () => 'De acuerdo. Lo consulto esta semana y lo llevamos con una sola posición.' },
    ],
  },
]

/** Anchors of threads in texts, in their state when the thread begins. */
export type Anchors = Map<SampleThread, StoredAnchor>

export const anchorDeeds = (threads: readonly SampleThread[], names: SampleIds, anchors: Anchors): readonly Deed[] =>
  threads.flatMap((thread): Deed[] => {
    const { about, said } = thread
    if (typeof about === 'number') return []
    const [{ on, by }] = said
    return [
      {
        type: 'act',
        at: names.dates.at(on),
        by,
        async act({ seat }) {
          const { doc } = await seat(names.place.page(about.page), by)
          anchors.set(thread, anchorOn(doc, about))
        },
      },
    ]
  })

const anchorOn = (doc: Y.Doc, { side, quote }: { readonly side: Language; readonly quote: string }): StoredAnchor => {
  const lines = linesOf(must(pageBody(doc, side), 'a body'))
  const line = must(
    lines.find(({ words }) => words.includes(quote)),
    `a line with ${quote}`,
  )
  const from = line.words.indexOf(quote)
  return must(anchorAt(side, { line: line.element, from, to: from + quote.length }), 'an anchor')
}

/** After the last member has their seat: only members can comment. */
export const writeComments = async (
  deps: Deps,
  threads: readonly SampleThread[],
  names: SampleIds,
  { anchors, lastSeen }: { readonly anchors: Anchors; readonly lastSeen: (person: SamplePersonName) => Instant },
): Promise<void> => {
  const { place, dates, accounts } = names
  const group = place.group
  const as = (person: SamplePersonName) => ({ group, account: known(accounts, person), now: deps.clock.now() })
  const at = (on: string, later = 0): CommentDeps => ({
    ...deps,
    clock: { ...deps.clock, now: () => instant(dates.at(on) + later) },
    commented: async () => undefined,
  })
  const mention: Mention = (person) => `@{a:${known(accounts, person)}}`
  const written: ThreadId[] = []
  const steps: { readonly when: number; readonly step: () => Promise<unknown> }[] = []
  for (const one of threads) {
    const { about, said, field = null, amongThemselves, resolved } = one
    const thread = newThreadId(deps.random)
    written.push(thread)
    const where =
      typeof about === 'number'
        ? ({ document: roadmapId(group), subject: `item:${known(names.items, about)}`, anchor: null } as const)
        : ({ document: place.page(about.page), subject: 'text:', anchor: must(anchors.get(one), 'where a thread stands') } as const)
    for (const [n, { on, by, words, other }] of said.entries()) {
      const given = { id: newCommentId(deps.random), language: SAMPLE_PEOPLE[by].language, words: words(mention) }
      const visibility = amongThemselves ? 'delegation' : 'all'
      steps.push({
        when: dates.at(on),
        step: async () =>
          doneOrThrow(
            n === 0
              ? await beginThread(at(on), as(by), { ...given, ...where, thread, field, visibility })
              : await reply(at(on), as(by), { thread, given }),
          ),
      })
      if (other !== undefined)
        steps.push({
          when: dates.at(on) + DAY_MS,
          step: async () => doneOrThrow(await translate(at(on, DAY_MS), as('translator'), { comment: given.id, words: other })),
        })
    }
    if (resolved)
      steps.push({
        when: dates.at(resolved.on),
        step: async () => doneOrThrow(await resolve(at(resolved.on), as(resolved.by), { thread, resolved: true, version: said.length })),
      })
  }
  for (const { step } of steps.sort((a, b) => a.when - b.when)) await step()
  for (const person of accounts.keys())
    await markThreadsSeen(
      deps,
      as(person),
      written.map((thread) => ({ thread, upTo: lastSeen(person) })),
    )
}

const DAY_MS = 24 * 60 * 60_000
