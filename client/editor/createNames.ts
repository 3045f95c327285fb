// What the authors of marked words, and the texts from which words were pasted, are called for this reader.
import type { Origin } from '../../shared/history/textDiff.ts'
import { authorMarkIn } from '../base/authorMark.ts'
import { documentName } from '../base/documentName.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import type { Authored } from '../states/authorWords.ts'
import { calledIn } from './calledIn.ts'
import type { MarkedTextProps } from './MarkedText.tsx'
import type { Signer } from './markedWords.ts'

export const createNames = (props: Pick<MarkedTextProps, 'person'>) => {
  const [text, language, group] = [useText(), useLanguage(), useGroup()]
  const markOf = (author: Authored) => authorMarkIn(group(), author)
  return {
    markOf,
    of: (author: Authored): Signer => ({
      person: calledIn(group(), author, props.person, language()),
      code: markOf(author)?.code ?? null,
    }),
    textOf: ({ document }: Pick<Origin, 'document'>): string => documentName(group(), document, text(), language()),
  }
}
