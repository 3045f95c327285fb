// Items that are selected, and what is done with all of them at once.
import { number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  bar: 'Acciones seleccionadas',
  count: (n: number) => plural('es', n, 'seleccionada', 'seleccionadas'),
  none: 'Ninguna seleccionada',
  select: (code: string) => `Seleccionar ${code}`,
  all: 'Seleccionar todas',
  clear: 'Quitar la selección',
  of: (n: number, all: number) => `${number('es', n)} de ${number('es', all)}`,
  label: 'Etiquetas',
  newLabel: 'Nueva etiqueta',
  addLabel: 'Agregar a todas',
  dueOn: 'Vencen el',
  setDue: 'Fijar',
  noDue: 'Sin vencimiento',
  days: 'Desplazar días',
  daysHint: 'Inicio y vencimiento; con signo menos, antes',
  shift: 'Desplazar',
  changed: (n: number) => plural('es', n, 'acción cambiada.', 'acciones cambiadas.'),
  asItWas: 'Nada que cambiar: ya estaba así.',
  refused: (n: number) => `${plural('es', n, 'acción no cambió', 'acciones no cambiaron')}:`,
  undated: 'No tiene fechas que desplazar.',
  understood: 'Entendido',
}

export const en: Like<typeof es> = {
  bar: 'Selected items',
  count: (n) => plural('en', n, 'selected', 'selected'),
  none: 'None selected',
  select: (code) => `Select ${code}`,
  all: 'Select all',
  clear: 'Clear the selection',
  of: (n, all) => `${number('en', n)} of ${number('en', all)}`,
  label: 'Labels',
  newLabel: 'New label',
  addLabel: 'Add to all',
  dueOn: 'Due on',
  setDue: 'Set',
  noDue: 'No due date',
  days: 'Shift by days',
  daysHint: 'Start and due; with a minus, earlier',
  shift: 'Shift',
  changed: (n) => plural('en', n, 'item changed.', 'items changed.'),
  asItWas: 'Nothing to change: it was so already.',
  refused: (n) => `${plural('en', n, 'item was not changed', 'items were not changed')}:`,
  undated: 'It has no dates to shift.',
  understood: 'Understood',
}
