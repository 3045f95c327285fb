// Author of each run of a current text: a diff from an empty text.

import type * as Y from 'yjs'
import { charactersIn } from '../../shared/editor/textLength.ts'
import { onlyContext } from '../../shared/history/credit.ts'
import type { Authorship, DiffMark, DiffNode } from '../../shared/history/textDiff.ts'
import { parseAccountId, parseDelegationId } from '../../shared/ids.ts'
import { NO_IDS } from '../../shared/yjs/structStore.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import type { Stamp } from './stamp.ts'
import { diffText } from './textDiff.ts'
import { joinRuns } from './textRuns.ts'

type Author = { -readonly [Key in keyof Authorship['authors'][number]]: Authorship['authors'][number][Key] }

export const authorshipOf = (text: Y.XmlFragment | Y.Text, doc: Y.Doc, authors: IdRanges<Stamp>): Authorship => {
  const nothing = { doc, earlier: NO_IDS, inserted: authors, deleted: createIdRanges<Stamp>() }
  const found = new Map<string, Author>()
  const marked = (node: DiffNode): DiffNode => {
    if (node.type === 'text') return { ...node, marks: node.marks?.map((mark) => authored(mark, charactersIn(node.text ?? ''))) ?? [] }
    const { ychange: _, ...attrs } = node.attrs ?? {}
    const { attrs: __, content, ...rest } = node
    return {
      ...rest,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content ? { content: joinRuns(content.map(marked)) } : {}),
    }
  }
  const authored = (mark: DiffMark, characters: number): DiffMark => {
    if (mark.type !== 'ychange') return mark
    const account = parseAccountId(mark.attrs?.account)
    const delegation = parseDelegationId(mark.attrs?.delegation)
    const unverified = mark.attrs?.unverified === true
    const context = onlyContext(mark.attrs ?? {})
    if (account || unverified) count({ account, delegation, unverified, ...context, characters })
    const origin = mark.attrs?.origin
    return {
      type: 'authored',
      attrs: { account, delegation, ...(unverified ? { unverified } : {}), ...context, ...(origin ? { origin } : {}) },
    }
  }
  const count = ({ characters, ...who }: Author) => {
    const key = JSON.stringify(who)
    const author = found.get(key) ?? { ...who, characters: 0 }
    author.characters += characters
    found.set(key, author)
  }
  const shown = marked(diffText(text, nothing).doc)
  return { doc: shown, authors: [...found.values()].sort((a, b) => b.characters - a.characters) }
}
