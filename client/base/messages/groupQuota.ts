// Messages of the space that operators give a group for files.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'

const es = {
  title: 'Espacio para archivos',
  why: 'Es el espacio para los archivos adjuntos del grupo; los retirados cuentan treinta días más. Lo que ya está adjunto se conserva siempre.',
  megabytes: 'Megabytes',
  hint: (usual: string) => `Vacío: ${usual} MB, el límite de la instalación (GROUP_FILES_MB).`,
  used: (space: string) => `En uso: ${space}.`,
  wrong: (most: string) => `Escriba un número entero de 1 a ${most}, o deje el campo vacío.`,
  below: 'El grupo ya usa más espacio: lo adjunto se conserva, pero no se podrá adjuntar nada nuevo hasta que haya sitio.',
  done: 'Se cambió el espacio del grupo',
  of: (used: string, limit: string) => `${used} de ${limit}`,
  isOwn: 'límite propio',
}
const en: Like<typeof es> = {
  title: 'Space for files',
  why: 'This is the space for the files attached in the group; removed ones count for thirty days more. What is attached already always stays.',
  megabytes: 'Megabytes',
  hint: (usual) => `Empty: ${usual} MB, the limit of the installation (GROUP_FILES_MB).`,
  used: (space) => `In use: ${space}.`,
  wrong: (most) => `Enter a whole number from 1 to ${most}, or leave the field empty.`,
  below: 'The group already uses more: what is attached stays, but nothing new can be attached until there is room.',
  done: 'The group’s space was changed',
  of: (used, limit) => `${used} of ${limit}`,
  isOwn: 'own limit',
}
export const GROUP_QUOTA_WORDS: Readonly<Record<Language, Like<typeof es>>> = { es, en }
