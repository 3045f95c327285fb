// Messages of suspended and archived groups, for members and operators. Loaded with them.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'

const es = {
  shown: {
    suspended: (day: string) => `Este grupo está suspendido desde el ${day}: todo se puede leer y exportar, pero no cambiar.`,
    archived: (day: string) => `Este grupo se archivó el ${day}: todo se puede leer y exportar, pero no cambiar.`,
  },
  state: {
    suspended: (day: string) => `suspendido desde el ${day}`,
    archived: (day: string) => `archivado el ${day}`,
  },
  actions: (name: string) => `Acciones del grupo ${name}`,
  suspended: {
    go: 'Suspender',
    why: 'Sus miembros podrán leer y exportar todo, pero no podrán cambiar nada hasta que usted reanude el grupo. Verán esta frase en todas las pantallas.',
    done: 'El grupo está suspendido',
  },
  archived: {
    go: 'Archivar',
    why: 'El trabajo del grupo ha terminado. Sus miembros podrán leer y exportar todo, pero no podrán cambiar nada, salvo que usted reanude el grupo. Verán esta frase en todas las pantallas.',
    done: 'El grupo está archivado',
  },
  resumed: { go: 'Reanudar', why: 'Sus miembros podrán editar de nuevo, desde ahora.', done: 'El grupo se puede editar de nuevo' },
  change: 'Cambiar la frase',
  sentence: { es: 'Frase en español', en: 'Frase en inglés' },
  sentenceMissing: 'Escriba la frase en los dos idiomas.',
}
const en: Like<typeof es> = {
  shown: {
    suspended: (day) => `This group has been suspended since ${day}: everything can be read and exported, but not changed.`,
    archived: (day) => `This group was archived on ${day}: everything can be read and exported, but not changed.`,
  },
  state: { suspended: (day) => `suspended since ${day}`, archived: (day) => `archived on ${day}` },
  actions: (name) => `Actions for the group ${name}`,
  suspended: {
    go: 'Suspend',
    why: 'Its members will be able to read and export everything, but not to change anything, until you resume the group. They will see this sentence on every screen.',
    done: 'The group is suspended',
  },
  archived: {
    go: 'Archive',
    why: 'The group’s work has ended. Its members will be able to read and export everything, but not to change anything, unless you resume the group. They will see this sentence on every screen.',
    done: 'The group is archived',
  },
  resumed: { go: 'Resume', why: 'Its members will be able to edit again, from now on.', done: 'The group can be edited again' },
  change: 'Change the sentence',
  sentence: { es: 'Sentence in Spanish', en: 'Sentence in English' },
  sentenceMissing: 'Write the sentence in both languages.',
}
export const READ_ONLY_GROUP_WORDS: Readonly<Record<Language, Like<typeof es>>> = { es, en }
