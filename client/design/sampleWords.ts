// What this page says by itself; all other words on it are the product's.
import type { Bilingual } from '../../shared/bilingual.ts'

const en = {
  title: 'The design language of Ruta',
  type: 'Type',
  colours: 'Colours',
  space: 'Space, shape and elevation',
  delegations: 'Delegations: colour, pattern and letters',
  buttons: 'Buttons',
  chips: 'Chips, badges and switches',
  fields: 'Fields',
  marks: 'Status, progress, due dates, translation, changes',
  overlays: 'Menus, dialogs, popovers, toasts and tooltips',
  states: 'Empty, loading, error, offline, read-only',
  save: 'The save status',
  icons: 'Icons',
  forms: 'One plan in five forms',
  readOnly: 'The table of somebody who may only read',
  sentence: 'Delegations write one road map together.',
} as const
export type SampleWords = Readonly<Record<keyof typeof en, string>>

export const SAMPLE_WORDS: Readonly<Record<keyof Bilingual, SampleWords>> = {
  en,
  es: {
    title: 'El lenguaje visual de Ruta',
    type: 'Letra',
    colours: 'Colores',
    space: 'Espacio, forma y elevación',
    delegations: 'Delegaciones: color, trama y letras',
    buttons: 'Botones',
    chips: 'Fichas, distintivos e interruptores',
    fields: 'Campos',
    marks: 'Estado, avance, plazos, traducción, cambios',
    overlays: 'Menús, diálogos, hojas, avisos y rótulos',
    states: 'Vacío, carga, error, sin conexión, solo lectura',
    save: 'El estado del guardado',
    icons: 'Iconos',
    forms: 'Un plan en cinco formas',
    readOnly: 'La tabla de quien solo puede leer',
    sentence: 'Las delegaciones escriben juntas una hoja de ruta.',
  },
}
