// The files that hang on items, texts, agenda points and decisions.
import type { Like } from './like.ts'

export const es = {
  removeNamed: (name: string) => `Retirar ${name}`,
  sending: (name: string) => `Enviando ${name}`,
  stopNamed: (name: string) => `Cancelar ${name}`,
}

export const en: Like<typeof es> = {
  removeNamed: (name) => `Remove ${name}`,
  sending: (name) => `Sending ${name}`,
  stopNamed: (name) => `Cancel ${name}`,
}
