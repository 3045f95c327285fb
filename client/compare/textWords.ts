// Summary of a text's diff: changed paragraphs counted per language.
import type { Language } from '../../shared/bilingual.ts'
import type { TextDifference } from '../../shared/history/comparison.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import type { ItemMark } from './differences.ts'

export const markOfText = ({ how }: TextDifference): ItemMark => (how === 'added' ? 'added' : how === 'archived' ? 'removed' : 'changed')

/** `Spanish: 3 paragraphs changed, 1 new paragraph. English: 1 paragraph changed.` */
export const textWords = ({ how, paragraphs }: TextDifference, language: Language): string => {
  const text = CATALOGUE[language].review
  const sides = (['es', 'en'] as const).flatMap((side) => {
    const { inserted, deleted, changed } = paragraphs[side]
    const counts = [
      ...(changed > 0 ? [text.changed(changed)] : []),
      ...(inserted > 0 ? [text.inserted(inserted)] : []),
      ...(deleted > 0 ? [text.deleted(deleted)] : []),
    ]
    return counts.length > 0 ? [`${text.paragraphs(side === 'es' ? text.inSpanish : text.inEnglish, counts.join(', '))}.`] : []
  })
  const began = {
    added: text.textAdded,
    archived: text.textArchived,
    restored: text.textRestored,
    changed: sides.length === 0 ? text.titleOnly : '',
  }
  return [began[how], ...sides].filter((words) => words !== '').join(' ')
}
