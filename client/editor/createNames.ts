// What the authors of marked words, and the texts from which words were pasted, are called for this reader.
import type { Origin } from '../../shared/history/textDiff.ts'
import type { AccountId } from '../../shared/ids.ts'
import { authorMarkIn } from '../base/authorMark.ts'
import { documentName } from '../base/documentName.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import type { Authored } from '../states/authorWords.ts'
import { calledIn } from './calledIn.ts'
import type { MarkSigner } from './markedWords.ts'

export interface EditorNaming {
  /** Name of an author; null if unknown. */
  readonly person: (id: AccountId) => string | null
}

export const createNames = (props: EditorNaming) => {
  const [text, language, group] = [useText(), useLanguage(), useGroup()]
  const markOf = (author: Authored) => authorMarkIn(group(), author)
  return {
    markOf,
    of: (author: Authored): MarkSigner => ({
      person: calledIn(group(), author, props.person, language()),
      code: markOf(author)?.code ?? null,
    }),
    textOf: ({ document }: Pick<Origin, 'document'>): string => documentName(group(), document, text(), language()),
  }
}
