import type { ItemKind } from '../../shared/roadmap/model.ts'
import type { IconName } from '../ui/Icon.tsx'

export const KIND_ICONS: Readonly<Record<ItemKind, IconName>> = {
  objective: 'target',
  practice: 'book-open-check',
  action: 'square-check',
  training: 'graduation-cap',
  milestone: 'diamond',
}
