// Messages of selected items and bulk actions.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  count: (n: number) => plural('es', n, 'seleccionada', 'seleccionadas'),
  select: (code: string) => `Seleccionar ${code}`,
  of: (n: number, all: number) => `${formatNumber('es', n)} de ${formatNumber('es', all)}`,
  changed: (n: number) => plural('es', n, 'acción modificada.', 'acciones modificadas.'),
  refused: (n: number) => `${plural('es', n, 'acción no cambió', 'acciones no cambiaron')}:`,
}

export const en: Like<typeof es> = {
  count: (n) => plural('en', n, 'selected', 'selected'),
  select: (code) => `Select ${code}`,
  of: (n, all) => `${formatNumber('en', n)} of ${formatNumber('en', all)}`,
  changed: (n) => plural('en', n, 'item changed.', 'items changed.'),
  refused: (n) => `${plural('en', n, 'item was not changed', 'items were not changed')}:`,
}
