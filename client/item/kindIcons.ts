import type { Kind } from '../../shared/roadmap/model.ts'
import type { IconName } from '../ui/Icon.tsx'

export const KIND_ICONS: Readonly<Record<Kind, IconName>> = {
  objective: 'target',
  practice: 'book-open-check',
  action: 'square-check',
  training: 'graduation-cap',
  milestone: 'diamond',
}
