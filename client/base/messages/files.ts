// Messages of files attached to items, texts, agenda points and decisions.
import type { Like } from './like.ts'

export const es = {
  removeNamed: (name: string) => `Retirar ${name}`,
  sending: (name: string) => `Enviando ${name}`,
  stopNamed: (name: string) => `Cancelar ${name}`,
  notTaken: (names: string) => `${names}: solo se admiten PDF, imágenes y documentos de Office u OpenDocument.`,
}

export const en: Like<typeof es> = {
  removeNamed: (name) => `Remove ${name}`,
  sending: (name) => `Sending ${name}`,
  stopNamed: (name) => `Cancel ${name}`,
  notTaken: (names) => `${names}: only PDF files, images, and Office or OpenDocument files are accepted.`,
}
