// Search results of a group as lines of the palette and of *Mentioned in*: name, kind and link. Pure.

import type { SearchHit } from '../../shared/api/search.ts'
import { type Language, otherLanguage, pickWords } from '../../shared/bilingual.ts'
import type { GroupId } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import type { IconName } from '../ui/icons.ts'
import type { Messages } from './messages/catalogue.ts'

export interface HitLine {
  readonly key: string
  readonly title: string
  readonly excerpt: string
  readonly kind: string
  readonly icon: IconName
  readonly href: string
}

export const lineOf = (hit: SearchHit, group: GroupId, language: Language, text: Messages): HitLine => {
  const { found } = hit
  const title = pickWords(hit.title, language) || text.palette.untitled
  const excerpt = hit.excerpt[language] || hit.excerpt[otherLanguage(language)]
  const base = `/g/${group}`
  switch (found.type) {
    case 'item':
      return {
        key: `item ${found.id}`,
        title: found.code ? `${found.code} ${isolate(title)}` : title,
        excerpt,
        kind: text.palette.item,
        icon: 'square-check',
        href: `${base}/road-map?item=${found.id}`,
      }
    case 'text':
      return {
        key: hit.document,
        title,
        excerpt,
        kind: text.palette.text,
        icon: 'file-text',
        href: `${base}/texts/${hit.document.slice('page:'.length)}`,
      }
    case 'term':
      return {
        key: `term ${found.id}`,
        title,
        excerpt,
        kind: text.palette.term,
        icon: 'book-open-check',
        href: `${base}/glossary?term=${found.id}`,
      }
    case 'session':
      return {
        key: hit.document,
        title,
        excerpt,
        kind: text.palette.session(found.number),
        icon: 'messages-square',
        href: `${base}/sessions/${found.meeting}`,
      }
    case 'point':
      return {
        key: `point ${found.id}`,
        title,
        excerpt,
        kind: text.palette.point(found.number),
        icon: 'messages-square',
        href: `${base}/sessions/${found.meeting}?point=${found.id}`,
      }
    case 'decision':
      return {
        key: `decision ${found.id}`,
        title,
        excerpt,
        kind: text.palette.decision(found.called ?? String(found.decision), found.number),
        icon: 'gavel',
        href: `${base}/sessions/${found.meeting}?view=outcomes&decision=${found.id}`,
      }
  }
}
