// Messages of the space that operators give a group for files.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'

const es = {
  title: 'Espacio para archivos',
  why: 'Todo lo que se adjunta en el grupo cabe en este espacio, y también lo retirado en los últimos treinta días. Lo que ya está adjunto se conserva siempre.',
  megabytes: 'Megabytes',
  hint: 'Vacío: el límite de la instalación (GROUP_FILES_MB).',
  used: (space: string) => `En uso: ${space}.`,
  wrong: (most: string) => `Escriba un número entero de 1 a ${most}, o deje el campo vacío.`,
  done: 'El espacio del grupo está cambiado',
  of: (used: string, limit: string) => `${used} de ${limit}`,
  isOwn: 'límite propio',
}
const en: Like<typeof es> = {
  title: 'Space for files',
  why: 'Everything attached in the group fits into this space, and what was removed in the last thirty days, too. What is attached already always stays.',
  megabytes: 'Megabytes',
  hint: 'Empty: the limit of the installation (GROUP_FILES_MB).',
  used: (space) => `In use: ${space}.`,
  wrong: (most) => `Enter a whole number from 1 to ${most}, or leave the field empty.`,
  done: 'The group’s space is changed',
  of: (used, limit) => `${used} of ${limit}`,
  isOwn: 'own limit',
}
export const GROUP_QUOTA_WORDS: Readonly<Record<Language, Like<typeof es>>> = { es, en }
